// Characters and words by ICU itself: for what the tables (char_table.h) do not tell, and to make them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/char_table.h"

namespace lede::text {

// Not for use by two threads at once. Members throw as icu_uc() does.
class IcuText {
 public:
  IcuText();
  ~IcuText();

  // About any code point of 0x80 or more.
  CharInfo info(char32_t c);
  // As UnicodeFolder::fold_word() and split_dense().
  void fold_word(std::string_view word, bool initials, std::string& out);
  const std::vector<std::size_t>& split_dense(std::string_view run);

  // An entry of kFoldTable.
  std::uint32_t short_fold(char32_t c);

 private:
  struct Impl;

  CharInfo kind_of(char32_t c);

  std::vector<std::size_t> ends_;
  std::unique_ptr<Impl> impl_;
};

// Columns of a terminal, of a code point of 0x80 or more.
std::uint8_t columns_by_icu(char32_t c);

}  // namespace lede::text
