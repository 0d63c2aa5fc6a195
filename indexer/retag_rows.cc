#include "indexer/retag_rows.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <span>
#include <utility>

#include "indexer/story/fingerprint.h"

namespace lede {
namespace {

constexpr std::size_t kRowsAtOnce = 500;          // what a worker takes
constexpr std::uint32_t kMostInPartition = 2000;  // of a fresh one: larger ones need fewer merges

class RowsRun {
 public:
  RowsRun(write::LiveSet& archive, const tag::Tagger& tagger, const std::vector<archive::Place>& places,
          RetagState& state)
      : archive_(archive), tagger_(tagger), places_(places), state_(state) {}

  // All threads read the set that the places are of, whatever goes live meanwhile.
  core::Status run() {
    for (unsigned i = 0; i < state_.threads(); ++i) {
      auto snapshot = archive::Snapshot::open(archive_.folder());
      if (!snapshot) return snapshot.error();
      workers_.push_back({Retagger(std::move(*snapshot), tagger_), {}});
    }
    state_.run([this](unsigned thread) { return work(workers_[thread]); });
    return core::ok_status();
  }

 private:
  // One thread's reader and the partition that it fills.
  struct Worker {
    Retagger retagger;
    std::unique_ptr<write::PartitionBuilder> builder;
  };

  core::Status work(Worker& worker) {
    for (auto places = take(); !places.empty(); places = take()) {
      for (const archive::Place& place : places) {
        if (core::Status status = add(worker, place); !status) return status;
        if (worker.builder->rows() < kMostInPartition) continue;
        if (core::Status status = publish(worker); !status) return status;
      }
    }
    return publish(worker);
  }

  std::span<const archive::Place> take() {
    if (!state_.goes_on()) return {};
    const std::lock_guard guard(mutex_);
    const std::size_t count = std::min(kRowsAtOnce, places_.size() - next_);
    return std::span(places_).subspan(std::exchange(next_, next_ + count), count);
  }

  core::Status add(Worker& worker, const archive::Place& place) {
    const auto retagged = worker.retagger.read(place);
    if (!retagged) return retagged.error();
    if (!worker.builder) {
      worker.builder = std::make_unique<write::PartitionBuilder>(
          archive_.index(), archive_.take_number(), archive_.info().stemmer, archive_.dictionary());
    }
    const std::uint64_t story = worker.retagger.snapshot().columns(place.partition).stories()[place.row];
    const text::Tokens& body = worker.retagger.body();
    return worker.builder->add(retagged->article, worker.retagger.title(), body,
                               story::story_fingerprints(body), story);
  }

  core::Status publish(Worker& worker) {
    if (!worker.builder) return core::ok_status();
    auto closed = worker.builder->close();
    worker.builder.reset();
    if (!closed) return closed.error();
    auto counts = archive_.publish(std::move(*closed));
    if (!counts) return counts.error();
    state_.count(0, counts->updated);
    // Here, where every worker can, and not one of them at the end.
    while (const auto job = archive_.next_merge()) {
      if (core::Status status = archive_.run_merge(*job); !status) return status;
    }
    return core::ok_status();
  }

  write::LiveSet& archive_;
  const tag::Tagger& tagger_;
  const std::vector<archive::Place>& places_;
  RetagState& state_;
  std::vector<Worker> workers_;
  std::mutex mutex_;  // next_
  std::size_t next_ = 0;
};

}  // namespace

void retag_rows(write::LiveSet& archive, const tag::Tagger& tagger, const std::vector<archive::Place>& places,
                RetagState& state) {
  if (places.empty() || !state.goes_on()) return;
  if (core::Status status = RowsRun(archive, tagger, places, state).run(); !status)
    state.fail(status.error());
}

}  // namespace lede
