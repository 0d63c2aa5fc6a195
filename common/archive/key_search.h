// Keys of the positions file that are like a word: for misspelt words, word~1 and colo*r. One walk
// over the front-coded dictionaries, about 15 ns a key; what a key shares with the one before it is
// not compared again (the trie search of Oflazer, Computational Linguistics 22(1), 1996).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::archive {

// Words over this many bytes are like no other.
inline constexpr std::size_t kMaxLikeBytes = 64;

struct LikeKey {
  std::string form;             // the key without its field's letter
  std::uint64_t documents = 0;  // that hold it, replaced and deleted ones included
  unsigned edits = 0;           // from the word
};

// The forms of `field` ("", or the letter that its keys begin with: "S", "A", "P") at most `edits`
// (0 to 2) away from `word` (folded): characters inserted, deleted, replaced, or two neighbours
// swapped (optimal string alignment). In byte order.
std::vector<LikeKey> keys_within(const Snapshot& snapshot, std::string_view field, std::string_view word,
                                 unsigned edits);

// The keys of `field` whose forms match `pattern`, where * stands for any characters or none: sorted,
// without repeats, at most `limit` + 1 of them. Only what begins as the pattern does is walked.
std::vector<std::string> keys_like(const Snapshot& snapshot, std::string_view field, std::string_view pattern,
                                   std::size_t limit);

// Documents that hold the key, replaced and deleted ones included.
std::uint64_t documents_with(const Snapshot& snapshot, std::string_view key);

// How `form` is written in the first articles that hold it in their text ("Kōnan" for konan); as most
// of them do, a sentence's first word apart. The form itself where none tells. Reads at most `articles`
// records.
std::string written_form(const Snapshot& snapshot, std::string_view form, std::size_t articles = 5);

// Whether `text` matches `pattern`, where * stands for any bytes or none. Linear but for backing up to
// the last star.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace lede::archive
