// The page's <meta> and <link> elements, and elements that carry itemprop: pairs of key and value.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

class Meta {
 public:
  explicit Meta(const Dom& dom);

  // The first value that is not blank, of the first key that has one. Keys in lower case, such
  // as "og:title", "article:tag", "dc.creator"; plain text (clean_text).
  std::string first(std::initializer_list<std::string_view> keys) const;
  // All values of one key, in document order.
  std::vector<std::string> all(std::string_view key) const;
  // All values of keys whose letters and digits (letters_of) end so, in document order.
  std::vector<std::string> all_ending_in(std::string_view end) const;

  const std::string& canonical() const { return canonical_; }  // <link rel=canonical>, as written
  const std::string& title() const { return title_; }          // <title>
  const std::string& language() const { return language_; }    // <html lang>

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::string canonical_;
  std::string title_;
  std::string language_;
};

}  // namespace lede::extract
