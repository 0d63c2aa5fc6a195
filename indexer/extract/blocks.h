// The page's text as paragraphs: what a browser would set apart from what.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

struct Block {
  std::string text;     // white space run together; single line breaks as newlines
  NodeIndex node = 0;   // the nearest element that parts paragraphs
  NodeIndex first = 0;  // the first text node
  std::uint32_t link_bytes = 0;
  std::uint32_t hints = 0;          // of inline elements around its first text; see PageBlocks::mark()
  Element element = Element::kDiv;  // of `node`; heading, list item, ...
  bool quoted = false;              // inside a block quote
  bool sentence = false;            // ends as a sentence does, or holds the end of one
};

// Sizes are bytes, so that a Chinese character counts as three letters.
inline constexpr std::size_t kParagraph = 80;

// Linked text's share of the block, 0 to 1.
double link_share(const Block& block);
// Long enough and plain enough to be running text.
bool is_paragraph(const Block& block);

// All blocks with text below <body>, in document order.
std::vector<Block> blocks_of(const Dom& dom);

}  // namespace lede::extract
