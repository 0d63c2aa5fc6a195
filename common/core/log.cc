#include "common/core/log.h"

#include <unistd.h>

#include <utility>

namespace lede::core {

Log::Log(std::string program, Verbosity verbosity, Style style, Progress* progress, int fd)
    : program_(std::move(program)), verbosity_(verbosity), style_(style), progress_(progress), fd_(fd) {}

void Log::error(const Error& error) { this->error(to_line(error)); }
void Log::error(std::string_view message) { put(Verbosity::kQuiet, "error", "1;31", message); }
void Log::warning(const Error& error) { warning(to_line(error)); }
void Log::warning(std::string_view message) { put(Verbosity::kNormal, "warning", "1;33", message); }
void Log::info(std::string_view message) { put(Verbosity::kNormal, "", "", message); }
void Log::verbose(std::string_view message) { put(Verbosity::kVerbose, "", "", message); }
void Log::debug(std::string_view message) { put(Verbosity::kDebug, "debug", "2", message); }

void Log::put(Verbosity least, std::string_view kind, std::string_view color, std::string_view message) {
  if (verbosity_ < least) return;
  std::string line;
  if (!kind.empty()) {
    line.append(program_).append(": ");
    line.append(style_.paint(color, std::string(kind).append(":"))).append(" ");
  }
  line.append(printable_lines(message)).append("\n");
  const std::lock_guard lock(mutex_);
  if (progress_ != nullptr) progress_->clear();
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace lede::core
