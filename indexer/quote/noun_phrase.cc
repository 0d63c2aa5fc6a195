#include "indexer/quote/noun_phrase.h"

#include "indexer/tag/given_names.h"

namespace lede::quote {

namespace {

constexpr std::size_t kMostCore = 9;     // words of a phrase before its first preposition
constexpr std::size_t kMostPhrase = 22;  // with all that its prepositions add
constexpr std::size_t kMostApposition = 16;
constexpr int kMostClauses = 3;  // relative ones, one inside another

// Common words that no phrase goes over.
constexpr std::uint32_t kEnds =
    kSay | kSaying | kBe | kBreak | kRelative | kPreposition | kPlace | kSkip | kNot;

bool is_pronoun(const Reading& r, std::size_t word) { return r.is_common(word, kPerson | kGroup); }

// The end of the words from `at` on that form one run without preposition, verb or comma.
std::size_t core_end(const Reading& r, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  while (end < limit && end - at < kMostCore) {
    if (end > at && (!r.is_joined(end) || r.begins_sentence(end))) break;
    // "Secretary OF State John Kerry"
    const bool office = end > at && end + 1 < limit && r.tokens[end].form == "of" && r.is(end - 1, kTitle) &&
                        r.is_name_word(end - 1) && r.is_joined(end + 1) && r.is_name_word(end + 1) &&
                        r.is(end + 1, kTitle);
    if (!office && !r.is_name_word(end) && r.is_common(end, kEnds) && !r.is_common(end, kDeterminer)) break;
    if (end > at && r.is_common(end, kDeterminer | kPerson | kGroup) && !r.is_name_word(end)) break;
    ++end;
  }
  return end;
}

// Prepositions with their objects from `at` on: "for the Policy Department of the ...".
std::size_t objects_end(const Reading& r, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  while (end + 1 < limit && end - at < kMostPhrase && r.is_joined(end)) {
    if (!r.is_common(end, kPreposition | kPlace)) break;
    std::size_t object = end + 1;
    if (!r.is_joined(object)) break;
    const bool place = r.is_common(end, kPlace);
    if (r.is_common(object, kDeterminer) && object + 1 < limit) ++object;
    if (r.is(object, kStop) || r.has(object, text::kNumber)) break;
    if (place && object == end + 1 && !r.is_name_word(object)) break;
    const std::size_t next = core_end(r, object, limit);
    if (next == object) break;
    end = next;
  }
  return end;
}

// The first word of the run of name words that ends before `end`; `end` for none.
std::size_t name_begin(const Reading& r, std::size_t begin, std::size_t end) {
  std::size_t first = end;
  while (first > begin && r.is_name_word(first - 1) &&
         (first == end || (r.is_joined(first) && !r.is_possessive(first)))) {
    --first;
    // "Ursula von der Leyen"
    std::size_t before = first;
    while (before > begin && r.is_joined(before) && r.is_common(before - 1, kJoiner)) --before;
    if (before < first && before > begin && r.is_name_word(before - 1) && r.is_joined(before)) first = before;
  }
  return first;
}

bool has_no_person(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t word = first; word < end; ++word) {
    if (r.is(word, kNoPerson)) return true;
  }
  return false;
}

// "University of Pavia", "the Bank of England".
std::size_t organisation_end(const Reading& r, std::size_t end, std::size_t limit) {
  while (end + 1 < limit && r.tokens[end].form == "of" && r.is_joined(end)) {
    std::size_t object = end + 1;
    if (r.is_common(object, kDeterminer)) ++object;
    std::size_t next = object;
    while (next < limit && r.is_joined(next) && r.is_name_word(next)) ++next;
    if (next == object) break;
    end = next;
  }
  return end;
}

Speaker named(const Reading& r, std::size_t begin, std::size_t run, std::size_t end, std::size_t limit) {
  Speaker speaker{SpeakerKind::kName, begin, skip_titles(r, run, end), end};
  // "the President"
  if (r.is(speaker.first, kTitle) && speaker.first + 1 == end && begin < run) {
    speaker.kind = SpeakerKind::kRole;
    speaker.first = begin;
    speaker.end = objects_end(r, end, limit);
    return speaker;
  }
  const bool article = begin < run && r.is_common(begin, kDeterminer);
  if (article && begin + 1 == run && !r.is(run, kTitle)) {
    speaker.end = organisation_end(r, end, limit);
  } else if (has_no_person(r, speaker.first, end)) {
    speaker.end = organisation_end(r, end, limit);
    speaker.first = run;
  }
  if (begin < speaker.first && !(article && begin + 1 == speaker.first)) {
    speaker.role_first = begin;
    speaker.role_end = speaker.first;
  }
  return speaker;
}

// Words [first, end) as a name and nothing else: "Father Carlo Brandi".
std::optional<Speaker> only_name(const Reading& r, std::size_t first, std::size_t end) {
  if (first >= end || end - first > 6 || name_begin(r, first, end) != first) return std::nullopt;
  const std::size_t name = skip_titles(r, first, end);
  if (r.is(name, kTitle | kNoPerson)) return std::nullopt;
  return Speaker{SpeakerKind::kName, first, name, end};
}

// What stands between commas behind `speaker`: its name, or its role.
void take_apposition(const Reading& r, std::size_t first, std::size_t end, Speaker& speaker) {
  if (first >= end) return;
  if (speaker.kind == SpeakerKind::kRole) {
    if (const auto name = only_name(r, first, end)) {
      speaker.kind = SpeakerKind::kName;
      speaker.role_first = speaker.first;
      speaker.role_end = speaker.end;
      speaker.first = name->first;
      speaker.end = name->end;
    }
    return;
  }
  if (speaker.kind != SpeakerKind::kName || speaker.role_first < speaker.role_end) return;
  const bool role = r.is_common(first, kDeterminer | kRole) || r.is(first, kTitle) ||
                    (first + 1 < end && r.is_possessive(first + 1));
  if (!role || r.is_common(first, kBreak | kRelative | kSay)) return;
  speaker.role_first = first;
  speaker.role_end = end;
}

// Where the phrase that ends before `end` begins.
std::size_t phrase_begin(const Reading& r, std::size_t end, std::size_t from) {
  std::size_t begin = end - 1;
  while (begin > from && end - begin < kMostPhrase && r.is_joined(begin) && !r.begins_sentence(begin)) {
    const std::size_t word = begin - 1;
    if (!r.is_name_word(word) && r.is_common(word, kSay | kSaying | kBe | kBreak | kRelative | kNot)) break;
    if (r.is(word, kStop) && r.is_name_word(begin) && !r.is(begin, kTitle)) break;
    begin = word;
  }
  return begin;
}

// The phrase that ends before `end`, as a whole or, where its beginning cannot be read, its name.
std::optional<Speaker> phrase_before(const Reading& r, std::size_t end, std::size_t from,
                                     int clauses = kMostClauses) {
  if (end <= from) return std::nullopt;
  if (is_pronoun(r, end - 1)) return Speaker{SpeakerKind::kPronoun, end - 1, end - 1, end};
  const std::size_t begin = phrase_begin(r, end, from);
  if (begin > from && r.is_joined(begin) && r.is_common(begin - 1, kRelative)) {
    // "a man WHO WAS THERE said"
    const std::size_t who = begin - 1;
    if (clauses > 0 && who > from && (r.is_joined(who) || r.has_comma(who)))
      return phrase_before(r, who, from, clauses - 1);
    return std::nullopt;
  }
  if (auto speaker = read_speaker(r, begin, end, true)) return speaker;
  const std::size_t run = name_begin(r, begin, end);
  if (run == end) return std::nullopt;
  return named(r, run, run, end, end);
}

// The verbs of relative clauses hide who said it: "a man who was abused by a priest SAID".
std::optional<Speaker> before_relative(const Reading& r, std::size_t end, std::size_t from) {
  const std::size_t least = end > from + kMostPhrase ? end - kMostPhrase : from;
  for (std::size_t word = end; word-- > least;) {
    if (r.begins_sentence(word) || (word > from && r.has_comma(word))) break;
    if (word > from && r.is_common(word, kRelative) && r.is_joined(word)) return phrase_before(r, word, from);
  }
  return std::nullopt;
}

// "incorrectly said"
bool is_adverb(const Reading& r, std::size_t word) {
  return r.tokens[word].form.ends_with("ly") && !r.has(word, text::kCapital) && !r.is(word, kRole);
}

}  // namespace

