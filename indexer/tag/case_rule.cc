#include "indexer/tag/case_rule.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {
namespace {

using text::Token;

// Words that stay small inside a title or a name.
constexpr std::array<std::string_view, 32> kSmallWords = {
    "a",   "al",  "an",  "and", "as", "at",  "bin", "by",  "da",  "das",  "de",
    "del", "der", "des", "di",  "do", "du",  "el",  "en",  "for", "from", "in",
    "la",  "le",  "of",  "on",  "or", "the", "to",  "van", "von", "with"};

constexpr std::array<std::string_view, 10> kOpeningQuotes = {"\"", "'", "“", "‘",  "«",
                                                             "„",  "‚", "‹", "「", "《"};
constexpr std::array<std::string_view, 10> kClosingQuotes = {"\"", "'", "”", "’",  "»",
                                                             "“",  "‘", "›", "」", "》"};
constexpr std::string_view kBeforeClosingQuote = ",.!?";

constexpr std::uint32_t kLongerWord = 4;   // bytes; shorter ones often stay small in headlines
constexpr std::uint32_t kFewestWords = 3;  // fewer say nothing about the style of a text

bool is_small_word(std::string_view form) {
  return std::binary_search(kSmallWords.begin(), kSmallWords.end(), form);
}

// Whether the word is of a script that has capitals (Latin, Greek, Cyrillic, Armenian).
bool has_case(std::string_view written) {
  std::size_t offset = 0;
  const char32_t c = written.empty() ? U'0' : text::next_code_point(written, offset);
  return c >= U'A' && (c < 0x590 || (c >= 0x1e00 && c < 0x2000));
}

bool is_capital(std::string_view text, const Token& word) {
  return (word.flags & (text::kCapital | text::kNumber)) != 0 ||
         !has_case(text.substr(word.offset, word.length));
}

bool is_quoted(std::string_view text, std::span<const Token> words) {
  const std::string_view before = text.substr(0, words.front().offset);
  std::string_view after = text.substr(words.back().offset + words.back().length);
  if (!after.empty() && kBeforeClosingQuote.find(after.front()) != std::string_view::npos)
    after.remove_prefix(1);
  const auto ends_before = [&](std::string_view quote) { return before.ends_with(quote); };
  const auto starts_after = [&](std::string_view quote) { return after.starts_with(quote); };
  return std::any_of(kOpeningQuotes.begin(), kOpeningQuotes.end(), ends_before) &&
         std::any_of(kClosingQuotes.begin(), kClosingQuotes.end(), starts_after);
}

// Whether the word's capitals are its own, not the sentence's or the headline's.
bool has_own_capitals(const PartText& part, const Token& word) {
  if (!has_case(part.text.substr(word.offset, word.length))) return true;
  return (word.flags & (text::kAllCaps | text::kInitials)) != 0 && !part.all_upper;
}

Verdict check_title(const PartText& part, std::span<const Token> words, bool has_cue) {
  const bool quoted = is_quoted(part.text, words);
  for (const Token& word : words) {
    const bool inner = &word != &words.front() && &word != &words.back();
    if (is_capital(part.text, word) || (inner && is_small_word(word.form))) continue;
    return quoted && words.size() > 1 ? Verdict::kAccepted : Verdict::kNotCapital;
  }
  if (quoted || has_own_capitals(part, words[0])) return Verdict::kAccepted;
  if (part.all_capitals) return has_cue ? Verdict::kAccepted : Verdict::kHeadline;
  const bool starts_sentence = words.size() == 1 && (words[0].flags & text::kSentenceStart) != 0;
  return starts_sentence && !has_cue ? Verdict::kSentenceStart : Verdict::kAccepted;
}

Verdict check_exact(const PartText& part, std::span<const Token> words, std::uint64_t written, bool has_cue) {
  if (written_hash(part.text, words) != written) return Verdict::kSpelling;
  if (!part.all_upper || has_cue) return Verdict::kAccepted;
  // Points make initials what they are in capitals too; US might be the pronoun, and U.S. not.
  const bool has_points =
      std::ranges::any_of(words, [](const Token& word) { return (word.flags & text::kInitials) != 0; });
  return has_points ? Verdict::kAccepted : Verdict::kHeadline;
}

}  // namespace

PartText::PartText(std::string_view text_, const text::Tokens& tokens_) : text(text_), tokens(tokens_) {
  std::uint32_t longer = 0;
  std::uint32_t capitals = 0;
  std::uint32_t upper = 0;
  for (const Token& word : tokens) {
    if (word.length < kLongerWord || (word.flags & text::kNumber) != 0) continue;
    ++longer;
    capitals += (word.flags & text::kCapital) != 0;
    upper += (word.flags & text::kAllCaps) != 0;
  }
  all_capitals = longer >= kFewestWords && capitals * 10 >= longer * 9;
  all_upper = longer >= kFewestWords && upper * 10 >= longer * 9;
}

Verdict check_case(CaseRule rule, const PartText& part, const Place& place, std::uint64_t written,
                   bool has_cue) {
  const std::span<const Token> words = std::span(part.tokens.list()).subspan(place.token, place.words);
  switch (rule) {
    case CaseRule::kAny:
      return Verdict::kAccepted;
    case CaseRule::kTitle:
      return check_title(part, words, has_cue);
    case CaseRule::kExact:
      return check_exact(part, words, written, has_cue);
  }
  return Verdict::kAccepted;
}

}  // namespace lede::tag
