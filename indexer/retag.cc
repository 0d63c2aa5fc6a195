#include "indexer/retag.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/record.h"
#include "common/archive/records_writer.h"
#include "common/article/identity.h"
#include "indexer/retag_rows.h"
#include "indexer/retag_state.h"
#include "indexer/write/retagged_partition.h"

namespace lede {
namespace {

using archive::Facet;

constexpr std::uint32_t kRowsAtOnce = 500;  // what a worker takes

// Neighbouring rows, and what they are to be: none where a row stays as it is.
struct Rows {
  std::size_t partition = 0;
  std::uint32_t first = 0;
  std::vector<std::optional<write::RetaggedRow>> rows;
  std::vector<archive::Place> changed;  // in the row's tags alone
  std::vector<archive::Place> apart;    // what must be built again
};

// A partition whose rows are on the way.
struct Work {
  Work(const write::LiveSet& archive, std::uint64_t old, std::uint64_t fresh,
       const archive::OpenPartition& open)
      : old_number(old), number(fresh), partition(archive.index(), old, fresh, open) {}

  std::uint64_t old_number;
  std::uint64_t number;
  std::mutex mutex;  // all below
  write::RetaggedPartition partition;
  std::map<std::uint32_t, Rows> waiting;  // for rows before them
  std::vector<archive::Place> changed;    // rows whose tags changed, while they are few
};

class RetagRun {
 public:
  RetagRun(write::LiveSet& archive, const tag::Tagger& tagger, RetagState& state, archive::Snapshot snapshot)
      : archive_(archive), tagger_(tagger), state_(state), snapshot_(std::move(snapshot)) {}

  // Partitions of which many rows change; returns the other rows that must change.
  std::vector<archive::Place> run() {
    for (std::size_t p = 0; p < snapshot_.partition_count(); ++p) {
      const std::uint64_t old = snapshot_.manifest().partitions[p].number;
      works_.push_back(
          std::make_unique<Work>(archive_, old, archive_.take_number(), (*snapshot_.partitions())[p]));
    }
    state_.run([this](unsigned) { return work(); });
    // Stopped: what was read keeps its new tags, the rest its old ones.
    for (std::size_t p = 0; p < works_.size(); ++p) {
      if (core::Status status = keep_rest(p); !status) state_.fail(status.error());
    }
    return std::move(few_);
  }

 private:
  core::Status work() {
    auto snapshot = archive::Snapshot::open(archive_.folder());
    if (!snapshot) return snapshot.error();
    Retagger retagger(std::move(*snapshot), tagger_);
    std::unique_ptr<archive::RecordPacker> packer;
    std::string_view dictionary;  // the packer's
    while (state_.goes_on()) {
      std::optional<Rows> rows = take();
      if (!rows) break;
      const std::string_view wanted = (*snapshot_.partitions())[rows->partition].records->dictionary();
      if (!packer || wanted != dictionary) packer = std::make_unique<archive::RecordPacker>(wanted);
      dictionary = wanted;
      if (core::Status status = read(retagger, *packer, *rows); !status) return status;
      if (core::Status status = deliver(std::move(*rows)); !status) return status;
    }
    return core::ok_status();
  }

  std::optional<Rows> take() {
    const std::lock_guard guard(mutex_);
    while (next_.partition < works_.size() && next_.row == rows_of(next_.partition))
      next_ = {next_.partition + 1, 0};
    if (next_.partition == works_.size()) return std::nullopt;
    Rows rows;
    rows.partition = next_.partition;
    rows.first = next_.row;
    next_.row = std::min(rows_of(next_.partition), next_.row + kRowsAtOnce);
    rows.rows.resize(next_.row - rows.first);
    return rows;
  }

  core::Status read(Retagger& retagger, archive::RecordPacker& packer, Rows& rows) const {
    std::uint64_t read = 0;
    for (std::uint32_t i = 0; i < rows.rows.size(); ++i) {
      const archive::Place place{rows.partition, rows.first + i};
      if (snapshot_.is_deleted(place)) continue;
      auto retagged = retagger.read(place);
      if (!retagged) return retagged.error();
      ++read;
      if (retagged->other_quotes) {
        rows.apart.push_back(place);
        continue;
      }
      write::RetaggedRow& row = rows.rows[i].emplace();
      row.fingerprint = snapshot_.columns(place.partition).fingerprints()[place.row];
      if (retagged->other_tags) {
        auto frame = packer.pack(archive::encode_record(retagged->article));
        if (!frame) return frame.error();
        row.frame = *frame;
        row.fingerprint = article::content_fingerprint(retagged->article);
        rows.changed.push_back(place);
      }
      row.tags = std::move(retagged->article.tags);
      // An archive from before format 5 gets what its articles are about.
      row.must_write = snapshot_.columns(place.partition).ordinals(Facet::kSalient, place.row).empty() &&
                       std::any_of(row.tags.begin(), row.tags.end(), article::is_salient);
    }
    state_.count(read, 0);
    return core::ok_status();
  }

  core::Status deliver(Rows rows) {
    const std::size_t p = rows.partition;
    Work& work = *works_[p];
    const std::lock_guard guard(work.mutex);
    const std::uint32_t first = rows.first;
    work.waiting.emplace(first, std::move(rows));
    for (auto at = work.waiting.begin(); at != work.waiting.end() && at->first == work.partition.rows();
         at = work.waiting.erase(at)) {
      add(work, at->second);
    }
    return work.partition.rows() == rows_of(p) ? close(p) : core::ok_status();
  }

  void add(Work& work, const Rows& rows) {
    for (const std::optional<write::RetaggedRow>& row : rows.rows) {
      if (row) {
        work.partition.add(*row);
      } else {
        work.partition.keep();
      }
    }
    work.changed.insert(work.changed.end(), rows.changed.begin(), rows.changed.end());
    if (work.partition.is_worth_writing()) work.changed.clear();
    const std::lock_guard guard(mutex_);
    few_.insert(few_.end(), rows.apart.begin(), rows.apart.end());
  }

  core::Status close(std::size_t p) {
    Work& work = *works_[p];
    if (!work.partition.is_worth_writing()) {
      const std::lock_guard guard(mutex_);
      few_.insert(few_.end(), work.changed.begin(), work.changed.end());
      return core::ok_status();
    }
    core::Status status = work.partition.close();
    if (status) status = archive_.exchange(work.old_number, work.number);
    if (status) state_.count(0, work.partition.changed());
    return status;
  }

  core::Status keep_rest(std::size_t p) {
    Work& work = *works_[p];
    if (work.partition.rows() == rows_of(p) || !work.partition.is_worth_writing()) return core::ok_status();
    while (work.partition.rows() < rows_of(p)) work.partition.keep();
    return close(p);
  }

  std::uint32_t rows_of(std::size_t p) const { return snapshot_.columns(p).rows(); }

  write::LiveSet& archive_;
  const tag::Tagger& tagger_;
  RetagState& state_;
  const archive::Snapshot snapshot_;
  std::vector<std::unique_ptr<Work>> works_;  // by partition
  std::mutex mutex_;                          // all below
  struct {
    std::size_t partition = 0;
    std::uint32_t row = 0;
  } next_;
  std::vector<archive::Place> few_;
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
  auto snapshot = archive::Snapshot::open(archive.folder());
  if (!snapshot) return {0, 0, false, snapshot.error()};
  RetagState state(options, snapshot->document_count());
  const std::vector<archive::Place> few = RetagRun(archive, tagger, state, std::move(*snapshot)).run();
  retag_rows(archive, tagger, few, state);
  RetagOutcome outcome = state.take();
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
