#include "indexer/fetch/host_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace lede::fetch {
namespace {

using std::chrono::milliseconds;

constexpr HostQueue::Time kStart{};

std::unique_ptr<Job> job(std::uint64_t key) {
  auto made = std::make_unique<Job>();
  made->request.key = key;
  return made;
}

std::string take(HostQueue& queue, milliseconds at) {
  auto turn = queue.take(kStart + at);
  return turn ? turn->first + std::to_string(turn->second->request.key) : "";
}

TEST(HostQueue, GivesOneJobOfAHostAtATime) {
  HostQueue queue;
  for (const std::uint64_t key : {1, 2}) queue.push("a", job(key), kStart);
  queue.push("b", job(3), kStart);
  EXPECT_EQ(take(queue, milliseconds(0)), "a1");
  EXPECT_EQ(take(queue, milliseconds(0)), "b3");
  EXPECT_EQ(take(queue, milliseconds(9999)), "");
  EXPECT_FALSE(queue.next());
  EXPECT_FALSE(queue.empty());
  queue.done("a", kStart + milliseconds(500));
  EXPECT_EQ(queue.next(), kStart + milliseconds(500));
  EXPECT_EQ(take(queue, milliseconds(499)), "");
  EXPECT_EQ(take(queue, milliseconds(500)), "a2");
  EXPECT_TRUE(queue.empty());
}

TEST(HostQueue, RemembersThePauseOfAHostWithoutJobs) {
  HostQueue queue;
  queue.push("a", job(1), kStart);
  EXPECT_EQ(take(queue, milliseconds(0)), "a1");
  queue.done("a", kStart + milliseconds(100));
  for (std::uint64_t key = 0; key < 5000; ++key)
    queue.push("other" + std::to_string(key), job(key), kStart + milliseconds(50));
  queue.push("a", job(2), kStart + milliseconds(50));
  while (!take(queue, milliseconds(99)).empty()) {
  }
  EXPECT_EQ(take(queue, milliseconds(100)), "a2");
}

TEST(HostQueue, WhatIsPushedToTheFrontComesFirst) {
  HostQueue queue;
  queue.push("a", job(1), kStart);
  queue.push_front("a", job(2), kStart);
  EXPECT_EQ(take(queue, milliseconds(0)), "a2");
}

TEST(HostQueue, ServesHostsInTheOrderTheyAreReady) {
  HostQueue queue;
  for (const char* host : {"a", "b", "c"}) {
    queue.push(host, job(1), kStart);
    queue.push(host, job(2), kStart);
    take(queue, milliseconds(0));
  }
  queue.done("b", kStart + milliseconds(1));
  queue.done("c", kStart + milliseconds(3));
  queue.done("a", kStart + milliseconds(2));
  for (const char* expected : {"b2", "a2", "c2", ""}) EXPECT_EQ(take(queue, milliseconds(5)), expected);
}

// Whatever comes in which order: every job comes out once, those of a host apart by the pause.
TEST(HostQueue, KeepsEveryJobAndEveryPause) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    std::mt19937 chance(seed);
    HostQueue queue;
    std::map<std::string, HostQueue::Time> free_from;
    std::vector<std::string> busy;
    std::vector<std::uint64_t> out;
    std::uint64_t pushed = 0;
    HostQueue::Time now = kStart;
    while (pushed < 200 || !queue.empty() || !busy.empty()) {
      now += milliseconds(chance() % 20);
      const std::string host(1, static_cast<char>('a' + chance() % 5));
      if (const auto what = chance() % 3; what == 0 && pushed < 200) {
        queue.push(host, job(pushed++), now);
      } else if (what == 1 && !busy.empty()) {
        const std::size_t at = chance() % busy.size();
        free_from[busy[at]] = now + milliseconds(50);
        queue.done(busy[at], now + milliseconds(50));
        busy.erase(busy.begin() + static_cast<std::ptrdiff_t>(at));
      } else if (auto turn = queue.take(now)) {
        EXPECT_EQ(std::count(busy.begin(), busy.end(), turn->first), 0);
        EXPECT_GE(now, free_from[turn->first]);
        busy.push_back(turn->first);
        out.push_back(turn->second->request.key);
      } else if (const auto next = queue.next()) {
        EXPECT_GT(*next, now);
      }
    }
    std::sort(out.begin(), out.end());
    EXPECT_EQ(out.size(), 200U);
    EXPECT_EQ(std::unique(out.begin(), out.end()), out.end());
  }
}

}  // namespace
}  // namespace lede::fetch
