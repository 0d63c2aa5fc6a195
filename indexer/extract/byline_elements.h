// Bylines by the elements that hold them: what attributes, classes and links say.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/headline.h"

namespace lede::extract {

// How much an element's attributes say of its being an author's name.
enum class BylineRank { kNone, kLinksToPerson, kNamed, kDeclared };

// The persons of those elements from `from` to `to` that say most of it, of `least` or more; of several
// groups the first. Not those of other stories, of comments, pictures and quotations.
std::vector<std::string> persons_of_elements(const Dom& dom, const Head& head, NodeIndex from, NodeIndex to,
                                             BylineRank least);

}  // namespace lede::extract
