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
  std::uint32_t rules = 0;    // number of the lexicon's RuleSet
  std::uint64_t written = 0;  // written_hash() of the alias; used by CaseRule::kExact
};

inline constexpr std::uint32_t kNoPrefix = 0xffffffff;

// A context word or phrase: the words of `pattern` (none: kNoPattern), then, for one that ends in
// *, a word that begins with prefix(`prefix`); a number before or after it where it has a # there.
struct Cue {
  PatternId pattern = kNoPattern;
  std::uint32_t prefix = kNoPrefix;
  bool number_before = false;
  bool number_after = false;
};

// Rules with their context words as cues, in the order of Rules.
struct RuleSet {
  std::uint32_t first_cue[6] =
      {};  // of requires_any, requires_near, excludes, excludes_near, not_in; the end
  CaseRule case_rule = CaseRule::kAny;
  bool also_person = false;
};

// Immutable; shared by threads.
class Lexicon {
 public:
  explicit Lexicon(const Dictionary& dictionary);

  const Matcher& matcher() const { return matcher_; }
  // In the dictionary's order, an entry's name before its aliases.
  std::span<const NameRef> names(PatternId pattern) const;
  bool is_cue(PatternId pattern) const { return is_cue_[pattern]; }

  const RuleSet& rules(std::uint32_t number) const { return rule_sets_[number]; }
  std::span<const Cue> requires_any(const RuleSet& rules) const { return cues(rules, 0); }
  std::span<const Cue> requires_near(const RuleSet& rules) const { return cues(rules, 1); }
  std::span<const Cue> excludes(const RuleSet& rules) const { return cues(rules, 2); }
  std::span<const Cue> excludes_near(const RuleSet& rules) const { return cues(rules, 3); }
  std::span<const Cue> not_in(const RuleSet& rules) const { return cues(rules, 4); }
  // Folded, without the *.
  std::string_view prefix(std::uint32_t number) const { return prefixes_[number]; }

 private:
  void add_names(const Dictionary& dictionary);
  void add_rules(const Rules& rules);
  Cue cue_of(std::string_view phrase, text::Tokens& tokens);
  std::span<const Cue> cues(const RuleSet& rules, std::size_t which) const {
    return std::span(cues_).subspan(rules.first_cue[which],
                                    rules.first_cue[which + 1] - rules.first_cue[which]);
  }

  Matcher matcher_;
  std::vector<std::uint32_t> first_name_;  // by pattern, into names_; one more at the end
  std::vector<NameRef> names_;
  std::vector<bool> is_cue_;        // by pattern
  std::vector<RuleSet> rule_sets_;  // the first has no rules
  std::vector<Cue> cues_;
  std::vector<std::string> prefixes_;
};

// A hash of the words as they are written in `text`, whatever is between them. The last point of initials
// may be left out ("the U.N forces").
std::uint64_t written_hash(std::string_view text, std::span<const text::Token> words);

}  // namespace lede::tag
