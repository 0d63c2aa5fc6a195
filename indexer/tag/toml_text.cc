#include "indexer/tag/toml_text.h"

namespace lede::tag {

std::string toml_string(std::string_view s) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string toml_array(std::span<const std::string> values) {
  std::string out = "[";
  for (const std::string& value : values) {
    if (&value != values.data()) out += ", ";
    out += toml_string(value);
  }
  return out + "]";
}

}  // namespace lede::tag
