#include <gmock/gmock.h>

#include "common/archive/phrase_source.h"
#include "tests/support/test_archive.h"

namespace lede::archive {
namespace {

using support::make_article;
using testing::ElementsAre;
using testing::IsEmpty;

// Ids that match, in order.
std::vector<std::string> run(const Snapshot& snapshot, const Xapian::Query& query) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<std::string> ids;
  const Xapian::MSet hits = enquire.get_mset(0, 1000);
  for (auto i = hits.begin(); i != hits.end(); ++i) ids.push_back(snapshot.article(*i)->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

class PhraseSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    archive_.add({make_article("a", "The Interview", "the righteous deed of the north"),
                  make_article("b", "Other", "deed so righteous it was, the righteous deed")});
    archive_.add({make_article("c", "Deed", "righteous, and a deed"),
                  make_article("d", "None", "nothing here"),
                  make_article("e", "Twice", "north north by north west")});
  }
  support::TestArchive archive_;
};

TEST_F(PhraseSourceTest, PhraseStandsInOrderAndTogether) {
  const Snapshot snapshot = archive_.open();
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"righteous", "deed"})), ElementsAre("a", "b"));
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"deed", "righteous"})), IsEmpty());
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"the", "righteous", "deed"})), ElementsAre("a", "b"));
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"north", "north"})), ElementsAre("e"));
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"north", "by", "north"})), ElementsAre("e"));
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"Sthe", "Sinterview"})), ElementsAre("a"));
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"the", "interview"})), IsEmpty());
  EXPECT_THAT(run(snapshot, phrase_query(snapshot, {"absent", "deed"})), IsEmpty());
}

TEST_F(PhraseSourceTest, NearIsWithinTheWindowInAnyOrder) {
  const Snapshot snapshot = archive_.open();
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"deed", "righteous"}, 2)), ElementsAre("a", "b"));
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"deed", "righteous"}, 4)), ElementsAre("a", "b", "c"));
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"north", "north"}, 2)), ElementsAre("e"));
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"north", "north", "north"}, 3)), IsEmpty());
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"north", "by", "north", "north"}, 4)), ElementsAre("e"));
  EXPECT_THAT(run(snapshot, near_query(snapshot, {"deed", "righteous", "deed"}, 8)), ElementsAre("b"));
}

TEST_F(PhraseSourceTest, CombinesWithOtherQueries) {
  const Snapshot snapshot = archive_.open();
  const Xapian::Query phrase = phrase_query(snapshot, {"righteous", "deed"});
  EXPECT_THAT(run(snapshot, Xapian::Query(Xapian::Query::OP_AND_NOT, phrase, Xapian::Query("Zso"))),
              ElementsAre("a"));
  EXPECT_THAT(run(snapshot, Xapian::Query(Xapian::Query::OP_OR, phrase, Xapian::Query("Znoth"))),
              ElementsAre("a", "b", "d"));
  EXPECT_THAT(run(snapshot, Xapian::Query(Xapian::Query::OP_AND, Xapian::Query("Zdeed"),
                                          any_key_query(snapshot, {"and", "north"}))),
              ElementsAre("a", "c"));
}

TEST_F(PhraseSourceTest, KeysWithPrefixAreOfAllPartitionsOnce) {
  const Snapshot snapshot = archive_.open();
  EXPECT_THAT(keys_with_prefix(snapshot, "nort", 10), ElementsAre("north"));
  EXPECT_THAT(keys_with_prefix(snapshot, "not", 10), ElementsAre("nothing"));
  EXPECT_EQ(keys_with_prefix(snapshot, "", 3).size(), 4u);
}

}  // namespace
}  // namespace lede::archive
