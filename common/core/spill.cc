#include "common/core/spill.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lede::core {

Spill::~Spill() {
  if (fd_ >= 0) ::close(fd_);
}

void Spill::flush() {
  const auto fail = [&](const char* doing) {
    problem_ = Error{ErrorCode::kIo, std::string(doing) + ": " + std::strerror(errno), hint_for_errno(errno),
                     beside_.string()};
  };
  if (fd_ < 0 && !problem_) {
    std::string name = beside_.string() + ".spill-XXXXXX";
    fd_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd_ < 0) {
      fail("cannot create a file beside it");
    } else {
      ::unlink(name.c_str());
    }
  }
  for (std::string_view rest = buffer_; !rest.empty() && !problem_;) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n < 0 && errno != EINTR) fail("cannot write to a file beside it");
    if (n > 0) rest.remove_prefix(static_cast<std::size_t>(n));
  }
  spilled_ += buffer_.size();
  buffer_.clear();
}

Result<std::string_view> Spill::seal() {
  if (spilled_ == 0) return std::string_view(buffer_);
  flush();
  if (problem_) return *problem_;
  if (!mapped_) {
    auto mapped = MappedFile::map(fd_, beside_);
    if (!mapped) return mapped.error();
    mapped_ = std::move(*mapped);
  }
  return mapped_->bytes();
}

Status Spill::copy_to(FileWriter& file) {
  const auto bytes = seal();
  if (!bytes) return bytes.error();
  for (std::string_view rest = *bytes; !rest.empty();) {
    const std::string_view block = rest.substr(0, WalkedBytes::kMost);
    file.write(block);
    release();
    rest.remove_prefix(block.size());
  }
  return ok_status();
}

}  // namespace lede::core
