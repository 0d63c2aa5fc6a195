#include "indexer/parse/html_entities.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "common/text/utf8.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/html_entities_table.h"

namespace lede::parse {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestBareName = 6;  // "&plusmn", "&frac12"

constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

const NamedReference* find_name(std::string_view name) {
  const auto found = std::lower_bound(
      kNamedReferenceTable.begin(), kNamedReferenceTable.end(), name,
      [](const NamedReference& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != kNamedReferenceTable.end() && found->name == name ? &*found : nullptr;
}

void append_number(std::string& out, std::uint32_t value) {
  const bool impossible = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
  if (impossible) {
    text::append_utf8(out, 0xFFFD);
    return;
  }
  if (value >= 0x80 && value < 0xA0) {
    if (const char32_t letter = windows_1252(value)) text::append_utf8(out, letter);
    return;
  }
  const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\f' && value != '\r';
  const bool no_character = (value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF);
  if (!control && value != 0x7F && !no_character) text::append_utf8(out, value);
}

// "&#8217;", "&#x2019;", with or without the semicolon.
std::size_t append_numeric(std::string& out, std::string_view s) {
  const bool hex = s.size() > 2 && (s[2] == 'x' || s[2] == 'X');
  const std::size_t first = hex ? 3 : 2;
  std::uint32_t value = 0;
  std::size_t at = first;
  for (; at < s.size(); ++at) {
    const char c = to_lower(s[at]);
    if (!is_digit(c) && !(hex && c >= 'a' && c <= 'f')) break;
    const auto digit = static_cast<std::uint32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + digit;
  }
  if (at == first) return 0;
  append_number(out, value);
  return at < s.size() && s[at] == ';' ? at + 1 : at;
}

}  // namespace

char32_t windows_1252(std::uint32_t byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : 0;
}

std::string_view named_reference(std::string_view name) {
  const NamedReference* const found = find_name(name);
  return found ? found->text : std::string_view();
}

std::size_t append_html_reference(std::string& out, std::string_view s) {
  if (s.size() < 3 || s[0] != '&') return 0;
  if (s[1] == '#') return append_numeric(out, s);
  std::size_t length = 0;
  while (length < kLongestName && length + 1 < s.size() &&
         (is_letter(s[length + 1]) || is_digit(s[length + 1]))) {
    ++length;
  }
  if (length + 1 < s.size() && s[length + 1] == ';') {
    if (const NamedReference* const found = find_name(s.substr(1, length))) {
      out += found->text;
      return length + 2;
    }
  }
  for (std::size_t part = std::min(length, kLongestBareName); part >= 2; --part) {
    const NamedReference* const found = find_name(s.substr(1, part));
    if (found == nullptr || !found->bare) continue;
    out += found->text;
    return part + 1;
  }
  return 0;
}

}  // namespace lede::parse
