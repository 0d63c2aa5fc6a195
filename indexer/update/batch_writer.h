// What a run has gathered, on its way to the disk: the archive first and then the state, so that a kill
// between the two leaves work to be done again, which changes nothing.
//
// One batch at a time goes into the archive, on a thread of its own, while the next is gathered. That
// thread sees the batch's articles, the archive and the tagger, nothing else. The state belongs to the
// caller's thread, which makes a batch's changes once its articles are in the archive.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/core/result.h"
#include "indexer/schedule/state.h"
#include "indexer/tag/tagger.h"
#include "indexer/write/live_set.h"

namespace lede::update {

// Outlives the writer.
struct Target {
  std::filesystem::path archive;
  const tag::Tagger& tagger;
  schedule::State& state;
  unsigned threads = 1;  // workers that tag and index, at least 1
};

class BatchWriter {
 public:
  using Change = std::function<core::Status()>;

  explicit BatchWriter(const Target& target) : target_(target) {}
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;
  // Waits for the batch that is on its way; what the state was to know of it is lost, and done again by
  // the next run.
  ~BatchWriter() = default;

  // It has its id.
  void add(const article::Article& article);
  // To be made in the state's transaction, in the order given, once all articles so far are in the
  // archive.
  void then(Change change) { gathered_.changes.push_back(std::move(change)); }

  // The number of the batch that add() and then() fill; batches below written() are in the archive and
  // in the state.
  std::uint64_t gathering() const { return gathering_; }
  std::uint64_t written() const { return written_; }

  // Takes up what the thread has done, and gives it the next batch when that is due. Waits for the
  // thread only when so much is gathered that memory would go out of bounds. Errors: of archive and
  // state; kLocked when another program kept the archive's writer lock for ten minutes, or an
  // interrupt came meanwhile.
  core::Status go_on();
  // Writes all.
  core::Status finish();

  const write::Counts& counts() const { return counts_; }  // of what is written

 private:
  struct Batch {
    std::string lines;  // the articles as JSONL, which is smaller than they are
    std::vector<Change> changes;
    std::chrono::steady_clock::time_point begun{};
  };

  bool is_due() const;
  core::Status hand_over();
  core::Status take_up();
  core::Status make_changes();

  const Target& target_;
  Batch gathered_;
  std::vector<Change> waiting_;                        // for the articles that are on their way
  std::future<core::Result<write::Counts>> articles_;  // these; its end waits for the thread
  std::uint64_t gathering_ = 1;
  std::uint64_t written_ = 1;
  write::Counts counts_;
};

}  // namespace lede::update
