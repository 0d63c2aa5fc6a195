#include "searcher/present/snippet.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::present {
namespace {

constexpr std::size_t kMostMatches = 2000;  // of one text that are considered
constexpr std::string_view kGap = "…";

// A run of tokens and what it shows.
struct Part {
  std::size_t first = 0;
  std::size_t last = 0;         // past the end
  std::set<std::size_t> shows;  // numbers of the query's words
  double score = 0;
};

// One text while its snippet is looked for.
class Cutter {
 public:
  Cutter(std::string_view text, Marker& marker) : text_(text), tokens_(marker.read(text)) {
    matches_ = marker.find(tokens_);
    if (matches_.size() > kMostMatches) matches_.resize(kMostMatches);
    measure();
  }

  bool empty() const { return tokens_.size() == 0; }
  std::size_t different_words() const;
  Part lead(std::size_t columns) const { return {0, end_within(0, columns), {}, 0}; }
  // The part of at most `columns` that shows most words besides those that `other` shows, and
  // lies apart from it. Without tokens when there is none.
  Part best(std::size_t columns, const Part* other) const;
  void begin_earlier(Part& part, std::size_t columns) const;
  void end_on_sentence(Part& part) const;
  void append(const Part& part, bool gap_before, Marked& out) const;
  // Whether text is missing between the sentence's edge and the part.
  bool cut_before(const Part& part) const { return !starts_sentence(part.first); }
  bool cut_after(const Part& part) const { return part.last < tokens_.size() && !starts_sentence(part.last); }

 private:
  void measure();
  bool starts_sentence(std::size_t token) const;
  std::size_t sentence_of(std::size_t token) const {
    while (!starts_sentence(token)) --token;
    return token;
  }
  std::size_t columns_of(std::size_t first, std::size_t last) const {
    return columns_[last] - columns_[first];
  }
  std::size_t end_within(std::size_t first, std::size_t columns) const;
  std::size_t beginning_for(const Match& match, std::size_t columns) const;
  void rate(Part& part, const Part* other) const;

  std::string_view text_;
  const text::Tokens& tokens_;
  std::vector<Match> matches_;
  // Byte where a token's piece of text begins: its quotes and brackets included.
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> columns_;  // columns before that piece; one more at the end for the whole
};

// Of most texts all but a few characters are as wide as they have bytes.
class Widths {
 public:
  explicit Widths(std::string_view text) : text_(text) {}

  // Columns of the text from `begin` to `end`, neither before those asked for last.
  std::size_t of(std::size_t begin, std::size_t end) {
    while (other_ < end && (other_ < begin || is_plain(text_[other_]))) ++other_;
    return other_ >= end ? end - begin : text::display_width(text_.substr(begin, end - begin));
  }

 private:
  static bool is_plain(char c) { return c >= ' ' && c < '\x7F'; }

  std::string_view text_;
  std::size_t other_ = 0;  // before it nothing that was asked for is of another width
};

void Cutter::measure() {
  begins_.reserve(tokens_.size() + 1);
  columns_.reserve(tokens_.size() + 1);
  std::size_t previous_end = 0;
  for (const text::Token& token : tokens_) {
    std::size_t begin = token.offset;
    if ((token.flags & text::kJoined) == 0) {
      while (begin > previous_end && static_cast<unsigned char>(text_[begin - 1]) > ' ') --begin;
    }
    begins_.push_back(static_cast<std::uint32_t>(begin));
    previous_end = token.offset + std::size_t{token.length};
  }
  begins_.push_back(static_cast<std::uint32_t>(text_.size()));
  if (begins_.size() > 1) begins_[0] = 0;
  Widths widths(text_);
  columns_.push_back(0);
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i)
    columns_.push_back(columns_.back() + static_cast<std::uint32_t>(widths.of(begins_[i], begins_[i + 1])));
}

// Full stops inside a word ("U.S.-based") begin none; scripts without spaces have their own stops.
bool Cutter::starts_sentence(std::size_t token) const {
  if (token == 0) return true;
  const std::uint8_t flags = tokens_[token].flags;
  if ((flags & text::kSentenceStart) == 0) return false;
  return (flags & text::kJoined) == 0 || static_cast<unsigned char>(text_[tokens_[token].offset - 1]) >= 0x80;
}

std::size_t Cutter::different_words() const {
  std::set<std::size_t> words;
  for (const Match& match : matches_) words.insert(match.wanted);
  return words.size();
}

std::size_t Cutter::end_within(std::size_t first, std::size_t columns) const {
  const auto end = std::upper_bound(columns_.begin() + static_cast<std::ptrdiff_t>(first), columns_.end(),
                                    columns_[first] + columns);
  return std::max(first + 1, static_cast<std::size_t>(end - columns_.begin()) - 1);
}

