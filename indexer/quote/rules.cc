#include "indexer/quote/rules.h"

#include <algorithm>

namespace lede::quote {

Rules::Rules(std::span<const ClassWords> table) {
  for (const ClassWords& row : table) {
    for (std::size_t at = 0; at < row.words.size();) {
      const std::size_t end = std::min(row.words.find(' ', at), row.words.size());
      classes_[row.words.substr(at, end - at)] |= row.word_class;
      at = end + 1;
    }
  }
}

std::uint32_t Rules::classes(std::string_view form) const {
  const auto found = classes_.find(form);
  return found == classes_.end() ? 0 : found->second;
}

const Rules* rules_for(std::string_view language) {
  static const Rules english(english_words());
  const std::string_view base = language.substr(0, language.find('-'));
  return base.empty() || base == "en" ? &english : nullptr;
}

}  // namespace lede::quote
