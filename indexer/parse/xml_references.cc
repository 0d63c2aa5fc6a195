#include "indexer/parse/xml_references.h"

#include <algorithm>

#include "indexer/parse/html_entities.h"

namespace lede::parse {

XmlReference XmlReferences::read(std::string_view s) {
  using Kind = XmlReference::Kind;
  s = s.substr(0, 64);
  const std::size_t semicolon = s.find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return {};
  const std::size_t length = semicolon + 1;
  const std::string_view name = s.substr(1, semicolon - 1);
  if (name[0] == '#') {
    std::string read;
    if (append_html_reference(read, s) != length) return {};
    // What XML forbids is dropped; windows-1252 numbers are left to the text's reader.
    if (read.empty() || read == "\xEF\xBF\xBD") return {Kind::kForbidden, length, ""};
    return {Kind::kKnown, length, ""};
  }
  if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") {
    return {Kind::kKnown, length, ""};
  }
  if (entities_.has(name)) return {Kind::kOwnEntity, length, entities_.expand(name)};
  const std::string_view html = named_reference(name);
  if (html.empty()) return {};
  return {Kind::kHtmlEntity, length, std::string(html)};
}

void XmlReferences::append_value(std::string& out, std::string_view value) {
  while (!value.empty()) {
    const std::size_t amp = std::min(value.find('&'), value.size());
    append_xml_escaped(out, value.substr(0, amp));
    value.remove_prefix(amp);
    if (value.empty()) return;
    const XmlReference found = read(value);
    const std::size_t length = std::max<std::size_t>(found.length, 1);
    if (found.kind == XmlReference::Kind::kKnown) {
      out += value.substr(0, length);
    } else {
      append_xml_escaped(out, found.kind == XmlReference::Kind::kNone ? "&" : found.replacement);
    }
    value.remove_prefix(length);
  }
}

void append_xml_escaped(std::string& out, std::string_view s) {
  for (const char c : s) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace lede::parse
