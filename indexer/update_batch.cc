#include "indexer/update_batch.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/article/article_json.h"
#include "indexer/pipeline.h"

namespace lede {
namespace {

constexpr std::chrono::seconds kOld{10};

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

}  // namespace

void UpdateBatch::add(const article::Article& article) {
  if (empty()) begun_ = std::chrono::steady_clock::now();
  lines_ += article::to_json(article);
  lines_ += '\n';
  ++articles_;
}

bool UpdateBatch::is_due(std::chrono::steady_clock::time_point now) const {
  return lines_.size() >= kDue || (articles_ > 0 && now - begun_ >= kOld);
}

core::Result<write::Counts> UpdateBatch::write(const BatchTarget& target) {
  write::Counts counts;
  if (articles_ > 0) {
    auto live = write::LiveSet::open(target.archive);
    if (!live) return live.error();
    MemoryReader reader(lines_);
    AddOptions how;
    how.threads = target.threads;
    const AddOutcome outcome = add_articles(reader, target.tagger, **live, how, target.report);
    if (outcome.error) return *outcome.error;
    counts = outcome.counts;
  }
  core::Status status = target.state.in_transaction([&]() -> core::Status {
    for (const Change& change : changes_) {
      if (core::Status done = change(); !done) return done;
    }
    return core::ok_status();
  });
  if (!status) return status.error();
  *this = UpdateBatch();
  return counts;
}

}  // namespace lede
