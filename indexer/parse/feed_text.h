// The text of a feed's elements, whatever they wrap it in.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace lede::parse {

// How an element's characters are to be read.
enum class Markup {
  kLiteral,  // they mean themselves
  kHtml,     // they are escaped HTML
  kEither,   // HTML where they look like it: RSS titles and such
};

// All characters inside `node`, of child elements too, white space at the ends trimmed.
std::string raw_text(pugi::xml_node node);

// The attribute's value on one line; empty for none.
std::string attribute_text(pugi::xml_node node, const char* name);

// Plain text; child elements count as HTML's (blocks part paragraphs, scripts vanish).
std::string text_of(pugi::xml_node node, Markup markup);

// The same without paragraphs: for titles, names, tags.
std::string line_of(pugi::xml_node node, Markup markup);

// An Atom text construct (RFC 4287, section 3.1) or content (section 4.1.3), with Atom 0.3's
// types and modes: text by its type. Where the type is none of text, constructs are taken for
// base64 and content, being data, is empty. Markup that stands there as elements is read as
// kHtml is, but its characters mean themselves.
enum class AtomText { kConstruct, kContent };
std::string atom_text_of(pugi::xml_node node, AtomText kind);

// "Jane Doe" of "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>" and
// "Jane Doe (jane@example.org)"; the address where there is nothing else.
std::string display_name(std::string_view person);

// Newlines and runs of white space as single spaces.
std::string on_one_line(std::string text);

}  // namespace lede::parse
