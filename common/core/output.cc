#include "common/core/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lede::core {

namespace {

constexpr std::size_t kBufferSize = std::size_t{64} * 1024;

}  // namespace

void StandardOutput::write(std::string_view text) {
  if (error_ != 0) return;
  buffer_ += text;
  if (buffer_.size() >= kBufferSize) flush();
}

void StandardOutput::line(std::string_view text) {
  write(text);
  write("\n");
}

void StandardOutput::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

bool StandardOutput::closed() const { return error_ == EPIPE; }

Status StandardOutput::finish() {
  flush();
  if (error_ == 0 || closed()) return ok_status();
  const std::string reason = std::strerror(error_);
  const bool full = error_ == ENOSPC || error_ == EDQUOT;
  return Error{ErrorCode::kIo, "cannot write the results: " + reason,
               full ? "free some space, or write them elsewhere" : "", "standard output"};
}

}  // namespace lede::core
