// The transfers under way, on libcurl's multi interface.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/fetch/job.h"
#include "indexer/fetch/transfer.h"

namespace lede::fetch {

// One thread; wake() from any. `limits` must outlive it.
class Transfers {
 public:
  struct Finished {
    std::string host;
    std::unique_ptr<Job> job;
    Answer answer;
  };

  explicit Transfers(const FetchLimits& limits);
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  ~Transfers();

  // `job` and its host's name come back with the answer.
  void start(std::string host, std::unique_ptr<Job> job, Exchange exchange);
  std::size_t count() const { return active_.size(); }

  // Does what can be done without waiting; the transfers that ended by it. Their bodies count
  // against limits.all_bodies until release() is told of them.
  std::vector<Finished> perform();
  void release(const std::string& body);

  // Until something may have happened, `time` at most.
  void wait(std::chrono::milliseconds time) const;
  void wake() const;

 private:
  struct Active {
    std::string host;
    std::unique_ptr<Job> job;
    std::unique_ptr<Transfer> transfer;
  };

  Finished take(CURL* handle, CURLcode code, Stop stop);
  void resume();

  const FetchLimits& limits_;
  CURLM* const multi_;
  std::map<CURL*, Active> active_;
  BodyBudget budget_;
};

}  // namespace lede::fetch
