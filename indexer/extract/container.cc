#include "indexer/extract/container.h"

#include <algorithm>
#include <vector>

namespace lede::extract {
namespace {

constexpr double kLeastGain = 40;       // bytes of text that a wider element must add
constexpr std::size_t kSomeText = 800;  // bytes of paragraphs

// Paragraphs speak for the elements around them, the nearest ones most.
std::vector<double> densities(const PageBlocks& blocks) {
  const Dom& dom = blocks.dom();
  std::vector<double> density(dom.size(), 0);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Block& block = blocks[b];
    if (!PageBlocks::is_good(block)) continue;
    const double weight = 1 + std::min<double>(3, static_cast<double>(block.text.size()) / 100) +
                          static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
    NodeIndex node = block.node;
    if (dom[node].element == Element::kP) node = dom[node].parent;
    double share = 1;
    for (int level = 0; level < 5 && node > 0; ++level, node = dom[node].parent) {
      density[node] += weight * share;
      share = level == 0 ? 0.6 : share * 0.5;
    }
  }
  return density;
}

NodeIndex densest(const Dom& dom, const std::vector<double>& density) {
  NodeIndex best = 0;
  double best_score = 0;
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    if (density[i] <= 0) continue;
    const Node& node = dom[i];
    const double links = node.text_bytes ? static_cast<double>(node.link_bytes) / node.text_bytes : 0;
    double score = density[i] * (1 - links);
    if (node.hints & kHintBody) score *= 1.6;
    if (node.element == Element::kArticle) score *= 1.2;
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

bool is_in_article(const Dom& dom, NodeIndex i) {
  return (dom[i].hints & kHintBody) || dom[i].element == Element::kArticle ||
         dom.has_ancestor(i, Element::kArticle);
}

// How much text that is no furniture stands in each element.
class GoodText {
 public:
  explicit GoodText(const PageBlocks& blocks)
      : blocks_(blocks), all_(blocks.size() + 1, 0), marked_(blocks.size() + 1, 0) {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const bool box = blocks[b].element == Element::kDiv || blocks[b].element == Element::kBlock;
      const std::size_t bytes = PageBlocks::is_good(blocks[b]) ? blocks[b].text.size() : 0;
      all_[b + 1] = all_[b] + bytes;
      marked_[b + 1] = marked_[b] + (box ? 0 : bytes);
    }
  }

  // Bytes of paragraphs in `n`; of those that are marked up as such, alone.
  std::size_t in(NodeIndex n) const { return sum(all_, n); }
  std::size_t marked_in(NodeIndex n) const { return sum(marked_, n); }
  // Most are marked up as such; those of teasers are boxes.
  bool is_mostly_marked(NodeIndex n) const { return 2 * marked_in(n) > in(n); }

 private:
  std::size_t sum(const std::vector<std::size_t>& sums, NodeIndex n) const {
    return sums[blocks_.first_block(blocks_.dom()[n].end)] - sums[blocks_.first_block(n)];
  }

  const PageBlocks& blocks_;
  std::vector<std::size_t> all_;  // of the blocks before each
  std::vector<std::size_t> marked_;
};

// Parts of one article: the smallest box around both is an article's, or in one, and `b` is in no <article>
// that leaves `a` out.
bool are_of_one_article(const Dom& dom, NodeIndex a, NodeIndex b) {
  NodeIndex box = b;
  while (box > 0 && !(a >= box && a < dom[box].end)) {
    if (dom[box].element == Element::kArticle) return false;
    box = dom[box].parent;
  }
  return is_in_article(dom, box);
}

// Some pages append the next article to the first, or more comments than it is long: the first one
// with enough text is meant, or with some that stands below the headline.
NodeIndex first_of_articles(const PageBlocks& blocks, const GoodText& good,
                            const std::vector<double>& density, NodeIndex best) {
  const Dom& dom = blocks.dom();
  const bool marked = good.is_mostly_marked(best);
  NodeIndex chosen = best;
  for (NodeIndex i = 1; i < best; ++i) {
    const bool apart = dom[i].end <= best;
    if (!apart || density[i] <= 0 || !is_in_article(dom, i)) continue;
    if (marked && are_of_one_article(dom, i, best)) continue;
    const bool below_headline = blocks.headline() < blocks.first_block(i) && blocks.weight(i) >= kSomeText;
    const bool only_article = blocks.headline() == blocks.size() && blocks.weight(i) >= 2 * kSomeText;
    if (density[i] < 0.4 * density[best] && !below_headline && !only_article) continue;
    if (chosen == best || density[i] > density[chosen]) chosen = i;
  }
  return chosen;
}

// What a block adds to an element that is to hold an article.
double worth(const Block& block) {
  const auto size = static_cast<double>(block.text.size());
  if (block.hints & kBoilerplate) return 0;
  if (is_paragraph(block)) return size;
  if (link_share(block) > 0.5) return -(20 + size);
  if (is_heading(block.element)) return -5;
  return block.sentence ? size / 2 : -20;
}

// A first-level heading with a paragraph after it: the next article.
bool another_headline(const PageBlocks& blocks, NodeIndex from, NodeIndex to) {
  const std::size_t end = blocks.first_block(to);
  bool headline = false;
  for (std::size_t b = blocks.first_block(from); b < end; ++b) {
    if (blocks[b].element == Element::kH1 && b != blocks.headline()) headline = true;
    if (headline && PageBlocks::is_good(blocks[b])) return true;
  }
  return false;
}

// Whether the <article> around has several first-level headings: they are sub-headings.
bool uses_first_level_throughout(const PageBlocks& blocks, NodeIndex core) {
  const Dom& dom = blocks.dom();
  while (core > 0 && dom[core].element != Element::kArticle) core = dom[core].parent;
  if (core == 0) return false;
  int headings = 0;
  const std::size_t end = blocks.first_block(dom[core].end);
  for (std::size_t b = blocks.first_block(core); b < end; ++b)
    headings += blocks[b].element == Element::kH1 ? 1 : 0;
  return headings > 2;
}

bool holds_other_article(const Dom& dom, NodeIndex around, NodeIndex core) {
  for (NodeIndex i = around + 1; i < dom[around].end; ++i) {
    if (dom[i].element != Element::kArticle) continue;
    if (i != core) return true;
    i = dom[i].end - 1;
  }
  return false;
}

NodeIndex widen(const PageBlocks& blocks, const GoodText& good, NodeIndex core) {
  const Dom& dom = blocks.dom();
  std::vector<double> sum(blocks.size() + 1, 0);
  for (std::size_t b = 0; b < blocks.size(); ++b) sum[b + 1] = sum[b] + worth(blocks[b]);
  const auto value = [&](NodeIndex n) {
    return sum[blocks.first_block(dom[n].end)] - sum[blocks.first_block(n)];
  };
  NodeIndex best = core;
  double best_value = value(core);
  // A table of films, a list of results: what introduces it is of the article too.
  bool rows = dom[core].element == Element::kTable || dom[core].element == Element::kList ||
              dom.has_ancestor(core, Element::kTable);
  const bool headings = uses_first_level_throughout(blocks, core);
  const bool marked = good.is_mostly_marked(core);
  const auto good_text = [&](NodeIndex n) { return marked ? good.marked_in(n) : good.in(n); };
  const bool whole = dom[core].element == Element::kArticle && blocks.weight(core) >= 2 * kSomeText;
  for (NodeIndex n = dom[core].parent; n > 0 && dom[n].element != Element::kHtml; n = dom[n].parent) {
    if (!headings && another_headline(blocks, dom[core].end, dom[n].end)) break;
    // A whole article; what stands around it is none, unless it is in posts as that one.
    if (whole && !holds_other_article(dom, n, core)) continue;
    const double v = value(n);
    const double above = sum[blocks.first_block(core)] - sum[blocks.first_block(n)];
    if (v > best_value + kLeastGain || (rows && above > kLeastGain)) {
      rows = false;
      best = n;
      best_value = v;
    }
    const bool named = dom[n].hints & kHintBody || dom[n].element == Element::kArticle;
    if (named && 2 * good_text(n) > 3 * good_text(best)) {
      best = n;
      best_value = v;
    }
    if (dom[n].element == Element::kArticle) break;
  }
  return best;
}

bool has_linked_heading(const PageBlocks& blocks, NodeIndex n) {
  const std::size_t end = blocks.first_block(blocks.dom()[n].end);
  for (std::size_t b = blocks.first_block(n); b < end; ++b) {
    if (is_heading(blocks[b].element)) return link_share(blocks[b]) > 0.5;
  }
  return false;
}

// The ten best of something, each an <article> of its own below the page's headline: what holds the
// entries, where `n` is in one of them; else 0. Entries whose headings are links are teasers.
NodeIndex list_of_entries(const PageBlocks& blocks, const GoodText& good, NodeIndex n) {
  constexpr std::size_t kLeastEntries = 3;
  const Dom& dom = blocks.dom();
  while (n > 0 && dom[n].element != Element::kArticle) n = dom[n].parent;
  if (n == 0 || blocks.headline() >= blocks.first_block(n)) return 0;
  for (NodeIndex list = dom[n].parent; list > 0; list = dom[list].parent) {
    std::size_t entries = 0;
    std::size_t teasers = 0;
    for (NodeIndex i = list + 1; i < dom[list].end; ++i) {
      if (dom[i].element != Element::kArticle) continue;
      if (good.in(i) > 0) {
        ++entries;
        teasers += has_linked_heading(blocks, i) ? 1 : 0;
      }
      i = dom[i].end - 1;
    }
    if (entries < kLeastEntries) continue;
    return 2 * teasers < entries ? list : 0;
  }
  return 0;
}

}  // namespace

