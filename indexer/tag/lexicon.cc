#include "indexer/tag/lexicon.h"

#include <algorithm>
#include <tuple>

#include "common/text/hash.h"

namespace lede::tag {
namespace {

struct PatternName {
  PatternId pattern;
  NameRef name;
};

// Two spellings that fold to one are one name, unless the spelling is the rule.
bool same_name(const PatternName& a, const PatternName& b, const std::vector<RuleSet>& rules) {
  if (a.pattern != b.pattern || a.name.entry != b.name.entry) return false;
  return rules[a.name.rules].case_rule != CaseRule::kExact || a.name.written == b.name.written;
}

}  // namespace

std::uint64_t written_hash(std::string_view text, std::span<const text::Token> words) {
  std::uint64_t hash = 0;
  for (const text::Token& word : words) {
    std::string_view written = text.substr(word.offset, word.length);
    if ((word.flags & text::kInitials) != 0 && written.ends_with('.')) written.remove_suffix(1);
    hash = text::hash64(written, hash + 1);
  }
  return hash;
}

Lexicon::Lexicon(const Dictionary& dictionary) {
  add_rules({});
  add_names(dictionary);
  matcher_.finish();
  first_name_.resize(matcher_.pattern_count() + 1, static_cast<std::uint32_t>(names_.size()));
  is_cue_.resize(matcher_.pattern_count());
}

void Lexicon::add_names(const Dictionary& dictionary) {
  std::vector<PatternName> found;
  found.reserve(dictionary.entries.size());
  text::Tokens tokens;
  for (std::uint32_t entry = 0; entry < dictionary.entries.size(); ++entry) {
    const Entry& e = dictionary.entries[entry];
    const auto first_rules = static_cast<std::uint32_t>(rule_sets_.size());
    for (const Rules& rules : e.rules) add_rules(rules);
    const auto add = [&](std::uint32_t alias, const std::string& written, std::uint32_t rules) {
      tokens.assign(written);
      const PatternId pattern = matcher_.add(tokens);
      if (pattern == kNoPattern) return;
      const std::uint32_t number = e.rules.empty() ? 0 : first_rules + rules;
      found.push_back({pattern, {entry, alias, number, written_hash(written, tokens.list())}});
    };
    add(kOwnName, e.name, 0);
    for (std::uint32_t alias = 0; alias < e.aliases.size(); ++alias) {
      add(alias, e.aliases[alias].name, e.aliases[alias].rules);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const PatternName& a, const PatternName& b) {
    return std::tie(a.pattern, a.name.entry) < std::tie(b.pattern, b.name.entry);
  });
  const auto last = std::unique(found.begin(), found.end(),
                                [&](const auto& a, const auto& b) { return same_name(a, b, rule_sets_); });
  found.erase(last, found.end());

  names_.reserve(found.size());
  first_name_.reserve(matcher_.pattern_count() + 1);
  for (const PatternName& f : found) {
    while (first_name_.size() <= f.pattern) first_name_.push_back(static_cast<std::uint32_t>(names_.size()));
    names_.push_back(f.name);
  }
}

void Lexicon::add_rules(const Rules& rules) {
  text::Tokens tokens;
  RuleSet set;
  set.case_rule = rules.case_rule;
  set.also_person = rules.also_person;
  std::size_t which = 0;
  for (const auto* phrases :
       {&rules.requires_any, &rules.requires_near, &rules.excludes, &rules.excludes_near, &rules.not_in}) {
    set.first_cue[which++] = static_cast<std::uint32_t>(cues_.size());
    for (const std::string& phrase : *phrases) cues_.push_back(cue_of(phrase, tokens));
  }
  set.first_cue[which] = static_cast<std::uint32_t>(cues_.size());
  rule_sets_.push_back(set);
}

Cue Lexicon::cue_of(std::string_view phrase, text::Tokens& tokens) {
  Cue cue;
  if (cue.number_before = phrase.starts_with("# "); cue.number_before) phrase.remove_prefix(2);
  if (cue.number_after = phrase.ends_with(" #"); cue.number_after) phrase.remove_suffix(2);
  tokens.assign(phrase);
  if (phrase.ends_with('*') && tokens.size() > 0) {
    const text::Token& last = tokens[tokens.size() - 1];
    cue.prefix = static_cast<std::uint32_t>(prefixes_.size());
    prefixes_.emplace_back(last.form);
    tokens.assign(phrase.substr(0, last.offset));
  }
  cue.pattern = matcher_.add(tokens);
  if (cue.pattern == kNoPattern) return cue;
  if (is_cue_.size() <= cue.pattern) is_cue_.resize(cue.pattern + std::size_t{1});
  is_cue_[cue.pattern] = true;
  return cue;
}

std::span<const NameRef> Lexicon::names(PatternId pattern) const {
  return std::span(names_).subspan(first_name_[pattern], first_name_[pattern + 1] - first_name_[pattern]);
}

}  // namespace lede::tag
