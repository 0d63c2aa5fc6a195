// SQLite as values: a file, its statements and what they give. SQLite's C interface is used in
// database.cc only.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lede::schedule {

// What went wrong inside SQLite; database_guard() makes an error value of it.
class DatabaseError : public std::exception {
 public:
  explicit DatabaseError(core::Error error) : error_(std::move(error)) {}
  const core::Error& error() const { return error_; }
  const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  core::Error error_;
};

class Database;

// One run of a statement: bound values in order, then rows. Columns count from 0.
class Query {
 public:
  template <typename... Values>
  Query(Database& database, const char* sql, const Values&... values) : Query(database, sql, Prepared{}) {
    (bind(values), ...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  bool next();  // steps to the next row; false at the end

  std::int64_t number(int column) const;
  std::optional<std::int64_t> number_or_null(int column) const;
  std::optional<std::chrono::sys_seconds> time(int column) const;
  std::string text(int column) const;   // valid UTF-8 without NUL, whatever lies there
  std::string bytes(int column) const;  // as they are

 private:
  struct Prepared {};
  Query(Database& database, const char* sql, Prepared);
  void bind(std::int64_t value);
  void bind(int value) { bind(std::int64_t{value}); }
  void bind(bool value) { bind(std::int64_t{value}); }
  void bind(std::uint64_t value) { bind(static_cast<std::int64_t>(value)); }
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const std::optional<std::int64_t>& value);
  void bind(std::chrono::sys_seconds value) { bind(std::int64_t{value.time_since_epoch().count()}); }
  void bind(const std::optional<std::chrono::sys_seconds>& value);

  Database& database_;
  sqlite3_stmt* statement_;  // the database's
  int bound_ = 0;
};

// Not for use by two threads at once. Every call may throw DatabaseError. Another program that
// writes is waited for, 10 seconds at most (then kLocked).
class Database {
 public:
  // Makes the file where there is none, if `create`; else the error is kNotFound.
  Database(const std::filesystem::path& file, bool create);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  // A statement without rows. Returns how many rows it changed.
  template <typename... Values>
  int run(const char* sql, const Values&... values) {
    Query(*this, sql, values...).next();
    return changes();
  }
  void run_script(const char* sql);  // several statements, without values
  std::int64_t last_row() const;     // the rowid of the last INSERT

  [[noreturn]] void fail(int code) const;

 private:
  friend class Query;
  int changes() const;

  std::filesystem::path file_;
  sqlite3* handle_ = nullptr;
  std::map<const char*, sqlite3_stmt*> statements_;  // by the literal that holds their SQL
};

// Runs to its commit() or is undone as a whole. Takes the write lock at once, so that two
// programs cannot each wait for the other.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// The value that `work` returns, or the error that it threw.
template <typename Work>
auto database_guard(Work work) -> core::Result<decltype(work())> {
  try {
    return work();
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

}  // namespace lede::schedule
