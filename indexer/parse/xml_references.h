// References of XML (XML 1.0, section 4.1) as feeds write them: HTML's names, bare ampersands,
// forbidden numbers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/parse/xml_dtd.h"

namespace lede::parse {

struct XmlReference {
  enum class Kind { kNone, kKnown, kOwnEntity, kHtmlEntity, kForbidden };

  Kind kind = Kind::kNone;  // kNone: an ampersand that begins no reference; kKnown: XML's own
  std::size_t length = 0;   // bytes
  std::string replacement;  // the characters that all others stand for
};

class XmlReferences {
 public:
  explicit XmlReferences(DtdEntities entities) : entities_(std::move(entities)) {}

  // What `s` begins with ('&').
  XmlReference read(std::string_view s);

  // `value` as it stands between double quotes in well-formed XML.
  void append_value(std::string& out, std::string_view value);

 private:
  DtdEntities entities_;
};

// Appends `s` with < > & " escaped.
void append_xml_escaped(std::string& out, std::string_view s);

}  // namespace lede::parse
