// Which tag a person means: by its name or another name that the dictionaries know, with the tags that
// are narrower (common/archive/tag_table.h).
//
//   europe     the tag of that name; where no article and no dictionary has it, the tags of which it is
//              another name; each with all tags below it by the dictionaries' `broader`, at any depth
//   =europe    the tag of that name alone, as articles bear it
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/plan/context.h"

namespace lede::plan {

struct TagMeaning {
  std::string name;                // as the dictionaries or the articles write it; else as asked
  std::vector<std::string> roots;  // folded keys of the tags that are meant; empty for a blank name
  std::vector<std::string> keys;   // these and the narrower ones, sorted
  std::vector<std::string> notes;  // for the user, one line each
  bool found = false;              // an article has one of `keys`
};

// `value` as after tag:. May throw Xapian::Error (xapian_guard).
TagMeaning meaning_of_tag(const archive::Snapshot& snapshot, std::string_view value);

// The tag of this folded name as the dictionaries write it, else as articles do; empty where none does.
std::string tag_name(const archive::Snapshot& snapshot, const std::string& key);

// The articles with any of the tags, or about any of them: `field` is tag or salient. Leaves the notes, and
// one for a tag that no article has.
Xapian::Query tag_query(Context& context, const archive::Field& field, std::string_view value);

// "did you mean 'Sony'?" for a tag that no article has; empty where none is near.
std::string near_tag(const archive::Snapshot& snapshot, std::string_view value);

}  // namespace lede::plan
