#include "searcher/alert/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "common/archive/xapian_guard.h"
#include "common/core/file_writer.h"
#include "common/text/hash.h"

namespace lede::alert {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

namespace {

constexpr std::string_view kMagic = "LEDESEE1";
constexpr std::size_t kEntry = 8;
constexpr std::size_t kHeader = kMagic.size() + kEntry;
constexpr std::string_view kIdentity = "Q";  // prefix of identities' terms (archive/schema.h)

std::uint64_t read_entry(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = kEntry; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

void write_entry(std::string& out, std::uint64_t value) {
  for (std::size_t i = 0; i < kEntry; ++i) out += static_cast<char>(value >> (8 * i));
}

// Calls `visit` with each identity's term of the snapshot, without its prefix.
template <typename Visit>
core::Status each_identity(const archive::Snapshot& snapshot, Visit visit) {
  return archive::xapian_guard("archive", [&] {
    for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
      const Xapian::Database& database = snapshot.database(p);
      const std::string prefix(kIdentity);
      for (auto term = database.allterms_begin(prefix), end = database.allterms_end(prefix); term != end;
           ++term)
        visit(std::string_view(*term).substr(kIdentity.size()));
    }
  });
}

Error damaged(const fs::path& file) {
  return {ErrorCode::kArchive, "the record of what alerts have seen is damaged",
          "remove it: every alert then starts afresh", file.string()};
}

// An open file that is closed again.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes, off_t at) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(fd, bytes.data(), bytes.size(), at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += written;
  }
  return true;
}

}  // namespace

core::Result<Journal> Journal::open(const fs::path& alerts) {
  Journal journal(alerts / "seen");
  auto bytes = core::read_file(journal.file_);
  if (!bytes) {
    if (bytes.error().code == ErrorCode::kNotFound) return journal;
    return bytes.error();
  }
  const std::string_view all = *bytes;
  // Torn in its first write: nothing was told by it.
  if (all.size() < kHeader && (kMagic.starts_with(all) || all.starts_with(kMagic))) return journal;
  if (!all.starts_with(kMagic)) return damaged(journal.file_);
  journal.number_ = read_entry(all.substr(kMagic.size(), kEntry));
  std::size_t end = all.size() - all.size() % kEntry;
  // Room that a power cut left without its bytes.
  while (end > kHeader && read_entry(all.substr(end - kEntry, kEntry)) == 0) end -= kEntry;
  for (std::size_t at = kHeader; at < end; at += kEntry)
    journal.places_.emplace(read_entry(all.substr(at, kEntry)), journal.places_.size());
  journal.opened_with_ = journal.size();
  if (journal.number_ == 0 || kHeader + kEntry * journal.size() != end) return damaged(journal.file_);
  return journal;
}

std::string Journal::name() const { return text::to_hex(number_); }

core::Status Journal::enter(const archive::Snapshot& snapshot) {
  std::vector<std::uint64_t> fresh;
  core::Status status = each_identity(snapshot, [&](std::string_view identity) {
    const std::uint64_t hash = text::hash64(identity);
    if (places_.emplace(hash, places_.size()).second) fresh.push_back(hash);
  });
  if (!status || (fresh.empty() && number_ != 0)) return status;
  return append(fresh);
}

core::Status Journal::append(const std::vector<std::uint64_t>& fresh) {
  const auto failed = [&](const char* doing) {
    return Error{ErrorCode::kIo,
                 std::string("cannot ") + doing + " what alerts have seen: " + std::strerror(errno),
                 core::hint_for_errno(errno), file_.string()};
  };
  const bool is_new = number_ == 0;
  const Descriptor file(::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (file.get() < 0) return failed("open");
  std::string bytes;
  if (is_new) {
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    number_ = text::hash64(std::to_string(now) + "/" + std::to_string(::getpid())) | 1;
    bytes = kMagic;
    write_entry(bytes, number_);
  }
  const auto end = static_cast<off_t>(is_new ? 0 : kHeader + kEntry * (size() - fresh.size()));
  for (const std::uint64_t hash : fresh) write_entry(bytes, hash);
  if (::ftruncate(file.get(), end) != 0 || !write_all(file.get(), bytes, end) || ::fsync(file.get()) != 0)
    return failed("write");
  return is_new ? core::sync_folder(file_.parent_path()) : core::ok_status();
}

core::Result<std::vector<std::string>> Journal::since(const archive::Snapshot& snapshot,
                                                      std::uint64_t place) const {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  if (place >= size()) return std::vector<std::string>();
  core::Status status = each_identity(snapshot, [&](std::string_view identity) {
    const auto at = places_.find(text::hash64(identity));
    if (at != places_.end() && at->second >= place) found.emplace_back(at->second, identity);
  });
  if (!status) return status.error();
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> identities;
  for (auto& [at, identity] : found) identities.push_back(std::move(identity));
  return identities;
}

}  // namespace lede::alert
