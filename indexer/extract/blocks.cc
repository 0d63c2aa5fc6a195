#include "indexer/extract/blocks.h"

#include <algorithm>
#include <unordered_set>

namespace lede::extract {
namespace {

constexpr std::string_view kSentenceEnds[] = {".",  "!", "?", "…", "。", "！", "？", "।", "؟", "۔", ":",
                                              "\"", "”", "»", "“", "）", ")",  "」", "’", "'", ";"};

bool ends_sentence(std::string_view text) {
  return std::any_of(std::begin(kSentenceEnds), std::end(kSentenceEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool has_sentence(std::string_view text) {
  if (text.size() < 3) return false;
  if (ends_sentence(text)) return true;
  for (const std::string_view end : {". ", "! ", "? ", "。", "। "}) {
    if (text.find(end) != std::string_view::npos) return true;
  }
  return false;
}

// White space at both ends, ideographic spaces too: Japanese paragraphs begin with one.
void trim_block(std::string& text) {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  while (text.ends_with(' ') || text.ends_with('\n') || text.ends_with(kIdeographicSpace)) {
    text.resize(text.size() - (text.ends_with(kIdeographicSpace) ? kIdeographicSpace.size() : 1));
  }
  std::size_t from = 0;
  while (text.compare(from, 1, " ") == 0 || text.compare(from, 3, kIdeographicSpace) == 0) {
    from += text[from] == ' ' ? 1 : kIdeographicSpace.size();
  }
  text.erase(0, from);
}

// What documentation puts behind a heading, to link to it.
bool is_permalink_sign(std::string_view text) {
  for (const std::string_view sign : {"¶", "#", "§", "🔗"}) {
    if (text == sign) return true;
  }
  return false;
}

class Segmenter {
 public:
  explicit Segmenter(const Dom& dom) : dom_(dom) { find_layout_tables(); }

  std::vector<Block> run() {
    // Nodes are in document order: an element is left when the index passes its end.
    for (NodeIndex i = 0; i < dom_.size(); ++i) {
      while (!open_.empty() && i >= dom_[open_.back()].end) leave();
      const Node& node = dom_[i];
      if (node.element == Element::kHead) {
        i = node.end - 1;
        continue;
      }
      if (node.element == Element::kText) {
        add_text(i);
        continue;
      }
      if (node.element == Element::kBr) {
        ++breaks_;
        continue;
      }
      if (is_block(node.element)) flush();
      if (node.end == i + 1) continue;
      open_.push_back(i);
      if (node.element == Element::kA && node.xml.attribute("href")) ++links_;
      if (links_to_place(i)) ++anchors_;
    }
    while (!open_.empty()) leave();
    return std::move(blocks_);
  }

 private:
  void leave() {
    const NodeIndex left = open_.back();
    const Node& node = dom_[left];
    open_.pop_back();
    if (is_block(node.element)) flush();
    if (node.element == Element::kA && node.xml.attribute("href")) --links_;
    if (links_to_place(left)) --anchors_;
  }

  // A link to a place on this page, as headings carry to themselves or to the table of contents.
  bool links_to_place(NodeIndex i) const {
    return dom_[i].element == Element::kA && dom_[i].xml.attribute("href").value()[0] == '#';
  }

  void add_text(NodeIndex i) {
    const Node& node = dom_[i];
    if (node.text_bytes > 0 && breaks_ > 0 && !block_.text.empty()) {
      if (breaks_ > 1) {
        flush();
      } else {
        if (block_.text.back() == ' ') block_.text.pop_back();
        block_.text.push_back('\n');
      }
    }
    if (node.text_bytes > 0) breaks_ = 0;
    // A line of loose text whose inline parent is furniture is cut out, not its paragraph.
    if (inline_boilerplate(i) || (anchors_ > 0 && is_permalink_sign(node.xml.value()))) return;
    if (block_.text.empty() && node.text_bytes > 0) block_.first = i;
    append_collapsed(block_.text, node.xml.value());
    if (links_ > 0) block_.link_bytes += node.text_bytes;
    if (anchors_ > 0) anchor_bytes_ += node.text_bytes;
  }

  bool inline_boilerplate(NodeIndex i) const {
    NodeIndex parent = dom_[i].parent;
    while (parent > 0 && !is_block(dom_[parent].element)) {
      if (dom_[parent].element == Element::kButton) return true;
      std::uint32_t furniture =
          kHintHidden | kHintCaption | kHintShare | kHintAd | kHintComments | kHintConsent;
      // Words of the sentence that open a note are called after the note.
      if (dom_[parent].element == Element::kA) furniture &= ~kHintConsent;
      if (dom_[parent].hints & furniture) return true;
      parent = dom_[parent].parent;
    }
    return false;
  }

  void flush() {
    breaks_ = 0;
    trim_block(block_.text);
    if (!block_.text.empty()) {
      NodeIndex node = dom_[block_.first].parent;
      std::uint32_t inline_hints = 0;
      while (node > 0 && !is_block(dom_[node].element)) {
        if (!links_to_place(node)) inline_hints |= dom_[node].hints;
        node = dom_[node].parent;
      }
      block_.node = node;
      if (block_.text.size() < 100) block_.hints = inline_hints;
      set_element();
      if (is_heading(block_.element)) block_.link_bytes -= anchor_bytes_;
      block_.sentence = has_sentence(block_.text);
      blocks_.push_back(std::move(block_));
    }
    block_ = Block();
    anchor_bytes_ = 0;
  }

  // A paragraph in a list item is the list's, one in a quote keeps its kind and is marked.
  void set_element() {
    block_.element = dom_[block_.node].element;
    if (block_.element == Element::kTd && in_layout_table(block_.node)) block_.element = Element::kDiv;
    NodeIndex up = block_.node;
    for (int steps = 0; up > 0 && steps < 6; ++steps, up = dom_[up].parent) {
      const Element element = dom_[up].element;
      if (element == Element::kBlockquote) block_.quoted = true;
      if (is_heading(element) && steps < 3) block_.element = element;
      if (element == Element::kLi && steps < 3) block_.element = element;
      if (element == Element::kTd && steps < 3 && !is_heading(block_.element) && !in_layout_table(up))
        block_.element = element;
      if (element == Element::kArticle || element == Element::kBody) break;
    }
  }

  // Tables that hold tables, headings, forms or rules, or a single cell, lay the page out; their
  // cells are boxes.
  void find_layout_tables() {
    for (NodeIndex i = 1; i < dom_.size(); ++i) {
      const Element element = dom_[i].element;
      if (element == Element::kTable && cells_in(i) == 1) layout_tables_.insert(i);
      if (element == Element::kTable || element == Element::kHr || element == Element::kForm ||
          is_heading(element)) {
        const NodeIndex table = table_around(dom_[i].parent);
        if (table > 0) layout_tables_.insert(table);
      }
    }
  }

  // Of 2 and more, 2.
  int cells_in(NodeIndex table) const {
    int cells = 0;
    for (NodeIndex i = table + 1; i < dom_[table].end && cells < 2; ++i) {
      cells += dom_[i].element == Element::kTd ? 1 : 0;
    }
    return cells;
  }

  NodeIndex table_around(NodeIndex i) const {
    while (i > 0 && dom_[i].element != Element::kTable) i = dom_[i].parent;
    return i;
  }

  bool in_layout_table(NodeIndex i) const { return layout_tables_.contains(table_around(i)); }

  const Dom& dom_;
  std::unordered_set<NodeIndex> layout_tables_;
  std::vector<NodeIndex> open_;
  std::vector<Block> blocks_;
  Block block_;
  std::uint32_t anchor_bytes_ = 0;  // of the block's linked text, in links to places on this page
  int links_ = 0;
  int anchors_ = 0;
  int breaks_ = 0;
};

}  // namespace

double link_share(const Block& block) {
  return block.text.empty() ? 0
                            : static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

bool is_paragraph(const Block& block) {
  return block.text.size() >= kParagraph && link_share(block) < 0.35 && !is_heading(block.element);
}

std::vector<Block> blocks_of(const Dom& dom) { return Segmenter(dom).run(); }

}  // namespace lede::extract
