#include "common/article/deck.h"

#include <cstdint>
#include <vector>

namespace lede::article {
namespace {

// Whether `part` stands in `whole`, the last of its words as the beginning of one (Knuth, Morris, Pratt).
bool stands_in(const text::Tokens& part, const text::Tokens& whole) {
  const std::size_t last = part.size() - 1;
  std::vector<std::uint32_t> shorter(part.size());  // of what matched so far, the longest end that begins it
  for (std::size_t i = 1, matched = 0; i < last; ++i) {
    while (matched > 0 && part[i].form != part[matched].form) matched = shorter[matched - 1];
    if (part[i].form == part[matched].form) ++matched;
    shorter[i] = static_cast<std::uint32_t>(matched);
  }
  std::size_t matched = 0;
  for (const text::Token& token : whole) {
    if (matched == last) {
      if (token.form.starts_with(part[last].form)) return true;
      if (last == 0) continue;
      matched = shorter[last - 1];
    }
    while (matched > 0 && token.form != part[matched].form) matched = shorter[matched - 1];
    if (matched < last && token.form == part[matched].form) ++matched;
  }
  return false;
}

}  // namespace

bool is_deck(const text::Tokens& summary, const text::Tokens& title, const text::Tokens& body) {
  return summary.size() > 0 && !stands_in(summary, body) && !stands_in(summary, title);
}

bool has_deck(const Article& article) {
  if (article.summary.empty() || article.text.empty()) return false;
  text::Tokens summary, title, body;
  summary.assign(article.summary);
  title.assign(article.title);
  body.assign(article.text);
  return is_deck(summary, title, body);
}

}  // namespace lede::article
