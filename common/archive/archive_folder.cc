#include "common/archive/archive_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/archive/manifest.h"
#include "common/archive/schema.h"
#include "common/core/file_writer.h"
#include "common/core/toml.h"

namespace lede::archive {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

constexpr const char* kInfoFile = "archive.toml";

core::Result<ArchiveInfo> parse_info(const std::string& text, const fs::path& file) {
  const Error damaged{ErrorCode::kArchive, "not a lede archive: archive.toml cannot be read",
                      "choose another folder with --archive", file.string()};
  try {
    const toml::table table = toml::parse(text);
    const auto format = table["format"].value<int>();
    if (!format || *format < 1) return damaged;
    if (*format > kFormatVersion) {
      return Error{ErrorCode::kVersion,
                   "the archive has format " + std::to_string(*format) + ", this lede reads up to " +
                       std::to_string(kFormatVersion),
                   "install the newer lede that wrote it", file.string()};
    }
    if (*format < kOldestFormat) {
      return Error{ErrorCode::kVersion,
                   "the archive has format " + std::to_string(*format) + ", this lede reads none before " +
                       std::to_string(kOldestFormat),
                   "export it with the lede that wrote it, and add the export to a new archive",
                   file.string()};
    }
    return ArchiveInfo{*format, table["stemmer"].value_or(std::string("english"))};
  } catch (const toml::parse_error&) {
    return damaged;
  }
}

core::Status write_info(const fs::path& folder, const ArchiveInfo& info) {
  return core::replace_file(folder / kInfoFile,
                            "# A lede archive: back up or move the whole folder.\nformat = " +
                                std::to_string(info.format) + "\nstemmer = \"" + info.stemmer + "\"\n");
}

core::Status create_folders(const fs::path& folder) {
  std::error_code error;
  for (const fs::path& path : {index_folder(folder), dictionary_folder(folder)}) {
    fs::create_directories(path, error);
    if (error) {
      return Error{ErrorCode::kIo, "cannot create folder: " + error.message(),
                   core::hint_for_errno(error.value()), path.string()};
    }
  }
  return core::ok_status();
}

// What stands where an archive was asked for, when there is no archive.toml.
Error no_archive(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    return {ErrorCode::kArchive, "no archive here",
            "make one with: lede-index add --archive " + folder.string() + " FILE...", folder.string()};
  }
  return {ErrorCode::kArchive, "not a lede archive",
          "choose the archive's folder with --archive or $LEDE_ARCHIVE", folder.string()};
}

// Nothing, an empty folder, or what a run leaves that was killed before archive.toml was there: empty
// folders and an empty live set.
bool is_blank(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return true;
  if (!fs::is_directory(folder, error)) return false;
  if (!fs::exists(index_folder(folder), error)) return fs::is_empty(folder, error);
  if (!fs::exists(index_folder(folder) / kManifestFile, error)) return true;
  const auto manifest = read_manifest(index_folder(folder));
  return manifest && *manifest == Manifest{};
}

// Under the writer's lock, or two programs that make it at the same time might write an empty set over
// the other's articles.
core::Result<ArchiveInfo> create_archive(const fs::path& folder, const std::string& stemmer) {
  if (core::Status status = create_folders(folder); !status) return status.error();
  const auto lock = WriterLock::acquire(folder);
  std::error_code error;
  if (fs::exists(folder / kInfoFile, error)) return open_archive(folder);  // the other has made it
  if (!lock) return lock.error();
  if (core::Status status = write_manifest(index_folder(folder), Manifest{}); !status) return status.error();
  const ArchiveInfo info{kFormatVersion, stemmer};
  if (core::Status status = write_info(folder, info); !status) return status.error();
  return info;
}

}  // namespace

fs::path index_folder(const fs::path& archive) { return archive / "index"; }
fs::path dictionary_folder(const fs::path& archive) { return archive / "dictionaries"; }

core::Result<ArchiveInfo> open_archive(const fs::path& folder) {
  auto text = core::read_file(folder / kInfoFile);
  if (text) return parse_info(*text, folder / kInfoFile);
  std::error_code error;
  if (text.error().code == ErrorCode::kNotFound || !fs::is_directory(folder, error))
    return no_archive(folder);
  return text.error();
}

core::Result<ArchiveInfo> open_or_create_archive(const fs::path& folder, const std::string& stemmer) {
  std::error_code error;
  // Where it cannot be told whether there is one, opening it says why.
  if (fs::exists(folder / kInfoFile, error) || error) return open_archive(folder);
  return is_blank(folder) ? create_archive(folder, stemmer) : no_archive(folder);
}

core::Status raise_format(const fs::path& folder, ArchiveInfo& info) {
  if (info.format == kFormatVersion) return core::ok_status();
  info.format = kFormatVersion;
  return write_info(folder, info);
}

core::Result<WriterLock> WriterLock::acquire(const fs::path& archive, Right right) {
  struct Row {
    const char* file;
    const char* holder;
    const char* hint;
  };
  constexpr Row kRows[] = {
      {"lock", "lede-index is writing to this archive", "wait for it to end; searching goes on meanwhile"},
      {"poll.lock", "lede-index is updating this archive from its feeds",
       "wait for it to end; searching goes on meanwhile"},
      {"alerts.lock", "lede-search is running this archive's alerts", "wait for it to end"}};
  const Row& row = kRows[static_cast<std::size_t>(right)];
  const fs::path path = archive / row.file;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) {
    return Error{ErrorCode::kIo, std::string("cannot open the lock: ") + std::strerror(errno),
                 core::hint_for_errno(errno), path.string()};
  }
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const int why = errno;
    char holder[64] = {};
    const ssize_t size = ::pread(fd, holder, sizeof holder - 1, 0);
    ::close(fd);
    if (why != EWOULDBLOCK) {
      return Error{ErrorCode::kIo, std::string("cannot lock: ") + std::strerror(why), "", path.string()};
    }
    return Error{ErrorCode::kLocked,
                 std::string("another ") + row.holder +
                     (size > 0 ? " (process " + std::string(holder, static_cast<std::size_t>(size)) + ")"
                               : std::string()),
                 row.hint, archive.string()};
  }
  const std::string self = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, self.data(), self.size(), 0) < 0) {
    // Only the message above is poorer; the lock is held all the same.
  }
  return WriterLock(fd);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace lede::archive
