// The element that holds the article's text.
#pragma once

#include "indexer/extract/page_blocks.h"

namespace lede::extract {

// By the density of paragraphs, then outwards as long as what is added is text. Of several
// articles on one page the first. `blocks` must be marked. 0 when no paragraph is good.
NodeIndex find_container(const PageBlocks& blocks);

// The element that its name calls the article of the headline, or its text; 0 where none does.
NodeIndex named_container(const PageBlocks& blocks);

}  // namespace lede::extract
