#include "indexer/extract/headline.h"

#include <algorithm>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxLines = 16;
constexpr std::size_t kLongLine = 150;  // bytes; more is running text
constexpr std::uint32_t kMaxBox = 400;  // bytes beside the headline of the box around it
constexpr std::size_t kMaxSlack = 16;   // bytes by which quotes and dashes of two places differ

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

NodeIndex block_around(const Dom& dom, NodeIndex i) {
  while (i > 0 && !is_block(dom[i].element)) i = dom[i].parent;
  return i;
}

// Itself or below it.
bool holds_h1(const Dom& dom, NodeIndex i) {
  for (NodeIndex j = i; j < dom[i].end; ++j) {
    if (dom[j].element == Element::kH1) return true;
  }
  return false;
}

}  // namespace

NodeIndex find_headline(const Dom& dom, std::string_view title) {
  const auto bytes = static_cast<std::size_t>(
      std::count_if(title.begin(), title.end(), [](char c) { return !is_white(c); }));
  const std::string letters = letters_of(title);
  if (letters.empty()) return 0;
  constexpr std::uint32_t kElsewhere = kHintRelated | kHintNavigation | kHintComments;
  constexpr std::uint32_t kLeastHeadline = 20;
  constexpr std::uint32_t kLeastPart = 10;
  NodeIndex first_h1 = 0;
  NodeIndex said_elsewhere = 0;  // by an <h1> in a box that is named after other things
  NodeIndex said = 0;            // by another element
  NodeIndex linked = 0;          // by a link, as teasers do
  NodeIndex window = 0;          // by the <title>, where the page has no <head>
  NodeIndex part = 0;            // the longest <h1> that is a part of the title
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    const Element element = dom[i].element;
    if (element == Element::kText || element == Element::kA || element == Element::kLi) continue;
    if (element == Element::kHead || element == Element::kTitle) {
      if (element == Element::kTitle && window == 0 && letters_of(dom.text_of(i)) == letters) window = i;
      i = dom[i].end - 1;
      continue;
    }
    const std::size_t own = dom[i].text_bytes;
    if (element == Element::kH1 && first_h1 == 0 && own >= kLeastHeadline &&
        !(dom.hints_of_boxes_above(i) & kElsewhere)) {
      first_h1 = i;
    }
    if (element == Element::kH1 && own >= kLeastPart && own <= bytes &&
        (part == 0 || own > dom[part].text_bytes) &&
        letters.find(letters_of(dom.text_of(i))) != std::string::npos) {
      part = i;
    }
    if (own + kMaxSlack < bytes || own > bytes + kMaxSlack) continue;
    const bool h1 = holds_h1(dom, i);
    const bool elsewhere = dom.hints_of_boxes_above(i) & kElsewhere || dom.has_ancestor(i, Element::kLi);
    if (elsewhere && !h1) continue;
    if (letters_of(dom.text_of(i)) != letters) continue;
    if (h1 && !elsewhere) return i;
    const bool link = 2 * dom[i].link_bytes > dom[i].text_bytes || dom.has_ancestor(i, Element::kA);
    NodeIndex& place = h1 ? said_elsewhere : link ? linked : said;
    if (place == 0) place = i;
  }
  for (const NodeIndex place : {said_elsewhere, said, first_h1, part, linked}) {
    if (place != 0) return place;
  }
  return window;
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

Head::Head(const Dom& dom, std::string_view title, NodeIndex container)
    : dom_(dom), headline_(find_headline(dom, title)), container_(container) {
  if (headline_ == 0) return;
  from_ = headline_;
  const std::uint32_t most = dom[headline_].text_bytes + kMaxBox;
  const auto is_box = [&](NodeIndex i) {
    const Element element = dom[i].element;
    return i > 0 && element != Element::kBody && element != Element::kMain && dom[i].text_bytes <= most;
  };
  while (is_box(dom[from_].parent)) from_ = dom[from_].parent;
  from_ = start_of_lines_before(from_);
  to_ = read_lines(dom[headline_].end, dom.size(), lines_below_);
  lead_to_ = to_;
  if (to_ == dom.size() || lines_below_.size() >= kMaxLines) return;
  lead_to_ = read_lines(dom[block_around(dom, to_)].end, dom.size(), lines_below_lead_);
}

// Up to two short elements right before `i` in the same box: a kicker, the date.
NodeIndex Head::start_of_lines_before(NodeIndex i) const {
  constexpr std::uint32_t kMaxLine = 100;
  constexpr std::uint32_t kMenu = kHintNavigation | kHintRelated | kHintShare | kHintAd;
  const NodeIndex box = dom_[i].parent;
  const Element element = dom_[box].element;
  if (box == 0 || element == Element::kBody || element == Element::kMain) return i;
  std::vector<NodeIndex> before;
  for (NodeIndex j = box + 1; j < i; j = dom_[j].end) {
    if (dom_[j].text_bytes > 0) before.push_back(j);
  }
  NodeIndex start = i;
  for (int steps = 0; steps < 2 && !before.empty(); ++steps, before.pop_back()) {
    const Node& node = dom_[before.back()];
    if (node.text_bytes > kMaxLine || node.hints & kMenu || node.element == Element::kHeader) break;
    start = before.back();
  }
  return start;
}

std::uint32_t Head::hints_above(NodeIndex i) const {
  std::uint32_t hints = dom_[i].hints;
  while (i > 0) {
    i = dom_[i].parent;
    const auto holds = [&](NodeIndex other) { return other >= i && other < dom_[i].end; };
    if ((is_known() && holds(headline_)) || (container_ != 0 && holds(container_))) break;
    hints |= dom_[i].hints;
  }
  return hints;
}

bool Head::is_of_other_story(NodeIndex i) const {
  for (NodeIndex up = dom_[i].parent; up > 0; up = dom_[up].parent) {
    if (headline_ >= up && headline_ < dom_[up].end) return false;
    if (dom_[up].element == Element::kLi || dom_[up].element == Element::kArticle) return true;
  }
  return false;
}

std::vector<std::string> Head::lines_above() const {
  std::vector<std::string> lines;
  if (is_known()) read_lines(from_, headline_, lines);
  return lines;
}

// Reads up to the first long line that is no stand-first; returns where it begins, or `to`.
NodeIndex Head::read_lines(NodeIndex from, NodeIndex to, std::vector<std::string>& lines) const {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintAd | kHintShare | kHintNewsletter | kHintCaption;
  std::string line;
  NodeIndex block = 0;
  NodeIndex start = from;  // of the line
  const auto end_line = [&] {
    const bool long_line = line.size() > kLongLine;
    if (!long_line) {
      for (std::string& part : parts_of_line(line)) lines.push_back(std::move(part));
    }
    line.clear();
    const bool stand_first = is_heading(dom_[block].element) || dom_[block].hints & kHintLead;
    return (!long_line || stand_first) && lines.size() < kMaxLines;
  };
  for (NodeIndex i = from; i < to; ++i) {
    const Node& node = dom_[i];
    if (node.element != Element::kText) {
      if (node.hints & kElsewhere && node.end <= to) i = node.end - 1;
      if (node.element == Element::kBr && !end_line()) return start;
      continue;
    }
    if (node.text_bytes == 0) {
      append_collapsed(line, " ");
      continue;
    }
    const NodeIndex around = block_around(dom_, i);
    if (around != block && !end_line()) return start;
    if (line.empty()) start = i;
    block = around;
    append_collapsed(line, node.xml.value());
  }
  return end_line() ? to : start;
}

}  // namespace lede::extract
