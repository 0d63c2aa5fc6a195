#include "common/article/json_strings.h"

#include <charconv>
#include <cstdint>

namespace lede::article {

namespace {

// Of the control characters only these two stay as they are.
bool is_clean(std::string_view s) {
  bool dirty = false;
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    dirty |= (byte < 0x20) & (byte != '\t') & (byte != '\n');
  }
  return !dirty;
}

// The value of a \uXXXX escape at `i`, or 0 where there is none.
std::uint32_t unicode_escape_at(std::string_view json, std::size_t i) {
  if (json.size() - i < 6 || json[i] != '\\' || json[i + 1] != 'u') return 0;
  std::uint32_t value = 0;
  const char* first = json.data() + i + 2;
  const auto [end, error] = std::from_chars(first, first + 4, value, 16);
  return error == std::errc() && end == first + 4 ? value : 0;
}

bool is_high_surrogate(std::uint32_t value) { return value >= 0xD800 && value <= 0xDBFF; }
bool is_low_surrogate(std::uint32_t value) { return value >= 0xDC00 && value <= 0xDFFF; }

}  // namespace

void append_clean(std::string& out, std::string_view s) {
  if (is_clean(s)) {
    out += s;
    return;
  }
  out.reserve(out.size() + s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto byte = static_cast<unsigned char>(s[i]);
    if (byte >= 0x20 || byte == '\t' || byte == '\n') {
      out += s[i];
    } else if (byte == '\r' && i + 1 < s.size() && s[i + 1] == '\n') {
      continue;
    } else if (byte == '\r' || byte == '\v' || byte == '\f') {
      out += '\n';
    }
  }
}

std::string replace_lone_surrogates(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  std::size_t i = 0;
  while (i < json.size()) {
    if (json[i] != '\\') {
      out += json[i++];
      continue;
    }
    const std::uint32_t value = unicode_escape_at(json, i);
    if (is_high_surrogate(value) && is_low_surrogate(unicode_escape_at(json, i + 6))) {
      out += json.substr(i, 12);
      i += 12;
    } else if (is_high_surrogate(value) || is_low_surrogate(value)) {
      out += "\\uFFFD";
      i += 6;
    } else {
      out += json.substr(i, 2);  // also keeps an escaped backslash together
      i += 2;
    }
  }
  return out;
}

}  // namespace lede::article
