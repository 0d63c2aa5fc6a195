#include "indexer/pipeline.h"

#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "common/article/identity.h"
#include "indexer/quote/quotes.h"
#include "indexer/story/fingerprint.h"
#include "indexer/write/known_identity.h"

namespace lede {
namespace {

// What a worker takes at once and makes one partition of. Large ones need fewer merges and repeat
// less of the vocabulary; 12 MiB of news costs a tenth less than 4 and is still in memory once.
constexpr std::size_t kBatchBytes = std::size_t{12} << 20;
constexpr std::size_t kBatchBlobs = 500;

struct Batch {
  std::uint64_t sequence = 0;
  std::vector<source::Blob> blobs;
};

class AddRun {
 public:
  AddRun(source::Reader& reader, const tag::Tagger& tagger, write::LiveSet& archive,
         const AddOptions& options, RunReport& report)
      : reader_(reader), tagger_(tagger), archive_(archive), options_(options), report_(report) {}

  AddOutcome run() {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.threads; ++i) others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    return {counts_, error_};
  }

 private:
  // An exception must not leave a thread: it would end the program without a word.
  void work() {
    try {
      take_batches();
    } catch (const std::exception& error) {
      fail({core::ErrorCode::kInternal, std::string("internal error, please report: ") + error.what(), "",
            ""});
    }
  }

  void take_batches() {
    while (std::optional<Batch> batch = take()) {
      auto partition = build(*batch);
      core::Status status = partition ? deliver(batch->sequence, std::move(*partition)) : partition.error();
      while (status) {
        const auto job = archive_.next_merge();
        if (!job) break;
        status = archive_.run_merge(*job);
      }
      if (!status) return fail(status.error());
    }
  }

  std::optional<Batch> take() {
    const std::lock_guard guard(reading_);
    if (stopped() || (options_.stop && options_.stop())) return std::nullopt;
    Batch batch;
    std::size_t bytes = 0;
    while (bytes < kBatchBytes && batch.blobs.size() < kBatchBlobs) {
      std::optional<source::Blob> blob = reader_.next();
      if (!blob) break;
      bytes += blob->bytes.size();
      batch.blobs.push_back(std::move(*blob));
    }
    if (batch.blobs.empty()) return std::nullopt;
    batch.sequence = next_sequence_++;
    return batch;
  }

  core::Result<write::ClosedPartition> build(Batch& batch) {
    auto snapshot = archive::Snapshot::open(archive_.folder());
    if (!snapshot) return snapshot.error();
    snapshot->release();
    write::PartitionBuilder builder(archive_.index(), archive_.take_number(), archive_.info().stemmer,
                                    archive_.dictionary());
    for (source::Blob& blob : batch.blobs) {
      auto articles = read_articles(blob, options_.read, report_);
      blob.bytes = std::string();
      for (article::Article& article : articles) {
        if (blob.format == source::Format::kFeed) {
          auto known = write::known_identity(*snapshot, article, blob.url);
          if (!known) return known.error();
          article.id = std::move(*known);
        }
        if (core::Status status = add(article, *snapshot, builder); !status) return status.error();
      }
      report_.count_read(articles.size());
    }
    return builder.close();
  }

  core::Status add(article::Article& article, const archive::Snapshot& snapshot,
                   write::PartitionBuilder& builder) {
    thread_local text::Tokens title, body;
    title.assign(article.title);
    body.assign(article::body_of(article));
    tagger_.apply(article, title, body);
    quote::add_quotes(article, body);
    article.input.clear();  // where it lay is no part of the article
    auto unchanged = is_unchanged(snapshot, article);
    if (!unchanged) return unchanged.error();
    if (*unchanged && builder.keep(article.id, article::content_fingerprint(article)))
      return core::ok_status();
    return builder.add(article, title, body, story::story_fingerprints(body), 0);
  }

  static core::Result<bool> is_unchanged(const archive::Snapshot& snapshot, const article::Article& article) {
    auto docid = snapshot.find(article.id);
    if (!docid) return docid.error();
    if (!*docid) return false;
    const archive::Place place = snapshot.place(**docid);
    return snapshot.columns(place.partition).fingerprints()[place.row] ==
           article::content_fingerprint(article);
  }

  // Publishes what is ready in the order of the input, so that of two versions of an article the
  // later one stays, however the workers ran.
  core::Status deliver(std::uint64_t sequence, write::ClosedPartition partition) {
    const std::lock_guard guard(publishing_);
    ready_.emplace(sequence, std::move(partition));
    while (!ready_.empty() && ready_.begin()->first == next_published_) {
      write::ClosedPartition next = std::move(ready_.begin()->second);
      ready_.erase(ready_.begin());
      ++next_published_;
      auto counts = archive_.publish(std::move(next));
      if (!counts) return counts.error();
      const std::lock_guard state(state_);
      counts_ += *counts;
    }
    return core::ok_status();
  }

  bool stopped() {
    const std::lock_guard guard(state_);
    return error_.has_value();
  }

  void fail(core::Error error) {
    const std::lock_guard guard(state_);
    if (!error_) error_ = std::move(error);
  }

  source::Reader& reader_;
  const tag::Tagger& tagger_;
  write::LiveSet& archive_;
  const AddOptions& options_;
  RunReport& report_;

  std::mutex reading_;  // reader_, next_sequence_
  std::uint64_t next_sequence_ = 0;
  std::mutex publishing_;  // ready_, next_published_
  std::map<std::uint64_t, write::ClosedPartition> ready_;
  std::uint64_t next_published_ = 0;
  std::mutex state_;  // counts_, error_
  write::Counts counts_;
  std::optional<core::Error> error_;
};

}  // namespace

AddOutcome add_articles(source::Reader& reader, const tag::Tagger& tagger, write::LiveSet& archive,
                        const AddOptions& options, RunReport& report) {
  AddOutcome outcome = AddRun(reader, tagger, archive, options, report).run();
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
