#include "indexer/tag/person_name.h"

#include <algorithm>
#include <array>

#include "indexer/tag/given_names.h"

namespace lede::tag {
namespace {

using text::Token;

// Before a surname; not themselves part of the name.
constexpr std::array<std::string_view, 36> kTitles = {"capt",
                                                      "captain",
                                                      "chairman",
                                                      "coach",
                                                      "col",
                                                      "dame",
                                                      "detective",
                                                      "dr",
                                                      "gen",
                                                      "general",
                                                      "gov",
                                                      "governor",
                                                      "judge",
                                                      "justice",
                                                      "lady",
                                                      "lord",
                                                      "lt",
                                                      "madam",
                                                      "miss",
                                                      "mr",
                                                      "mrs",
                                                      "ms",
                                                      "officer",
                                                      "premier",
                                                      "president",
                                                      "prof",
                                                      "professor",
                                                      "rep",
                                                      "representative",
                                                      "rev",
                                                      "secretary",
                                                      "sen",
                                                      "senator",
                                                      "sgt",
                                                      "sheriff",
                                                      "sir"};

// Capitalised within a sentence before a place that is meant all the same.
constexpr std::array<std::string_view, 40> kOpeners = {
    "across",   "afternoon", "and",     "april",    "august",    "between",   "central", "december",
    "eastern",  "february",  "for",     "former",   "friday",    "from",      "greater", "in",
    "january",  "july",      "june",    "lower",    "march",     "modern",    "monday",  "northern",
    "november", "october",   "of",      "saturday", "september", "southern",  "soviet",  "sunday",
    "the",      "thursday",  "tuesday", "upper",    "visit",     "wednesday", "western", "with"};

// Capitalised after a place that is meant all the same: days, months, offices.
constexpr std::array<std::string_view, 52> kFollowers = {
    "ambassador", "and",      "april",    "army",       "attorney",    "august",    "crown",
    "december",   "defence",  "defense",  "democrat",   "democrats",   "february",  "federal",
    "foreign",    "friday",   "gov",      "governor",   "i",           "in",        "interior",
    "january",    "july",     "june",     "king",       "legislature", "march",     "minister",
    "monday",     "november", "october",  "parliament", "police",      "president", "prime",
    "prince",     "queen",    "rep",      "republican", "republicans", "saturday",  "secretary",
    "sen",        "senate",   "senator",  "september",  "sunday",      "supreme",   "the",
    "thursday",   "tuesday",  "wednesday"};

constexpr std::array<std::string_view, 14> kLocatives = {
    "across",   "central", "eastern",  "in",         "inside", "into",    "near",
    "northern", "outside", "southern", "throughout", "toward", "western", "within"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& sorted, std::string_view form) {
  return std::binary_search(sorted.begin(), sorted.end(), form);
}

// Whether `second` follows `first` with white space alone between, or with the point of an
// initial or a title and white space.
bool is_adjacent(std::string_view text, const Token& first, const Token& second) {
  const std::size_t end = first.offset + first.length;
  std::string_view between = text.substr(end, second.offset - end);
  if (between.starts_with('.') && (first.length == 1 || holds(kTitles, first.form))) between.remove_prefix(1);
  return !between.empty() && between.find_first_not_of(" \xC2\xA0") == std::string_view::npos;
}

bool is_capitalised(const Token& word) {
  return (word.flags & text::kCapital) != 0 && (word.flags & (text::kNumber | text::kInitials)) == 0;
}

}  // namespace

Place PersonNames::around(const Place& place, const Bearer& bearer) {
  if (place.words != 1) return {};
  const Place found = before(place, bearer);
  return found.words > 0 || bearer.kind == Kind::kPerson ? found : after(place, bearer);
}

bool PersonNames::is_known(const Token& word) const {
  const PatternId pattern = lexicon_.matcher().lookup(word.form);
  return pattern != kNoPattern && !lexicon_.names(pattern).empty();
}

Place PersonNames::before(const Place& place, const Bearer& bearer) const {
  if (place.token == 0) return {};
  const PartText& part = texts_.part(place.part);
  const Token& word = part.tokens[place.token];
  const Token& previous = part.tokens[place.token - 1];
  if (!is_capitalised(previous) || !is_capitalised(word) || !is_adjacent(part.text, previous, word))
    return {};
  const Place whole = {place.part, place.token - 1, 2};
  if (holds(kTitles, previous.form)) return bearer.kind == Kind::kPerson ? Place{} : whole;
  // A capital that says nothing by itself: the word may be a common one.
  const bool weak = (previous.flags & text::kSentenceStart) != 0 || part.all_capitals;
  if (!part.all_upper && ((word.flags | previous.flags) & text::kAllCaps) != 0)
    return {};  // "the US Apple unit"
  if (is_given_name(previous.form, weak || is_known(previous))) return whole;
  if (weak || !bearer.also_person) return {};
  if (holds(kOpeners, previous.form) || is_known(previous)) return {};
  return whole;
}

Place PersonNames::after(const Place& place, const Bearer& bearer) {
  const PartText& part = texts_.part(place.part);
  if (place.token + 1 >= part.tokens.size() || part.all_capitals) return {};
  const Token& word = part.tokens[place.token];
  if (!bearer.also_person && !is_given_name(word.form, false)) return {};
  const Token& next = part.tokens[place.token + 1];
  if (!is_capitalised(word) || !is_capitalised(next) || !is_adjacent(part.text, word, next)) return {};
  if ((next.flags & text::kAllCaps) != 0 || next.length < 2) return {};
  if (holds(kFollowers, next.form) || is_known(next)) return {};
  const bool by_itself = bearer.also_person && bearer.kind == Kind::kPlace;
  if (!by_itself && !stands_alone(next.form, word.form)) return {};
  return {place.part, place.token, 2};
}

// With a capital and not after `given`, and never in lower case.
bool PersonNames::stands_alone(std::string_view form, std::string_view given) {
  const auto [known, is_new] = alone_.try_emplace(form, false);
  if (!is_new) return known->second;
  for (const Part p : {Part::kTitle, Part::kText}) {
    const PartText& part = texts_.part(p);
    for (std::size_t i = 0; i < part.tokens.size(); ++i) {
      const Token& token = part.tokens[i];
      if (token.form != form) continue;
      if ((token.flags & text::kCapital) == 0) return known->second = false;
      if (!part.all_capitals && (i == 0 || part.tokens[i - 1].form != given)) known->second = true;
    }
  }
  return known->second;
}

bool is_located(const PartText& part, const Place& place) {
  return place.token > 0 && holds(kLocatives, part.tokens[place.token - 1].form) &&
         is_adjacent(part.text, part.tokens[place.token - 1], part.tokens[place.token]);
}

}  // namespace lede::tag
