#include "indexer/fetch/host_queue.h"

#include <algorithm>

namespace lede::fetch {

void HostQueue::push(const std::string& name, std::unique_ptr<Job> job, Time now) {
  Host& to = host(name, now);
  to.jobs.push_back(std::move(job));
  ++jobs_;
  enlist(name, to);
}

void HostQueue::push_front(const std::string& name, std::unique_ptr<Job> job, Time now) {
  Host& to = host(name, now);
  to.jobs.push_front(std::move(job));
  ++jobs_;
  enlist(name, to);
}

std::optional<std::pair<std::string, std::unique_ptr<Job>>> HostQueue::take(Time now) {
  if (ready_.empty() || ready_.begin()->first > now) return std::nullopt;
  std::string name = ready_.begin()->second;
  ready_.erase(ready_.begin());
  Host& from = hosts_.find(name)->second;
  from.busy = true;
  std::unique_ptr<Job> job = std::move(from.jobs.front());
  from.jobs.pop_front();
  --jobs_;
  return std::pair(std::move(name), std::move(job));
}

void HostQueue::done(const std::string& name, Time ready) {
  Host& of = hosts_.find(name)->second;
  of.busy = false;
  of.ready = ready;
  enlist(name, of);
}

std::optional<HostQueue::Time> HostQueue::next() const {
  if (ready_.empty()) return std::nullopt;
  return ready_.begin()->first;
}

HostQueue::Host& HostQueue::host(const std::string& name, Time now) {
  if (hosts_.size() >= sweep_at_) forget_idle(now);
  return hosts_.try_emplace(name, Host{{}, now, false}).first->second;
}

void HostQueue::enlist(const std::string& name, const Host& of) {
  if (!of.busy && !of.jobs.empty()) ready_.emplace(of.ready, name);
}

// What a host without jobs leaves behind is its pause.
void HostQueue::forget_idle(Time now) {
  std::erase_if(hosts_, [&](const auto& entry) {
    return entry.second.jobs.empty() && !entry.second.busy && entry.second.ready <= now;
  });
  sweep_at_ = std::max<std::size_t>(1024, hosts_.size() * 2);
}

}  // namespace lede::fetch
