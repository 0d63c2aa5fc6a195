#include "indexer/update/batch_writer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "common/article/article_json.h"
#include "common/core/interrupt.h"
#include "indexer/pipeline.h"

namespace lede::update {
namespace {

// Enough for a partition of its own, or old enough that a kill would lose too much work.
constexpr std::size_t kDue = std::size_t{3} << 20;
constexpr std::chrono::seconds kOld{10};
// So much that it must be written before more is gathered.
constexpr std::size_t kFull = std::size_t{16} << 20;
constexpr std::chrono::minutes kLockPatience{10};

// Lines of JSON in memory as an input of the pipeline, in runs of about a megabyte.
class MemoryReader : public source::Reader {
 public:
  explicit MemoryReader(std::string_view lines) : rest_(lines) {}

  std::optional<source::Blob> next() override {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = rest_.find('\n', std::min(kRun, rest_.size() - 1));
    source::Blob blob;
    blob.format = source::Format::kJsonl;
    blob.bytes = rest_.substr(0, end + 1);
    blob.path = "update";
    blob.first_line = 1;
    rest_.remove_prefix(end + 1);
    return blob;
  }

 private:
  static constexpr std::size_t kRun = std::size_t{1} << 20;
  std::string_view rest_;
};

core::Result<std::unique_ptr<write::LiveSet>> open_patiently(const std::filesystem::path& archive) {
  const auto begun = std::chrono::steady_clock::now();
  for (;;) {
    auto live = write::LiveSet::open(archive);
    if (live || live.error().code != core::ErrorCode::kLocked || core::interrupted() ||
        std::chrono::steady_clock::now() - begun > kLockPatience) {
      return live;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
  }
}

// On the thread of its own. The lock is held for one batch, so that other writers have their turn.
core::Result<write::Counts> put_into_archive(const std::string& lines, const std::filesystem::path& archive,
                                             const tag::Tagger& tagger, unsigned threads) {
  auto live = open_patiently(archive);
  if (!live) return live.error();
  // The progress line and its log are the other thread's.
  core::Progress none(true);
  core::Log log("lede-index", core::Verbosity::kNormal, core::Style(false), nullptr);
  RunReport report(log, none);
  MemoryReader reader(lines);
  AddOptions how;
  how.threads = threads;
  const AddOutcome outcome = add_articles(reader, tagger, **live, how, report);
  if (outcome.error) return *outcome.error;
  return outcome.counts;
}

}  // namespace

void BatchWriter::add(const article::Article& article) {
  if (gathered_.lines.empty()) gathered_.begun = std::chrono::steady_clock::now();
  gathered_.lines += article::to_json(article);
  gathered_.lines += '\n';
}

bool BatchWriter::is_due() const {
  return gathered_.lines.size() >= kDue ||
         (!gathered_.lines.empty() && std::chrono::steady_clock::now() - gathered_.begun >= kOld);
}

core::Status BatchWriter::go_on() {
  const auto done = [this] {
    return articles_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  };
  if (articles_.valid() && (done() || gathered_.lines.size() >= kFull)) {
    if (core::Status status = take_up(); !status) return status;
  }
  return !articles_.valid() && is_due() ? hand_over() : core::ok_status();
}

core::Status BatchWriter::finish() {
  if (core::Status status = take_up(); !status) return status;
  if (core::Status status = hand_over(); !status) return status;
  return take_up();
}

// The thread is free.
core::Status BatchWriter::hand_over() {
  Batch batch = std::exchange(gathered_, Batch());
  ++gathering_;
  waiting_ = std::move(batch.changes);
  if (!batch.lines.empty()) {
    articles_ = std::async(std::launch::async, [lines = std::move(batch.lines), archive = target_.archive,
                                                &tagger = target_.tagger, threads = target_.threads] {
      return put_into_archive(lines, archive, tagger, threads);
    });
    return core::ok_status();
  }
  return make_changes();
}

core::Status BatchWriter::take_up() {
  if (!articles_.valid()) return core::ok_status();
  auto counts = articles_.get();
  if (!counts) return counts.error();
  counts_ += *counts;
  return make_changes();
}

core::Status BatchWriter::make_changes() {
  const std::vector<Change> changes = std::exchange(waiting_, {});
  core::Status status = target_.state.in_transaction([&]() -> core::Status {
    for (const Change& change : changes) {
      if (core::Status done = change(); !done) return done;
    }
    return core::ok_status();
  });
  if (status) written_ = gathering_;
  return status;
}

}  // namespace lede::update
