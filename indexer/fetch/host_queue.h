// Whose turn it is: one job at a time for each host, with a pause between two.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/fetch/job.h"

namespace lede::fetch {

// The clock is the caller's: times are given in. Hosts are served in the order in which they
// became ready, the jobs of a host in theirs.
class HostQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void push(const std::string& host, std::unique_ptr<Job> job, Time now);
  void push_front(const std::string& host, std::unique_ptr<Job> job, Time now);

  // A job whose host may be asked at `now`, with the host's name, which is busy until done();
  // nothing when no host is ready.
  std::optional<std::pair<std::string, std::unique_ptr<Job>>> take(Time now);

  // The host that take() gave is free again, to be asked from `ready` on.
  void done(const std::string& host, Time ready);

  std::optional<Time> next() const;  // when take() will give a job, if no host becomes free before
  bool empty() const { return jobs_ == 0; }

 private:
  struct Host {
    std::deque<std::unique_ptr<Job>> jobs;
    Time ready;
    bool busy = false;
  };
  Host& host(const std::string& name, Time now);
  void enlist(const std::string& name, const Host& host);
  void forget_idle(Time now);

  std::map<std::string, Host> hosts_;
  std::set<std::pair<Time, std::string>> ready_;  // hosts with jobs that are not busy
  std::size_t jobs_ = 0;
  std::size_t sweep_at_ = 1024;
};

}  // namespace lede::fetch
