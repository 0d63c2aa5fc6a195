#include "indexer/extract/main_text.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "indexer/extract/container.h"
#include "indexer/extract/cues.h"
#include "indexer/extract/page_blocks.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kShortText = 250;
constexpr std::size_t kLeastBoxText = 40;  // bytes of a sentence that is no paragraph by its markup

// Which blocks of the container are the article.
class Selection {
 public:
  Selection(const PageBlocks& blocks, NodeIndex container, const MainTextHints& hints)
      : dom_(blocks.dom()),
        blocks_(blocks),
        title_(letters_of(hints.title)),
        summary_(letters_of(hints.summary)) {
    choose(container);
  }

  const std::string& lead() const { return lead_; }
  const std::vector<bool>& kept() const { return kept_; }

  std::string text() const {
    std::string out;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (!kept_[b]) continue;
      if (!out.empty()) out += "\n\n";
      out += blocks_[b].text;
    }
    return out;
  }

 private:
  void choose(NodeIndex container) {
    kept_.assign(blocks_.size(), false);
    const std::size_t from = blocks_.first_block(container);
    const std::size_t to = blocks_.first_block(dom_[container].end);
    first_h1_ = nullptr;
    for (std::size_t b = from; b < to && !first_h1_; ++b) {
      if (blocks_[b].element == Element::kH1) first_h1_ = &blocks_[b];
    }
    for (std::size_t b = from; b < to; ++b) kept_[b] = is_kept(blocks_[b]);
    keep_lines_among_text(from, to);
    drop_before_headline(from, to);
    drop_other_articles(container, from, to);
    drop_sections(container, from, to);
    drop_repeats(from, to);
    drop_loose_headings(container, from, to);
    drop_lead(from, to);
  }

  // Dialogue and verse: a short line that is built as the text above it and below it is, in a
  // row of like boxes.
  void keep_lines_among_text(std::size_t from, std::size_t to) {
    NodeIndex row_above = 0;
    std::size_t waiting = to;  // the first of the lines that wait for text below them
    for (std::size_t b = from; b < to; ++b) {
      const Block& block = blocks_[b];
      const NodeIndex row = row_of(b);
      if (row == 0 || row != row_above) waiting = to;
      row_above = row;
      if (kept_[b]) {
        for (; waiting < b; ++waiting) kept_[waiting] = true;
        waiting = b + 1;
      } else if (!is_line(block)) {
        waiting = to;
      }
    }
  }

  // Left out for its length alone.
  bool is_line(const Block& block) const {
    return block.element == Element::kDiv && block.sentence && block.text.size() < kLeastBoxText &&
           link_share(block) == 0 && !(block.hints & kBoilerplate) && !is_credit(block.text) &&
           !is_caption(block) && cue_of(block.text) == Cue::kNone && !says_title(block, title_);
  }

  // What holds the box of a block that is alone in its box; 0 for another block.
  NodeIndex row_of(std::size_t b) const {
    NodeIndex box = blocks_[b].node;
    if (blocks_.first_block(dom_[box].end) - blocks_.first_block(box) != 1) return 0;
    while (box > 0 && blocks_.first_block(dom_[box].end) - blocks_.first_block(box) == 1)
      box = dom_[box].parent;
    return box;
  }

  // What stands above the headline is another story's.
  void drop_before_headline(std::size_t from, std::size_t to) {
    if (blocks_.headline() <= from || blocks_.headline() >= to) return;
    std::size_t after = 0;
    for (std::size_t b = blocks_.headline(); b < to; ++b) after += kept_[b] ? blocks_[b].text.size() : 0;
    if (after < kShortText) return;
    for (std::size_t b = from; b < blocks_.headline(); ++b) kept_[b] = false;
  }

  // <article> inside the article, a small part of it: a teaser. The posts of a live blog are a
  // large part.
  void drop_other_articles(NodeIndex container, std::size_t from, std::size_t to) {
    std::size_t inner = 0;
    for (NodeIndex i = container + 1; i < dom_[container].end; ++i) {
      if (dom_[i].element != Element::kArticle) continue;
      inner += blocks_.weight(i);
      i = dom_[i].end - 1;
    }
    if (inner * 3 > blocks_.weight(container)) return;
    for (std::size_t b = from; b < to; ++b) {
      NodeIndex up = blocks_[b].node;
      while (up > container && dom_[up].element != Element::kArticle) up = dom_[up].parent;
      if (up > container) kept_[b] = false;
    }
  }

  // The stand-first is the summary, not the text: what is named so above the first paragraph,
  // and says what the page's description says or stands in for a description that is missing.
  void drop_lead(std::size_t from, std::size_t to) {
    for (std::size_t b = from; b < to; ++b) {
      const Block& block = blocks_[b];
      if (!kept_[b] || is_heading(block.element)) continue;
      if (!named_lead(block)) return;
      if (summary_.empty() ? !lead_.empty() || b + 1 == to : letters_of(block.text) != summary_) return;
      kept_[b] = false;
      lead_ = block.text;
      if (std::find(kept_.begin(), kept_.end(), true) == kept_.end()) kept_[b] = true;  // all there is
    }
  }

  bool named_lead(const Block& block) const {
    const NodeIndex box = dom_[block.node].parent;
    const bool alone = blocks_.first_block(dom_[box].end) - blocks_.first_block(box) == 1;
    return ((dom_[block.node].hints | (alone ? dom_[box].hints : 0)) & kHintLead) != 0;
  }

  bool is_kept(const Block& block) const {
    if (block.hints & kBoilerplate) return false;
    const double links = link_share(block);
    const std::string& text = block.text;
    if (block.element == Element::kH1 && &block == first_h1_) return false;
    if (block.element == Element::kPre) return links < 0.5;
    if (is_credit(text) || is_caption(block)) return false;
    if (text.starts_with("http") && text.find(' ') == std::string::npos) return false;
    if (text.size() < 400 && says_title(block, title_)) return false;
    if (!block.quoted && cue_of(text) == Cue::kLine && (links > 0.2 || text.size() < 2 * kParagraph))
      return false;
    if (is_heading(block.element)) return links < 0.5;
    if (block.element == Element::kP || block.quoted)
      return text.size() > 1 && (links <= 0.8 || text.size() >= 200);
    if (block.element == Element::kLi || block.element == Element::kTd) {
      return (text.size() >= kParagraph && links < 0.4) || list_link_share(block) < 0.45;
    }
    if (links > 0.5) return false;
    return (text.size() >= kLeastBoxText && block.sentence) || text.size() >= kParagraph;
  }

  // The only text of a box that holds a picture: its caption. What is marked up as a paragraph
  // may be one.
  bool is_caption(const Block& block) const {
    const bool box_text = block.element == Element::kDiv || block.element == Element::kBlock;
    if (!box_text || block.text.size() > kShortText) return false;
    NodeIndex box = block.node;
    if (blocks_.first_block(dom_[box].end) - blocks_.first_block(box) > 1) return false;
    while (dom_[box].parent > 0 && dom_[dom_[box].parent].text_bytes == dom_[block.node].text_bytes)
      box = dom_[box].parent;
    if (dom_[box].end - box > 50) return false;
    for (NodeIndex i = box; i < dom_[box].end; ++i) {
      if (dom_[i].element == Element::kImg) return true;
    }
    return false;
  }

  // Items are judged with their whole list or table, also where it is in a list.
  double list_link_share(const Block& block) const {
    NodeIndex list = 0;
    NodeIndex up = block.node;
    for (int steps = 0; steps < 8 && up > 0; ++steps, up = dom_[up].parent) {
      if (dom_[up].element == Element::kList || dom_[up].element == Element::kTable) list = up;
    }
    const Node& node = dom_[list];
    if (list == 0 || node.text_bytes == 0) return link_share(block);
    return static_cast<double>(node.link_bytes) / node.text_bytes;
  }

  // A box that opens with "Related stories" goes as a whole; without a box of its own, the
  // links behind such a line go.
  void drop_sections(NodeIndex container, std::size_t from, std::size_t to) {
    for (std::size_t b = from; b < to; ++b) {
      const Block& block = blocks_[b];
      if (block.hints & kBoilerplate || cue_of(block.text) != Cue::kSection) continue;
      kept_[b] = false;
      NodeIndex box = block.node;
      while (box > container && blocks_.first_block(dom_[box].end) - blocks_.first_block(box) <= 1)
        box = dom_[box].parent;
      const bool own_box = box > container && blocks_.first_block(box) == b;
      if (own_box && !(dom_[box].hints & kHintBody)) {
        const std::size_t end = blocks_.first_block(dom_[box].end);
        std::fill(kept_.begin() + static_cast<std::ptrdiff_t>(b),
                  kept_.begin() + static_cast<std::ptrdiff_t>(end), false);
        b = end - 1;
        continue;
      }
      for (std::size_t next = b + 1; next < to && !is_paragraph(blocks_[next]); ++next) {
        if (is_heading(blocks_[next].element) && link_share(blocks_[next]) < 0.5) break;
        if (cue_of(blocks_[next].text) == Cue::kSection) break;  // it has its own turn
        kept_[next] = false;
      }
    }
  }

  // Layouts for several screens hold a stretch of the text twice, in different places. A lone
  // sentence may come again, as in a dialogue.
  void drop_repeats(std::size_t from, std::size_t to) {
    std::unordered_map<std::string_view, std::size_t> seen;
    std::vector<std::size_t> order;     // the kept blocks
    std::vector<std::size_t> first_of;  // of each, where in `order` its text stands first
    for (std::size_t b = from; b < to; ++b) {
      if (!kept_[b] || blocks_[b].text.size() < 40) continue;
      first_of.push_back(seen.try_emplace(blocks_[b].text, order.size()).first->second);
      order.push_back(b);
    }
    const auto repeats = [&](std::size_t i) {
      if (i >= order.size() || first_of[i] == i) return false;
      return dom_[blocks_[order[i]].node].parent != dom_[blocks_[order[first_of[i]]].node].parent;
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (!repeats(i)) continue;
      const bool after = i > 0 && repeats(i - 1) && first_of[i] == first_of[i - 1] + 1;
      const bool before = repeats(i + 1) && first_of[i + 1] == first_of[i] + 1;
      if (after || before || alone(order[i])) kept_[order[i]] = false;
    }
  }

  // The only block in its box.
  bool alone(std::size_t b) const {
    NodeIndex box = blocks_[b].node;
    if (dom_[box].element == Element::kP) box = dom_[box].parent;
    return blocks_.first_block(dom_[box].end) - blocks_.first_block(box) == 1;
  }

  // A heading without text below it, or without any left in its box, has lost what it stood over.
  void drop_loose_headings(NodeIndex container, std::size_t from, std::size_t to) {
    bool text_follows = false;
    for (std::size_t b = to; b-- > from;) {
      if (!kept_[b]) continue;
      if (is_heading(blocks_[b].element)) {
        kept_[b] = text_follows && !over_nothing(container, b);
      } else {
        text_follows = true;
      }
    }
  }

  // Whether all else in the smallest box around the heading was left out.
  bool over_nothing(NodeIndex container, std::size_t heading) const {
    NodeIndex box = blocks_[heading].node;
    std::size_t end = heading + 1;
    while (end - heading == 1 && box > container && blocks_.first_block(box) == heading) {
      box = dom_[box].parent;
      end = blocks_.first_block(dom_[box].end);
    }
    if (box <= container || end - heading == 1 || blocks_.first_block(box) != heading) return false;
    return std::none_of(kept_.begin() + static_cast<std::ptrdiff_t>(heading) + 1,
                        kept_.begin() + static_cast<std::ptrdiff_t>(end), [](bool kept) { return kept; });
  }

  const Dom& dom_;
  const PageBlocks& blocks_;
  std::string title_;
  std::string summary_;
  const Block* first_h1_ = nullptr;  // of the container: the headline, or another's where it says the title
  std::vector<bool> kept_;
  std::string lead_;
};

