// A dictionary made ready for matching: every name, alias and context phrase is a pattern of
// one matcher, with tables from patterns to what they stand for. It keeps numbers only; texts
// stay in the Dictionary.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tag/dictionary.h"
#include "indexer/tag/matcher.h"

namespace lede::tag {

inline constexpr std::uint32_t kOwnName = 0xffffffff;

// A pattern is the name or an alias of an entry.
struct NameRef {
  std::uint32_t entry = 0;    // index in Dictionary::entries
  std::uint32_t alias = 0;    // index in Entry::aliases, or kOwnName
  std::uint64_t written = 0;  // written_hash() of the alias; used by CaseRule::kExact
};

inline constexpr std::uint32_t kNoPrefix = 0xffffffff;

// A word or phrase of `requires` or `excludes`: the words of `pattern` (none: kNoPattern), then,
// for one that ends in *, a word that begins with prefix(`prefix`).
struct Cue {
  PatternId pattern = kNoPattern;
  std::uint32_t prefix = kNoPrefix;
};

// Immutable; shared by threads.
class Lexicon {
 public:
  explicit Lexicon(const Dictionary& dictionary);

  const Matcher& matcher() const { return matcher_; }
  // In the dictionary's order, an entry's name before its aliases.
  std::span<const NameRef> names(PatternId pattern) const;
  bool is_cue(PatternId pattern) const { return is_cue_[pattern]; }
  // In the order of Entry::requires_any and Entry::excludes, one for each.
  std::span<const Cue> requires_any(std::uint32_t entry) const;
  std::span<const Cue> excludes(std::uint32_t entry) const;
  // Folded, without the *.
  std::string_view prefix(std::uint32_t number) const { return prefixes_[number]; }

 private:
  void add_names(const Dictionary& dictionary);
  void add_cues(const Dictionary& dictionary);
  Cue cue_of(std::string_view phrase, text::Tokens& tokens);

  Matcher matcher_;
  std::vector<std::uint32_t> first_name_;  // by pattern, into names_; one more at the end
  std::vector<NameRef> names_;
  std::vector<bool> is_cue_;              // by pattern
  std::vector<std::uint32_t> first_cue_;  // by entry, two each (requires, excludes); one more at the end
  std::vector<Cue> cues_;
  std::vector<std::string> prefixes_;
};

// A hash of the words from `first` on as they are written in `text`, whatever is between them.
std::uint64_t written_hash(std::string_view text, std::span<const text::Token> words);

}  // namespace lede::tag
