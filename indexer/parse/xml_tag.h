// Start tags of XML, sound and broken.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/parse/ascii.h"
#include "indexer/parse/xml_references.h"

namespace lede::parse {

inline bool is_name_start(char c) {
  return is_letter(c) || c == '_' || c == ':' || static_cast<signed char>(c) < 0;
}
inline bool is_name_char(char c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '.'; }

// The place after the name that begins at `at`.
std::size_t name_end(std::string_view source, std::size_t at);

// The end of the tag at `at` if all is well with it but maybe its references; else npos.
std::size_t sound_tag_end(std::string_view source, std::size_t at);

// Writes broken tags anew. One object serves one document, so that quotes without an end are
// looked for once.
class TagMender {
 public:
  TagMender(std::string_view source, XmlReferences& references) : source_(source), references_(references) {}

  // Writes the tag at `at` into `tag`: values get their quotes, attributes without one an empty
  // value; a tag that never ends does so before the next '<'. Returns the end of what was read;
  // npos where it is rather a '<' in a text.
  std::size_t mend(std::size_t at, std::string& tag);

 private:
  std::size_t value(std::size_t at, std::string& tag);
  std::size_t closing_quote(std::size_t at);
  std::size_t past_spaces(std::size_t at) const;

  std::string_view source_;
  XmlReferences& references_;
  std::array<std::size_t, 2> no_quote_from_{std::string_view::npos, std::string_view::npos};
};

}  // namespace lede::parse
