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

bool same_name(const PatternName& a, const PatternName& b, const Dictionary& dictionary) {
  if (a.pattern != b.pattern || a.name.entry != b.name.entry) return false;
  return dictionary.entries[a.name.entry].case_rule != CaseRule::kExact || a.name.written == b.name.written;
}

}  // namespace

std::uint64_t written_hash(std::string_view text, std::span<const text::Token> words) {
  std::uint64_t hash = 0;
  for (const text::Token& word : words) hash = text::hash64(text.substr(word.offset, word.length), hash + 1);
  return hash;
}

Lexicon::Lexicon(const Dictionary& dictionary) {
  add_names(dictionary);
  add_cues(dictionary);
  matcher_.finish();
  first_name_.resize(matcher_.pattern_count() + 1, static_cast<std::uint32_t>(names_.size()));
  is_cue_.resize(matcher_.pattern_count());
}

void Lexicon::add_names(const Dictionary& dictionary) {
  std::vector<PatternName> found;
  found.reserve(dictionary.entries.size());
  text::Tokens tokens;
  const auto add = [&](std::uint32_t entry, std::uint32_t alias, const std::string& written) {
    tokens.assign(written);
    const PatternId pattern = matcher_.add(tokens);
    if (pattern == kNoPattern) return;
    found.push_back({pattern, {entry, alias, written_hash(written, tokens.list())}});
  };
  for (std::uint32_t entry = 0; entry < dictionary.entries.size(); ++entry) {
    const Entry& e = dictionary.entries[entry];
    add(entry, kOwnName, e.name);
    for (std::uint32_t alias = 0; alias < e.aliases.size(); ++alias) add(entry, alias, e.aliases[alias]);
  }
  std::stable_sort(found.begin(), found.end(), [](const PatternName& a, const PatternName& b) {
    return std::tie(a.pattern, a.name.entry) < std::tie(b.pattern, b.name.entry);
  });
  const auto last = std::unique(found.begin(), found.end(),
                                [&](const auto& a, const auto& b) { return same_name(a, b, dictionary); });
  found.erase(last, found.end());

  names_.reserve(found.size());
  first_name_.reserve(matcher_.pattern_count() + 1);
  for (const PatternName& f : found) {
    while (first_name_.size() <= f.pattern) first_name_.push_back(static_cast<std::uint32_t>(names_.size()));
    names_.push_back(f.name);
  }
}

void Lexicon::add_cues(const Dictionary& dictionary) {
  text::Tokens tokens;
  first_cue_.reserve(dictionary.entries.size() * 2 + 1);
  for (const Entry& entry : dictionary.entries) {
    first_cue_.push_back(static_cast<std::uint32_t>(cues_.size()));
    for (const std::string& phrase : entry.requires_any) cues_.push_back(cue_of(phrase, tokens));
    first_cue_.push_back(static_cast<std::uint32_t>(cues_.size()));
    for (const std::string& phrase : entry.excludes) cues_.push_back(cue_of(phrase, tokens));
  }
  first_cue_.push_back(static_cast<std::uint32_t>(cues_.size()));
}

Cue Lexicon::cue_of(std::string_view phrase, text::Tokens& tokens) {
  Cue cue;
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

std::span<const Cue> Lexicon::requires_any(std::uint32_t entry) const {
  const std::uint32_t first = first_cue_[entry * 2];
  return std::span(cues_).subspan(first, first_cue_[entry * 2 + 1] - first);
}

std::span<const Cue> Lexicon::excludes(std::uint32_t entry) const {
  const std::uint32_t first = first_cue_[entry * 2 + 1];
  return std::span(cues_).subspan(first, first_cue_[entry * 2 + 2] - first);
}

}  // namespace lede::tag