NodeIndex find_container(const PageBlocks& blocks) {
  const std::vector<double> density = densities(blocks);
  const NodeIndex best = densest(blocks.dom(), density);
  if (best == 0) return 0;
  const GoodText good(blocks);
  const NodeIndex one = widen(blocks, good, first_of_articles(blocks, good, density, best));
  const NodeIndex list = list_of_entries(blocks, good, one);
  return list == 0 ? one : widen(blocks, good, list);
}

NodeIndex named_container(const PageBlocks& blocks) {
  constexpr std::uint32_t kLeastText = 40;  // bytes but white space
  if (blocks.headline() == blocks.size()) return 0;
  const Dom& dom = blocks.dom();
  const Block& headline = blocks[blocks.headline()];
  NodeIndex article = headline.node;
  while (article > 0 && dom[article].element != Element::kBody &&
         (is_heading(dom[article].element) || dom[article].text_bytes < headline.text.size() + kLeastText ||
          !(dom[article].element == Element::kArticle || dom[article].hints & (kHintArticle | kHintBody)))) {
    article = dom[article].parent;
  }
  if (article == 0 || dom[article].element == Element::kBody) return 0;
  for (NodeIndex i = headline.first; i < dom[article].end; ++i) {
    const Node& node = dom[i];
    if (node.hints & kHintBody && node.text_bytes >= kLeastText && 2 * node.link_bytes < node.text_bytes)
      return i;
  }
  return article;
}

}  // namespace lede::extract
