// What a run has read and what failed, for progress and the closing line.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include "common/core/log.h"
#include "common/core/progress.h"

namespace lede {

// Safe for several threads. Each failure is told at once, with its file and reason.
class RunReport {
 public:
  RunReport(core::Log& log, core::Progress& progress) : log_(log), progress_(progress) {}

  void fail(const core::Error& error);
  void mended(const std::string& what);  // not well formed and read all the same; told with -v
  void count_read(std::uint64_t articles);

  std::uint64_t read() const { return read_; }
  std::uint64_t failed() const { return failed_; }

 private:
  core::Log& log_;
  core::Progress& progress_;
  std::mutex mutex_;  // log_, progress_
  std::atomic<std::uint64_t> read_{0};
  std::atomic<std::uint64_t> failed_{0};
};

}  // namespace lede
