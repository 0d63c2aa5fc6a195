#include "indexer/extract/page_blocks.h"

#include <algorithm>
#include <array>
#include <bit>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kWholeText = 500;  // bytes of paragraphs

// Much text and hardly a link: no list of links, whatever it is called.
bool is_plain_text(const Node& node) {
  return node.text_bytes > 300 && 10 * node.link_bytes < node.text_bytes;
}

}  // namespace

bool says_title(const Block& block, std::string_view title_letters) {
  constexpr std::size_t kMaxByline = 150;
  const std::string_view text = block.text;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (text.size() - line.size() > kMaxByline) return false;
  return !title_letters.empty() && letters_of(line) == title_letters;
}

PageBlocks::PageBlocks(const Dom& dom, std::string_view title) : dom_(dom), blocks_(blocks_of(dom)) {
  for (const Block& block : blocks_) inline_hints_.push_back(block.hints);
  weigh();
  find_headline(letters_of(title));
}

void PageBlocks::weigh() {
  weight_.assign(dom_.size(), 0);
  for (const Block& block : blocks_) {
    if (!is_paragraph(block)) continue;
    for (NodeIndex n = block.node; n > 0; n = dom_[n].parent) weight_[n] += block.text.size();
    weight_[0] += block.text.size();
  }
}

// The block that says the title: a first-level heading where there is a choice, else any other
// heading, else a line of its own with the byline below it.
void PageBlocks::find_headline(const std::string& title) {
  headline_ = blocks_.size();
  if (title.empty()) return;
  int best = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const Block& block = blocks_[b];
    const int rank = block.element == Element::kH1 ? 3 : (is_heading(block.element) ? 2 : 1);
    if (rank <= best || block.text.size() > 400 || (rank == 1 && link_share(block) > 0.5)) continue;
    if (!says_title(block, title)) continue;
    headline_ = b;
    best = rank;
  }
}

void PageBlocks::mark(bool strict) {
  std::vector<std::uint32_t> effective(dom_.size(), 0);
  for (NodeIndex i = 1; i < dom_.size(); ++i) {
    std::uint32_t inherited = effective[dom_[i].parent];
    // A post that the article quotes.
    if (dom_[i].element == Element::kBlockquote) inherited &= ~(kHintGallery | kHintWidget);
    // A whole article in a dialog.
    if (dom_[i].element == Element::kArticle && weight_[i] > 2 * kWholeText)
      inherited &= ~(kHintConsent | kHintWidget);
    effective[i] = own_hints(i, strict) | inherited;
  }
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    blocks_[b].hints = effective[blocks_[b].node] | (strict ? inline_hints_[b] : 0);
  }
  clear_what_holds_most();
}

// Where little text is left below the headline, a kind of furniture that holds over twice as much is none on
// this page: a list of ten whose entries are called slides or widgets.
void PageBlocks::clear_what_holds_most() {
  constexpr std::uint32_t kNamesOfParts =
      kHintGallery | kHintWidget | kHintByline | kHintDate | kHintSection | kHintTags | kHintShare;
  constexpr std::size_t kLittleText = 2 * kWholeText;
  std::array<std::size_t, 32> held{};  // of each bit, bytes of paragraphs that no other speaks against
  std::size_t good = 0;
  const std::size_t from = headline_ < blocks_.size() ? headline_ : 0;
  for (std::size_t b = from; b < blocks_.size(); ++b) {
    const Block& block = blocks_[b];
    if (!is_paragraph(block)) continue;
    const std::uint32_t furniture = block.hints & kBoilerplate;
    if (furniture == 0) good += block.text.size();
    if (std::popcount(furniture) == 1) held[std::countr_zero(furniture)] += block.text.size();
  }
  if (good > kLittleText) return;
  std::uint32_t cleared = 0;
  for (std::size_t bit = 0; bit < held.size(); ++bit) {
    if (held[bit] > std::max(2 * good, kLittleText)) cleared |= (std::uint32_t{1} << bit) & kNamesOfParts;
  }
  for (std::size_t b = from; b < blocks_.size(); ++b) {
    if (!(blocks_[b].hints & kBoilerplate & ~cleared)) blocks_[b].hints &= ~cleared;
  }
}

std::uint32_t PageBlocks::own_hints(NodeIndex i, bool strict) const {
  // Comments and consent dialogs may hold most of a short page; a gallery, or what is
  // invisible, most of one that has text beside it.
  constexpr std::uint32_t kOftenLarge = kHintComments | kHintConsent;
  const Node& node = dom_[i];
  const bool text_beside = weight_[0] - weight_[i] > 4 * kWholeText;
  const bool seen_beside = weight_[0] - weight_[i] > kWholeText / 2;
  std::uint32_t own = node.hints;
  if (node.element == Element::kBody || node.element == Element::kHtml) own &= ~kBoilerplate;
  // "post hentry category-boats tag-quay" says what a post is about.
  const bool named = own & (kHintArticle | kHintBody) || node.element == Element::kArticle;
  if (holds_headline(i) && (named || weight_[i] > kWholeText)) own &= ~kBoilerplate;
  if (2 * weight_[i] > weight_[0]) {
    const std::uint32_t kept = kOftenLarge | (text_beside ? std::uint32_t{kHintGallery} : 0) |
                               (seen_beside ? std::uint32_t{kHintUnseen} : 0);
    own &= ~(holds_headline(i) ? kBoilerplate : kBoilerplate & ~kept);
  }
  if (is_plain_text(node)) {
    own &= ~(kHintRelated | kHintTags | kHintShare);
    if (!(own & kHintFooter)) own &= ~kHintNavigation;
  }
  if (!strict) own &= ~(kBoilerplate & ~(kHintNavigation | kHintComments | kHintAd));
  // Names that say what an element is outweigh names that say where it stands.
  if (own & kHintBody) {
    own &= ~(kHintWidget | kHintSection | kHintTags | kHintGallery | kHintDate | kHintByline);
    // A section that the table of contents leads to.
    if (10 * node.link_bytes < node.text_bytes) own &= ~kHintNavigation;
  }
  // Tables stand in figures and in embedded code, too.
  if (own & (kHintCaption | kHintGallery) && is_table(i)) own &= ~(kHintCaption | kHintGallery);
  if (own & kHintLead) own &= ~(kHintWidget | kHintByline | kHintSection | kHintRelated);
  if (is_heading(node.element)) own &= ~(kHintSection | kHintWidget);
  return own;
}

// Hardly more than a table without links.
bool PageBlocks::is_table(NodeIndex i) const {
  const Node& box = dom_[i];
  if (box.text_bytes == 0 || 10 * box.link_bytes > box.text_bytes) return false;
  constexpr NodeIndex kMaxNodes = 40;  // before the table
  for (NodeIndex j = i; j < std::min(box.end, i + kMaxNodes); ++j) {
    if (dom_[j].element == Element::kTable) return 10 * dom_[j].text_bytes > 8 * box.text_bytes;
  }
  return false;
}

bool PageBlocks::holds_headline(NodeIndex i) const {
  return headline_ < blocks_.size() && blocks_[headline_].first >= i &&
         blocks_[headline_].first < dom_[i].end;
}

std::size_t PageBlocks::first_block(NodeIndex at) const {
  return static_cast<std::size_t>(std::lower_bound(blocks_.begin(), blocks_.end(), at,
                                                   [](const Block& b, NodeIndex n) { return b.first < n; }) -
                                  blocks_.begin());
}

}  // namespace lede::extract
