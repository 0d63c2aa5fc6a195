#include "indexer/schedule/database.h"

#include <sqlite3.h>

#include "common/text/utf8.h"

namespace lede::schedule {
namespace {

constexpr int kBusyMilliseconds = 10000;
// No value that lede keeps is near this; a damaged file may claim anything.
constexpr int kLongestValue = 8 << 20;

core::ErrorCode code_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return core::ErrorCode::kLocked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return core::ErrorCode::kArchive;
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return core::ErrorCode::kIo;
    default:
      return core::ErrorCode::kInternal;
  }
}

const char* hint_for(core::ErrorCode code) {
  switch (code) {
    case core::ErrorCode::kLocked:
      return "another program writes to it; try again when that is done";
    case core::ErrorCode::kArchive:
      return "restore it from a backup, or move it away and import your feeds again";
    case core::ErrorCode::kIo:
      return "see whether the disk is full and the archive's folder may be written, then run it again";
    default:
      return "";
  }
}

}  // namespace

Database::Database(const std::filesystem::path& file, bool create) : file_(file) {
  const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX;
  std::error_code ignored;
  if (!create && !std::filesystem::exists(file, ignored)) {
    throw DatabaseError({core::ErrorCode::kNotFound, "no feeds are kept here", "", file.string()});
  }
  const int code = ::sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const core::Error error{core::ErrorCode::kIo, std::string("cannot open: ") + ::sqlite3_errstr(code),
                            hint_for(core::ErrorCode::kIo), file.string()};
    ::sqlite3_close_v2(handle_);
    throw DatabaseError(error);
  }
  ::sqlite3_extended_result_codes(handle_, 1);
  ::sqlite3_busy_timeout(handle_, kBusyMilliseconds);
  ::sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, kLongestValue);
  // A tampered file must not make the program run what stands in it.
  ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Database::Database(Database&& other) noexcept
    : file_(std::move(other.file_)),
      handle_(std::exchange(other.handle_, nullptr)),
      statements_(std::move(other.statements_)) {
  other.statements_.clear();
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) ::sqlite3_finalize(statement);
  ::sqlite3_close_v2(handle_);
}

void Database::fail(int code) const {
  const core::ErrorCode kind = code_of(code);
  throw DatabaseError({kind, std::string("cannot read or write the state: ") + ::sqlite3_errmsg(handle_),
                       hint_for(kind), file_.string()});
}

void Database::run_script(const char* sql) {
  const int code = ::sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::last_row() const { return ::sqlite3_last_insert_rowid(handle_); }

int Database::changes() const { return ::sqlite3_changes(handle_); }

Query::Query(Database& database, const char* sql, Prepared) : database_(database) {
  sqlite3_stmt*& kept = database.statements_[sql];
  if (kept == nullptr) {
    const int code =
        ::sqlite3_prepare_v3(database.handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept, nullptr);
    if (code != SQLITE_OK) database.fail(code);
  }
  statement_ = kept;
}

Query::~Query() {
  ::sqlite3_reset(statement_);
  ::sqlite3_clear_bindings(statement_);
}

bool Query::next() {
  const int code = ::sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

void Query::bind(std::int64_t value) { ::sqlite3_bind_int64(statement_, ++bound_, value); }

void Query::bind(std::string_view text) {
  // SQLite takes a null pointer for NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  const int code =
      ::sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail(code);
}

void Query::bind(const std::optional<std::int64_t>& value) {
  if (value) {
    bind(*value);
  } else {
    ::sqlite3_bind_null(statement_, ++bound_);
  }
}

void Query::bind(const std::optional<std::chrono::sys_seconds>& value) {
  bind(value ? std::optional<std::int64_t>(value->time_since_epoch().count()) : std::nullopt);
}

std::int64_t Query::number(int column) const { return ::sqlite3_column_int64(statement_, column); }

std::optional<std::int64_t> Query::number_or_null(int column) const {
  if (::sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

std::optional<std::chrono::sys_seconds> Query::time(int column) const {
  constexpr std::int64_t kLastSecond = 253402300799;  // of the year 9999
  const auto seconds = number_or_null(column);
  if (!seconds || *seconds < -kLastSecond || *seconds > kLastSecond) return std::nullopt;
  return std::chrono::sys_seconds{std::chrono::seconds{*seconds}};
}

std::string Query::bytes(int column) const {
  const void* data = ::sqlite3_column_blob(statement_, column);
  const int size = ::sqlite3_column_bytes(statement_, column);
  return data == nullptr ? std::string()
                         : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::string Query::text(int column) const { return text::to_valid_utf8(bytes(column)); }

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const DatabaseError&) {
    // SQLite has undone it already, or undoes it when the file is next opened.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace lede::schedule
