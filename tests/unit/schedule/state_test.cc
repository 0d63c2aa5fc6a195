#include "indexer/schedule/state.h"

#include <gmock/gmock.h>

#include "common/core/file_writer.h"
#include "indexer/schedule/backfilled.h"
#include "tests/support/temp_folder.h"

namespace lede::schedule {
namespace {

using namespace std::chrono_literals;

constexpr Time kNow{Seconds(1420070400)};

State open(const support::TempFolder& folder) {
  auto state = State::open(folder.path());
  EXPECT_TRUE(state) << state.error().message;
  return std::move(*state);
}

Feed some_feed(const std::string& url) {
  Feed feed;
  feed.url = url;
  feed.added = kNow;
  return feed;
}

// A feed with every field at a value of its own.
Feed full_feed() {
  Feed feed = some_feed("https://a.example/f");
  feed.identity = "http://a.example/old";
  feed.title = "A’s \"news\"";
  feed.site = "https://a.example/";
  feed.etag = "W/\"\x80 as it came\"";
  feed.last_modified = "yesterday, more or less";
  feed.body_hash = 0xffffffffffffffff;
  feed.retired = true;
  feed.last_attempt = kNow + 1s;
  feed.last_success = kNow + 2s;
  feed.last_full = kNow + 3s;
  feed.next_poll = kNow + 4s;
  feed.failures = 5;
  feed.problem = "gone";
  feed.silence_told = true;
  feed.habits = {6s, 7s, 8s, kNow + 9s, 10s, 0xffffff, 0x7f, false};
  EXPECT_TRUE(feed.settings.set("interval=1h"));
  EXPECT_TRUE(feed.settings.set("source=B"));
  return feed;
}

TEST(State, GivesBackWhatItKept) {
  const support::TempFolder folder;
  Feed feed = full_feed();
  {
    State state = open(folder);
    EXPECT_EQ(*state.add(feed), true);
    EXPECT_GT(feed.id, 0);
  }
  State state = open(folder);
  EXPECT_THAT(*state.feeds(), testing::ElementsAre(feed));
  EXPECT_EQ(state.find("https://a.example/f")->value().id, feed.id);
  EXPECT_EQ(state.find("http://a.example/old")->value().id, feed.id);
  EXPECT_FALSE(state.find("https://b.example/")->has_value());
}

TEST(State, SavesPollsAndLeavesSettingsAndIdentityAlone) {
  const support::TempFolder folder;
  State state = open(folder);
  Feed feed = some_feed("https://a.example/f");
  ASSERT_TRUE(*state.add(feed));
  FeedSettings settings;
  ASSERT_TRUE(settings.set("tags=x"));
  ASSERT_TRUE(state.set_settings(feed.id, settings));  // by another program, meanwhile
  Feed polled = full_feed();
  polled.id = feed.id;
  EXPECT_EQ(*state.save(polled), true);
  polled.identity = "https://a.example/f";
  polled.settings = settings;
  EXPECT_THAT(*state.feeds(), testing::ElementsAre(polled));
  polled.id = 77;
  EXPECT_EQ(*state.save(polled), false);
}

TEST(State, HasAFeedOnce) {
  const support::TempFolder folder;
  State state = open(folder);
  Feed feed = full_feed();
  ASSERT_TRUE(*state.add(feed));
  for (const char* url : {"https://a.example/f", "http://a.example/old"}) {
    Feed again = some_feed(url);
    EXPECT_EQ(*state.add(again), false) << url;
  }
  Feed other = some_feed("https://b.example/f");
  EXPECT_EQ(*state.add(other), true);
  EXPECT_EQ(state.feeds()->size(), 2U);
}

TEST(State, RemovesAFeedWithItsNotes) {
  const support::TempFolder folder;
  State state = open(folder);
  Feed feed = full_feed();
  ASSERT_TRUE(*state.add(feed));
  ASSERT_TRUE(state.note(feed.id, {.at = kNow, .message = {}}));
  EXPECT_EQ(state.notes(feed.id, 10)->size(), 1U);
  ASSERT_TRUE(state.remove(feed.id));
  EXPECT_TRUE(state.feeds()->empty());
  EXPECT_TRUE(state.notes(feed.id, 10)->empty());
  EXPECT_FALSE(Query(state.database(), "SELECT 1 FROM settings").next());
}

TEST(State, KeepsTheLastNotesOfEachFeed) {
  const support::TempFolder folder;
  State state = open(folder);
  Feed a = some_feed("https://a.example/"), b = some_feed("https://b.example/");
  ASSERT_TRUE(*state.add(a));
  ASSERT_TRUE(*state.add(b));
  ASSERT_TRUE(state.note(b.id, {.at = kNow, .status = 304, .message = {}}));
  ASSERT_TRUE(state.in_transaction([&]() -> core::Status {
    for (int i = 0; i < kNotesKept + 50; ++i) {
      if (auto status = state.note(a.id, {.at = kNow, .status = i, .message = "m"}); !status) return status;
    }
    return core::ok_status();
  }));
  const auto notes = state.notes(a.id, 1000);
  ASSERT_EQ(notes->size(), static_cast<std::size_t>(kNotesKept));
  EXPECT_EQ(notes->front().status, kNotesKept + 49);
  EXPECT_EQ(notes->back().status, 50);
  EXPECT_EQ(state.notes(b.id, 1000)->size(), 1U);
}

TEST(State, UndoesATransactionThatFails) {
  const support::TempFolder folder;
  State state = open(folder);
  const core::Status status = state.in_transaction([&]() -> core::Status {
    Feed feed = some_feed("https://a.example/");
    EXPECT_TRUE(*state.add(feed));
    return core::Error{core::ErrorCode::kIo, "stop", "", ""};
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "stop");
  EXPECT_TRUE(state.feeds()->empty());
}

TEST(State, BringsAnOlderVersionUpToDate) {
  const support::TempFolder folder;
  {
    State state = open(folder);
    Feed feed = some_feed("https://a.example/");
    ASSERT_TRUE(*state.add(feed));
    state.database().run_script("DROP TABLE backfilled; PRAGMA user_version = 1");
  }
  State state = open(folder);
  ASSERT_EQ(state.feeds()->size(), 1U);
  BackfilledPages pages(state);
  const std::int64_t feed = state.feeds()->front().id;
  EXPECT_FALSE(*pages.find(feed, "https://a.example/1"));
  ASSERT_TRUE(pages.record(feed, "https://a.example/1", kNow));
  EXPECT_EQ(*pages.find(feed, "https://a.example/1"), kNow);
  EXPECT_FALSE(*pages.find(feed + 1, "https://a.example/1"));
  ASSERT_TRUE(pages.record(feed + 1, "https://a.example/1", kNow)) << "a feed that is gone";
  EXPECT_FALSE(*pages.find(feed + 1, "https://a.example/1"));
  ASSERT_TRUE(state.remove(feed));
  EXPECT_FALSE(*pages.find(feed, "https://a.example/1"));
}

TEST(State, RefusesANewerVersion) {
  const support::TempFolder folder;
  open(folder).database().run_script("PRAGMA user_version = 99");
  const auto state = State::open(folder.path());
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, core::ErrorCode::kVersion);
}

TEST(State, RefusesWhatIsNotItsOwn) {
  const support::TempFolder folder;
  ASSERT_TRUE(core::replace_file(state_file(folder.path()), std::string(5000, 'x')));
  auto state = State::open(folder.path());
  ASSERT_FALSE(state);
  EXPECT_EQ(state.error().code, core::ErrorCode::kArchive);
  std::filesystem::remove(state_file(folder.path()));
  Database(state_file(folder.path()), true).run_script("CREATE TABLE theirs(a)");
  auto again = State::open(folder.path());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, core::ErrorCode::kArchive);
}

TEST(State, ReadsADamagedFileAsAnError) {
  const support::TempFolder folder;
  {
    State state = open(folder);
    ASSERT_TRUE(state.in_transaction([&]() -> core::Status {
      for (int i = 0; i < 500; ++i) {
        Feed feed = some_feed("https://a.example/" + std::to_string(i));
        if (auto added = state.add(feed); !added) return added.error();
      }
      return core::ok_status();
    }));
  }
  auto bytes = *core::read_file(state_file(folder.path()));
  for (std::size_t at = 4096; at < bytes.size(); at += 13) bytes[at] = static_cast<char>(0xa5);
  ASSERT_TRUE(core::replace_file(state_file(folder.path()), bytes));
  auto state = State::open(folder.path());
  const auto code = !state           ? state.error().code
                    : state->feeds() ? core::ErrorCode::kInternal
                                     : state->feeds().error().code;
  EXPECT_EQ(code, core::ErrorCode::kArchive);
}

TEST(State, TimesThatCannotBeAreNone) {
  const support::TempFolder folder;
  State state = open(folder);
  Feed feed = full_feed();
  ASSERT_TRUE(*state.add(feed));
  state.database().run_script("UPDATE feeds SET next_poll = 9223372036854775807, title = x'ff0041'");
  EXPECT_FALSE(state.feeds()->front().next_poll);
  EXPECT_EQ(state.feeds()->front().title,
            "\xEF\xBF\xBD"
            "A");
}

}  // namespace
}  // namespace lede::schedule
