// How far a fetch may go: time, bytes, hosts.
#pragma once

#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "common/core/result.h"
#include "common/core/settings.h"
#include "indexer/fetch/address.h"

namespace lede::fetch {

struct FetchLimits {
  std::chrono::milliseconds spacing{1000};  // from the end of a request to the next one of its host; 0: none
  std::size_t parallel = 32;                // hosts asked at the same time

  // Of one request; a redirect is another.
  std::chrono::milliseconds connect{15'000};     // name looked up, connected, TLS agreed
  std::chrono::milliseconds first_byte{30'000};  // from the start to the first byte of the answer
  std::chrono::milliseconds total{120'000};      // from the start to the last byte
  std::size_t low_speed = 100;                   // bytes a second, on average over ...
  std::chrono::seconds low_speed_time{30};       // ... this time
  std::size_t header_bytes = 64 << 10;           // header of an answer, with the interim ones before it
  std::size_t wire_bytes = 16 << 20;             // body as transferred
  std::size_t body_bytes = 32 << 20;             // body decoded
  int redirects = 10;

  std::size_t all_bodies = 64 << 20;  // of all answers under way; then only one at a time goes on

  std::chrono::seconds patience{30};  // a Retry-After up to this is waited for; a longer one closes the host

  bool allow_private = false;  // addresses that are not public too
  // What a public address is; tests put their own here.
  std::function<bool(const sockaddr&)> is_public = is_public_address;

  std::string contact;  // address or mail for the User-Agent; empty for none
  std::string ca_file;  // PEM file of authorities to trust; empty: the system's
};

// From the settings contact, host-spacing, hosts, timeout, connect-timeout, allow-private, ca-file.
// Errors (kUsage): a contact that cannot stand in a header.
core::Result<FetchLimits> limits_of(const core::Settings& settings);

// "lede/0.1.0 (+contact)", or without the contact when it is empty.
std::string user_agent(const std::string& contact);

}  // namespace lede::fetch
