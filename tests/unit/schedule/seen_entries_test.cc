#include "indexer/schedule/seen_entries.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace lede::schedule {
namespace {

using namespace std::chrono_literals;
using article::Article;
using std::chrono::days;

constexpr Time kNow{Seconds(1420070400 + 600)};

Article some_entry() {
  Article entry;
  entry.id = "guid-1";
  entry.link = "https://a.example/2015/one";
  entry.title = "A bridge is closed";
  entry.summary = "Cracks were found on Monday.";
  entry.published = kNow;
  return entry;
}

class SeenEntriesTest : public testing::Test {
 protected:
  void SetUp() override {
    for (std::int64_t* id : {&feed_, &other_}) {
      Feed feed;
      feed.url = "https://a.example/" + std::to_string(id == &feed_);
      ASSERT_TRUE(*state_->add(feed));
      *id = feed.id;
    }
  }

  SeenEntry record(const Article& entry, std::int64_t feed, const std::string& url = "") {
    SeenEntry seen;
    seen.feed = feed;
    seen.article = entry.id;
    seen.first_seen = seen.last_seen = kNow;
    EXPECT_TRUE(seen_.record(seen, face_of(entry, true), url));
    return seen;
  }

  std::optional<SeenEntry> find(const Article& entry, std::int64_t feed) {
    auto found = seen_.find(feed, face_of(entry, true));
    EXPECT_TRUE(found);
    return *found;
  }

  std::int64_t keys_of(const SeenEntry& entry) {
    Query row(state_->database(), "SELECT count(*) FROM keys WHERE entry = ?", entry.row);
    row.next();
    return row.number(0);
  }

