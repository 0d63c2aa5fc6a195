#include "common/archive/string_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace lede::archive {
namespace {

TEST(StringTable, NumbersStringsInTheOrderOfFirstUseAndSortsThemByBytes) {
  std::mt19937 random(1);
  StringTable table;
  std::map<std::string, std::uint32_t> expected;
  for (int i = 0; i < 40000; ++i) {
    std::string s(random() % 20, 'a');  // many share their first eight bytes; some are empty
    for (std::size_t at = random() % 2 == 0 ? 0 : 8; at < s.size(); ++at)
      s[at] = static_cast<char>(random() % 3 == 0 ? random() % 256 : 'b');
    const auto [known, fresh] = expected.emplace(s, static_cast<std::uint32_t>(expected.size()));
    ASSERT_EQ(table.intern(s), known->second);
    ASSERT_EQ(table[known->second], s);
  }
  ASSERT_EQ(table.size(), expected.size());
  std::vector<std::uint32_t> order;
  for (const auto& [s, number] : expected) order.push_back(number);
  EXPECT_EQ(table.sorted(), order);
}

}  // namespace
}  // namespace lede::archive
