#include "indexer/tag/context.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace lede::tag {
namespace {

constexpr std::array kParts = {Part::kTitle, Part::kText, Part::kTags};
constexpr std::uint32_t kEnd = 0xffffffff;

bool by_pattern(const Match& a, const Match& b) {
  return std::tie(a.pattern, a.part, a.token) < std::tie(b.pattern, b.part, b.token);
}

}  // namespace

Context::Context(const Lexicon& lexicon, const Texts& texts, std::span<const Match> matches)
    : lexicon_(lexicon), texts_(texts) {
  for (const Match& match : matches) {
    if (lexicon.is_cue(match.pattern)) cues_.push_back(match);
  }
  std::sort(cues_.begin(), cues_.end(), by_pattern);
}

Context::Answer Context::ask(std::uint32_t number, const Place& place) {
  const RuleSet& rules = lexicon_.rules(number);
  if (rules.first_cue[0] == rules.first_cue[5]) return {};
  const auto [known, is_new] = answers_.try_emplace(number);
  if (is_new) known->second = in_article(rules);
  Answer answer = known->second;
  if (answer.verdict == Verdict::kExcluded) return answer;
  if (place.words > 0) {
    for (const Cue& cue : lexicon_.not_in(rules)) {
      if (const Place found = around(cue, place); found.words > 0) {
        return {Verdict::kNotIn, answer.cues, found};
      }
    }
    for (const Cue& cue : lexicon_.excludes_near(rules)) {
      if (const Place found = near(cue, place); found.words > 0) {
        return {Verdict::kExcluded, answer.cues, found};
      }
    }
    for (const Cue& cue : lexicon_.requires_near(rules)) {
      const Place found = near(cue, place);
      if (found.words > 0 && answer.cues++ == 0) answer.decided = found;
    }
  }
  const bool required = rules.first_cue[0] != rules.first_cue[2];  // requires_any, requires_near
  if (required && answer.cues == 0) answer.verdict = Verdict::kNoCue;
  return answer;
}

Context::Answer Context::in_article(const RuleSet& rules) {
  Answer answer;
  for (const Cue& cue : lexicon_.excludes(rules)) {
    answer.decided = first_place(cue);
    if (answer.decided.words > 0) {
      answer.verdict = Verdict::kExcluded;
      return answer;
    }
  }
  for (const Cue& cue : lexicon_.requires_any(rules)) {
    const Place place = first_place(cue);
    if (place.words > 0 && answer.cues++ == 0) answer.decided = place;
  }
  return answer;
}

Place Context::first_place(const Cue& cue) const {
  if (cue.pattern == kNoPattern) {
    return cue.prefix == kNoPrefix ? Place{} : first_with_prefix(lexicon_.prefix(cue.prefix));
  }
  for (const Part part : kParts) {
    if (const Place place = first_place(cue, part, 0, kEnd); place.words > 0) return place;
  }
  return {};
}

Place Context::first_place(const Cue& cue, Part part, std::uint32_t from, std::uint32_t to) const {
  Match wanted;
  wanted.pattern = cue.pattern;
  wanted.part = part;
  wanted.token = from;
  auto found = std::lower_bound(cues_.begin(), cues_.end(), wanted, by_pattern);
  for (; found != cues_.end() && found->pattern == cue.pattern && found->part == part && found->token < to;
       ++found) {
    if (const Place place = whole(cue, *found); place.words > 0) return place;
  }
  return {};
}

Place Context::whole(const Cue& cue, const Match& found) const {
  const text::Tokens& tokens = texts_.part(found.part).tokens;
  const auto is_number = [&](std::uint32_t token) {
    return token < tokens.size() && (tokens[token].flags & text::kNumber) != 0;
  };
  Place place = {found.part, found.token, found.words};
  if (cue.prefix != kNoPrefix) {
    const std::uint32_t next = place.token + place.words;
    if (next >= tokens.size() || !tokens[next].form.starts_with(lexicon_.prefix(cue.prefix))) return {};
    ++place.words;
  }
  if (cue.number_after) {
    if (!is_number(place.token + place.words)) return {};
    ++place.words;
  }
  if (cue.number_before) {
    if (place.token == 0 || !is_number(place.token - 1)) return {};
    --place.token;
    ++place.words;
  }
  return place;
}

Place Context::near(const Cue& cue, const Place& place) const {
  const text::Tokens& tokens = texts_.part(place.part).tokens;
  const std::uint32_t from = place.token - std::min(place.token, kNearWords);
  const std::uint32_t to = std::min<std::uint32_t>(place.token + place.words + kNearWords,
                                                   static_cast<std::uint32_t>(tokens.size()));
  if (cue.pattern != kNoPattern) return first_place(cue, place.part, from, to);
  if (cue.prefix == kNoPrefix) return {};
  for (std::uint32_t i = from; i < to; ++i) {
    if (tokens[i].form.starts_with(lexicon_.prefix(cue.prefix))) return {place.part, i, 1};
  }
  return {};
}

// The phrase that holds all words of `place` and more.
Place Context::around(const Cue& cue, const Place& place) const {
  if (cue.pattern == kNoPattern) return {};
  const std::uint32_t from = place.token - std::min(place.token, kNearWords);
  Match wanted;
  wanted.pattern = cue.pattern;
  wanted.part = place.part;
  wanted.token = from;
  auto found = std::lower_bound(cues_.begin(), cues_.end(), wanted, by_pattern);
  for (; found != cues_.end() && found->pattern == cue.pattern && found->part == place.part &&
         found->token <= place.token;
       ++found) {
    const Place phrase = whole(cue, *found);
    if (phrase.words > place.words && phrase.token <= place.token &&
        phrase.token + phrase.words >= place.token + place.words) {
      return phrase;
    }
  }
  return {};
}

// All words, sorted by their first byte only: a sort by words cost a tenth of adding an article.
void Context::sort_words() const {
  std::array<std::uint32_t, 257> next{};
  std::size_t count = 0;
  const auto first = [](const text::Token& token) {
    return token.form.empty() ? 0u : static_cast<unsigned char>(token.form.front());
  };
  for (const Part part : kParts) {
    for (const text::Token& token : texts_.part(part).tokens) ++next[first(token) + 1], ++count;
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  words_begin_ = next;
  words_.resize(count);
  for (const Part part : kParts) {
    const text::Tokens& tokens = texts_.part(part).tokens;
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
      words_[next[first(tokens[i])]++] = {tokens[i].form, {part, i, 1}};
  }
}

Place Context::first_with_prefix(std::string_view prefix) const {
  if (prefix.empty()) return {};
  if (words_.empty()) sort_words();
  const auto first = static_cast<unsigned char>(prefix.front());
  for (std::uint32_t i = words_begin_[first]; i < words_begin_[first + 1u]; ++i) {
    if (words_[i].first.starts_with(prefix)) return words_[i].second;
  }
  return {};
}

}  // namespace lede::tag
