// Marked text as one string, for comparing: "the [Sony] hack".
#pragma once

#include <string>
#include <vector>

#include "searcher/present/page.h"

namespace lede::present {

inline std::string shown(const Marked& marked) {
  std::string out;
  std::size_t at = 0;
  for (const auto& mark : marked.marks) {
    out += marked.text.substr(at, mark.begin - at) + "[" +
           marked.text.substr(mark.begin, mark.end - mark.begin) + "]";
    at = mark.end;
  }
  return out + marked.text.substr(at);
}

inline std::vector<std::string> shown(const std::vector<Marked>& lines) {
  std::vector<std::string> out;
  for (const Marked& line : lines) out.push_back(shown(line));
  return out;
}

// The reverse: "the [Sony] hack".
inline Marked marked(const std::string& text) {
  Marked out;
  for (const char c : text) {
    if (c == '[') {
      out.marks.push_back({out.text.size(), 0});
    } else if (c == ']') {
      out.marks.back().end = out.text.size();
    } else {
      out.text += c;
    }
  }
  return out;
}

}  // namespace lede::present