  support::TempFolder folder_;
  core::Result<State> state_ = State::open(folder_.path());
  SeenEntries seen_{*state_};
  std::int64_t feed_ = 0, other_ = 0;
};

TEST_F(SeenEntriesTest, AnEntryIsKnownAgainByWhatStayed) {
  const SeenEntry first = record(some_entry(), feed_);
  EXPECT_GT(first.row, 0);
  const auto known = [&](const char* what, void (*change)(Article&), bool expected) {
    Article entry = some_entry();
    change(entry);
    const auto found = find(entry, feed_);
    EXPECT_EQ(found.has_value(), expected) << what;
    if (found) {
      EXPECT_EQ(found->row, first.row) << what;
    }
  };
  known(
      "nothing", [](Article&) {}, true);
  known(
      "all but the id",
      [](Article& e) {
        e = {};
        e.id = "guid-1";
        e.title = "Other";
      },
      true);
  known(
      "the id", [](Article& e) { e.id = "guid-2"; }, true);
  known(
      "the link", [](Article& e) { e.link = "https://a.example/2"; }, true);
  known(
      "id and link",
      [](Article& e) {
        e.id = "guid-2";
        e.link = "https://b.example/x";
      },
      true);
  known(
      "id, link and text",
      [](Article& e) {
        e.id = "guid-2";
        e.link = "https://b.example/x";
        e.summary = "New words.";
      },
      true);
  known(
      "id, link and hour",
      [](Article& e) {
        e.id = "guid-2";
        e.link = "https://b.example/x";
        e.published = kNow + 1h;
      },
      true);
  known(
      "id and title",
      [](Article& e) {
        e.id = "guid-2";
        e.title = "Bridge closed: more cracks";
      },
      true);
  known(
      "a tracking parameter and the id",
      [](Article& e) {
        e.id = "2";
        e.link += "?utm_source=feed";
      },
      true);
  // Another article under the same address, as of a page that is written anew each day.
  known(
      "id, title and date",
      [](Article& e) {
        e.id = "2";
        e.title = "Weather";
        e.published = kNow + days(1);
      },
      false);
  // The same words on another day, as of a daily bulletin.
  known(
      "id, link and day",
      [](Article& e) {
        e.id = "2";
        e.link = "https://a.example/2";
        e.published = kNow + days(2);
      },
      false);
}

TEST_F(SeenEntriesTest, AnotherFeedKnowsItByIdAndLinkAlone) {
  record(some_entry(), feed_);
  const auto known = [&](void (*change)(Article&)) {
    Article entry = some_entry();
    change(entry);
    const auto found = find(entry, other_);
    return found && found->feed == feed_;
  };
  EXPECT_TRUE(known([](Article&) {}));
  EXPECT_TRUE(known([](Article& e) {
    e.id = "2";
    e.title = "Elsewhere told";
    e.published = {};
  }));
  EXPECT_TRUE(known([](Article& e) { e.link = "https://b.example/"; }));
  EXPECT_FALSE(known([](Article& e) {
    e.id = "2";
    e.link = "https://b.example/x";
  }));
}

TEST_F(SeenEntriesTest, AFrontPageIsNobodysLink) {
  Article one = some_entry(), two = some_entry();
  one.link = two.link = "https://a.example/";
  record(one, feed_);
  two.id = "2";
  two.title = "Quite another story";
  EXPECT_FALSE(find(two, feed_));
  EXPECT_FALSE(find(two, other_));
}

TEST_F(SeenEntriesTest, TheArticlesOwnAddressCountsToo) {
  record(some_entry(), feed_, "https://www.a.example/story/1");
  Article other = some_entry();
  other.id = "2";
  other.link = "https://www.a.example/story/1";
  EXPECT_TRUE(find(other, other_));
}

TEST_F(SeenEntriesTest, AnArticleBelongsToTheFeedThatBroughtItFirst) {
  EXPECT_EQ(*seen_.owner("guid-1"), std::nullopt);
  record(some_entry(), feed_);
  record(some_entry(), other_);
  EXPECT_EQ(*seen_.owner("guid-1"), feed_);
  EXPECT_EQ(find(some_entry(), other_)->feed, other_);
  ASSERT_TRUE(state_->remove(feed_));
  EXPECT_EQ(*seen_.owner("guid-1"), other_);
}

TEST_F(SeenEntriesTest, KeepsWhatWasRecordedLast) {
  SeenEntry seen = record(some_entry(), feed_);
  Article changed = some_entry();
  changed.title = "A bridge is closed for good";
  seen.page_tries = 2;
  seen.page_due = kNow + 1h;
  seen.page = "https://a.example/p";
  ASSERT_TRUE(seen_.record(seen, face_of(changed, true), ""));
  const auto found = find(changed, feed_);
  EXPECT_EQ(found->row, seen.row);
  EXPECT_EQ(found->title, changed.title);
  EXPECT_EQ(found->fingerprint, face_of(changed, true).fingerprint);
  EXPECT_EQ(seen_.pages_due(feed_, kNow, 9)->size(), 0U);
  const auto due = seen_.pages_due(feed_, kNow + 1h, 9);
  ASSERT_EQ(due->size(), 1U);
  EXPECT_EQ(due->front().page, "https://a.example/p");
  EXPECT_EQ(due->front().page_tries, 2);
}

TEST_F(SeenEntriesTest, OfAFeedThatIsGoneNothingIsKept) {
  ASSERT_TRUE(state_->remove(feed_));
  EXPECT_EQ(record(some_entry(), feed_).row, 0);
  EXPECT_FALSE(find(some_entry(), feed_));
}

TEST_F(SeenEntriesTest, LinksThatAlwaysChangeAreKeptInBounds) {
  SeenEntry seen = record(some_entry(), feed_);
  for (int i = 0; i < 100; ++i) {
    Article entry = some_entry();
    entry.link += "?session=" + std::to_string(i);
    ASSERT_TRUE(seen_.record(seen, face_of(entry, true), ""));
  }
  Query keys(state_->database(), "SELECT count(*) FROM keys");
  ASSERT_TRUE(keys.next());
  EXPECT_EQ(keys.number(0), kKeysKept);
}

TEST_F(SeenEntriesTest, ForgetsWhatLeftLongAgo) {
  const SeenEntry seen = record(some_entry(), feed_);
  Article other = some_entry();
  other.id = "guid-2";
  other.title = "A bridge is opened";
  other.link = "https://a.example/2015/two";
  const SeenEntry later = record(other, feed_);
  ASSERT_TRUE(seen_.touch({seen.row}, kNow + days(30)));
  ASSERT_TRUE(seen_.touch({later.row}, kNow + days(60)));
  ASSERT_TRUE(seen_.forget(kNow + days(30)));
  EXPECT_TRUE(find(some_entry(), feed_));
  ASSERT_TRUE(seen_.forget(kNow + days(31)));
  EXPECT_FALSE(find(some_entry(), feed_));
  EXPECT_TRUE(find(other, feed_));
  EXPECT_EQ(keys_of(seen), 0);
}

TEST_F(SeenEntriesTest, RemembersWhatStandsInADocumentThatStaysTheSame) {
  const SeenEntry seen = record(some_entry(), feed_);
  Article other = some_entry();
  other.id = "guid-2";
  other.link = "https://b.example/2015/two";
  const SeenEntry elsewhere = record(other, other_);
  ASSERT_TRUE(seen_.touch({elsewhere.row}, kNow + days(300)));
  ASSERT_TRUE(seen_.forget(kNow + days(200)));
  EXPECT_TRUE(find(some_entry(), feed_)) << "answered with 304 since";
  EXPECT_GT(keys_of(seen), 0);
}

TEST_F(SeenEntriesTest, VersionsAreKeptInBounds) {
  for (int i = 0; i < kVersionsKept + 10; ++i)
    ASSERT_TRUE(seen_.add_version("guid-1", {kNow + Seconds(i), "title " + std::to_string(i), kNow, {}}));
  const auto versions = seen_.versions("guid-1");
  ASSERT_EQ(versions->size(), static_cast<std::size_t>(kVersionsKept));
  EXPECT_EQ(versions->front().title, "title 109");
  EXPECT_TRUE(seen_.versions("guid-2")->empty());
}

TEST_F(SeenEntriesTest, CountsByDateOfPublication) {
  for (int i = 0; i < 5; ++i) {
    Article entry = some_entry();
    entry.id = std::to_string(i);
    entry.published = kNow - days(i);
    record(entry, feed_);
  }
  const auto count = seen_.count_since(feed_, kNow - days(2));
  EXPECT_EQ(count->entries, 3);
  EXPECT_EQ(count->oldest, kNow - days(2));
}

TEST_F(SeenEntriesTest, ADayAndATitleAreNoEntrysOwn) {
  Article entry = some_entry();
  entry.published = std::chrono::floor<days>(kNow);
  record(entry, feed_);
  entry.id = "guid-2";
  entry.link = "https://a.example/2015/two";
  entry.summary = "Another crack was found.";
  EXPECT_FALSE(find(entry, feed_));
}

TEST(FacesOf, ALinkOfDifferentEntriesIsNones) {
  const auto second_link = [](const char* id, const char* title, Time published, const char* summary) {
    Article second = some_entry();
    second.id = id;
    second.title = title;
    second.published = published;
    second.summary = summary;
    const auto faces = faces_of({some_entry(), second}, kNow + days(3));
    EXPECT_EQ(faces[0].link, faces[1].link);
    return faces[1].link;
  };
  const Article first = some_entry();
  const char* const title = first.title.c_str();
  const char* const summary = first.summary.c_str();
  EXPECT_EQ(second_link("2", "Another title", kNow, summary), "");
  EXPECT_EQ(second_link("2", title, kNow + 1h, "Another text for the same title."), "");
  EXPECT_EQ(second_link("2", title, kNow + 1h, summary), first.link);
  EXPECT_EQ(second_link("2", title, kNow, "A correction to the same article."), first.link);
  EXPECT_EQ(second_link("guid-1", "Another title", kNow + 1h, "And text"), first.link);
}

TEST(FaceOf, ChangesWithWhatAReaderSees) {
  const std::uint64_t before = face_of(some_entry(), true).fingerprint;
  const auto after = [](void (*change)(Article&), bool dates = true) {
    Article entry = some_entry();
    change(entry);
    return face_of(entry, dates).fingerprint;
  };
  EXPECT_EQ(after([](Article& e) { e.comments_count = 7; }), before);
  EXPECT_EQ(after([](Article& e) { e.link = "x"; }), before);
  EXPECT_NE(after([](Article& e) { e.title += "!"; }), before);
  EXPECT_NE(after([](Article& e) { e.summary += "!"; }), before);
  EXPECT_NE(after([](Article& e) { e.text += "!"; }), before);
  EXPECT_NE(after([](Article& e) { e.authors = {"A"}; }), before);
  EXPECT_NE(after([](Article& e) { e.tags = {{"A"}}; }), before);
  EXPECT_NE(after([](Article& e) { e.updated = kNow + 1h; }), before);
  EXPECT_EQ(after([](Article& e) { e.updated = kNow + 1h; }, false), after([](Article&) {}, false));
}

TEST(HasMadeUpDates, WhereEntriesShareTheTimeOfTheDocument) {
  std::vector<Article> entries(4, some_entry());
  EXPECT_TRUE(has_made_up_dates(entries, kNow + days(3)));
  for (int i = 0; i < 4; ++i) entries[static_cast<std::size_t>(i)].published = kNow - i * 1h;
  EXPECT_FALSE(has_made_up_dates(entries, kNow));
  for (int i = 0; i < 4; ++i) entries[static_cast<std::size_t>(i)].updated = kNow - i * 1s;
  EXPECT_TRUE(has_made_up_dates(entries, kNow));
  EXPECT_FALSE(has_made_up_dates({some_entry(), some_entry()}, kNow));
}

}  // namespace
}  // namespace lede::schedule
