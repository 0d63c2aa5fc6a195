// What is asked of the web and what came back.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/core/error.h"

namespace lede::fetch {

struct FetchRequest {
  std::string url;                        // absolute, http or https
  std::string etag, last_modified;        // validators as received, sent back untouched; empty for none
  std::vector<std::string> headers = {};  // further "Name: value" lines; they go to the origin of `url` only
  std::string user_agent = {};            // empty: the fetcher's
  bool obey_robots = false;               // RFC 9309: pages yes, feeds no
  std::uint64_t key = 0;                  // the caller's own, given back
};

// Why there is no usable answer: what a caller may act on.
enum class Failure {
  kNone,
  kUnreachable,  // no such host, refused, timed out, connection dropped: may pass
  kUntrusted,    // TLS: expired, another host's, an unknown authority
  kBadAnswer,    // not HTTP, damaged, cut short, a redirect that leads nowhere
  kTooLarge,     // a limit on header or body
  kForbidden,    // robots.txt, or an address that is not public
  kAskedToWait,  // the host answered an earlier request with Retry-After, which is not over
  kMalformed,    // no http or https URL, a header with a line break: never asked
};

struct FetchResponse {
  FetchRequest request;
  long status = 0;            // the last HTTP status; 0 when no answer came
  std::string url;            // where the bytes came from: after redirects
  std::string permanent_url;  // where 301 and 308 alone lead, when that answered 2xx or 304; else empty
  std::string content_type;   // these three as received
  std::string etag;
  std::string last_modified;
  std::optional<std::chrono::seconds> max_age;      // still fresh for: Cache-Control or Expires, less Age
  std::optional<std::chrono::seconds> retry_after;  // from now; also with kAskedToWait
  std::string body;                                 // decoded, whole; only with a status of 2xx
  std::chrono::milliseconds took{};                 // at work, without the waits for the host's turn
  Failure failure = Failure::kNone;
  std::optional<core::Error> error;  // set when failure is; statuses such as 404 are no errors
};

}  // namespace lede::fetch
