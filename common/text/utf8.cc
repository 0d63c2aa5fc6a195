#include "common/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace lede::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

// Bytes from `i` on that are ASCII, in steps of eight.
std::size_t skip_ascii(std::string_view s, std::size_t i) {
  while (s.size() - i >= 8) {
    std::uint64_t word;
    std::memcpy(&word, s.data() + i, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    i += 8;
  }
  while (i < s.size() && byte_at(s, i) < 0x80) ++i;
  return i;
}

struct Sequence {
  std::size_t length;  // bytes of the sequence, or of the maximal ill-formed part
  bool well_formed;
};

// The sequence that starts at `i` with a byte of 0x80 or more (Unicode 15, table 3-7: only the
// second byte's range depends on the first).
Sequence sequence_at(std::string_view s, std::size_t i) {
  const unsigned char lead = byte_at(s, i);
  unsigned char low = 0x80, high = 0xBF;
  std::size_t length = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t k = 1; k < length; ++k) {
    if (i + k >= s.size()) return {k, false};
    const unsigned char byte = byte_at(s, i + k);
    if (byte < low || byte > high) return {k, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

// The offset of the first ill-formed byte, or the size.
std::size_t valid_prefix(std::string_view s) {
  std::size_t i = 0;
  while ((i = skip_ascii(s, i)) < s.size()) {
    do {
      const Sequence sequence = sequence_at(s, i);
      if (!sequence.well_formed) return i;
      i += sequence.length;
    } while (i < s.size() && byte_at(s, i) >= 0x80);
  }
  return i;
}

// Unicode's White_Space property (PropList.txt).
bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

bool is_valid_utf8(std::string_view bytes) { return valid_prefix(bytes) == bytes.size(); }

std::string to_valid_utf8(std::string_view bytes) {
  std::string out;
  std::size_t i = valid_prefix(bytes);
  if (i == bytes.size() && bytes.find('\0') == bytes.npos) return out.assign(bytes);
  out.reserve(bytes.size() + 16);
  for (i = 0; i < bytes.size();) {
    const std::size_t ascii_end = skip_ascii(bytes, i);
    for (; i < ascii_end; ++i) {
      if (bytes[i] != '\0') out += bytes[i];
    }
    if (i == bytes.size()) break;
    const Sequence sequence = sequence_at(bytes, i);
    out += sequence.well_formed ? bytes.substr(i, sequence.length) : kReplacementUtf8;
    i += sequence.length;
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const unsigned char lead = byte_at(text, offset);
  if (lead < 0x80) return text[offset++];
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // Never reads past the end, even where the caller's promise of valid UTF-8 is broken.
  if (lead < 0xC0 || text.size() - offset < length) {
    ++offset;
    return kReplacement;
  }
  char32_t c = lead & (0x7F >> length);
  for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (byte_at(text, offset + k) & 0x3F);
  offset += length;
  return c;
}

void append_utf8(std::string& out, char32_t code_point) {
  char32_t c = code_point;
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
}

std::string_view prefix_on_code_point(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  // Four bytes are the longest code point, so a run of continuation bytes ends the search soon.
  for (int k = 0; k < 3 && end > 0 && (byte_at(text, end) & 0xC0) == 0x80; ++k) --end;
  return text.substr(0, end);
}

std::string collapse_white_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    while (i < text.size() && text[i] > ' ' && text[i] < '\x7F') ++i;
    if (i > start) {  // words of ASCII, the usual case
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text.substr(start, i - start);
      continue;
    }
    const char32_t c = next_code_point(text, i);
    if (is_white_space(c)) {
      space = true;
      continue;
    }
    if (is_control(c)) continue;
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text.substr(start, i - start);
  }
  return out;
}

}  // namespace lede::text
