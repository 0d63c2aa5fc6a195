#include "indexer/parse/feed_text.h"

#include <array>
#include <cstdint>

#include "common/text/utf8.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/html_text.h"

namespace lede::parse {
namespace {

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool has_elements(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

// The characters of an element without child elements: a view into the tree where they are in
// one piece, else into `joined`.
std::string_view characters(pugi::xml_node node, std::string& joined) {
  const pugi::xml_node first = node.first_child();
  if (!first) return {};
  if (!first.next_sibling()) return is_text(first) ? first.value() : "";
  for (const pugi::xml_node child : node.children()) {
    if (is_text(child)) joined += child.value();
  }
  return joined;
}

void write_tree(TextWriter& writer, pugi::xml_node node, bool html) {
  for (const pugi::xml_node child : node.children()) {
    if (is_text(child)) {
      html ? writer.html(child.value()) : writer.literal(child.value());
      continue;
    }
    std::string_view name = child.name();
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
      name.remove_prefix(colon + 1);
    const std::string lower = to_lower(name);
    if (lower == "script" || lower == "style") continue;
    writer.tag(lower);
    write_tree(writer, child, html);
    writer.tag(lower);
  }
}

void append_raw(std::string& out, pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (is_text(child)) {
      out += child.value();
    } else {
      append_raw(out, child);
    }
  }
}

// RFC 4648, section 4, white space passed over; what follows a byte that is none is left out.
std::string decode_base64(std::string_view s) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : s) {
    if (is_space(c)) continue;
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    if (is_digit(c)) value = c - '0' + 52;
    if (c == '+') value = 62;
    if (c == '/') value = 63;
    if (value < 0) break;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  return text::to_valid_utf8(out);
}

// A media type in lower case without parameters.
std::string media_type(std::string_view type) { return to_lower(trim(type.substr(0, type.find(';')))); }

bool is_address(std::string_view s) {
  const std::size_t at = s.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < s.size() &&
         s.find_first_of(" \t\n<>()") == std::string_view::npos;
}

std::string_view without_scheme(std::string_view s) {
  s = trim(s);
  return starts_with_ignoring_case(s, "mailto:") ? s.substr(7) : s;
}

}  // namespace

std::string raw_text(pugi::xml_node node) {
  std::string out;
  append_raw(out, node);
  return std::string(trim(out));
}

std::string attribute_text(pugi::xml_node node, const char* name) {
  return on_one_line(text_of_literal(node.attribute(name).value()));
}

std::string text_of(pugi::xml_node node, Markup markup) {
  if (has_elements(node)) {
    TextWriter writer;
    write_tree(writer, node, markup != Markup::kLiteral);
    return writer.take();
  }
  std::string joined;
  const std::string_view s = characters(node, joined);
  const bool html = markup == Markup::kHtml || (markup == Markup::kEither && looks_like_html(s));
  return html ? text_of_html(s) : text_of_literal(s);
}

std::string line_of(pugi::xml_node node, Markup markup) { return on_one_line(text_of(node, markup)); }

std::string atom_text_of(pugi::xml_node node, AtomText kind) {
  const std::string type = media_type(node.attribute("type").value());
  const bool html = type == "html" || type == "text/html";
  const bool is_text =
      type.find('/') == std::string::npos || type.starts_with("text/") || type.ends_with("/xhtml+xml");
  if (!is_text && kind == AtomText::kContent) return "";
  if (!is_text || equal_ignoring_case(node.attribute("mode").value(), "base64")) {
    const std::string decoded = decode_base64(raw_text(node));
    return html ? text_of_html(decoded) : text_of_literal(decoded);
  }
  return text_of(node, html && !has_elements(node) ? Markup::kHtml : Markup::kLiteral);
}

std::string display_name(std::string_view person) {
  person = without_scheme(person);
  for (const std::string_view brackets : {"()", "<>"}) {
    const std::size_t open = person.find(brackets[0]);
    if (open == std::string_view::npos) continue;
    const std::size_t close = person.find(brackets[1], open);
    if (close == std::string_view::npos) continue;
    const std::string_view inside = without_scheme(person.substr(open + 1, close - open - 1));
    const std::string_view outside = without_scheme(person.substr(0, open));
    if (is_address(outside) && !inside.empty()) return std::string(inside);
    if (is_address(inside)) return std::string(outside.empty() ? inside : outside);
  }
  return std::string(person);
}

std::string on_one_line(std::string text) {
  std::size_t size = 0;
  for (const char c : text) {
    const bool gap = is_space(c);
    if (gap && (size == 0 || text[size - 1] == ' ')) continue;
    text[size++] = gap ? ' ' : c;
  }
  text.resize(size);
  return text;
}

}  // namespace lede::parse