// "New Hampshire Sen. Kelly Ayotte", "Torwart Lukas Hahn"
std::size_t skip_titles(const Reading& r, std::size_t first, std::size_t end) {
  for (std::size_t word = end - 1; word-- > first;) {
    if (r.is(word, kTitle)) return word + 1;
  }
  const auto is_given = [&](std::size_t word) { return tag::is_given_name(r.tokens[word].form, false); };
  for (std::size_t word = first + 1; r.rules.capital_nouns() && word + 1 < end; ++word) {
    if (is_given(word)) return is_given(word - 1) ? first : word;
  }
  return first;
}

bool Reading::is_name_word(std::size_t word) const {
  if (!has(word, text::kCapital)) return false;
  if (!has(word, text::kSentenceStart)) return true;
  return !is(word, kRole | kDeterminer | kPerson | kGroup | kBreak | kPreposition | kPlace | kSkip | kSay |
                       kSaying | kAccording) ||
         is(word, kTitle);
}

bool Reading::is_possessive(std::size_t word) const {
  const std::string_view between = gap(word);
  if (between.size() < 2) return false;
  return between == "'s " || between == "\u2019s " || between == "' " || between == "\u2019 ";
}

bool Reading::is_joined(std::size_t word) const {
  const std::string_view between = gap(word);
  if (between.size() == 1) return between[0] == ' ' || between[0] == '-';
  if (between == "\u2011" || between == "\u00a0") return true;
  if (between == ". ") return is(word - 1, kTitle | kJoiner) || tokens[word - 1].length == 1;
  return is_possessive(word);
}

