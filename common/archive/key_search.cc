#include "common/archive/key_search.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::archive {
namespace {

bool is_field_letter(char c) { return c >= 'A' && c <= 'Z'; }

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] & 0xC0) == 0x80;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += text::next_code_point(text, at);
  return out;
}

// Edits, in characters, from one word to many keys, which come in byte order. Rows of the table (one a
// character of the key) stay for the next key; only the diagonals within the limit are filled.
class EditTable {
 public:
  EditTable(std::string_view word, unsigned limit) : word_(code_points(word)), limit_(limit) {
    rows_.resize(word_.size() + limit + 2);
    for (auto& row : rows_) row.fill(kFar);
    for (std::size_t k = 0; k <= std::min<std::size_t>(word_.size(), limit); ++k)
      rows_[0][k] = static_cast<std::uint8_t>(k);
  }

  // The edits to `key`; more than the limit for any number above it.
  unsigned edits(std::string_view key) {
    const auto same = std::mismatch(last_.begin(), last_.end(), key.begin(), key.end()).first - last_.begin();
    auto at = static_cast<std::size_t>(same);
    if (dead_ && at == last_.size()) return limit_ + 1;
    dead_ = false;
    while (at > 0 && (continues(key, at) || continues(last_, at))) --at;
    last_.resize(at);
    letters_.resize(at + 1);
    characters_.resize(letters_[at]);
    while (at < key.size()) {
      const std::size_t begin = at;
      characters_ += static_cast<unsigned char>(key[at]) < 0x80 ? static_cast<char32_t>(key[at++])
                                                                : text::next_code_point(key, at);
      last_.append(key, begin, at - begin);
      letters_.resize(at + 1, static_cast<std::uint8_t>(characters_.size()));
      if (characters_.size() > word_.size() + limit_ || fill(characters_.size()) > limit_) {
        dead_ = true;
        return limit_ + 1;
      }
    }
    return characters_.size() + limit_ < word_.size() ? limit_ + 1 : rows_[characters_.size()][word_.size()];
  }

 private:
  static constexpr std::uint8_t kFar = 200;
  static constexpr std::size_t kWidth = kMaxLikeBytes + 1;

  // Fills the row of the first `depth` characters; returns its least.
  unsigned fill(std::size_t depth) {
    const std::size_t low = depth > limit_ ? depth - limit_ : 0;
    const std::size_t high = std::min(word_.size(), depth + limit_);
    auto& row = rows_[depth];
    const auto& above = rows_[depth - 1];
    const char32_t c = characters_[depth - 1];
    unsigned least = kFar;
    for (std::size_t k = low; k <= high; ++k) {
      unsigned best = k == 0 ? static_cast<unsigned>(depth) : kFar;
      if (k > 0) best = above[k - 1] + (word_[k - 1] == c ? 0U : 1U);
      if (k < depth + limit_) best = std::min(best, above[k] + 1U);
      if (k > low) best = std::min(best, row[k - 1] + 1U);
      if (k > 1 && depth > 1 && word_[k - 2] == c && word_[k - 1] == characters_[depth - 2])
        best = std::min(best, rows_[depth - 2][k - 2] + 1U);
      row[k] = static_cast<std::uint8_t>(std::min<unsigned>(best, kFar));
      least = std::min(least, best);
    }
    return least;
  }

  std::u32string word_;
  unsigned limit_;
  std::vector<std::array<std::uint8_t, kWidth>> rows_;
  // The beginning of the last key whose rows are filled: its bytes, its characters, and how many of these
  // its first bytes have.
  std::string last_;
  std::u32string characters_;
  std::vector<std::uint8_t> letters_ = {0};
  bool dead_ = false;  // nothing that begins so is near
};

// The written form of the token at the first position of the list's current row; empty at a
// sentence's beginning, where a capital tells nothing.
std::string written_at(const Records& records, PositionCursor& cursor, std::string_view form) {
  const auto data = records.read(cursor.row());
  if (!data) return {};
  const auto view = view_record(*data);
  if (!view) return {};
  text::Tokens tokens;
  tokens.assign(view->text);
  for (const std::uint32_t position : cursor.positions()) {
    if (position >= tokens.size() || tokens[position].form != form) return {};
    const text::Token& token = tokens[position];
    if ((token.flags & (text::kSentenceStart | text::kInitials)) == 0)
      return std::string(view->text.substr(token.offset, token.length));
  }
  return {};
}

}  // namespace

std::vector<LikeKey> keys_within(const Snapshot& snapshot, std::string_view field, std::string_view word,
                                 unsigned edits) {
  std::map<std::string, LikeKey> found;
  if (word.empty() || word.size() > kMaxLikeBytes) return {};
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    EditTable table(word, edits);
    snapshot.positions(p).for_each(field, [&](std::string_view key, PositionList list) {
      if (field.empty() && !key.empty() && is_field_letter(key.front())) return true;
      const std::string_view form = key.substr(field.size());
      const unsigned needed = table.edits(form);
      if (needed > edits) return true;
      LikeKey& like = found[std::string(form)];
      like.edits = needed;
      like.documents += PositionCursor(list).document_count();
      return true;
    });
  }
  std::vector<LikeKey> keys;
  for (auto& [form, like] : found) {
    like.form = form;
    keys.push_back(std::move(like));
  }
  return keys;
}

std::vector<std::string> keys_like(const Snapshot& snapshot, std::string_view field, std::string_view pattern,
                                   std::size_t limit) {
  std::set<std::string> keys;
  const std::string begin = std::string(field) + std::string(pattern.substr(0, pattern.find('*')));
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    std::size_t seen = 0;
    snapshot.positions(p).for_each(begin, [&](std::string_view key, PositionList) {
      if (field.empty() && is_field_letter(key.front())) return true;
      if (!matches_pattern(key.substr(field.size()), pattern)) return true;
      keys.emplace(key);
      return ++seen <= limit;
    });
  }
  std::vector<std::string> sorted(keys.begin(), keys.end());
  if (sorted.size() > limit + 1) sorted.resize(limit + 1);
  return sorted;
}

std::uint64_t documents_with(const Snapshot& snapshot, std::string_view key) {
  std::uint64_t sum = 0;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    if (const auto list = snapshot.positions(p).find(key)) sum += PositionCursor(*list).document_count();
  }
  return sum;
}

std::string written_form(const Snapshot& snapshot, std::string_view form, std::size_t articles) {
  std::map<std::string, std::size_t> ways;
  for (std::size_t p = 0; p < snapshot.partition_count() && articles > 0; ++p) {
    const auto list = snapshot.positions(p).find(form);
    if (!list) continue;
    PositionCursor cursor(*list);
    for (; !cursor.at_end() && articles > 0; --articles) {
      if (std::string way = written_at(*(*snapshot.partitions())[p].records, cursor, form); !way.empty())
        ++ways[std::move(way)];
      if (!cursor.advance_to(cursor.row() + 1)) break;
    }
  }
  const auto most = std::max_element(ways.begin(), ways.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == ways.end() ? std::string(form) : most->first;
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, in = 0, star = pattern.npos, resume = 0;
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      resume = at;
    } else if (in < pattern.size() && pattern[in] == text[at]) {
      ++in;
      ++at;
    } else if (star != pattern.npos) {
      in = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

}  // namespace lede::archive