MainText find(PageBlocks& blocks, const MainTextHints& hints, bool strict) {
  blocks.mark(strict);
  const NodeIndex container = find_container(blocks);
  if (container == 0) return {{}, {}, 0, list_links(blocks, {}, hints.url)};
  const Selection selection(blocks, container, hints);
  return {selection.text(), selection.lead(), container, list_links(blocks, selection.kept(), hints.url)};
}

// What a consent dialog says of cookies and of its makers' partners, where nothing else on the page is text.
bool is_consent(const MainText& found, const Dom& dom) {
  constexpr int kLeastMentions = 3;
  if (!(dom.hints_above(found.container) & kHintConsent)) return false;
  const std::string lower = ascii_lower(found.text);
  int mentions = 0;
  for (const std::string_view word : {"cookie", "consent", "personal data", "partners", "vendors"}) {
    for (std::size_t at = 0; (at = lower.find(word, at)) != std::string::npos; at += word.size()) ++mentions;
  }
  return mentions >= kLeastMentions;
}

// The little that an article of a few lines holds, where more stands elsewhere on the page.
void prefer_named(MainText& found, PageBlocks& blocks, const MainTextHints& hints) {
  constexpr std::size_t kLittleText = 600;
  constexpr std::size_t kLeastNamed = 60;
  if (found.text.size() >= kLittleText) return;
  blocks.mark(true);
  const NodeIndex named = named_container(blocks);
  if (named == 0 || (found.container >= named && found.container < blocks.dom()[named].end)) return;
  const Selection selection(blocks, named, hints);
  std::string text = selection.text();
  if (text.size() < kLeastNamed) return;
  found = {std::move(text), selection.lead(), named, list_links(blocks, selection.kept(), hints.url)};
}

