// The HTTP client: many hosts at the same time, one request at a time and a pause for each.
#pragma once

#include <memory>
#include <optional>

#include "indexer/fetch/limits.h"
#include "indexer/fetch/request.h"

namespace lede::fetch {

// GET over http and https only, TLS verified, HTTP/2 and the content codings that libcurl has.
//
// Politeness: a host (its name, whatever the port) gets one request at a time, the next one
// `spacing` after the end of the last. Redirects and robots.txt count as requests. After a 429 or
// 503 with Retry-After its other requests wait that long, or fail with kAskedToWait.
//
// Safety: every connection, also after a redirect, goes only to a public address, checked when the
// socket is opened, after the name was looked up. Proxy variables of the environment are not
// followed: a proxy would connect past that check. Nothing is kept from one request to the next
// but connections and robots.txt; cookies live within the redirects of one request, for walls that
// set one and send the visitor back. Request headers do not follow a redirect to another origin.
//
// Redirects: 301, 302, 303, 307 and 308. From https to http they are not followed: the same address
// is asked for by https, which also answers servers behind a proxy that forget the s.
//
// Memory: at most `parallel` answers are under way or waiting to be taken, their bodies together at
// most limits.all_bodies and limits.body_bytes.
//
// One thread; stop() may be called from any.
class Fetcher {
 public:
  explicit Fetcher(FetchLimits limits);
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  ~Fetcher();

  // Any number; more may be added between calls of next().
  void add(FetchRequest request);

  // Waits for one finished request, in any order; nothing when none is left, or soon after stop()
  // or core::interrupted(). Transfers go on during the call only, their time-outs always: call
  // again soon.
  std::optional<FetchResponse> next();

  void stop();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace lede::fetch
