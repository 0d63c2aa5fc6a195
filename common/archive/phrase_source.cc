#include "common/archive/phrase_source.h"

#include <algorithm>
#include <iterator>
#include <queue>
#include <set>
#include <utility>

#include "common/archive/phrase_walk.h"
#include "common/archive/row_source.h"

namespace lede::archive {
namespace {

using Keys = std::shared_ptr<const std::vector<std::string>>;

// Rows where any of the phrases stands.
class PhraseSource : public RowSource {
 public:
  using Phrases = std::shared_ptr<const std::vector<std::vector<std::string>>>;
  PhraseSource(std::shared_ptr<const OpenPartitions> partitions, Phrases phrases)
      : RowSource(std::move(partitions)), phrases_(std::move(phrases)) {}
  RowSource* clone() const override { return new PhraseSource(partitions(), phrases_); }
  std::string get_description() const override {
    std::string text = "phrase(";
    for (const auto& keys : *phrases_) {
      if (&keys != phrases_->data()) text += " or ";
      for (const std::string& key : keys) text += (&key == keys.data() ? "" : " ") + key;
    }
    return text + ")";
  }

 protected:
  std::uint32_t start(std::size_t partition) override {
    walks_.clear();
    std::uint64_t most = 0;
    for (const auto& keys : *phrases_) {
      auto walk = std::make_unique<PhraseWalk>(*(*partitions())[partition].positions, keys);
      if (walk->most() == 0) continue;
      most += walk->most();
      walks_.push_back({std::move(walk), std::nullopt});
    }
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, 0xffffffffu));
  }

  void seek_all(std::vector<std::uint32_t>& rows) override {
    std::vector<std::uint32_t> of_walk, both;
    for (Walk& walk : walks_) {
      of_walk.clear();
      both.clear();
      walk.phrase->take_all(of_walk);
      std::set_union(rows.begin(), rows.end(), of_walk.begin(), of_walk.end(), std::back_inserter(both));
      rows.swap(both);
    }
  }

  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    std::optional<std::uint32_t> first;
    for (std::size_t i = 0; i < walks_.size();) {
      Walk& walk = walks_[i];
      if (!walk.row || *walk.row < row) walk.row = walk.phrase->seek(row);
      if (!walk.row) {
        walks_.erase(walks_.begin() + static_cast<std::ptrdiff_t>(i));
        continue;
      }
      if (!first || *walk.row < *first) first = walk.row;
      ++i;
    }
    return first;
  }

 private:
  struct Walk {
    std::unique_ptr<PhraseWalk> phrase;
    std::optional<std::uint32_t> row;  // where it stands
  };
  Phrases phrases_;
  std::vector<Walk> walks_;
};

// Rows that hold every key, near each other.
class NearSource : public RowSource {
 public:
  NearSource(std::shared_ptr<const OpenPartitions> partitions, Keys keys, std::uint32_t window)
      : RowSource(std::move(partitions)), keys_(std::move(keys)), window_(window) {}
  RowSource* clone() const override { return new NearSource(partitions(), keys_, window_); }
  std::string get_description() const override {
    std::string text = "near/" + std::to_string(window_) + "(";
    for (const std::string& key : *keys_) text += (&key == keys_->data() ? "" : " ") + key;
    return text + ")";
  }

