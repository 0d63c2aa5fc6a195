// Tag dictionaries: the names that lede knows, and when a name counts. A dictionary is a TOML
// (1.0) file of
//
//   [[tag]]
//   name = "Guardians of Peace"            # the tag; itself an alias
//   kind = "organisation"                  # person, organisation, place, work, event, topic
//   aliases = [                            # other spellings and names; one with rules of its own
//     "Gardiens de la paix",               # is a table
//     { name = "GOP", case = "exact", requires = ["guardians of peace", "hack*"] },
//   ]
//   surnames = ["Bush"]                    # count where a longer name of the entry stands too
//   case = "title"                         # any (default), title, exact
//   requires = ["sony", "rogen", "film*"]  # at least one of these and of requires_near stands in the
//   requires_near = ["studio"]             #   title, text or publisher's tags; or near the name
//   excludes = ["job interview"]           # none stands there
//   excludes_near = ["republican*"]        # none stands near the name
//   not_in = ["Big Apple", "May #"]        # phrases around the name in which it is not meant
//   also = "person"                        # people bear the name too (person_name.h)
//   broader = ["Sony"]                     # tags of which this one is a part or kind
//   id = "wikidata:Q60"                    # identifiers elsewhere
//
// `case`, the five rules after it and `also` may stand in an alias, and then take the place of
// the entry's. Near is to start within kNearWords words of the name, in the same title or text.
// Names and context words fold as text::Tokens folds, so case, accents, hyphens, possessives and
// initials need no alias of their own. In context words a trailing * takes every word that begins
// so, and # any number.
//   title: every word of the name has a capital (small words such as "of" inside it need none),
//     or the whole stands in quotes and has several words. A capital that says nothing does not
//     count while no word of `requires` is met: of a one-word name where a sentence starts, or in
//     a headline that capitalises every word. Quotes, and a name in upper case among words that
//     are not, say enough in both.
//   exact: the words as the alias writes them, but for the last point of initials; where all is in upper
//     case only initials with points, or with a word of `requires`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/error.h"
#include "common/core/result.h"

namespace lede::tag {

inline constexpr std::size_t kMaxNameBytes = 240;
inline constexpr std::uint32_t kNearWords = 12;

enum class Kind : std::uint8_t { kNone, kPerson, kOrganisation, kPlace, kWork, kEvent, kTopic };
enum class CaseRule : std::uint8_t { kAny, kTitle, kExact };

// When a name counts.
struct Rules {
  std::vector<std::string> requires_any;  // this and requires_near empty: no condition
  std::vector<std::string> requires_near;
  std::vector<std::string> excludes;
  std::vector<std::string> excludes_near;
  std::vector<std::string> not_in;
  CaseRule case_rule = CaseRule::kAny;
  bool also_person = false;

  bool operator==(const Rules&) const = default;
};

struct Alias {
  std::string name;         // as written, white space run together; holds a word
  std::uint32_t rules = 0;  // index in Entry::rules
  bool surname = false;

  bool operator==(const Alias&) const = default;
};

struct Entry {
  std::string name;                  // as Alias::name
  std::vector<Alias> aliases;        // the other names
  std::vector<Rules> rules;          // the entry's, then those of its aliases; empty: none
  std::vector<std::string> broader;  // names of entries
  std::vector<std::string> ids;
  Kind kind = Kind::kNone;
  std::uint32_t file = 0;  // index in Dictionary::files
  std::uint32_t line = 0;  // of its [[tag]], from 1

  // The entry's own rules, made where there are none.
  Rules& own_rules() { return rules.empty() ? rules.emplace_back() : rules.front(); }
};

// The rules of an entry's name (rules 0) or alias.
const Rules& rules_of(const Entry& entry, std::uint32_t rules);

// Entries with different folded names, in the order of the files.
struct Dictionary {
  std::vector<Entry> entries;
  std::vector<std::string> files;
};

// Told of each mistake: file:line:column in `where`, the reason in `message`.
using Report = std::function<void(const core::Error&)>;

// The entries of one dictionary's text; `file` is its name in reports. What is wrong is
// reported and left out, the rest is kept: a syntax error costs its [[tag]] (a line that holds
// only [[tag]] always starts a new one), a wrong type, kind, case or rule its entry, a bad alias
// itself. Refused: no name, names without a letter or digit, names over kMaxNameBytes, a name
// that the file has already (the first is kept). Unknown keys are reported and passed over.
std::vector<Entry> parse_dictionary(std::string_view toml, const std::string& file, const Report& report);

// All entries of `paths`, files or folders (of which *.toml in the order of their names, but not
// kChangesFile). An entry replaces one of the same folded name from an earlier file. What cannot
// be read is reported (kIo, kNotFound) and passed over. A `broader` that no entry has, or that
// leads back to its entry, is reported and left out.
Dictionary load_dictionaries(std::span<const std::filesystem::path> paths, const Report& report);

// The file of tag_changes.h among an archive's dictionaries.
inline constexpr std::string_view kChangesFile = "changes.toml";

// The names used in dictionaries ("person"; empty for kNone).
std::string_view name_of(Kind kind);
std::string_view name_of(CaseRule rule);
std::optional<Kind> kind_of(std::string_view name);
std::optional<CaseRule> case_rule_of(std::string_view name);

}  // namespace lede::tag
