// What a run has read and what failed, for progress and the closing line.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "common/core/log.h"
#include "common/core/progress.h"

namespace lede {

// Safe for several threads. What failed and what was passed over (a page without an article) is
// told at once, with its file and reason.
class RunReport {
 public:
  RunReport(core::Log& log, core::Progress& progress) : log_(log), progress_(progress) {}

  void fail(const core::Error& error);
  void doubt(const core::Error& error);   // read all the same, though a person should know
  void mended(const std::string& what);   // not well formed and read all the same; told with -v
  void pass_over(std::string_view kind);  // not asked for or no article, such as "request record"
  void count_read(std::uint64_t articles);

  std::uint64_t read() const { return read_; }
  std::uint64_t failed() const { return failed_; }
  std::uint64_t passed_over() const;
  // Tells how many of each kind were passed over, with -v.
  void tell_passed_over();
  // 1 where something failed, or where nothing was read because pages hold no article; else 0.
  int exit_status() const;

 private:
  core::Log& log_;
  core::Progress& progress_;
  mutable std::mutex mutex_;  // log_, progress_, kinds_
  std::map<std::string, std::uint64_t, std::less<>> kinds_;
  std::atomic<std::uint64_t> read_{0};
  std::atomic<std::uint64_t> failed_{0};
  std::atomic<std::uint64_t> without_article_{0};
};

}  // namespace lede
