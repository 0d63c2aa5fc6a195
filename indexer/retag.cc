#include "indexer/retag.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "indexer/quote/quotes.h"
#include "indexer/story/fingerprint.h"

namespace lede {
namespace {

constexpr std::uint32_t kRowsAtOnce = 500;        // what a worker takes
constexpr std::uint32_t kMostInPartition = 2000;  // of a fresh one: larger ones need fewer merges

struct Rows {
  std::size_t partition = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

class RetagRun {
 public:
  RetagRun(write::LiveSet& archive, const tag::Tagger& tagger, const RetagOptions& options)
      : archive_(archive), tagger_(tagger), options_(options) {}

  RetagOutcome run() {
    auto snapshot = archive::Snapshot::open(archive_.folder());
    if (!snapshot) return {0, 0, false, snapshot.error()};
    all_ = snapshot->document_count();
    for (std::size_t p = 0; p < snapshot->partition_count(); ++p) {
      const std::uint32_t rows = snapshot->columns(p).rows();
      for (std::uint32_t first = 0; first < rows; first += kRowsAtOnce) {
        todo_.push_back({p, first, std::min(rows, first + kRowsAtOnce)});
      }
    }
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.threads; ++i) others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    return std::move(outcome_);
  }

 private:
  // One thread's reader and the partition that it fills.
  struct Worker {
    archive::Snapshot snapshot;
    std::optional<write::PartitionBuilder> builder;
    text::Tokens title = {};
    text::Tokens body = {};
  };

  // An exception must not leave a thread: it would end the program without a word.
  void work() {
    try {
      if (core::Status status = take_rows(); !status) fail(status.error());
    } catch (const std::exception& error) {
      fail({core::ErrorCode::kInternal, std::string("internal error, please report: ") + error.what(), "",
            ""});
    }
  }

  core::Status take_rows() {
    auto snapshot = archive::Snapshot::open(archive_.folder());
    if (!snapshot) return snapshot.error();
    Worker worker = {std::move(*snapshot), {}};
    while (const std::optional<Rows> rows = take()) {
      if (core::Status status = read_rows(worker, *rows); !status) return status;
    }
    return publish(worker);
  }

  std::optional<Rows> take() {
    const std::lock_guard guard(mutex_);
    if (outcome_.error || outcome_.stopped || next_ == todo_.size()) return std::nullopt;
    if (options_.stop && options_.stop()) {
      outcome_.stopped = true;
      return std::nullopt;
    }
    return todo_[next_++];
  }

  core::Status read_rows(Worker& worker, const Rows& rows) {
    std::uint64_t read = 0;
    for (std::uint32_t row = rows.first; row < rows.end; ++row) {
      const archive::Place place = {rows.partition, row};
      if (worker.snapshot.is_deleted(place)) continue;
      ++read;
      if (core::Status status = retag(worker, place); !status) return status;
      if (worker.builder && worker.builder->rows() == kMostInPartition) {
        if (core::Status status = publish(worker); !status) return status;
      }
    }
    const std::lock_guard guard(mutex_);
    outcome_.read += read;
    if (options_.progress) options_.progress(outcome_.read, all_, outcome_.changed);
    return core::ok_status();
  }

  core::Status retag(Worker& worker, const archive::Place& place) {
    auto article = worker.snapshot.article(worker.snapshot.docid(place));
    if (!article) return article.error();
    worker.title.assign(article->title);
    worker.body.assign(article::body_of(*article));
    const std::vector<article::Tag> tags = article->tags;
    const std::vector<std::string> publisher_tags = article->publisher_tags;
    const std::size_t quotes = article->quotes.size();
    tagger_.apply(*article, worker.title, worker.body);
    // An archive from before there were quotations gets them.
    quote::add_quotes(*article, worker.body);
    const bool same = article->tags == tags && article->publisher_tags == publisher_tags;
    if (same && article->quotes.size() == quotes) return core::ok_status();
    article->story.clear();  // kept in the columns only
    if (!worker.builder) {
      worker.builder.emplace(archive_.index(), archive_.take_number(), archive_.info().stemmer,
                             archive_.dictionary());
    }
    const std::uint64_t story = worker.snapshot.columns(place.partition).stories()[place.row];
    return worker.builder->add(*article, worker.title, worker.body, story::story_fingerprints(worker.body),
                               story);
  }

  core::Status publish(Worker& worker) {
    if (!worker.builder) return core::ok_status();
    auto closed = worker.builder->close();
    worker.builder.reset();
    if (!closed) return closed.error();
    auto counts = archive_.publish(std::move(*closed));
    if (!counts) return counts.error();
    {
      const std::lock_guard guard(mutex_);
      outcome_.changed += counts->updated;
    }
    // Here, where every worker can, and not one of them at the end.
    while (const auto job = archive_.next_merge()) {
      if (core::Status status = archive_.run_merge(*job); !status) return status;
    }
    return core::ok_status();
  }

  void fail(core::Error error) {
    const std::lock_guard guard(mutex_);
    if (!outcome_.error) outcome_.error = std::move(error);
  }

  write::LiveSet& archive_;
  const tag::Tagger& tagger_;
  const RetagOptions& options_;
  std::vector<Rows> todo_;
  std::uint64_t all_ = 0;
  std::mutex mutex_;  // next_, outcome_
  std::size_t next_ = 0;
  RetagOutcome outcome_;
};

// Takes out the partitions of which every row was replaced: they are no more than weight.
core::Status drop_dead_partitions(write::LiveSet& archive) {
  for (const archive::PartitionEntry& entry : archive.manifest().partitions) {
    if (entry.deleted_count < entry.rows) continue;
    if (core::Status status = archive.replace(entry.number, {}); !status) return status;
  }
  return core::ok_status();
}

}  // namespace

RetagOutcome retag_articles(write::LiveSet& archive, const tag::Tagger& tagger, const RetagOptions& options) {
  RetagOutcome outcome = RetagRun(archive, tagger, options).run();
  if (!outcome.error) {
    if (core::Status status = drop_dead_partitions(archive); !status) outcome.error = status.error();
  }
  // A reader pays for each partition, so the run leaves few.
  constexpr std::size_t kPartitionsLeft = 8;
  while (!outcome.error) {
    const auto job = archive.next_merge_to(kPartitionsLeft);
    if (!job) break;
    if (core::Status status = archive.run_merge(*job); !status) outcome.error = status.error();
  }
  return outcome;
}

}  // namespace lede
