#include "indexer/tag/tag_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lede::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const archive::TagFacts* find(const std::vector<archive::TagFacts>& tags, std::string_view name) {
  for (const archive::TagFacts& tag : tags) {
    if (tag.name == name) return &tag;
  }
  return nullptr;
}

Dictionary dictionary(std::string_view toml) {
  Dictionary made;
  made.entries =
      parse_dictionary(toml, "test.toml", [](const core::Error& e) { ADD_FAILURE() << e.message; });
  return made;
}

constexpr std::string_view kPlaces = R"(
[[tag]]
name = "Norway"
kind = "place"
aliases = ["Norge", { name = "NO", case = "exact" }]
broader = ["Nordics"]
id = "wikidata:Q20"
[[tag]]
name = "Nordics"
kind = "place"
[[tag]]
name = "Scandinavia"
aliases = ["Skandinavia"]
)";

TEST(TagFacts, AreWhatTheDictionariesSay) {
  const auto tags = tag_facts(dictionary(kPlaces), {});
  ASSERT_EQ(tags.size(), 3u);
  EXPECT_EQ(tags[0].kind, "place");
  EXPECT_EQ(tags[0].id, "wikidata:Q20");
  EXPECT_THAT(tags[0].aliases, ElementsAre("Norge", "NO"));
  EXPECT_THAT(tags[0].broader, ElementsAre("Nordics"));
}

TEST(TagFacts, FollowWhatWasDecided) {
  const TagChanges changes({{ChangeKind::kRename, "Norway", "Kingdom of Norway"},
                            {ChangeKind::kMerge, "Scandinavia", "Nordics"},
                            {ChangeKind::kMerge, "Oil prices", "Oil"},
                            {ChangeKind::kIgnore, "featured", ""}});
  const auto tags = tag_facts(dictionary(kPlaces), changes);
  ASSERT_EQ(tags.size(), 3u);
  ASSERT_NE(find(tags, "Kingdom of Norway"), nullptr);
  EXPECT_THAT(find(tags, "Kingdom of Norway")->aliases, ElementsAre("Norway", "Norge", "NO", "norway"));
  EXPECT_EQ(find(tags, "Kingdom of Norway")->kind, "place");
  ASSERT_NE(find(tags, "Nordics"), nullptr);
  EXPECT_EQ(find(tags, "Nordics")->kind, "place") << "the entry whose name stayed";
  EXPECT_THAT(find(tags, "Nordics")->aliases, ElementsAre("Scandinavia", "Skandinavia", "scandinavia"));
  ASSERT_NE(find(tags, "Oil"), nullptr);
  EXPECT_THAT(find(tags, "Oil")->aliases, ElementsAre("oil prices"));
  EXPECT_EQ(find(tags, "featured"), nullptr);
}

}  // namespace
}  // namespace lede::tag
