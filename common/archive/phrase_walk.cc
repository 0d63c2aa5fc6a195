#include "common/archive/phrase_walk.h"

#include <algorithm>

namespace lede::archive {
namespace {

// Rarest first.
template <typename Leads>
void sort_leads(Leads& leads) {
  std::stable_sort(leads.begin(), leads.end(),
                   [](const auto& a, const auto& b) { return a.count() < b.count(); });
}

}  // namespace

PhraseWalk::PhraseWalk(const Positions& positions, std::span<const std::string> keys)
    : positions_(positions), paired_(keys.size(), false) {
  if (keys.empty() || !look_up(keys)) return;
  for (const bool common : {false, true}) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (is_common_[i] == common) order_.push_back(i);
    }
    if (!common) sought_ = order_.size();
  }
  if (positions.pairs() != nullptr && take_pairs(keys)) {
    pairs_from_ = positions.pairs_from();
    lead_by_pairs();
  }
  if (pairs_from_ > 0) lead_by_words();
  const std::vector<Lead>& leads = pairs_from_ > 0 ? by_words_ : by_pairs_;
  most_ = no_pair_ && pairs_from_ == 0 ? 0 : leads.front().count();
}

bool PhraseWalk::look_up(std::span<const std::string> keys) {
  for (const std::string& key : keys) {
    const auto found = positions_.look_up(key);
    if (!found) {
      words_.clear();
      return false;
    }
    words_.push_back({*found, std::nullopt});
    is_common_.push_back(pair_key(key).common.has_value());
  }
  return true;
}

// Whether there is a pair in the phrase.
bool PhraseWalk::take_pairs(std::span<const std::string> keys) {
  bool any = false;
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    if (!is_common_[i] && !is_common_[i + 1]) continue;
    any = true;
    paired_[i] = paired_[i + 1] = true;
    const auto list =
        positions_.find_pair(keys[i], words_[i].key.ordinal, keys[i + 1], words_[i + 1].key.ordinal);
    if (!list) {
      no_pair_ = true;
      return true;
    }
    pairs_.emplace_back(*list);
  }
  return any;
}

PositionCursor& PhraseWalk::cursor_of(std::size_t word) {
  Word& known = words_[word];
  if (!known.cursor) known.cursor.emplace(known.key.list);
  return *known.cursor;
}

void PhraseWalk::lead_by_words() {
  for (std::size_t i = 0; i < words_.size(); ++i) by_words_.push_back({nullptr, &cursor_of(i)});
  sort_leads(by_words_);
}

void PhraseWalk::lead_by_pairs() {
  if (no_pair_) return;
  for (PairCursor& pair : pairs_) by_pairs_.push_back({&pair, nullptr});
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!paired_[i]) by_pairs_.push_back({nullptr, &cursor_of(i)});
  }
  sort_leads(by_pairs_);
}

std::optional<std::uint32_t> PhraseWalk::seek(std::uint32_t row) {
  if (words_.empty()) return std::nullopt;
  if (row < pairs_from_) {
    if (const auto found = seek_in(by_words_, false, row, pairs_from_)) return found;
    if (pairs_from_ == 0xffffffff) return std::nullopt;
    row = pairs_from_;
  }
  return no_pair_ ? std::nullopt : seek_in(by_pairs_, true, row, 0xffffffff);
}

void PhraseWalk::take_all(std::vector<std::uint32_t>& rows) {
  if (words_.size() == 2 && pairs_from_ == 0 && by_pairs_.size() == 1 && by_pairs_.front().pair != nullptr) {
    by_pairs_.front().pair->take_rest(rows);
    return;
  }
  std::optional<std::uint32_t> row = seek(0);
  for (; row; row = *row == 0xffffffff ? std::nullopt : seek(*row + 1)) rows.push_back(*row);
}

// Moves every lead to the first row from `row` to before `end` that all hold, rarest first, until the phrase
// stands there.
std::optional<std::uint32_t> PhraseWalk::seek_in(std::vector<Lead>& leads, bool by_pairs, std::uint32_t row,
                                                 std::uint32_t end) {
  const bool answers = words_.size() == 1 || (by_pairs && words_.size() == 2);
  for (std::size_t i = 0; row < end;) {
    Lead& lead = leads[i];
    if (!lead.advance_to(row)) return std::nullopt;
    if (lead.row() > row) {
      row = lead.row();
      i = i == 0 ? 1 : 0;
    } else {
      ++i;
    }
    if (i < leads.size()) continue;
    if (row >= end) break;
    if (answers || stands_at(row, by_pairs)) return row;
    ++row;
    i = 0;
  }
  return std::nullopt;
}

// The cursor of a word that the row must hold; null where a damaged file says otherwise.
PositionCursor* PhraseWalk::cursor_at(std::size_t word, std::uint32_t row) {
  PositionCursor& cursor = cursor_of(word);
  return cursor.advance_to(row) && cursor.row() == row ? &cursor : nullptr;
}

// The word that is rarest here leads: each of its places is a start, as long as every other word is at its
// distance. Common words come last, since their positions are the longest to read.
bool PhraseWalk::stands_at(std::uint32_t row, bool by_pairs) {
  const std::size_t sought = by_pairs ? sought_ : words_.size();
  std::size_t lead = order_[0];
  for (std::size_t i = 0; i < std::max<std::size_t>(sought, 1); ++i) {
    const PositionCursor* cursor = cursor_at(order_[i], row);
    if (cursor == nullptr) return false;
    if (cursor->position_count() < words_[lead].cursor->position_count()) lead = order_[i];
  }
  starts_.clear();
  for (const std::uint32_t at : words_[lead].cursor->positions()) {
    if (at >= lead) starts_.push_back(at - static_cast<std::uint32_t>(lead));
  }
  for (std::size_t i = 0; i < words_.size() && !starts_.empty(); ++i) {
    const std::size_t word = order_[i];
    if (word == lead) continue;
    if (i >= sought && is_told_by_pair(word, i + 1 == words_.size())) continue;
    PositionCursor* cursor = cursor_at(word, row);
    if (cursor == nullptr) return false;
    cursor->retain(starts_, static_cast<std::uint32_t>(word));
  }
  return !starts_.empty();
}

// Whether the pair of a common word and its neighbour, which stand together somewhere in the row, must stand
// so at a start: where all places of the neighbour are starts. With several starts that tells of one
// of them only, so it must be the last question.
bool PhraseWalk::is_told_by_pair(std::size_t common, bool last) const {
  if (starts_.size() > 1 && !last) return false;
  const auto tells = [&](std::size_t neighbour) {
    return neighbour < words_.size() && !is_common_[neighbour] &&
           words_[neighbour].cursor->position_count() == starts_.size();
  };
  return tells(common - 1) || tells(common + 1);  // past the last where there is none before the first
}

}  // namespace lede::archive
