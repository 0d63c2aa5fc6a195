#include "indexer/parse/html_entities.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace lede::parse {
namespace {

struct Row {
  std::string_view reference;
  std::string_view text;
  std::size_t length;
};

TEST(HtmlReference, ReadsWhatBrowsersRead) {
  constexpr Row kRows[] = {
      {"&amp;", "&", 5},
      {"&amp", "&", 4},
      {"&eacute;t\u00E9", "é", 8},
      {"&copy2014", "©", 5},
      {"&hellip;", "…", 8},
      {"&hellip", "", 0},  // not an old name: needs its semicolon
      {"&NotEqualTilde;", "\u2242\u0338", 15},
      {"&CounterClockwiseContourIntegral;", "\u2233", 33},
      {"&notit;", "¬", 4},
      {"&notin;", "∉", 7},
      {"&#8217;", "’", 7},
      {"&#x2019;x", "’", 8},
      {"&#X2019", "’", 7},
      {"&#146;", "’", 6},
      {"&#x80;", "€", 6},
      {"&#0;", "\uFFFD", 4},
      {"&#xD800;", "\uFFFD", 8},
      {"&#99999999999;", "\uFFFD", 14},
      {"&#7;", "", 4},
      {"&#;", "", 0},
      {"&#x;", "", 0},
      {"& ", "", 0},
      {"&", "", 0},
      {"&nosuchname;", "", 0},
  };
  for (const Row& row : kRows) {
    std::string out;
    EXPECT_EQ(append_html_reference(out, row.reference), row.length) << row.reference;
    EXPECT_EQ(out, row.text) << row.reference;
  }
}

TEST(NamedReference, NeedsTheWholeName) {
  EXPECT_EQ(named_reference("nbsp"), "\u00A0");
  EXPECT_EQ(named_reference("nbs"), "");
  EXPECT_EQ(named_reference(""), "");
}

}  // namespace
}  // namespace lede::parse
