// The archive's table of tags (common/archive/tag_table.h) from the dictionaries in force and what
// was decided about tags, so that a query finds a tag by the names that tagging knows.
#pragma once

#include <vector>

#include "common/archive/tag_table.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/tag_changes.h"

namespace lede::tag {

// Each entry under the name that articles bear: a merged or renamed one's own name is an alias there,
// with its aliases; so is a tag of no entry that was merged or renamed.
std::vector<archive::TagFacts> tag_facts(const Dictionary& dictionary, const TagChanges& changes);

}  // namespace lede::tag
