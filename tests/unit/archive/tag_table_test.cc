#include "common/archive/tag_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TagFacts kTags[] = {
    {"Guardians of Peace", "organisation", "wikidata:Q18713434", {"GOP", "#GOP"}, {}},
    {"Republican Party", "organisation", "", {"G.O.P.", "Grand Old Party"}, {}},
    {"Asia", "place", "", {}, {"World"}},
    {"Japan", "place", "", {"Nippon"}, {"asia", "Asia", "Japan", "Nowhere"}},
    {"Tokyo", "place", "", {}, {"Japan"}},
    {"World", "", "", {}, {"Tokyo"}},  // a circle
    {"東京", "", "", {}, {}},
    {"japan", "topic", "", {}, {}},  // the first of the name counts
    {"  ", "", "", {}, {}},
};

class Tables : public testing::Test {
 protected:
  std::shared_ptr<const TagTable> table_of(std::string_view bytes) {
    EXPECT_TRUE(core::replace_file(folder_ / kTagTableFile, bytes));
    return TagTable::open(folder_ / kTagTableFile);
  }
  support::TempFolder folder_;
};

std::vector<std::string> names(const TagTable& table, const auto& tags) {
  std::vector<std::string> all;
  for (const std::uint32_t tag : tags) all.emplace_back(table.name(tag));
  return all;
}

TEST_F(Tables, GiveBackWhatWasPutIn) {
  const auto table = table_of(encode_tag_table(kTags));
  ASSERT_FALSE(table->problem());
  EXPECT_EQ(table->size(), 7u);
  const std::uint32_t peace = table->named("guardians of peace");
  EXPECT_EQ(table->kind(peace), "organisation");
  EXPECT_EQ(table->id(peace), "wikidata:Q18713434");
  EXPECT_EQ(table->kind(table->named("japan")), "place");
  EXPECT_EQ(table->named("gop"), TagTable::kNone) << "an alias is no name";
  EXPECT_THAT(names(*table, table->aliased("gop")), ElementsAre("Guardians of Peace", "Republican Party"));
  EXPECT_THAT(names(*table, table->aliased("nippon")), ElementsAre("Japan"));
  EXPECT_THAT(table->aliased("japan"), IsEmpty());
  EXPECT_THAT(table->aliased("zebra"), IsEmpty());
}

TEST_F(Tables, FollowNarrowerTagsThroughCircles) {
  const auto table = table_of(encode_tag_table(kTags));
  EXPECT_THAT(names(*table, table->all_narrower(table->named("asia"))),
              ElementsAre("Japan", "Tokyo", "World"));
  EXPECT_THAT(names(*table, table->broader(table->named("japan"))), ElementsAre("Asia"));
  EXPECT_THAT(table->all_narrower(table->named("guardians of peace")), IsEmpty());
}

TEST_F(Tables, ThatAreNotThereAreEmpty) {
  const auto none = TagTable::open(folder_ / "none");
  EXPECT_FALSE(none->problem());
  EXPECT_EQ(none->size(), 0u);
  EXPECT_EQ(none->named("x"), TagTable::kNone);
  EXPECT_EQ(table_of(encode_tag_table({}))->size(), 0u);
}

TEST_F(Tables, CutAnywhereAreTold) {
  const std::string whole = encode_tag_table(kTags);
  for (std::size_t size = 0; size + 8 < whole.size(); size += 5) {
    const auto table = table_of(whole.substr(0, size));
    EXPECT_TRUE(table->problem()) << size;
    EXPECT_EQ(table->size(), 0u);
  }
}

}  // namespace
}  // namespace lede::archive
