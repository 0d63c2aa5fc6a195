// A phrase in one partition: the rows where words stand side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/archive/positions.h"

namespace lede::archive {

// Where the partition has pairs (pairs.h), common words are found by them: of two words, their pair is the
// answer; of more, positions are read only in rows that hold every pair and every other word. Where it has
// none, in rows that hold every word.
class PhraseWalk {
 public:
  // `keys` stand for the words, all of one field; repeats are allowed. One key: the rows that hold it.
  // `positions` must outlive the walk.
  PhraseWalk(const Positions& positions, std::span<const std::string> keys);

  // The first row >= `row` with the phrase. `row` must not fall from call to call.
  std::optional<std::uint32_t> seek(std::uint32_t row);
  // Appends all rows with the phrase, instead of seek().
  void take_all(std::vector<std::uint32_t>& rows);
  // No more rows than this can match.
  std::uint32_t most() const { return most_; }

 private:
  struct Word {
    FoundKey key;
    std::optional<PositionCursor> cursor;  // made when needed: it reads all block heads
  };
  // A list that a row must stand in.
  struct Lead {
    PairCursor* pair;  // or, where null,
    PositionCursor* word;
    bool advance_to(std::uint32_t row) { return pair ? pair->advance_to(row) : word->advance_to(row); }
    std::uint32_t row() const { return pair ? pair->row() : word->row(); }
    std::uint32_t count() const { return pair ? pair->document_count() : word->document_count(); }
  };

  bool look_up(std::span<const std::string> keys);
  bool take_pairs(std::span<const std::string> keys);
  void lead_by_words();
  void lead_by_pairs();
  PositionCursor& cursor_of(std::size_t word);
  std::optional<std::uint32_t> seek_in(std::vector<Lead>& leads, bool by_pairs, std::uint32_t row,
                                       std::uint32_t end);
  PositionCursor* cursor_at(std::size_t word, std::uint32_t row);
  bool stands_at(std::uint32_t row, bool by_pairs);
  bool is_told_by_pair(std::size_t common, bool last) const;

  const Positions& positions_;
  std::vector<Word> words_;
  std::vector<PairCursor> pairs_;
  std::vector<bool> paired_;        // by word: a pair holds it
  std::vector<bool> is_common_;     // by word
  std::vector<std::size_t> order_;  // of the words: common ones last
  std::size_t sought_ = 0;          // of them not common
  std::vector<Lead> by_words_;
  std::vector<Lead> by_pairs_;
  std::vector<std::uint32_t> starts_;  // of the phrase, in the row at hand
  std::uint32_t pairs_from_ = 0xffffffff;
  std::uint32_t most_ = 0;
  bool no_pair_ = false;  // from pairs_from_ on nothing matches
};

}  // namespace lede::archive
