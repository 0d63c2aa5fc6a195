#include "indexer/source/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lede::source {
namespace {

constexpr std::size_t kRawSize = std::size_t{256} << 10;
constexpr std::size_t kStep = std::size_t{64} << 10;  // unpacked at a time
constexpr std::size_t kBack = std::size_t{64} << 10;  // raw bytes of an open member that are kept

constexpr const char* kCut = "gzip data ends too early";

bool is_gzip(const char* p, std::size_t size) { return size >= 2 && p[0] == '\x1f' && p[1] == '\x8b'; }

}  // namespace

core::Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path) {
  if (path == "-") return std::make_unique<ByteStream>(STDIN_FILENO, "-");
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) {
    const int why = errno;
    const auto code = why == ENOENT || why == ENOTDIR ? core::ErrorCode::kNotFound : core::ErrorCode::kIo;
    return core::Error{code, std::string("cannot open: ") + std::strerror(why),
                       why == EACCES ? "give yourself the right to read it" : "", path};
  }
  auto stream = std::make_unique<ByteStream>(fd, path);
  stream->owns_fd_ = true;
  return stream;
}

ByteStream::ByteStream(int fd, std::string name) : fd_(fd), name_(std::move(name)), raw_(kRawSize) {}

ByteStream::~ByteStream() {
  if (packed_) inflateEnd(&z_);
  if (owns_fd_) ::close(fd_);
}

std::string_view ByteStream::peek(std::size_t count) {
  while (window_.size() - window_at_ < count && fill()) {
  }
  return std::string_view(window_).substr(window_at_);
}

bool ByteStream::skip(std::uint64_t count) {
  while (count > 0) {
    if (window_at_ == window_.size() && !fill()) return false;
    const std::size_t step = std::min<std::uint64_t>(count, window_.size() - window_at_);
    window_at_ += step;
    offset_ += step;
    count -= step;
  }
  return true;
}

std::uint64_t ByteStream::checked() const {
  return corrupt_ ? checked_ : offset_ + window_.size() - window_at_;
}

bool ByteStream::resume() {
  if (!packed_ || !damage_ || damage_->code != core::ErrorCode::kInvalidInput) return false;
  offset_ += window_.size() - window_at_;
  window_at_ = window_.size();
  // Back once for each member that was reached in order, so that time stays in proportion to the file.
  raw_at_ = std::min(resumed_ ? std::max(raw_at_, member_at_ + 1) : member_at_ + 1, raw_end_);
  if (!find_member()) return false;
  resumed_ = true;
  corrupt_ = false;
  damage_.reset();
  checked_ = offset_;
  return true;
}

// To the next gzip magic in the raw bytes.
bool ByteStream::find_member() {
  static constexpr std::string_view kMagic = "\x1f\x8b\x08";
  member_open_ = false;
  while (true) {
    const std::string_view raw(raw_.data() + raw_at_, raw_end_ - raw_at_);
    const std::size_t at = raw.find(kMagic);
    if (at != std::string_view::npos) {
      raw_at_ += at;
      open_member();
      ended_ = false;
      return true;
    }
    // The magic may lie across two reads.
    raw_at_ = raw_end_ - std::min<std::size_t>(raw.size(), kMagic.size() - 1);
    if (!read_raw()) return false;
  }
}

void ByteStream::open_member() {
  inflateReset(&z_);
  member_open_ = true;
  member_at_ = raw_at_;
}

// More into the window; false at the end.
bool ByteStream::fill() {
  if (window_at_ > 0 && window_at_ >= window_.size() / 2) {
    window_.erase(0, window_at_);
    window_at_ = 0;
  }
  if (!started_) {
    started_ = true;
    while (raw_end_ < 2 && read_raw()) {
    }
    packed_ = is_gzip(raw_.data(), raw_end_) && inflateInit2(&z_, 15 + 16) == Z_OK;
    if (packed_) open_member();
  }
  if (packed_) return fill_packed();
  if (raw_at_ == raw_end_ && !read_raw()) return false;
  window_.append(raw_.data() + raw_at_, raw_end_ - raw_at_);
  raw_at_ = raw_end_;
  return true;
}

bool ByteStream::fill_packed() {
  const std::size_t before = window_.size();
  while (window_.size() == before && !ended_ && !damage_) {
    if (raw_end_ - raw_at_ < 2 && !read_raw() && raw_at_ == raw_end_) {
      if (!damage_ && member_open_) fail(core::ErrorCode::kInvalidInput, kCut);
      ended_ = true;
    } else if (!member_open_) {
      ended_ = !is_gzip(raw_.data() + raw_at_, raw_end_ - raw_at_);
      if (!ended_) open_member();
    } else {
      inflate_some();
    }
  }
  return window_.size() > before;
}

void ByteStream::inflate_some() {
  const std::size_t before = window_.size();
  window_.resize(before + kStep);
  z_.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_at_);
  z_.avail_in = static_cast<uInt>(raw_end_ - raw_at_);
  z_.next_out = reinterpret_cast<Bytef*>(window_.data() + before);
  z_.avail_out = static_cast<uInt>(kStep);
  const int status = inflate(&z_, Z_NO_FLUSH);
  raw_at_ = raw_end_ - z_.avail_in;
  window_.resize(before + kStep - z_.avail_out);
  if (status == Z_STREAM_END) {
    member_open_ = false;
    resumed_ = false;
    checked_ = offset_ + window_.size() - window_at_;
  } else if (status != Z_OK && status != Z_BUF_ERROR) {
    corrupt_ = true;
    fail(core::ErrorCode::kInvalidInput,
         std::string("damaged gzip data: ") + (z_.msg ? z_.msg : "cannot be read"));
  } else if (status == Z_BUF_ERROR && z_.avail_in == 0 && !read_raw() && !damage_) {
    fail(core::ErrorCode::kInvalidInput, kCut);
  }
}

// More raw bytes behind the unused ones; false at the end.
bool ByteStream::read_raw() {
  const std::size_t used = raw_at_ - (member_open_ ? std::min(raw_at_ - member_at_, kBack) : 0);
  if (used > 0) {
    std::memmove(raw_.data(), raw_.data() + used, raw_end_ - used);
    raw_end_ -= used;
    raw_at_ -= used;
    member_at_ -= std::min(member_at_, used);
  }
  ssize_t got = 0;
  do {
    got = ::read(fd_, raw_.data() + raw_end_, raw_.size() - raw_end_);
  } while (got < 0 && errno == EINTR);
  if (got < 0) fail(core::ErrorCode::kIo, std::string("cannot read: ") + std::strerror(errno));
  if (got <= 0) return false;
  raw_end_ += static_cast<std::size_t>(got);
  return true;
}

void ByteStream::fail(core::ErrorCode code, std::string message) {
  const char* hint = code == core::ErrorCode::kInvalidInput ? "get the file again" : "";
  damage_ = core::Error{code, std::move(message), hint, name_};
}

}  // namespace lede::source
