#include "common/text/url_parts.h"

#include <algorithm>

namespace lede::text {

namespace {

constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// "." or "..", also written with %2E: 1 or 2, else 0.
int dots_in(std::string_view segment) {
  int dots = 0;
  for (std::size_t i = 0; i < segment.size(); ++dots) {
    if (segment[i] == '.') {
      ++i;
    } else if (escaped_byte(segment, i) == '.') {
      i += 3;
    } else {
      return 0;
    }
    if (dots == 2) return 0;
  }
  return dots;
}

}  // namespace

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

int escaped_byte(std::string_view s, std::size_t i) {
  if (s[i] != '%' || s.size() - i < 3) return -1;
  const int high = hex_value(s[i + 1]), low = hex_value(s[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void append_escape(std::string& out, unsigned char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

std::string remove_dot_segments(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::string(path);
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 1; i <= path.size();) {
    const std::size_t end = std::min(path.find('/', i), path.size());
    const std::string_view segment = path.substr(i, end - i);
    const bool last = end == path.size();
    const int dots = dots_in(segment);
    if (dots == 2) out.resize(out.empty() ? 0 : out.rfind('/'));
    if (dots == 0) {
      out += '/';
      out += segment;
    } else if (last) {
      out += '/';
    }
    i = end + 1;
  }
  return out;
}

}  // namespace lede::text