std::optional<Speaker> read_speaker(const Reading& r, std::size_t begin, std::size_t limit, bool closed) {
  if (begin >= limit) return std::nullopt;
  if (is_pronoun(r, begin)) {
    if (closed && begin + 1 != limit) return std::nullopt;
    return Speaker{SpeakerKind::kPronoun, begin, begin, begin + 1};
  }
  std::size_t end = core_end(r, begin, limit);
  if (end == begin) return std::nullopt;
  const std::size_t all = closed ? objects_end(r, end, limit) : end;
  if (closed && all != limit) return std::nullopt;
  const bool determined = r.is_common(begin, kDeterminer);
  if (determined && end == begin + 1) return std::nullopt;
  std::size_t run = name_begin(r, begin, end);
  const bool head_known = r.is(end - 1, kRole);
  if (run == end && !head_known && !closed) {
    // "said Anders Bratt late on Monday"
    std::size_t name_end = begin;
    while (name_end < end && !r.is_name_word(name_end)) ++name_end;
    while (name_end < end && r.is_name_word(name_end)) ++name_end;
    if (name_end < end && !determined) {
      end = name_end;
      run = name_begin(r, begin, end);
    }
  }
  if (run < end) return named(r, begin, run, end, closed ? all : limit);
  if (!determined && !head_known && !closed && !r.is_possessive(std::min(begin + 1, end - 1)))
    return std::nullopt;
  return Speaker{SpeakerKind::kRole, begin, begin, closed ? all : objects_end(r, end, limit)};
}

std::optional<Speaker> read_speaker_with_apposition(const Reading& r, std::size_t begin, std::size_t limit) {
  auto speaker = read_speaker(r, begin, limit, false);
  if (!speaker || speaker->end >= limit) return speaker;
  const std::size_t first = speaker->end;
  if (!r.has_comma(first) || r.begins_sentence(first)) return speaker;
  std::size_t end = first + 1;
  while (end < limit && end - first < kMostApposition && !r.has_comma(end) && !r.begins_sentence(end)) ++end;
  take_apposition(r, first, end, *speaker);
  return speaker;
}

std::optional<Speaker> subject_of(const Reading& r, std::size_t verb, std::size_t from) {
  std::size_t end = verb;
  while (end > from && r.is_joined(end) && (r.is_common(end - 1, kSkip) || is_adverb(r, end - 1))) --end;
  if (end == from || end == 0) return std::nullopt;
  if (!r.has_comma(end)) {
    if (!r.is_joined(end) || r.is_common(end - 1, kNot | kBe)) return std::nullopt;
    if (auto speaker = phrase_before(r, end, from)) return speaker;
    return before_relative(r, end, from);
  }
  // Between commas: "Marta Olsen, the mayor, said", "Jamal Whitaker, 34, of Eastside, said".
  std::size_t first = end - 1;
  const std::size_t least = end > from + 2 * kMostPhrase ? end - 2 * kMostPhrase : from;
  std::size_t inner_end = end;
  for (int commas = 0; first > least && commas < 4; --first) {
    if (r.begins_sentence(first)) return std::nullopt;
    if (!r.has_comma(first)) continue;
    ++commas;
    auto speaker = phrase_before(r, first, from);
    const bool whole =
        speaker && (speaker->begin == from || speaker->begin == 0 || r.begins_sentence(speaker->begin) ||
                    !r.is_joined(speaker->begin) || r.is_common(speaker->begin - 1, kBreak));
    if (whole && (speaker->kind != SpeakerKind::kName || !has_no_person(r, speaker->first, speaker->end) ||
                  commas == 1)) {
      take_apposition(r, first, inner_end, *speaker);
      return speaker;
    }
    inner_end = first;
  }
  return std::nullopt;
}

}  // namespace lede::quote
