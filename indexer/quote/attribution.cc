#include "indexer/quote/attribution.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace lede::quote {

namespace {

constexpr std::size_t kMostBehind = 30;  // words from the quotation to its verb
constexpr std::size_t kMostBefore = 30;  // words from the verb to its quotation
constexpr std::size_t kLeastInside = 4;  // words of a quotation that is part of a sentence
constexpr std::size_t kMostSaid = 200;   // words to look back from a paragraph's end for who said it

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n')) s.remove_suffix(1);
  return s;
}

// How the quotation ends, its last mark passed over: ',' '.' '?' '!' '-' (dash or dots), or 'x'.
char last_sign(std::string_view text, const Piece& piece) {
  std::string_view inside = trimmed(text.substr(piece.begin, piece.end - piece.begin));
  for (const std::string_view mark : {"\u2019", "\u201d", "'", "\"", "\u00a0"}) {
    if (inside.ends_with(mark)) inside.remove_suffix(mark.size());
  }
  if (inside.empty()) return 'x';
  if (inside.ends_with("\u2026") || inside.ends_with("\u2014") || inside.ends_with("...")) return '-';
  const char c = inside.back();
  return c == ',' || c == '.' || c == '?' || c == '!' || c == '-' ? c : 'x';
}

// Where the paragraph of `at` begins, `least` at the earliest.
std::size_t paragraph_begin(std::string_view text, std::size_t least, std::size_t at) {
  const std::size_t newline = text.substr(least, at - least).rfind('\n');
  return newline == std::string_view::npos ? least : least + newline + 1;
}

// Where it ends, `most` at the latest.
std::size_t paragraph_end(std::string_view text, std::size_t at, std::size_t most) {
  return std::min(text.substr(0, most).find('\n', at), most);
}

std::size_t words_in(const Reading& r, const Piece& piece) {
  return r.word_at(piece.end) - r.word_at(piece.begin);
}

// "was quoted by the agency as saying": the auxiliary's number where `verb` is such a "quoted".
std::optional<std::size_t> quoted_as_saying(const Reading& r, std::size_t verb, std::size_t end) {
  if (!r.is_common(verb, kQuoted) || verb == 0 || !r.is_common(verb - 1, kBe)) return std::nullopt;
  for (std::size_t word = verb + 1; word < std::min(end, verb + 9); ++word) {
    if (r.tokens[word].form == "saying") return verb - 1;
  }
  return std::nullopt;
}

// The words of one quotation and of what stands around it.
class Sides {
 public:
  Sides(const Reading& reading, const std::vector<Quoted>& quoted, std::size_t i)
      : r_(reading), q_(quoted[i]), last_(q_.pieces.back()) {
    stop_ = paragraph_end(r_.text, q_.close, i + 1 < quoted.size() ? quoted[i + 1].open : r_.text.size());
    start_ = paragraph_begin(r_.text, i > 0 ? quoted[i - 1].close : 0, q_.open);
  }

  std::optional<Speaker> behind() const;
  std::optional<Speaker> before() const;

 private:
  bool is_part_of_sentence() const;
  std::optional<Speaker> according_to(std::size_t word, std::size_t end) const;
  std::optional<Speaker> verb_behind(std::size_t first, std::size_t end) const;
  std::optional<Speaker> verb_before(std::size_t sentence, std::size_t end, bool inside) const;
  std::optional<Speaker> sentence_subject(std::size_t sentence, std::size_t verb) const;

  const Reading& r_;
  const Quoted& q_;
  const Piece& last_;
  std::size_t stop_;   // bytes behind the quotation that are not another's
  std::size_t start_;  // bytes before it
};

std::optional<Speaker> Sides::behind() const {
  const std::size_t first = r_.word_at(q_.close);
  if (first >= r_.size() || r_.begin_of(first) >= stop_) return std::nullopt;
  const std::string_view between = r_.text.substr(q_.close, r_.begin_of(first) - q_.close);
  if (between.find_first_not_of(" ,\t-\xC2\xA0\xE2\x80\x93\x94") != std::string_view::npos)
    return std::nullopt;
  if (is_part_of_sentence() && (is_title_case(r_, q_) || words_in(r_, q_.pieces.front()) < kLeastInside))
    return std::nullopt;
  const char sign = last_sign(r_.text, last_);
  if (sign == '.' || (sign == 'x' && between.find(',') == std::string_view::npos)) return std::nullopt;
  std::size_t end = first + 1;
  while (end < r_.size() && r_.begin_of(end) < stop_ && !r_.begins_sentence(end)) ++end;
  return verb_behind(first, end);
}

// Words of the same sentence, and no colon or comma, stand before it: the selfish “self-interests,” he said.
bool Sides::is_part_of_sentence() const {
  const std::size_t end = r_.word_at(q_.open);
  const std::size_t first = r_.word_at(start_);
  if (first >= end) return false;
  const std::string_view gap = trimmed(r_.text.substr(r_.end_of(end - 1), q_.open - r_.end_of(end - 1)));
  return gap.empty();
}

std::optional<Speaker> Sides::according_to(std::size_t word, std::size_t end) const {
  const bool to = word + 1 < end && r_.is_common(word + 1, kTo);
  return read_speaker_with_apposition(r_, std::min(word + (to ? 2 : 1), end), end);
}

