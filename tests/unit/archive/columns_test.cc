#include "common/archive/columns.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

#include "common/archive/columns_format.h"
#include "common/archive/columns_writer.h"
#include "common/archive/positions_format.h"
#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

using testing::ElementsAre;

Row row(std::int64_t published, std::vector<std::string> tags, std::vector<std::uint64_t> bands = {}) {
  Row r;
  r.published = published;
  r.fingerprint = static_cast<std::uint64_t>(published) * 3;
  r.story = static_cast<std::uint64_t>(published) + 1000;
  r.bands = std::move(bands);
  r.values[static_cast<std::size_t>(Facet::kTag)] = std::move(tags);
  return r;
}

std::vector<std::string> keys_of(const Columns& columns, std::uint32_t r) {
  std::vector<std::string> keys;
  for (const std::uint32_t ordinal : columns.ordinals(Facet::kTag, r))
    keys.emplace_back(columns.key(Facet::kTag, ordinal));
  return keys;
}

TEST(Columns, FoldedNamesAreOneValueLabelledAsFirstWritten) {
  const support::TempFolder folder;
  const std::vector<Row> rows{row(5, {"Kim Jong-Un", "Sony"}), row(6, {"sony", "kim jong un", "SONY"}),
                              row(7, {})};
  ASSERT_TRUE(write_columns(rows, folder / "c"));
  const auto columns = Columns::open(folder / "c");
  ASSERT_TRUE(columns) << columns.error().message;
  ASSERT_EQ((*columns)->rows(), 3u);
  EXPECT_EQ((*columns)->value_count(Facet::kTag), 2u);
  EXPECT_THAT(keys_of(**columns, 0), ElementsAre("kim jong un", "sony"));
  EXPECT_THAT(keys_of(**columns, 1), ElementsAre("sony", "kim jong un"));
  EXPECT_THAT(keys_of(**columns, 2), ElementsAre());
  EXPECT_EQ((*columns)->label(Facet::kTag, 0), "Kim Jong-Un");
  EXPECT_EQ((*columns)->label(Facet::kTag, 1), "Sony");
  EXPECT_THAT((*columns)->published(), ElementsAre(5, 6, 7));
  EXPECT_THAT((*columns)->fingerprints(), ElementsAre(15, 18, 21));
}

TEST(Columns, OtherTagsAreAsIfTheyHadBeenThereFromTheStart) {
  const support::TempFolder folder;
  std::vector<Row> rows{row(5, {"Sony", "Xqzt"}, {10, 11}), row(6, {"sony"}, {11}), row(7, {"b"})};
  rows[1].values[static_cast<std::size_t>(Facet::kAuthor)] = {"Jane Doe"};
  ASSERT_TRUE(write_columns(rows, folder / "old"));
  const auto old = Columns::open(folder / "old");
  ASSERT_TRUE(old);
  std::vector<FacetRows> others{FacetRows(Facet::kTag), FacetRows(Facet::kLearned)};
  FacetRows& tags = others[0];
  FacetRows& learned = others[1];
  const std::vector<std::vector<std::string>> fresh{{"a", "!!", "A"}, {"sony", "b"}, {}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::string& tag : fresh[r]) tags.add(tag);
    tags.end_row();
    if (r == 2) learned.add("oil");
    learned.end_row();
    rows[r].values[static_cast<std::size_t>(Facet::kTag)] = fresh[r];
    if (r == 2) rows[r].values[static_cast<std::size_t>(Facet::kLearned)] = {"oil"};
    rows[r].fingerprint = 100 + r;
  }
  const std::vector<std::uint64_t> fingerprints{100, 101, 102};
  ASSERT_TRUE(write_columns_over(**old, fingerprints, others, folder / "new"));
  ASSERT_TRUE(write_columns(rows, folder / "built"));
  EXPECT_TRUE(*core::read_file(folder / "new") == *core::read_file(folder / "built"));
}

TEST(Columns, OfAnOlderFormatHaveNoSalientTags) {
  const support::TempFolder folder;
  Row one = row(5, {"Sony"}, {10});
  one.values[static_cast<std::size_t>(Facet::kSalient)] = {"Sony"};
  ASSERT_TRUE(write_columns(std::vector<Row>{one}, folder / "new"));
  std::string bytes = *core::read_file(folder / "new");
  bytes.replace(0, kOlderColumnsMagic.size(), kOlderColumnsMagic);  // its last sections are passed over
  ASSERT_TRUE(core::replace_file(folder / "old", bytes));
  const auto fresh = Columns::open(folder / "new"), old = Columns::open(folder / "old");
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_EQ((*fresh)->ordinals(Facet::kSalient, 0).size(), 1u);
  EXPECT_EQ((*old)->ordinals(Facet::kSalient, 0).size(), 0u);
  EXPECT_EQ((*old)->value_count(Facet::kSalient), 0u);
  EXPECT_EQ((*old)->label(Facet::kTag, 0), "Sony");
  const std::vector<const Columns*> parts{old->get(), fresh->get()};
  ASSERT_TRUE(join_columns(parts, folder / "both"));
  const auto both = Columns::open(folder / "both");
  ASSERT_TRUE(both);
  EXPECT_EQ((*both)->ordinals(Facet::kSalient, 0).size(), 0u);
  EXPECT_EQ((*both)->ordinals(Facet::kSalient, 1).size(), 1u);
}

