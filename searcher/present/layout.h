// Lines that fit a terminal: wrapped, cut, padded and painted, in columns (wide characters
// count two).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/terminal.h"
#include "searcher/present/page.h"

namespace lede::present {

// `text` in lines of at most `columns` (1 or more), broken at spaces and between wide
// characters, inside a word only when it is longer than a line. At most `lines` of them (0: any
// number); the last ends in "…" when text was left out. Marks are cut with their lines.
std::vector<Marked> wrap(const Marked& text, std::size_t columns, std::size_t lines);

// One line of at most `columns`, ending in "…" when text was left out.
std::string cut(std::string_view text, std::size_t columns);

// `text` and spaces up to `columns`, on the left or on the right of it.
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);

// How marks and the text between them are written: SGR parameters (core::Style::paint), empty
// for as it is.
struct Paint {
  std::string_view text;
  std::string_view mark;
};

// The line with its marks painted; made safe for a terminal (core::printable).
std::string paint(const Marked& line, const core::Style& style, const Paint& paint);

// "1,204".
std::string with_commas(std::uint64_t number);

// A bar of `columns` columns for `share` (0 to 1) of a full one, in eighths of a column; never
// empty for a share above 0.
std::string bar(double share, std::size_t columns);

// Numbers of 0 or more as one small bar each, "▁▂▁█": the greatest is full, 0 a thin line.
std::string sparkline(const std::vector<double>& numbers);

}  // namespace lede::present
