#include "common/article/tag_name.h"

#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::article {

namespace {

std::string fold_once(std::string_view name) {
  std::string key;
  text::Tokens tokens;
  tokens.assign(name);
  for (const text::Token& token : tokens) {
    if (!key.empty()) key += ' ';
    key += token.form;
  }
  if (key.empty()) key = text::fold_text(text::collapse_white_space(name));
  return key;
}

}  // namespace

std::string fold_tag(std::string_view name) {
  std::string key = fold_once(name);
  // A word of a script without spaces may be cut again once it stands alone; each round can only
  // cut further, so this ends.
  for (std::string again = fold_once(key); again != key; again = fold_once(key)) key = std::move(again);
  return key;
}

}  // namespace lede::article
