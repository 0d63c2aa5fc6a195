// Quotation marks: which parts of a text stand between them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lede::quote {

// Bytes of one stretch between an opening and a closing mark, within one paragraph.
struct Piece {
  std::size_t begin = 0;  // after the opening mark
  std::size_t end = 0;    // before the closing mark
};

// One quoted stretch; several pieces where it goes on over paragraphs, each of which repeats the
// opening mark and of which only the last closes.
struct Quoted {
  std::vector<Piece> pieces;  // one or more
  std::size_t open = 0;       // the first opening mark
  std::size_t close = 0;      // after the last closing mark, else the end of its paragraph
};

// Every quoted stretch of `text` (UTF-8; paragraphs end in newlines), in order, none inside another.
// Marks: straight and curly double ones, „German“, «French» and »reversed«, and single ones, curly and
// straight, apart from apostrophes: these only where the text has more of them than of the others
// (British style), since what they hold else is a quotation within one. A mark that nothing closes
// counts only where the next paragraph goes on. Linear.
std::vector<Quoted> find_quoted(std::string_view text);

}  // namespace lede::quote
