#include "indexer/quote/people.h"

#include <algorithm>

#include "indexer/quote/noun_phrase.h"
#include "indexer/tag/given_names.h"

namespace lede::quote {

namespace {

constexpr std::size_t kMostWords = 5;      // of a name
constexpr std::size_t kMostPeople = 1000;  // of an article; more is a list
constexpr std::size_t kMostBack = 200;     // mentions that a pronoun looks back over

// Whether [first, end) is a person: a title or a role before it, a common given name, a verb of
// saying beside it, or a comma and what the person is behind it.
bool is_person(const Reading& r, std::size_t run, std::size_t first, std::size_t end) {
  for (std::size_t word = first; word < end; ++word) {
    if (r.is(word, kNoPerson | kTitle)) return false;
  }
  if (end - first == 2 && r.gap(first + 1) == "-") return false;
  if (first > run || tag::is_given_name(r.tokens[first].form, false)) return true;
  if (first > 0 && r.is_joined(first) && !r.begins_sentence(first) &&
      r.is_common(first - 1, kRole | kSay | kTitle))
    return true;
  if (first > 0 && r.gap(first) == ", " && r.is_common(first - 1, kRole) && end < r.size() &&
      r.has_comma(end))
    return true;
  if (end >= r.size()) return false;
  if (r.is_joined(end) && r.is_common(end, kSay)) return true;
  if (r.gap(end) != ", ") return false;
  return r.has(end, text::kNumber) || r.is_common(end, kDeterminer | kRelative) ||
         (end + 1 < r.size() && r.is_possessive(end + 1));
}

// What the title before it, or the role before or behind it ("Joan Petty, the victim's SISTER,"), says.
std::uint32_t sex_of(const Reading& r, std::size_t run, std::size_t name, std::size_t end) {
  constexpr std::uint32_t kBoth = kMale | kFemale;
  for (std::size_t word = run; word < name; ++word) {
    if (r.is(word, kBoth)) return r.rules.classes(r.tokens[word].form) & kBoth;
  }
  if (run > 0 && !r.begins_sentence(run) && (r.is_joined(run) || r.has_comma(run)) && r.is(run - 1, kBoth))
    return r.rules.classes(r.tokens[run - 1].form) & kBoth;
  if (end >= r.size() || !r.has_comma(end)) return 0;
  for (std::size_t word = end; word < std::min(r.size(), end + 4); ++word) {
    if (word > end && !r.is_joined(word)) break;
    if (r.is(word, kBoth) && !r.is(word, kPerson)) return r.rules.classes(r.tokens[word].form) & kBoth;
  }
  return 0;
}

}  // namespace

People::People(const Reading& reading) : reading_(reading) {
  for (std::size_t word = 0; word < reading_.size();) {
    if (!reading_.has(word, text::kCapital) || !reading_.is_name_word(word)) {
      ++word;
      continue;
    }
    std::size_t end = word + 1;
    while (end < reading_.size() && reading_.is_joined(end) && !reading_.is_possessive(end) &&
           !reading_.begins_sentence(end)) {
      if (reading_.is_name_word(end)) {
        ++end;
        continue;
      }
      std::size_t next = end;
      while (next < reading_.size() && next - end < 3 && reading_.is_joined(next) &&
             reading_.is_common(next, kJoiner))
        ++next;
      if (next == end || next >= reading_.size() || !reading_.is_joined(next) || !reading_.is_name_word(next))
        break;
      end = next + 1;
    }
    read_run(word, end);
    word = end;
  }
}

void People::read_run(std::size_t first, std::size_t end) {
  std::size_t name = first;
  while (name + 1 < end && reading_.is(name, kTitle)) ++name;
  // "Bürgermeisterin von Brandvik"
  if (name > first && reading_.is(name, kJoiner) && reading_.is_common(name, kPreposition)) return;
  if (reading_.rules.capital_nouns() && end - name > 2) name = skip_titles(reading_, name, end);
  if (end - name == 1) {
    const auto known = std::find_if(full_.rbegin(), full_.rend(), [&](const Person& person) {
      return reading_.tokens[person.end - 1].form == reading_.tokens[name].form;
    });
    if (known == full_.rend()) return;
    if (known->sex == 0) known->sex = sex_of(reading_, first, name, end);
    mentions_.push_back({end, static_cast<std::size_t>(full_.rend() - known) - 1});
    return;
  }
  if (end - name > kMostWords || full_.size() == kMostPeople || !is_person(reading_, first, name, end))
    return;
  mentions_.push_back({end, full_.size()});
  full_.push_back({name, end, sex_of(reading_, first, name, end)});
}

const Person* People::last_before(std::size_t before, bool female) const {
  auto mention = std::upper_bound(mentions_.begin(), mentions_.end(), before,
                                  [](std::size_t word, const Mention& one) { return word < one.end; });
  for (std::size_t back = 0; mention != mentions_.begin() && back < kMostBack; ++back) {
    const Person& person = full_[(--mention)->person];
    if ((person.sex & (female ? kMale : kFemale)) == 0) return &person;
  }
  return nullptr;
}

const Person* People::of_surname(std::string_view form, std::size_t before) const {
  const Person* found = nullptr;
  for (const Person& person : full_) {
    if (reading_.tokens[person.end - 1].form != form) continue;
    if (found == nullptr || person.end <= before) found = &person;
  }
  return found;
}

}  // namespace lede::quote
