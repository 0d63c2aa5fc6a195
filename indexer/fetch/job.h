// One request on its way: what was asked, and how far its redirects have come.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "common/core/result.h"
#include "indexer/fetch/request.h"

namespace lede::fetch {

struct Job {
  FetchRequest request;
  std::string url;                   // to be asked next
  int redirects = 0;                 // followed so far
  bool permanent = true;             // all of these were 301 or 308
  std::string permanent_url;         // where these lead
  std::vector<std::string> cookies;  // set on the way, in libcurl's form
  std::set<std::string> seen;        // what was asked: addresses with the cookies sent there
  bool plain = false;                // ask without content codings: what came with one was damaged
  std::chrono::milliseconds took{};
  std::string robots_of;  // the fetcher's own job: robots.txt of this origin; empty for others
};

// Notes that `job` asks for its address now. False when it did so before with the same cookies.
bool note_visit(Job& job);

// Turns `job` to where the redirect of `status` to `location` leads. `cookies`: those that it now has.
// Errors (kInvalidInput): more than `most` redirects, and those of redirect_target().
core::Status follow_redirect(Job& job, long status, const std::string& location,
                             std::vector<std::string> cookies, int most);

}  // namespace lede::fetch
