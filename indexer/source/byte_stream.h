// The bytes of a file or of standard input, gzip undone, a window at a time.
#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"

namespace lede::source {

// Bytes that begin with gzip's magic (RFC 1952) are unpacked, any number of members one after
// the other; what follows the last member is left out, as gzip does. Holds as much as was asked
// to be seen at once, never the whole. For one thread.
class ByteStream {
 public:
  // `path` as in open_inputs(): "-" is standard input. Errors: kNotFound, kIo.
  static core::Result<std::unique_ptr<ByteStream>> open(const std::string& path);
  // Reads from `fd`, which stays open; `name` is for messages.
  ByteStream(int fd, std::string name);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // The next bytes, not yet consumed: at least `count` of them, fewer only at the end or where
  // damage() says so. The view holds until the next peek, skip or resume.
  std::string_view peek(std::size_t count);
  // Consumes `count` bytes, which need not have been peeked at; false when there were fewer.
  bool skip(std::uint64_t count);

  // Unpacked bytes consumed so far.
  std::uint64_t offset() const { return offset_; }

  // Why no more bytes come before the true end: a read error, truncated or damaged gzip.
  const std::optional<core::Error>& damage() const { return damage_; }
  // Up to which offset the bytes are to be relied on: the end of the last gzip member that ended
  // with the right checksum; all that was seen while nothing is damaged but the end missing.
  std::uint64_t checked() const;
  // After damaged gzip: looks for the next member and goes on there, unconsumed bytes before
  // it dropped. A member that was cut short is followed by others that inflate has already run
  // into: they are found up to 64 KiB back. False when there is none or the damage is of
  // another kind.
  bool resume();

 private:
  bool fill();
  bool fill_packed();
  bool read_raw();
  bool find_member();
  void open_member();
  void inflate_some();
  void fail(core::ErrorCode code, std::string message);

  int fd_;
  bool owns_fd_ = false;
  std::string name_;
  bool started_ = false;
  bool packed_ = false;
  bool member_open_ = false;  // inside a gzip member
  bool ended_ = false;
  bool resumed_ = false;  // in a member that was looked for
  bool corrupt_ = false;  // damage_ is not a missing end: bytes after checked_ may be anything
  z_stream z_{};
  std::vector<char> raw_;  // as read; [raw_at_, raw_end_) not yet used
  std::size_t raw_at_ = 0;
  std::size_t raw_end_ = 0;
  std::size_t member_at_ = 0;  // where the open member began, or as far back as is kept
  std::string window_;         // unpacked; consumed up to window_at_
  std::size_t window_at_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t checked_ = 0;
  std::optional<core::Error> damage_;
};

}  // namespace lede::source
