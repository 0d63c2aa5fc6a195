// A dictionary file cut at its [[tag]] lines, so that a mistake in one entry costs that entry,
// and one entry can be changed without touching the others.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lede::tag {

struct Block {
  std::string_view text;         // whole lines, newlines included
  std::uint32_t first_line = 1;  // in the file, from 1
  bool is_tag = false;           // starts with a [[tag]] line; else what comes before the first
};

// The blocks one after the other are the whole of `toml`. A line with only [[tag]] (and a
// comment), whole or with a bracket missing, starts a block wherever it stands, even inside a multi-line
// string.
std::vector<Block> split_blocks(std::string_view toml);

// The block without the blank and comment lines at its end, which belong to what follows.
std::string_view without_tail(std::string_view block);

}  // namespace lede::tag
