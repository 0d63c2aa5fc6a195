#include "common/archive/positions.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <random>

#include "common/archive/positions_writer.h"
#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

using Rows = std::map<std::uint32_t, std::vector<std::uint32_t>>;
using Model = std::map<std::string, Rows>;

Model random_model(std::mt19937& random, std::uint32_t rows, std::size_t keys) {
  Model model;
  for (std::size_t k = 0; k < keys; ++k) {
    Rows& list = model["key" + std::to_string(random() % (keys * 2))];
    const std::uint32_t step = 1 + random() % rows;
    for (std::uint32_t row = random() % step; row < rows; row += 1 + random() % step) {
      std::uint32_t position = 0;
      list[row].clear();
      for (unsigned i = 0; i <= random() % 5; ++i) list[row].push_back(position += 1 + random() % 300);
    }
    if (list.empty()) list[0] = {7};
  }
  return model;
}

void write_model(const Model& model, const std::filesystem::path& file) {
  PositionsBuilder builder;
  for (const auto& [key, rows] : model) {
    for (const auto& [row, positions] : rows) {
      for (const std::uint32_t position : positions) builder.add(builder.intern(key), row, position);
    }
  }
  ASSERT_TRUE(builder.write(file));
}

Rows walk(PositionList list) {
  Rows rows;
  for (PositionCursor cursor(list); !cursor.at_end(); cursor.advance_to(cursor.row() + 1))
    rows[cursor.row()] = cursor.positions();
  return rows;
}

Model read_all(const Positions& positions) {
  Model model;
  positions.for_each("", [&](std::string_view key, PositionList list) {
    model[std::string(key)] = walk(list);
    return true;
  });
  return model;
}

TEST(Positions, GiveBackWhatWasWritten) {
  std::mt19937 random(1);
  for (const std::uint32_t rows : {1u, 40u, 1000u}) {
    const support::TempFolder folder;
    const Model model = random_model(random, rows, 120);
    write_model(model, folder / "p");
    const auto positions = Positions::open(folder / "p");
    ASSERT_TRUE(positions) << positions.error().message;
    EXPECT_EQ(read_all(**positions), model);
    for (const auto& [key, list] : model) {
      const auto found = (*positions)->find(key);
      ASSERT_TRUE(found) << key;
      EXPECT_EQ(walk(*found), list);
      EXPECT_EQ(PositionCursor(*found).document_count(), list.size());
    }
    EXPECT_FALSE((*positions)->find("absent"));
    EXPECT_FALSE((*positions)->find(""));
    EXPECT_FALSE((*positions)->find("zzz"));
  }
}

TEST(Positions, AdvanceFindsTheFirstRowNotBefore) {
  std::mt19937 random(2);
  const support::TempFolder folder;
  const Model model = random_model(random, 3000, 20);
  write_model(model, folder / "p");
  const auto positions = Positions::open(folder / "p");
  ASSERT_TRUE(positions);
  for (const auto& [key, list] : model) {
    PositionCursor cursor(*(*positions)->find(key));
    for (std::uint32_t target = 0; target < 3200; target += random() % 400) {
      const auto expected = list.lower_bound(target);
      ASSERT_EQ(cursor.advance_to(target), expected != list.end());
      if (expected == list.end()) break;
      ASSERT_EQ(cursor.row(), expected->first);
      ASSERT_EQ(cursor.positions(), expected->second);
    }
  }
}

TEST(Positions, MergeIsTheSumOfTheParts) {
  std::mt19937 random(3);
  const support::TempFolder folder;
  Model expected;
  std::vector<std::shared_ptr<const Positions>> open;
  std::vector<PositionsPart> parts;
  std::uint32_t base = 0;
  for (const std::uint32_t rows : {500u, 3u, 200u, 1u, 90u}) {
    const Model model = random_model(random, rows, 60);
    const auto file = folder / std::to_string(base);
    write_model(model, file);
    open.push_back(*Positions::open(file));
    parts.push_back({open.back().get(), base});
    for (const auto& [key, list] : model) {
      for (const auto& [row, positions] : list) expected[key][row + base] = positions;
    }
    base += rows;
  }
  ASSERT_TRUE(merge_positions(parts, folder / "merged"));
  const auto merged = Positions::open(folder / "merged");
  ASSERT_TRUE(merged);
  EXPECT_EQ(read_all(**merged), expected);

  // Merging what was merged changes nothing but the rows' base.
  const std::vector<PositionsPart> again{{merged->get(), 0}};
  ASSERT_TRUE(merge_positions(again, folder / "again"));
  EXPECT_EQ(read_all(**Positions::open(folder / "again")), expected);
}

TEST(Positions, PrefixWalkSeesEachKeyThatBeginsSo) {
  const support::TempFolder folder;
  Model model;
  for (int i = 0; i < 100; ++i) model["w" + std::to_string(i)][0] = {1};
  write_model(model, folder / "p");
  const auto positions = Positions::open(folder / "p");
  std::vector<std::string> seen;
  (*positions)->for_each("w4", [&](std::string_view key, PositionList) {
    seen.emplace_back(key);
    return seen.size() < 5;
  });
  EXPECT_THAT(seen, testing::ElementsAre("w4", "w40", "w41", "w42", "w43"));
}

TEST(Positions, DamagedBytesAreNeverReadPast) {
  std::mt19937 random(4);
  const support::TempFolder folder;
  write_model(random_model(random, 200, 40), folder / "p");
  std::ifstream in(folder / "p", std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (unsigned i = 0; i < 1 + random() % 8 && !bytes.empty(); ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    std::ofstream(folder / "damaged", std::ios::binary) << bytes;
    const auto positions = Positions::open(folder / "damaged");
    if (!positions) continue;
    (void)(*positions)->find("key7");
    (*positions)->for_each("", [](std::string_view, PositionList list) {
      PositionCursor cursor(list);
      for (int steps = 0; !cursor.at_end() && steps < 1000; ++steps) {
        (void)cursor.positions();
        if (cursor.row() == 0xffffffff || !cursor.advance_to(cursor.row() + 1)) break;
      }
      return true;
    });
  }
}

TEST(Positions, AKeyCountThatTheIndexDoesNotHoldIsRefused) {
  const support::TempFolder folder;
  Model model;
  for (int i = 0; i < 40; ++i) model["w" + std::to_string(i)][0] = {1};
  write_model(model, folder / "p");
  const std::string whole = *core::read_file(folder / "p");
  for (const std::uint64_t count :
       {std::uint64_t{0}, std::uint64_t{5}, std::uint64_t{60}, ~std::uint64_t{0}}) {
    std::string header;
    append_u64(header, count);
    std::string bytes = whole;
    ASSERT_TRUE(core::replace_file(folder / "bad", bytes.replace(8, 8, header)));
    EXPECT_FALSE(Positions::open(folder / "bad")) << count;
  }
}

}  // namespace
}  // namespace lede::archive
