// One article's words as attribution looks at them: by number, with what stands between them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/tokens.h"
#include "indexer/quote/rules.h"

namespace lede::quote {

// Views only: text, tokens and rules must outlive it. Words are numbers of tokens.
struct Reading {
  std::string_view text;
  const text::Tokens& tokens;
  const Rules& rules;

  std::size_t size() const { return tokens.size(); }
  std::size_t begin_of(std::size_t word) const { return tokens[word].offset; }
  std::size_t end_of(std::size_t word) const { return tokens[word].offset + tokens[word].length; }
  std::string_view written(std::size_t first, std::size_t end) const {
    return text.substr(begin_of(first), end_of(end - 1) - begin_of(first));
  }
  bool has(std::size_t word, std::uint8_t flags) const { return (tokens[word].flags & flags) != 0; }
  bool is(std::size_t word, std::uint32_t classes) const {
    return (rules.classes(tokens[word].form) & classes) != 0;
  }
  // What stands between a word (not the first) and the one before it.
  std::string_view gap(std::size_t word) const {
    return text.substr(end_of(word - 1), begin_of(word) - end_of(word - 1));
  }
  // The first word that begins at or after `byte`.
  std::size_t word_at(std::size_t byte) const {
    const auto at =
        std::lower_bound(tokens.begin(), tokens.end(), byte,
                         [](const text::Token& token, std::size_t b) { return token.offset < b; });
    return static_cast<std::size_t>(at - tokens.begin());
  }

  // Begins a sentence; a title's point ends none.
  bool begins_sentence(std::size_t word) const {
    return word == 0 || (has(word, text::kSentenceStart) && !(gap(word) == ". " && is(word - 1, kTitle)));
  }
  // Capital as names are: not for being first in the sentence alone.
  bool is_name_word(std::size_t word) const;
  // Lower case, or a common word with which a sentence begins.
  bool is_common(std::size_t word, std::uint32_t classes) const {
    return is(word, classes) && (!has(word, text::kCapital) || has(word, text::kSentenceStart));
  }
  // Whether the word belongs to the same phrase as the one before it: a space, a hyphen, the point
  // of a title or initial, or a possessive between them.
  bool is_joined(std::size_t word) const;
  bool is_possessive(std::size_t word) const;  // "Sony's LAWYER"
  bool has_comma(std::size_t word) const { return gap(word).find(',') != std::string_view::npos; }
};

}  // namespace lede::quote
