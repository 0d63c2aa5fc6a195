// What the robots.txt of each origin said, and who waits for it.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/fetch/job.h"
#include "indexer/fetch/robots.h"

namespace lede::fetch {

// Kept for a day at most (RFC 9309 section 2.4) and up to kRobotsMemory in all, the oldest leave
// first. The clock is the caller's.
class RobotsCache {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Entry {
    bool known = false;
    bool reachable = true;  // false: its rules forbid all since the server could not be asked
    Robots rules = Robots::allow_all();
    Time read{};
    std::vector<std::unique_ptr<Job>> waiting;  // for it to be known
  };

  // Null when nothing is known and nobody has asked yet.
  Entry* find(const std::string& origin, Time now);
  // An entry that is not known yet, for its first job to wait in.
  Entry& expect(const std::string& origin);
  // The answer is there; gives back those who waited, in their order.
  std::vector<std::unique_ptr<Job>> learn(const std::string& origin, Robots rules, bool reachable, Time now);

 private:
  static std::size_t cost(const std::string& origin, const Entry& entry);
  void forget_oldest();

  std::map<std::string, Entry> entries_;
  std::deque<std::string> known_;  // origins, oldest first
  std::size_t bytes_ = 0;          // of the known ones
};

inline constexpr std::size_t kRobotsMemory = 16 << 20;

}  // namespace lede::fetch
