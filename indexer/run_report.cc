#include "indexer/run_report.h"

#include <string>

namespace lede {

void RunReport::fail(const core::Error& error) {
  ++failed_;
  const std::lock_guard guard(mutex_);
  log_.error(error);
}

void RunReport::mended(const std::string& what) {
  const std::lock_guard guard(mutex_);
  log_.verbose(what);
}

void RunReport::count_read(std::uint64_t articles) {
  read_ += articles;
  const std::lock_guard guard(mutex_);
  if (progress_.due()) progress_.update(std::to_string(read_) + " articles read");
}

}  // namespace lede
