// URLs (RFC 3986, with the WHATWG URL Standard's leniency for what pages hold).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lede::text {

struct Url {
  std::string scheme;    // lower case
  std::string userinfo;  // without @
  std::string host;      // lower case; IPv6 in brackets; international names as browsers have them
                         // ("xn--", UTS #46); empty for non-hierarchical URLs
  std::string port;      // digits, empty for none
  std::string path;      // as written, at least "/" for http(s)
  std::string query;     // without ?
  std::string fragment;  // without #
  bool has_query = false;
  bool has_fragment = false;
};

// An absolute URL; nothing when it is none. Tabs and newlines inside are dropped, outer white
// space trimmed, spaces and non-ASCII bytes percent-encoded, as browsers do.
std::optional<Url> parse_url(std::string_view s);
std::string to_string(const Url& url);

// `reference` against `base` (RFC 3986 section 5, with http(s):///-slack as in browsers).
// Returns `reference` trimmed when it can be no URL, or when `base` is none and it is relative.
std::string resolve_url(std::string_view base, std::string_view reference);

// The one spelling for an article's address: scheme and host in lower case, default port,
// fragment, userinfo and tracking parameters (utm_*, fbclid, gclid, ...: the table in canonical_url.cc) gone,
// dot segments resolved, percent-encoding normalised (RFC 3986 section 6.2.2), an empty query
// dropped; parameters keep their order. Idempotent. Nothing but http(s) is changed.
std::string canonical_url(std::string_view url);

// "nytimes.com" of "https://www.nytimes.com/a": the host without "www.", empty for none.
std::string host_of(std::string_view url);

bool is_http_url(std::string_view s);

}  // namespace lede::text
