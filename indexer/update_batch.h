// What a run has gathered and not yet written. Writing goes to the archive first and then to the state:
// a kill between the two leaves work to be done again, which changes nothing.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/core/result.h"
#include "indexer/run_report.h"
#include "indexer/schedule/state.h"
#include "indexer/tag/tagger.h"
#include "indexer/write/live_set.h"

namespace lede {

struct BatchTarget {
  std::filesystem::path archive;
  const tag::Tagger& tagger;
  schedule::State& state;
  RunReport& report;
  unsigned threads = 1;
};

class UpdateBatch {
 public:
  using Change = std::function<core::Status()>;

  // It has its id.
  void add(const article::Article& article);
  // To be made in the state's transaction, in the order given, once all articles so far are in the archive.
  void then(Change change) { changes_.push_back(std::move(change)); }

  bool empty() const { return changes_.empty() && articles_ == 0; }
  // Enough for a partition of its own, or old enough that a kill would lose too much work.
  bool is_due(std::chrono::steady_clock::time_point now) const;
  // So much that it must be written before more is gathered.
  bool is_full() const { return lines_.size() >= kFull; }

  // Writes all. Error kLocked: another program holds the archive's writer lock; everything is still
  // here.
  core::Result<write::Counts> write(const BatchTarget& target);

 private:
  static constexpr std::size_t kDue = std::size_t{3} << 20;
  static constexpr std::size_t kFull = std::size_t{16} << 20;

  std::string lines_;  // the articles as JSONL, which is smaller than they are
  std::size_t articles_ = 0;
  std::vector<Change> changes_;
  std::chrono::steady_clock::time_point begun_{};
};

}  // namespace lede
