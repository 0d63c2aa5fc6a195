// Which network addresses are public.
#pragma once

#include <sys/socket.h>

#include <string>

namespace lede::fetch {

// False for everything that the registries of special-purpose addresses (RFC 6890, IANA) do not
// call globally reachable: private, loopback, link-local, shared (CGNAT), documentation,
// benchmarking, multicast, reserved, unspecified, unique local; for an IPv4 address carried in an
// IPv6 one (mapped, compatible, NAT64, 6to4, Teredo) by that address; and for other families.
bool is_public_address(const sockaddr& address);

// "192.0.2.1" or "2001:db8::1", without port; empty for other families.
std::string to_text(const sockaddr& address);

}  // namespace lede::fetch
