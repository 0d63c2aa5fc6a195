#include "indexer/extract/headline.h"

#include <algorithm>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxLines = 16;
constexpr std::size_t kLongLine = 150;  // bytes; more is running text
constexpr std::size_t kMaxSlack = 16;   // bytes by which quotes and dashes of two places differ

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

NodeIndex block_around(const Dom& dom, NodeIndex i) {
  while (i > 0 && !is_block(dom[i].element)) i = dom[i].parent;
  return i;
}

}  // namespace

NodeIndex find_headline(const Dom& dom, std::string_view title) {
  const auto bytes = static_cast<std::size_t>(
      std::count_if(title.begin(), title.end(), [](char c) { return !is_white(c); }));
  const std::string letters = letters_of(title);
  if (letters.empty()) return 0;
  constexpr std::uint32_t kElsewhere = kHintRelated | kHintNavigation | kHintComments;
  constexpr std::uint32_t kLeastHeadline = 20;
  NodeIndex first_h1 = 0;
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    const Element element = dom[i].element;
    if (element == Element::kText || element == Element::kA || element == Element::kLi) continue;
    if (element == Element::kHead) {
      i = dom[i].end - 1;
      continue;
    }
    const std::size_t own = dom[i].text_bytes;
    if (element == Element::kH1 && first_h1 == 0 && own >= kLeastHeadline &&
        !(dom.hints_above(i) & kElsewhere)) {
      first_h1 = i;
    }
    if (own + kMaxSlack < bytes || own > bytes + kMaxSlack) continue;
    if (dom.hints_above(i) & kElsewhere || dom.has_ancestor(i, Element::kLi)) continue;
    if (letters_of(dom.text_of(i)) == letters) return i;
  }
  return first_h1;
}

std::vector<std::string> parts_of_line(std::string_view line) {
  std::vector<std::string> out;
  std::size_t start = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trim(line.substr(start, end - start));
    if (!part.empty()) out.emplace_back(part);
  };
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = line[i] == '|' ? 1 : 0;
    for (const std::string_view mark : {"·", "•", "\u3000", "｜", "│", "／"}) {
      if (line.substr(i).starts_with(mark)) length = mark.size();
    }
    if (length > 0) {
      add(i);
      start = i + length;
    }
    i += std::max<std::size_t>(length, 1);
  }
  add(line.size());
  return out;
}

std::vector<std::string> lines_below_headline(const Dom& dom, std::string_view title) {
  std::vector<std::string> out;
  const NodeIndex headline = find_headline(dom, title);
  if (headline == 0) return out;
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintAd | kHintShare | kHintNewsletter | kHintCaption;
  std::string line;
  NodeIndex block = 0;
  const auto end_line = [&] {
    const bool long_line = line.size() > kLongLine;
    if (!long_line) {
      for (std::string& part : parts_of_line(line)) out.push_back(std::move(part));
    }
    line.clear();
    const bool stand_first = is_heading(dom[block].element) || dom[block].hints & kHintLead;
    return (!long_line || stand_first) && out.size() < kMaxLines;
  };
  for (NodeIndex i = dom[headline].end; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element != Element::kText) {
      if (node.hints & kElsewhere) i = node.end - 1;
      if (node.element == Element::kBr && !end_line()) return out;
      continue;
    }
    if (node.text_bytes == 0) {
      append_collapsed(line, " ");
      continue;
    }
    const NodeIndex around = block_around(dom, i);
    if (around != block && !end_line()) return out;
    block = around;
    append_collapsed(line, node.xml.value());
  }
  end_line();
  return out;
}

}  // namespace lede::extract
