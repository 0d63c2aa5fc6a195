// A table of what was counted (tags, related tags, a timeline, trends), with what is to be said of it:
// one description, printed as aligned text, as JSON or as CSV. Strings are valid UTF-8 from outside;
// printing makes them safe.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/present/text_page.h"

namespace lede::present {

// Nothing: an empty cell, a key left out.
using Value = std::variant<std::monostate, std::uint64_t, double, std::string, std::vector<std::string>,
                           std::vector<std::uint64_t>, std::vector<double>>;

enum class ColumnKind {
  kText,    // left-aligned; the first column is cut where a line would be too long
  kCount,   // 1,204
  kNumber,  // with `decimals`
  kShare,   // 0 to 1; in text in per cent with `decimals`
  kBar,     // a double from 0 to 1 as a bar over the width that is left; for kInText
};

// Where a column stands.
inline constexpr unsigned kInText = 1, kInJson = 2, kInCsv = 4, kInData = kInJson | kInCsv,
                          kInAll = kInText | kInData;
inline constexpr int kAlways = 9;

struct Column {
  std::string name;     // in JSON and CSV
  std::string heading;  // in text
  ColumnKind kind = ColumnKind::kText;
  int decimals = 0;
  int importance = kAlways;  // on a narrow terminal those of the least are left out first
  unsigned where = kInAll;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // a cell a column
};

struct Report {
  std::vector<std::pair<std::string, Value>> about;  // JSON's first keys, after format_version
  std::string title;                                 // a line above the text
  std::string list;                                  // JSON's key for the rows
  Table table;
  std::vector<std::string> remarks;  // lines below the text
};

// The table with its headings, aligned to look.columns; long words of wide characters too. Nothing is
// wider, but for cells of numbers on a terminal too narrow for them.
std::string text_table(const Table& table, const TextLook& look);
// Title, table and remarks, the latter wrapped.
std::string text_report(const Report& report, const TextLook& look);
// One object; a row an object with the columns' names as keys.
std::string json_report(const Report& report);
// RFC 4180, as machine.h has it: a line of names, then the rows; nothing of `about`.
std::string csv_report(const Report& report);

}  // namespace lede::present
