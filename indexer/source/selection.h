// Which of the things that are read are wanted: --since and --url-prefix.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lede::source {

// WARC records are asked before their content is opened: the WARC-Date and the WARC-Target-URI.
// Articles from other inputs are asked when they have been read: when they were published, and
// their link or canonical address.
struct Selection {
  std::optional<std::chrono::sys_seconds> since;  // this second and later; nothing without a time
  std::vector<std::string> url_prefixes;          // any of them; none given: every address

  bool takes_time(std::optional<std::chrono::sys_seconds> time) const {
    return !since || (time && *time >= *since);
  }
  // Whether `url` begins with one of the prefixes: to the letter, but for the case of scheme and
  // host. A prefix without "scheme://" holds for every scheme.
  bool takes_url(std::string_view url) const;
};

}  // namespace lede::source
