#include "indexer/fetch/robots_cache.h"

namespace lede::fetch {
namespace {

constexpr std::chrono::hours kLife{24};

}  // namespace

std::size_t RobotsCache::cost(const std::string& origin, const Entry& entry) {
  return sizeof(Entry) + 3 * origin.size() + entry.rules.bytes();
}

void RobotsCache::forget_oldest() {
  const auto oldest = entries_.find(known_.front());
  bytes_ -= cost(oldest->first, oldest->second);
  entries_.erase(oldest);
  known_.pop_front();
}

RobotsCache::Entry* RobotsCache::find(const std::string& origin, Time now) {
  while (!known_.empty() && now - entries_.at(known_.front()).read > kLife) forget_oldest();
  const auto entry = entries_.find(origin);
  return entry == entries_.end() ? nullptr : &entry->second;
}

RobotsCache::Entry& RobotsCache::expect(const std::string& origin) { return entries_[origin]; }

std::vector<std::unique_ptr<Job>> RobotsCache::learn(const std::string& origin, Robots rules, bool reachable,
                                                     Time now) {
  Entry& entry = entries_.at(origin);
  std::vector<std::unique_ptr<Job>> waiting = std::move(entry.waiting);
  entry.waiting.clear();
  entry.rules = std::move(rules);
  entry.known = true;
  entry.reachable = reachable;
  entry.read = now;
  bytes_ += cost(origin, entry);
  known_.push_back(origin);
  while (bytes_ > kRobotsMemory && known_.size() > 1) forget_oldest();
  return waiting;
}

}  // namespace lede::fetch
