// Messages for the person at the terminal, on standard error.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "common/core/error.h"
#include "common/core/progress.h"
#include "common/core/terminal.h"

namespace lede::core {

enum class Verbosity { kQuiet, kNormal, kVerbose, kDebug };  // -q, nothing, -v, -vv

// "lede-index: warning: ..." lines. Clears the progress line before each. Safe for several
// threads; whole lines only. What goes out is made printable.
class Log {
 public:
  // `program` is the name before each message; `progress` may be null and must outlive the log.
  Log(std::string program, Verbosity verbosity, Style style, Progress* progress, int fd = 2);

  Verbosity verbosity() const { return verbosity_; }

  void error(const Error& error);          // always
  void error(std::string_view message);    // always
  void warning(const Error& error);        // unless -q
  void warning(std::string_view message);  // unless -q
  void info(std::string_view message);     // unless -q; without program name
  void verbose(std::string_view message);  // with -v
  void debug(std::string_view message);    // with -vv

 private:
  void put(Verbosity least, std::string_view kind, std::string_view color, std::string_view message);

  std::string program_;
  Verbosity verbosity_;
  Style style_;
  Progress* progress_;
  int fd_;
  std::mutex mutex_;
};

}  // namespace lede::core
