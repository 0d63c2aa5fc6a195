// Where the forms of one text's tokens live.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/unicode_fold.h"

namespace lede::text {

constexpr std::size_t kMaxForm = 200;  // bytes of a form

// `form` without an apostrophe before it and without every ' and 's at its end, cut to kMaxForm.
std::string_view trim_form(std::string_view form);

// A lower-cased copy of the text, which already holds the form of most words, and blocks for
// forms that are longer than written. Memory is used again for the next text.
class FormStore {
 public:
  static constexpr std::size_t kPadding = 16;  // zero bytes after the copy: looking ahead is safe

  // A copy of `text` with A-Z in lower case; forgets what was kept.
  char* start(std::string_view text);

  // The form of `word` by UnicodeFolder::fold_word(), trimmed, kept until the next start().
  std::string_view fold(std::string_view word, bool initials);

  // Made when first asked for: most texts in English need none.
  UnicodeFolder& folder() {
    if (!folder_) folder_ = std::make_unique<UnicodeFolder>();
    return *folder_;
  }

 private:
  static constexpr std::size_t kBlockSize = 16 << 10;

  std::string_view keep(std::string_view form);

  std::unique_ptr<char[]> copy_;
  std::size_t capacity_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t blocks_used_ = 0;
  std::size_t block_fill_ = kBlockSize;  // of the last block in use
  std::unique_ptr<UnicodeFolder> folder_;
  std::string folded_;
};

}  // namespace lede::text
