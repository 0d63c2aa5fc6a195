#include "indexer/extract/text_value.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "common/text/utf8.h"

namespace lede::extract {
namespace {

struct Reference {
  std::string_view name;
  char32_t value;
};

// The named references that titles and names are written with.
constexpr Reference kReferences[] = {
    {"amp", U'&'},    {"lt", U'<'},     {"gt", U'>'},     {"quot", U'"'},   {"apos", U'\''},
    {"nbsp", U' '},   {"rsquo", U'’'},  {"lsquo", U'‘'},  {"rdquo", U'”'},  {"ldquo", U'“'},
    {"bdquo", U'„'},  {"sbquo", U'‚'},  {"laquo", U'«'},  {"raquo", U'»'},  {"ndash", U'–'},
    {"mdash", U'—'},  {"hellip", U'…'}, {"middot", U'·'}, {"bull", U'•'},   {"shy", 0xAD},
    {"eacute", U'é'}, {"egrave", U'è'}, {"ecirc", U'ê'},  {"euml", U'ë'},   {"agrave", U'à'},
    {"aacute", U'á'}, {"acirc", U'â'},  {"atilde", U'ã'}, {"auml", U'ä'},   {"aring", U'å'},
    {"aelig", U'æ'},  {"ccedil", U'ç'}, {"iacute", U'í'}, {"igrave", U'ì'}, {"icirc", U'î'},
    {"iuml", U'ï'},   {"ntilde", U'ñ'}, {"oacute", U'ó'}, {"ograve", U'ò'}, {"ocirc", U'ô'},
    {"otilde", U'õ'}, {"ouml", U'ö'},   {"oslash", U'ø'}, {"uacute", U'ú'}, {"ugrave", U'ù'},
    {"ucirc", U'û'},  {"uuml", U'ü'},   {"szlig", U'ß'},  {"Eacute", U'É'}, {"Agrave", U'À'},
    {"Auml", U'Ä'},   {"Ouml", U'Ö'},   {"Uuml", U'Ü'},   {"Oslash", U'Ø'}, {"Aring", U'Å'},
    {"euro", U'€'},   {"pound", U'£'},  {"copy", U'©'},   {"reg", U'®'},    {"trade", U'™'},
    {"deg", U'°'},    {"iexcl", U'¡'},  {"iquest", U'¿'}, {"zwj", 0x200D},  {"zwnj", 0x200C},
};

// The reference at the start of `s` (which begins with &); its length, or 0.
std::size_t read_reference(std::string_view s, char32_t& value) {
  const std::size_t end = s.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = s.substr(1, end - 1);
  if (name.front() == '#') {
    name.remove_prefix(1);
    const bool hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [last, failed] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    if (failed != std::errc() || last != name.data() + name.size()) return 0;
    value = code;
    return end + 1;
  }
  for (const Reference& reference : kReferences) {
    if (reference.name == name) {
      value = reference.value;
      return end + 1;
    }
  }
  return 0;
}

// Of UTF-8, not the first byte of its character.
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string unescape(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    char32_t value = 0;
    const std::size_t length = s[i] == '&' ? read_reference(s.substr(i), value) : 0;
    if (length > 0) {
      if (value >= 0x20) text::append_utf8(out, value);
      i += length;
    } else {
      out.push_back(s[i++]);
    }
  }
  return out;
}

bool parts_paragraphs(std::string_view tag) {
  for (const std::string_view name :
       {"p", "/p", "br", "br/", "div", "/div", "h2", "h3", "li", "/li", "blockquote"}) {
    if (tag.starts_with(name) && (tag.size() == name.size() || tag[name.size()] == ' ')) return true;
  }
  return false;
}

// A "<" that begins a tag, not one of "a < b".
std::string without_tags(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const bool tag = s[i] == '<' && i + 1 < s.size() &&
                     (s[i + 1] == '/' || s[i + 1] == '!' || (s[i + 1] >= 'a' && s[i + 1] <= 'z') ||
                      (s[i + 1] >= 'A' && s[i + 1] <= 'Z'));
    const std::size_t end = tag ? s.find('>', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.push_back(s[i++]);
      continue;
    }
    if (parts_paragraphs(s.substr(i + 1, end - i - 1))) out += "\n\n";
    i = end + 1;
  }
  return out;
}

std::string plain(std::string_view value) {
  std::string out(value);
  if (out.find('&') != std::string::npos) out = unescape(out);
  if (out.find('&') != std::string::npos) out = unescape(out);
  if (out.find('<') != std::string::npos) out = without_tags(out);
  return out;
}

}  // namespace

std::string clean_text(std::string_view value) { return text::collapse_white_space(plain(value)); }

std::string clean_paragraphs(std::string_view value) {
  const std::string text = plain(value);
  std::string out;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string line = text::collapse_white_space(rest.substr(0, end));
    if (!line.empty()) {
      if (!out.empty()) out += "\n\n";
      out += line;
    }
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return out;
}

std::string ascii_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view s) {
  const auto white = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!s.empty() && white(s.front())) s.remove_prefix(1);
  while (!s.empty() && white(s.back())) s.remove_suffix(1);
  return s;
}

std::string_view skip_marks(std::string_view s, std::string_view marks) {
  while (!s.empty()) {
    std::size_t length = 1;
    while (length < s.size() && is_continuation(s[length])) ++length;
    if (marks.find(s.substr(0, length)) == std::string_view::npos) break;
    s.remove_prefix(length);
  }
  return s;
}

std::string_view trim_marks(std::string_view s, std::string_view marks) {
  s = skip_marks(s, marks);
  while (!s.empty()) {
    std::size_t start = s.size() - 1;
    while (start > 0 && is_continuation(s[start])) --start;
    if (marks.find(s.substr(start)) == std::string_view::npos) break;
    s = s.substr(0, start);
  }
  return s;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto u = static_cast<unsigned char>(c);
    // General punctuation (curly quotes, dashes) and no-break spaces are no letters.
    if (u == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) {
      i += 2;
    } else if (u == 0xC2 && i + 1 < text.size()) {
      i += 1;
    } else if (u >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      out.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c - 'A' + 'a'));
    }
  }
  return out;
}

bool same_letters(std::string_view a, std::string_view b) { return letters_of(a) == letters_of(b); }

std::vector<std::string> split(std::string_view s, std::string_view separators) {
  std::vector<std::string> out;
  while (!s.empty()) {
    const std::size_t at = std::min(s.find_first_of(separators), s.size());
    const std::string_view piece = trim(s.substr(0, at));
    if (!piece.empty()) out.emplace_back(piece);
    s.remove_prefix(std::min(at + 1, s.size()));
  }
  return out;
}

bool has_word(std::string_view list, std::string_view word) {
  const std::vector<std::string> words = split(list, " \t\r\n\f");
  return std::find(words.begin(), words.end(), word) != words.end();
}

void add_unique(std::vector<std::string>& values, std::string value) {
  if (value.empty()) return;
  const std::string letters = letters_of(value);
  if (letters.empty()) return;
  for (const std::string& known : values) {
    if (letters_of(known) == letters) return;
  }
  values.push_back(std::move(value));
}

}  // namespace lede::extract