 protected:
  std::uint32_t start(std::size_t partition) override {
    cursors_.clear();
    order_.clear();
    const Positions& positions = *(*partitions())[partition].positions;
    often_.clear();
    for (auto key = keys_->begin(); key != keys_->end(); ++key) {
      if (std::find(keys_->begin(), key, *key) != key) continue;
      const auto list = positions.find(*key);
      if (!list) {
        cursors_.clear();
        return 0;
      }
      cursors_.emplace_back(*list);
      often_.push_back(static_cast<std::size_t>(std::count(key, keys_->end(), *key)));
    }
    order_.resize(cursors_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return cursors_[a].document_count() < cursors_[b].document_count();
    });
    return cursors_.empty() ? 0 : cursors_[order_[0]].document_count();
  }

  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    for (; !cursors_.empty() && row < rows() && align(row); ++row) {
      if (keys_->size() == 1 || stand_near()) return row;
    }
    return std::nullopt;
  }

 private:
  // Moves every cursor to the first row >= `row` that all hold, rarest key first.
  bool align(std::uint32_t& row) {
    for (std::size_t i = 0; i < order_.size();) {
      PositionCursor& cursor = cursors_[order_[i]];
      if (!cursor.advance_to(row)) return false;
      if (cursor.row() > row && i > 0) {
        row = cursor.row();
        i = 0;
        continue;
      }
      row = cursor.row();
      ++i;
    }
    return true;
  }

  // The smallest window over the merged positions that holds each key as often as it was asked
  // for. A cursor stands for the `often_` places from `at` on.
  bool stand_near() {
    std::vector<std::size_t> at(cursors_.size(), 0);
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
      if (cursors_[i].positions().size() < often_[i]) return false;
    }
    while (true) {
      std::size_t low = 0;
      std::uint32_t high = 0;
      for (std::size_t i = 0; i < cursors_.size(); ++i) {
        if (cursors_[i].positions()[at[i]] < cursors_[low].positions()[at[low]]) low = i;
        high = std::max(high, cursors_[i].positions()[at[i] + often_[i] - 1]);
      }
      if (high - cursors_[low].positions()[at[low]] < window_) return true;
      if (++at[low] + often_[low] > cursors_[low].positions().size()) return false;
    }
  }

  Keys keys_;
  std::uint32_t window_;
  std::vector<PositionCursor> cursors_;  // one a different key
  std::vector<std::size_t> often_;       // how often each must stand in the window
  std::vector<std::size_t> order_;       // by rising document count
};

// Rows that hold any of the keys.
class AnySource : public RowSource {
 public:
  AnySource(std::shared_ptr<const OpenPartitions> partitions, Keys keys)
      : RowSource(std::move(partitions)), keys_(std::move(keys)) {}
  RowSource* clone() const override { return new AnySource(partitions(), keys_); }
  std::string get_description() const override { return "any of " + std::to_string(keys_->size()) + " keys"; }

 protected:
  std::uint32_t start(std::size_t partition) override {
    cursors_.clear();
    std::uint64_t most = 0;
    const Positions& positions = *(*partitions())[partition].positions;
    for (const std::string& key : *keys_) {
      if (const auto list = positions.find(key)) cursors_.emplace_back(*list);
    }
    for (const PositionCursor& cursor : cursors_) most += cursor.document_count();
    std::erase_if(cursors_, [](const PositionCursor& c) { return c.at_end(); });
    std::make_heap(cursors_.begin(), cursors_.end(), later);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, 0xffffffffu));
  }

  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    while (!cursors_.empty() && cursors_.front().row() < row) {
      std::pop_heap(cursors_.begin(), cursors_.end(), later);
      if (cursors_.back().advance_to(row)) {
        std::push_heap(cursors_.begin(), cursors_.end(), later);
      } else {
        cursors_.pop_back();
      }
    }
    if (cursors_.empty()) return std::nullopt;
    return cursors_.front().row();
  }

 private:
  static bool later(const PositionCursor& a, const PositionCursor& b) { return a.row() > b.row(); }

  Keys keys_;
  std::vector<PositionCursor> cursors_;
};

Xapian::Query query_of(RowSource* source) { return Xapian::Query(source->release()); }

}  // namespace

Xapian::Query phrase_query(const Snapshot& snapshot, std::vector<std::string> keys) {
  return any_phrase_query(snapshot, {std::move(keys)});
}

Xapian::Query any_phrase_query(const Snapshot& snapshot, std::vector<std::vector<std::string>> phrases) {
  return query_of(
      new PhraseSource(snapshot.partitions(),
                       std::make_shared<const std::vector<std::vector<std::string>>>(std::move(phrases))));
}

Xapian::Query near_query(const Snapshot& snapshot, std::vector<std::string> keys, std::uint32_t window) {
  return query_of(new NearSource(snapshot.partitions(),
                                 std::make_shared<const std::vector<std::string>>(std::move(keys)), window));
}

Xapian::Query any_key_query(const Snapshot& snapshot, std::vector<std::string> keys) {
  return query_of(new AnySource(snapshot.partitions(),
                                std::make_shared<const std::vector<std::string>>(std::move(keys))));
}

std::vector<std::string> keys_with_prefix(const Snapshot& snapshot, const std::string& prefix,
                                          std::size_t limit) {
  std::set<std::string> keys;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    std::size_t seen = 0;
    snapshot.positions(p).for_each(prefix, [&](std::string_view key, PositionList) {
      keys.emplace(key);
      return ++seen <= limit;
    });
  }
  std::vector<std::string> sorted(keys.begin(), keys.end());
  if (sorted.size() > limit + 1) sorted.resize(limit + 1);
  return sorted;
}

}  // namespace lede::archive