// All of a page that is nothing but a few lines.
MainText whole_page(PageBlocks& blocks, const MainTextHints& hints) {
  const Dom& dom = blocks.dom();
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    if (dom[i].element != Element::kBody) continue;
    const Selection selection(blocks, i, hints);
    return {selection.text(), selection.lead(), i, list_links(blocks, selection.kept(), hints.url)};
  }
  return {};
}

// Whether some of what the structured data says the text is stands in the text that was found.
bool agrees(std::string_view text, std::string_view article_body) {
  constexpr std::size_t kSamples = 8;
  constexpr std::size_t kSampleBytes = 30;
  const std::string found = letters_of(text);
  const std::string stated = letters_of(article_body);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < kSamples; ++i) {
    const std::size_t at = i * (stated.size() - kSampleBytes) / kSamples;
    seen += found.find(stated.substr(at, kSampleBytes)) != std::string::npos ? 1 : 0;
  }
  return seen > kSamples / 4;
}

}  // namespace

MainText find_main_text(const Dom& dom, const MainTextHints& hints) {
  if (dom.size() == 0) return {};
  PageBlocks blocks(dom, hints.title);
  MainText found = find(blocks, hints, true);
  if (found.text.size() < kShortText) {
    MainText loose = find(blocks, hints, false);
    if (is_consent(loose, dom)) loose.text.clear();
    if (loose.text.size() > 2 * found.text.size()) found = std::move(loose);
    if (is_consent(found, dom)) found.text.clear();
  }
  prefer_named(found, blocks, hints);
  if (found.text.empty() && dom[0].link_bytes == 0) found = whole_page(blocks, hints);
  const std::string_view stated = hints.article_body;
  if (stated.size() >= 2 * kShortText && 2 * stated.size() > found.text.size() &&
      !agrees(found.text, stated)) {
    found.text = stated;
  }
  return found;
}

}  // namespace lede::extract
