// The named character references of WHATWG HTML, section 13.5, as data for html_entities.cc.
#pragma once

#include <array>
#include <cstddef>

namespace lede::parse {

struct NamedReference {
  const char* name;   // without & and ;
  const char* text;   // UTF-8
  bool bare = false;  // read without a semicolon too ("&amp", "&copy")
};

inline constexpr std::size_t kNamedReferences = 2125;
extern const std::array<NamedReference, kNamedReferences> kNamedReferenceTable;

}  // namespace lede::parse