TEST(Columns, JoinKeepsRowsInOrderAndValuesByKey) {
  const support::TempFolder folder;
  ASSERT_TRUE(write_columns(std::vector<Row>{row(1, {"b"}, {10}), row(2, {"A", "c"}, {11})}, folder / "a"));
  ASSERT_TRUE(write_columns(std::vector<Row>{row(3, {"a", "d"}, {11, 12})}, folder / "b"));
  const auto a = Columns::open(folder / "a"), b = Columns::open(folder / "b");
  const std::vector<const Columns*> parts{a->get(), b->get()};
  ASSERT_TRUE(join_columns(parts, folder / "ab"));
  const auto joined = Columns::open(folder / "ab");
  ASSERT_TRUE(joined);
  EXPECT_THAT((*joined)->published(), ElementsAre(1, 2, 3));
  EXPECT_THAT(keys_of(**joined, 0), ElementsAre("b"));
  EXPECT_THAT(keys_of(**joined, 1), ElementsAre("a", "c"));
  EXPECT_THAT(keys_of(**joined, 2), ElementsAre("a", "d"));
  EXPECT_EQ((*joined)->label(Facet::kTag, 0), "A");  // the first part's
  const std::vector<std::uint64_t> bands{9, 11, 12, 13};
  EXPECT_THAT((*joined)->stories_of_bands(bands),
              ElementsAre(testing::Pair(11, 1002), testing::Pair(12, 1003)));  // 11: the first row's
}

std::vector<Row> random_rows(std::mt19937& random, std::size_t count) {
  const std::vector<std::string> names{"Sony", "sony", "SONY", "Kim Jong-Un",  "kim jong un",
                                       "a",    "b",    "!!",   "\u00c9t\u00e9"};
  std::vector<Row> rows(count);
  for (Row& row : rows) {
    row.published = random() % 5 == 0 ? kNoTime : static_cast<std::int64_t>(random());
    row.fingerprint = random();
    row.story = random() % 3 == 0 ? 0 : random();
    for (std::size_t i = random() % 17; i > 0; --i) row.bands.push_back(random() % 3000);
    for (auto& values : row.values) {
      for (std::size_t i = random() % 4; i > 0; --i) {
        values.push_back(names[random() % names.size()]);
        if (random() % 3 == 0) values.back() += std::to_string(random() % 100);
      }
    }
  }
  return rows;
}

TEST(Columns, JoinedAreAsIfWrittenAtOnce) {
  std::mt19937 random(1);
  for (const auto& sizes :
       std::vector<std::vector<std::size_t>>{{300, 1, 40, 700}, {5}, {0, 20}, {20, 0, 3}}) {
    const support::TempFolder folder;
    std::vector<Row> all;
    std::vector<std::shared_ptr<const Columns>> open;
    std::vector<const Columns*> parts;
    for (const std::size_t size : sizes) {
      const std::vector<Row> rows = random_rows(random, size);
      const auto file = folder / std::to_string(parts.size());
      ASSERT_TRUE(write_columns(rows, file));
      open.push_back(*Columns::open(file));
      parts.push_back(open.back().get());
      all.insert(all.end(), rows.begin(), rows.end());
    }
    ASSERT_TRUE(join_columns(parts, folder / "joined"));
    ASSERT_TRUE(write_columns(all, folder / "built"));
    EXPECT_TRUE(*core::read_file(folder / "joined") == *core::read_file(folder / "built"))
        << testing::PrintToString(sizes);
  }
}

TEST(Columns, StoriesOfBandsAreThoseOfTheFirstRowOfEach) {
  std::mt19937 random(2);
  for (const std::size_t count : {0, 1, 7, 400}) {
    const support::TempFolder folder;
    const std::vector<Row> rows = random_rows(random, count);
    ASSERT_TRUE(write_columns(rows, folder / "c"));
    const auto columns = Columns::open(folder / "c");
    ASSERT_TRUE(columns);
    std::map<std::uint64_t, std::uint64_t> stories;
    for (const Row& row : rows) {
      for (const std::uint64_t band : row.bands) stories.emplace(band, row.story);
    }
    std::vector<std::uint64_t> asked;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> expected;
    for (std::uint64_t band = random() % 9; band < 4000; band += 1 + random() % 9) {
      asked.push_back(band);
      if (stories.contains(band) && stories[band] != 0) expected.emplace_back(band, stories[band]);
    }
    EXPECT_EQ((*columns)->stories_of_bands(asked), expected) << count;
  }
}

TEST(Columns, TruncatedFilesAreRefused) {
  const support::TempFolder folder;
  ASSERT_TRUE(write_columns(std::vector<Row>{row(1, {"b"}), row(2, {"a"})}, folder / "c"));
  const auto whole = core::read_file(folder / "c");
  ASSERT_TRUE(whole);
  for (std::size_t size = 0; size + 8 < whole->size(); size += 7) {
    ASSERT_TRUE(core::replace_file(folder / "cut", whole->substr(0, size)));
    EXPECT_FALSE(Columns::open(folder / "cut")) << size;
  }
}

TEST(Columns, ValuesThatDoNotFillTheirBytesAreRefused) {
  const support::TempFolder folder;
  ASSERT_TRUE(write_columns(std::vector<Row>{row(1, {"b"}), row(2, {"a", "c"})}, folder / "c"));
  const std::string whole = *core::read_file(folder / "c");
  const std::size_t tag = kFacets + static_cast<std::size_t>(Facet::kTag) * kFacetSections;
  for (const FacetSection section : {kStarts, kKeyEnds, kLabelEnds}) {
    const std::size_t entry = 16 + (tag + section) * 16;
    const std::size_t last = load_u64(whole, entry) + load_u64(whole, entry + 8) - 4;
    std::string bytes = whole;
    --bytes[last];
    ASSERT_TRUE(core::replace_file(folder / "bad", bytes));
    EXPECT_FALSE(Columns::open(folder / "bad")) << section;
  }
}

}  // namespace
}  // namespace lede::archive
