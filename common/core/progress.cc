#include "common/core/progress.h"

#include <unistd.h>

#include "common/core/terminal.h"

namespace lede::core {

namespace {

constexpr std::chrono::milliseconds kInterval{100};

void put(int fd, const std::string& text) {
  // A line that cannot be shown is no reason to stop.
  if (::write(fd, text.data(), text.size()) < 0) return;
}

}  // namespace

Progress::Progress(bool quiet, int fd) : fd_(fd), shown_(!quiet && is_terminal(fd)) {}

bool Progress::due() const { return shown_ && Clock::now() >= next_; }

void Progress::update(std::string_view text) {
  if (!due()) return;
  next_ = Clock::now() + kInterval;
  drawn_ = true;
  std::string line = "\r\x1b[K";
  line += fit_columns(printable(text), terminal_width(fd_) - 1);
  put(fd_, line);
}

void Progress::clear() {
  if (!drawn_) return;
  drawn_ = false;
  put(fd_, "\r\x1b[K");
}

}  // namespace lede::core
