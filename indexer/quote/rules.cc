#include "indexer/quote/rules.h"

#include <algorithm>

namespace lede::quote {

Rules::Rules(std::span<const ClassWords> table, bool capital_nouns) : capital_nouns_(capital_nouns) {
  for (const ClassWords& row : table) {
    for (std::size_t at = 0; at < row.words.size();) {
      const std::size_t end = std::min(row.words.find(' ', at), row.words.size());
      const std::string_view form = row.words.substr(at, end - at);
      at = end + 1;
      if (form.starts_with('-')) {
        endings_.push_back({form.substr(1), row.word_class});
        continue;
      }
      std::uint16_t& place = places_[place_of(form)];
      if (place == 0) {
        place = static_cast<std::uint16_t>(words_.size());
        words_.push_back({form});
      }
      words_[place].classes |= row.word_class;
    }
  }
}

std::uint32_t Rules::classes(std::string_view form) const {
  if (form.empty()) return 0;
  const std::uint16_t place = places_[place_of(form)];
  if (place != 0 || endings_.empty()) return words_[place].classes;
  std::uint32_t classes = 0;
  for (const Word& ending : endings_) {
    if (form.ends_with(ending.form)) classes |= ending.classes;
  }
  return classes;
}

std::size_t Rules::place_of(std::string_view form) const {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(form[i])}; };
  const std::uint32_t key = byte(0) | byte(form.size() / 2) << 8 | byte(form.size() - 1) << 16 |
                            static_cast<std::uint32_t>(form.size()) << 24;
  std::size_t place = key * 0x9E37'79B1U >> 20;
  while (places_[place] != 0 && words_[places_[place]].form != form) place = (place + 1) % kPlaces;
  return place;
}

const Rules* rules_for(std::string_view language) {
  static const Rules english(english_words());
  static const Rules german(german_words(), true);
  const std::string_view base = language.substr(0, language.find('-'));
  if (base == "de") return &german;
  return base.empty() || base == "en" ? &english : nullptr;
}

}  // namespace lede::quote
