// What libcurl's error codes mean to a person.
#pragma once

#include <curl/curl.h>

#include <string>

#include "indexer/fetch/limits.h"
#include "indexer/fetch/request.h"

namespace lede::fetch {

struct Mishap {
  Failure failure = Failure::kNone;
  core::Error error;
};

// What broke off a transfer besides libcurl itself.
enum class Stop { kNone, kHeaderTooLarge, kWireTooLarge, kBodyTooLarge, kNoFirstByte };

struct Breakage {
  CURLcode code = CURLE_OK;
  Stop stop = Stop::kNone;
  std::string detail;   // libcurl's error text; may be empty
  std::string refused;  // the address that is not public and was not connected to; empty for none
  bool connected = false;
  int system_error = 0;  // errno of the failed connection
};

// One line that says what failed, with a hint where there is something to do, at `url`.
Mishap explain(const Breakage& breakage, const FetchLimits& limits, const std::string& url);

}  // namespace lede::fetch
