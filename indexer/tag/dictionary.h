// Tag dictionaries: the names that lede knows, and when a name counts. A dictionary is a TOML
// (1.0) file of
//
//   [[tag]]
//   name = "the interview"                 # the tag; itself an alias
//   kind = "work"                          # person, organisation, place, work, event, topic
//   aliases = ["The Interview (film)"]     # other spellings and names
//   case = "title"                         # any (default), title, exact
//   requires = ["sony", "rogen", "film*"]  # at least one stands in the title or text
//   excludes = ["job interview"]           # none stands there
//
// Names and context words fold as text::Tokens folds, so case, accents, hyphens, possessives
// and initials need no alias of their own. A trailing * in `requires` and `excludes` takes
// every word that begins so.
//   title: every word of the name has a capital (small words such as "of" inside it need none),
//     or the whole stands in quotes and has several words. A capital that says nothing does not
//     count: of a one-word name where a sentence starts, or in a headline that capitalises every
//     word while no word of `requires` stands in the article. Quotes, and a name in upper case
//     among words that are not, say enough in both.
//   exact: the words as the alias writes them.
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

enum class Kind : std::uint8_t { kNone, kPerson, kOrganisation, kPlace, kWork, kEvent, kTopic };
enum class CaseRule : std::uint8_t { kAny, kTitle, kExact };

struct Entry {
  std::string name;                       // as written, white space run together; holds a word
  std::vector<std::string> aliases;       // the same, without `name`
  std::vector<std::string> requires_any;  // empty: no condition
  std::vector<std::string> excludes;
  Kind kind = Kind::kNone;
  CaseRule case_rule = CaseRule::kAny;
  std::uint32_t file = 0;  // index in Dictionary::files
  std::uint32_t line = 0;  // of its [[tag]], from 1
};

// Entries with different folded names, in the order of the files.
struct Dictionary {
  std::vector<Entry> entries;
  std::vector<std::string> files;
};

// Told of each mistake: file:line:column in `where`, the reason in `message`.
using Report = std::function<void(const core::Error&)>;

// The entries of one dictionary's text; `file` is its name in reports. What is wrong is
// reported and left out, the rest is kept: a syntax error costs its [[tag]] (a line that holds
// only [[tag]] always starts a new one), a wrong type, kind or case its entry, a bad alias
// itself. Refused: no name, names without a letter or digit, names over kMaxNameBytes, a name
// that the file has already (the first is kept). Unknown keys are reported and passed over.
std::vector<Entry> parse_dictionary(std::string_view toml, const std::string& file, const Report& report);

// All entries of `paths`, files or folders (of which *.toml in the order of their names). An
// entry replaces one of the same folded name from an earlier file. What cannot be read is
// reported (kIo, kNotFound) and passed over.
Dictionary load_dictionaries(std::span<const std::filesystem::path> paths, const Report& report);

// The names used in dictionaries ("person"; empty for kNone).
std::string_view name_of(Kind kind);
std::string_view name_of(CaseRule rule);
std::optional<Kind> kind_of(std::string_view name);
std::optional<CaseRule> case_rule_of(std::string_view name);

}  // namespace lede::tag
