// One line on standard error that tells how far a long run is.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace lede::core {

// Shown only when standard error is a terminal, at most ten times a second; otherwise every
// call does nothing. One thread at a time.
class Progress {
 public:
  // `fd` is not owned. `quiet` (as by -q) shows nothing.
  explicit Progress(bool quiet, int fd = 2);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // False when nothing will be shown: spares making the text.
  bool shown() const { return shown_; }
  // True when an update would be shown now.
  bool due() const;

  // Replaces the line; `text` is made printable and cut to the terminal's width.
  void update(std::string_view text);

  // Takes the line away; before anything else is written to standard error, and at the end.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  int fd_;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point next_{};
};

}  // namespace lede::core
