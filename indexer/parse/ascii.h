// ASCII case and white space in markup: element names, attribute values, labels. Bytes outside
// ASCII are left as they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace lede::parse {

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
inline bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }

inline std::string to_lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = to_lower(c);
  return out;
}

inline std::string_view trim_left(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  return s;
}

inline std::string_view trim(std::string_view s) {
  s = trim_left(s);
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}

inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

inline bool starts_with_ignoring_case(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && equal_ignoring_case(s.substr(0, prefix.size()), prefix);
}

// The first place of `wanted` at or after `from`; npos for none.
inline std::size_t find_ignoring_case(std::string_view s, std::string_view wanted, std::size_t from) {
  if (from > s.size()) return std::string_view::npos;
  const auto found = std::search(s.begin() + static_cast<std::ptrdiff_t>(from), s.end(), wanted.begin(),
                                 wanted.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
  return found == s.end() ? std::string_view::npos : static_cast<std::size_t>(found - s.begin());
}

}  // namespace lede::parse
