#include "common/core/file_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace lede::core {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

Error io_error(std::string_view doing, const std::filesystem::path& path, int error) {
  return Error{ErrorCode::kIo, std::string(doing) + ": " + std::strerror(error), hint_for_errno(error),
               path.string()};
}

// 0 or errno.
int write_all(int fd, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t n = ::write(fd, data, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    data += n;
    size -= static_cast<std::size_t>(n);
  }
  return 0;
}

Status sync_path(const std::filesystem::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return io_error("cannot open", path, errno);
  const int failed = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if (failed != 0) return io_error("cannot sync to disk", path, failed);
  return ok_status();
}

}  // namespace

std::string hint_for_errno(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "free some space and run the same command again; what was committed is kept";
    case EACCES:
    case EPERM:
    case EROFS:
      return "check the permissions, or choose another place with --archive";
    case EMFILE:
    case ENFILE:
      return "raise the limit of open files (ulimit -n)";
    default:
      return "";
  }
}

FileWriter::FileWriter(std::filesystem::path path) : path_(std::move(path)) {
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ < 0) fail("cannot create", errno);
  buffer_.reserve(kBuffer);
}

FileWriter::~FileWriter() {
  if (fd_ >= 0) ::close(fd_);
}

void FileWriter::fail(std::string_view doing, int error) {
  if (!problem_.empty()) return;
  problem_ = std::string(doing) + ": " + std::strerror(error);
  hint_ = hint_for_errno(error);
}

void FileWriter::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  if (bytes.size() < kBuffer) {
    buffer_.append(bytes);
    return;
  }
  if (!problem_.empty()) return;
  if (const int error = write_all(fd_, bytes.data(), bytes.size()); error != 0) fail("cannot write", error);
  written_ += bytes.size();
}

void FileWriter::flush() {
  if (problem_.empty() && !buffer_.empty()) {
    if (const int error = write_all(fd_, buffer_.data(), buffer_.size()); error != 0)
      fail("cannot write", error);
  }
  written_ += buffer_.size();
  buffer_.clear();
}

void FileWriter::patch(std::uint64_t offset, std::string_view bytes) {
  flush();
  if (!problem_.empty()) return;
  const ssize_t n = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
  if (n != static_cast<ssize_t>(bytes.size())) fail("cannot write", n < 0 ? errno : ENOSPC);
}

Status FileWriter::finish() {
  flush();
  if (problem_.empty() && ::fsync(fd_) != 0) fail("cannot sync to disk", errno);
  if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0) fail("cannot close", errno);
  if (!problem_.empty()) return Error{ErrorCode::kIo, problem_, hint_, path_.string()};
  return ok_status();
}

Status replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path fresh = path;
  fresh += ".new";
  {
    FileWriter file(fresh);
    file.write(bytes);
    if (Status status = file.finish(); !status) return status;
  }
  if (::rename(fresh.c_str(), path.c_str()) != 0) return io_error("cannot replace", path, errno);
  return sync_folder(path.parent_path());
}

Result<std::string> read_file(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    Error error = io_error("cannot read", path, errno);
    if (errno == ENOENT) error.code = ErrorCode::kNotFound;
    return error;
  }
  std::string bytes;
  char buffer[16384];
  ssize_t n = 0;
  while ((n = ::read(fd, buffer, sizeof buffer)) != 0) {
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
  const int failed = n < 0 ? errno : 0;
  ::close(fd);
  if (failed != 0) return io_error("cannot read", path, failed);
  return bytes;
}

Status sync_file(const std::filesystem::path& path) { return sync_path(path, O_RDONLY); }

Status sync_folder(const std::filesystem::path& folder) {
  return sync_path(folder.empty() ? std::filesystem::path(".") : folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace lede::core