std::optional<Speaker> Sides::verb_behind(std::size_t first, std::size_t end) const {
  if (r_.is_common(first, kAccording)) return according_to(first, end);
  std::size_t verb = first;
  while (verb + 1 < end && r_.is_common(verb, kSkip)) ++verb;  // "also said"
  if (r_.is_common(verb, kSay) && !r_.is(verb, kAddress))
    return read_speaker_with_apposition(r_, verb + 1, end);
  for (verb = first + 1; verb < std::min(end, first + kMostBehind); ++verb) {
    std::size_t predicate = verb;
    if (const auto be = quoted_as_saying(r_, verb, end)) {
      predicate = *be;
    } else if (!r_.is_common(verb, kSay)) {
      continue;
    }
    auto speaker = subject_of(r_, predicate, first);
    if (speaker && speaker->begin == first) return speaker;
  }
  return std::nullopt;
}

std::optional<Speaker> Sides::before() const {
  const std::size_t end = r_.word_at(q_.open);
  const std::size_t first = r_.word_at(start_);
  if (first >= end) return std::nullopt;
  const std::size_t last = end - 1;
  const std::string_view sign = trimmed(r_.text.substr(r_.end_of(last), q_.open - r_.end_of(last)));
  const bool whole = sign == ":" || sign == ",";
  if (!whole && !sign.empty() && sign != "-" && sign != "\u2014" && sign != "\u2013") return std::nullopt;
  std::size_t sentence = last;
  while (sentence > first && !r_.begins_sentence(sentence)) --sentence;

  const char close = last_sign(r_.text, last_);
  const bool title = is_title_case(r_, q_);
  if (title && close != '.' && close != '!' && close != '?') return std::nullopt;
  if (!whole && (title || words_in(r_, q_.pieces.front()) < kLeastInside || r_.is(last, kWorkNoun)))
    return std::nullopt;
  const bool fragment =
      sign == "," && (close == 'x' || !r_.has(end < r_.size() ? end : last, text::kCapital));
  if (fragment && words_in(r_, q_.pieces.front()) < kLeastInside) return std::nullopt;
  if (r_.is_common(sentence, kAccording)) return according_to(sentence, end);
  return verb_before(sentence, end, !whole);
}

std::optional<Speaker> Sides::verb_before(std::size_t sentence, std::size_t end, bool inside) const {
  const std::size_t least = std::max(sentence, end > kMostBefore ? end - kMostBefore : 0);
  for (std::size_t verb = end; verb-- > least;) {
    if (const auto be = quoted_as_saying(r_, verb, end)) return subject_of(r_, *be, sentence);
    if (r_.is_common(verb, kSaying)) {
      if (verb == sentence || !(r_.has_comma(verb) || r_.tokens[verb - 1].form == "by")) continue;
      return sentence_subject(sentence, verb);
    }
    if (!r_.is_common(verb, inside ? kSay | kCall : kSay) || verb == sentence) continue;
    if (r_.is_common(sentence, kInverts)) {
      if (auto speaker = read_speaker_with_apposition(r_, verb + 1, end)) return speaker;
    }
    if (auto speaker = subject_of(r_, verb, sentence)) return speaker;
    if (r_.is_common(verb - 1, kBe | kNot)) return std::nullopt;
  }
  return std::nullopt;
}

// "Smith denied it, SAYING": who the sentence is about.
std::optional<Speaker> Sides::sentence_subject(std::size_t sentence, std::size_t verb) const {
  std::size_t first = sentence;
  if (r_.is_common(first, kPreposition | kPlace | kBreak)) {
    while (first < verb && (first == sentence || !r_.has_comma(first))) ++first;
  }
  return read_speaker_with_apposition(r_, first, verb);
}

}  // namespace

bool is_title_case(const Reading& r, const Quoted& quoted) {
  const std::size_t first = r.word_at(quoted.pieces.front().begin);
  const std::size_t end = r.word_at(quoted.pieces.front().end);
  if (end - first < 2) return false;
  const auto capitals = static_cast<std::size_t>(
      std::count_if(r.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                    r.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const text::Token& token) { return (token.flags & text::kCapital) != 0; }));
  return 3 * capitals >= 2 * (end - first);
}

std::optional<Attribution> attribute(const Reading& reading, const std::vector<Quoted>& quoted,
                                     std::size_t i) {
  const Sides sides(reading, quoted, i);
  if (const auto speaker = sides.behind()) return Attribution{*speaker, true};
  if (const auto speaker = sides.before()) return Attribution{*speaker, false};
  return std::nullopt;
}

std::optional<Speaker> last_who_said(const Reading& r, const std::vector<Quoted>& quoted, std::size_t begin,
                                     std::size_t end) {
  const std::size_t last = r.word_at(end);
  const std::size_t first = std::max(r.word_at(begin), last > kMostSaid ? last - kMostSaid : 0);
  for (std::size_t verb = last; verb-- > first;) {
    if (!r.is_common(verb, kSay)) continue;
    const std::size_t at = r.begin_of(verb);
    const auto next = std::upper_bound(quoted.begin(), quoted.end(), at,
                                       [](std::size_t byte, const Quoted& q) { return byte < q.open; });
    if (next != quoted.begin() && at < std::prev(next)->close) continue;  // inside a quotation
    std::size_t sentence = verb;
    while (sentence > first && !r.begins_sentence(sentence)) --sentence;
    if (auto speaker = subject_of(r, verb, sentence)) return speaker;
  }
  return std::nullopt;
}

}  // namespace lede::quote
