// Standard output as a stream of results: buffered, and honest about how it ended.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::core {

// Writes to a file descriptor that it does not own (1 unless told). After the first failure
// further writes are dropped, so that a producer may just run on or ask good() and stop.
// SIGPIPE must be ignored (install_interrupt_handler()). Not for use by two threads at once.
class StandardOutput {
 public:
  explicit StandardOutput(int fd = 1) : fd_(fd) {}
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;
  ~StandardOutput() { flush(); }

  // Text as it is; it reaches the descriptor when 64 KiB have gathered, or by flush().
  void write(std::string_view text);
  // The same and a newline.
  void line(std::string_view text);
  void flush();

  bool good() const { return error_ == 0; }
  // The reader went away (`| head`): an ordinary, quiet end.
  bool closed() const;

  // Flushes. An Error (kIo) for a full disk and the like; success when the reader went away.
  Status finish();

 private:
  int fd_;
  int error_ = 0;  // errno of the first failure
  std::string buffer_;
};

}  // namespace lede::core
