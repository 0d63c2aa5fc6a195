// Where a redirect leads (RFC 9110 section 15.4).
#pragma once

#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::fetch {

bool is_redirect(long status);            // 301, 302, 303, 307, 308
bool is_permanent_redirect(long status);  // 301, 308

// The absolute address that `location` means at `url`, without fragment. From https to http on the
// default port it is the https one: what was fetched over TLS is not fetched without.
// Errors (kInvalidInput): no address, another scheme than http and https, a port that only http has.
core::Result<std::string> redirect_target(std::string_view url, std::string_view location);

// Scheme, host and port: "https://example.org:443"; empty for other than http and https.
std::string origin_of(std::string_view url);

// The host whose turn a request takes: its name without the dots at the end; empty for no address.
std::string host_name(std::string_view url);

// True when what `from` may see, `to` may too: the same origin, or its https form.
bool shares_secrets(std::string_view from, std::string_view to);

// Without user name, password and fragment: for messages.
std::string shown(std::string_view url);

}  // namespace lede::fetch