// Where to begin so that the match is seen: at its sentence, or a third of the part before it.
std::size_t Cutter::beginning_for(const Match& match, std::size_t columns) const {
  const std::size_t sentence = sentence_of(match.first);
  if (columns_of(sentence, match.last) <= columns * 3 / 4) return sentence;
  std::size_t first = match.first;
  while (first > sentence && columns_of(first - 1, match.first) <= columns / 3) --first;
  return first;
}

void Cutter::rate(Part& part, const Part* other) const {
  auto at = std::lower_bound(matches_.begin(), matches_.end(), part.first,
                             [](const Match& match, std::size_t first) { return match.first < first; });
  std::size_t repeats = 0, first = part.last, last = part.first;
  for (; at != matches_.end() && at->first < part.last; ++at) {
    if (at->last > part.last || (other != nullptr && other->shows.contains(at->wanted))) continue;
    if (!part.shows.insert(at->wanted).second) ++repeats;
    first = std::min(first, at->first);
    last = std::max(last, at->last);
  }
  if (part.shows.empty()) return;
  part.score =
      static_cast<double>(part.shows.size()) + 0.1 * static_cast<double>(std::min<std::size_t>(repeats, 4));
  if (starts_sentence(part.first)) part.score += 0.2;
  // Among places with the same words, those where they stand close say more.
  part.score -= 0.3 * static_cast<double>(columns_of(first, last)) /
                static_cast<double>(std::max<std::size_t>(columns_of(part.first, part.last), 1));
}

Part Cutter::best(std::size_t columns, const Part* other) const {
  Part best;
  std::size_t tried = tokens_.size();
  for (const Match& match : matches_) {
    const std::size_t first = beginning_for(match, columns);
    if (first == tried) continue;
    tried = first;
    Part part{first, end_within(first, columns), {}, 0};
    if (other != nullptr && part.first < other->last && other->first < part.last) continue;
    rate(part, other);
    if (part.score > best.score) best = std::move(part);
  }
  return best;
}

// Fills the room that is left, when the text ends early, with the sentences before.
void Cutter::begin_earlier(Part& part, std::size_t columns) const {
  while (part.first > 0) {
    const std::size_t sentence = sentence_of(part.first - 1);
    if (columns_of(sentence, part.last) > columns) return;
    part.first = sentence;
  }
}

// Leaves out the beginning of a last sentence when it is short and nothing is found there.
void Cutter::end_on_sentence(Part& part) const {
  std::size_t end = part.last;
  while (end > part.first && end < tokens_.size() && !starts_sentence(end)) --end;
  if (end == part.first || columns_of(part.first, end) < columns_of(part.first, part.last) * 3 / 4) return;
  const bool loses = std::any_of(matches_.begin(), matches_.end(), [&](const Match& match) {
    return match.last > end && match.first < part.last;
  });
  if (!loses) part.last = end;
}

void Cutter::append(const Part& part, bool gap_before, Marked& out) const {
  if (gap_before) out.text += out.text.empty() ? std::string(kGap) + " " : " " + std::string(kGap) + " ";
  const Marked slice =
      marked_slice(text_, begins_[part.first], begins_[part.last], spans_of(matches_, tokens_));
  for (const auto& mark : slice.marks) {
    out.marks.push_back({out.text.size() + mark.begin, out.text.size() + mark.end});
  }
  out.text += slice.text;
}

}  // namespace

Marked cut_snippet(std::string_view whole, Marker& marker, std::size_t columns) {
  const std::string_view text = text::prefix_on_code_point(whole, kSnippetTextBytes);
  const Cutter cutter(text, marker);
  if (cutter.empty()) return marked_slice(text, 0, 0, {});
  std::vector<Part> parts{cutter.best(columns, nullptr)};
  if (parts[0].shows.empty()) {
    parts[0] = cutter.lead(columns);
  } else if (parts[0].shows.size() < cutter.different_words()) {
    const Part one = cutter.best(columns / 2, nullptr);
    const Part two = cutter.best(columns / 2, &one);
    if (one.shows.size() + two.shows.size() > parts[0].shows.size()) {
      parts = {one, two};
      if (two.first < one.first) std::swap(parts[0], parts[1]);
    }
  }
  if (parts.size() == 1) cutter.begin_earlier(parts[0], columns);
  cutter.end_on_sentence(parts.back());
  Marked out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool apart = i > 0 && parts[i].first != parts[i - 1].last;
    if (i > 0 && !apart) out.text += ' ';
    cutter.append(parts[i], i == 0 ? cutter.cut_before(parts[i]) : apart, out);
  }
  if (cutter.cut_after(parts.back())) out.text += " " + std::string(kGap);
  return out;
}

}  // namespace lede::present
