#include "indexer/run_report.h"

namespace lede {

void RunReport::fail(const core::Error& error) {
  if (error.code == core::ErrorCode::kNoArticle) {
    ++without_article_;
    pass_over("page without an article");
    return log_.warning(error);
  }
  ++failed_;
  const std::lock_guard guard(mutex_);
  log_.error(error);
}

void RunReport::doubt(const core::Error& error) {
  const std::lock_guard guard(mutex_);
  log_.warning(error);
}

void RunReport::mended(const std::string& what) {
  const std::lock_guard guard(mutex_);
  log_.verbose(what);
}

void RunReport::pass_over(std::string_view kind) {
  const std::lock_guard guard(mutex_);
  const auto found = kinds_.find(kind);
  ++(found == kinds_.end() ? kinds_.emplace(kind, 0).first : found)->second;
}

std::uint64_t RunReport::passed_over() const {
  const std::lock_guard guard(mutex_);
  std::uint64_t all = 0;
  for (const auto& [kind, count] : kinds_) all += count;
  return all;
}

void RunReport::tell_passed_over() {
  const std::lock_guard guard(mutex_);
  for (const auto& [kind, count] : kinds_)
    log_.verbose("passed over: " + kind + ": " + std::to_string(count));
}

void RunReport::count_read(std::uint64_t articles) {
  read_ += articles;
  const std::lock_guard guard(mutex_);
  if (progress_.due()) progress_.update(std::to_string(read_) + " articles read");
}

int RunReport::exit_status() const { return failed_ > 0 || (without_article_ > 0 && read_ == 0) ? 1 : 0; }

}  // namespace lede
