// Stems: "attacks", "attacked" and "attack" are found by one another.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace lede::text {

// A Snowball stemmer (Xapian's, by its language's English name, such as "english"; "none"
// leaves words as they are) with a bounded cache, since a few thousand words are most of any
// text. Takes folded forms from Tokens. Not for use by two threads at once; make one each.
class Stemmer {
 public:
  // `language` must be known (is_language()).
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The stem of `form`; the view holds until the next call. Numbers and words with letters
  // outside the stemmer's script come back as they are.
  std::string_view stem(std::string_view form);

  static bool is_language(std::string_view name);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lede::text
