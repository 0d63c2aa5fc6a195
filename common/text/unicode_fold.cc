#include "common/text/unicode_fold.h"

#include "common/text/icu_text.h"
#include "common/text/utf8.h"

namespace lede::text {
namespace {

// Appends the fold of a word whose characters fold the same in every word; false, with `out` as it was, where
// one may not.
bool fold_by_table(std::string_view word, bool initials, std::string& out) {
  const std::size_t before = out.size();
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (c < kFirstFold) {
      if (c == ',' || (initials && c == '.')) continue;
      const bool upper = c >= 'A' && c <= 'Z';
      out += c == '`' ? '\'' : static_cast<char>(upper ? c + ('a' - 'A') : c);
    } else if (c < kEndFold) {
      char bytes[2];
      const int length = UnicodeFolder::short_fold(c, bytes);
      if (length < 0) {
        out.resize(before);
        return false;
      }
      out.append(bytes, static_cast<std::size_t>(length));
    } else if (c < kTabled && unpacked(kCharTable[c]).kind == CharKind::kApostrophe) {
      out += '\'';
    } else {
      out.resize(before);
      return false;
    }
  }
  return true;
}

}  // namespace

UnicodeFolder::UnicodeFolder() = default;
UnicodeFolder::~UnicodeFolder() = default;

IcuText& UnicodeFolder::icu() {
  if (!icu_) icu_ = std::make_unique<IcuText>();
  return *icu_;
}

CharInfo UnicodeFolder::look_up(char32_t c) { return icu().info(c); }

void UnicodeFolder::fold_word(std::string_view word, bool initials, std::string& out) {
  if (!fold_by_table(word, initials, out)) icu().fold_word(word, initials, out);
}

const std::vector<std::size_t>& UnicodeFolder::split_dense(std::string_view run) {
  return icu().split_dense(run);
}

}  // namespace lede::text
