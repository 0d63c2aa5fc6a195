// A page's blocks with what the elements around them say of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/blocks.h"

namespace lede::extract {

class PageBlocks {
 public:
  // `title` is the article's: the heading that says it is the headline.
  PageBlocks(const Dom& dom, std::string_view title);

  // Gives each block the hints of all elements around it. An element that holds most of the
  // page's paragraphs is not furniture, whatever its class says: wrappers are often named after
  // what else they hold. Nor is, where little else is left, a kind of furniture that holds much more. Not
  // strict: only menus, comments and advertising count.
  void mark(bool strict);

  const Dom& dom() const { return dom_; }
  std::size_t size() const { return blocks_.size(); }
  const Block& operator[](std::size_t i) const { return blocks_[i]; }

  // The first block at or behind node `at`.
  std::size_t first_block(NodeIndex at) const;
  // The headline's block; size() when there is none.
  std::size_t headline() const { return headline_; }
  // Bytes of paragraphs below a node.
  std::size_t weight(NodeIndex i) const { return weight_[i]; }
  // A paragraph that is not furniture.
  static bool is_good(const Block& block) { return is_paragraph(block) && !(block.hints & kBoilerplate); }

 private:
  void weigh();
  void find_headline(const std::string& title);
  void clear_what_holds_most();
  bool is_table(NodeIndex i) const;
  bool holds_headline(NodeIndex i) const;
  std::uint32_t own_hints(NodeIndex i, bool strict) const;

  const Dom& dom_;
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> inline_hints_;
  std::vector<std::size_t> weight_;
  std::size_t headline_ = 0;
};

// Whether the first line is the title and the rest no more than a byline. `title_letters` as
// letters_of gives it.
bool says_title(const Block& block, std::string_view title_letters);

}  // namespace lede::extract
