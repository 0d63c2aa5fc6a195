#include "indexer/fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace lede::fetch {
namespace {

struct Block4 {
  std::uint32_t prefix;
  int bits;
};

constexpr Block4 kNotPublic4[] = {
    {0x00000000, 8},   // 0.0.0.0/8 this network
    {0x0A000000, 8},   // 10.0.0.0/8 private
    {0x64400000, 10},  // 100.64.0.0/10 shared (CGNAT)
    {0x7F000000, 8},   // 127.0.0.0/8 loopback
    {0xA9FE0000, 16},  // 169.254.0.0/16 link-local
    {0xAC100000, 12},  // 172.16.0.0/12 private
    {0xC0000000, 24},  // 192.0.0.0/24 protocol assignments
    {0xC0000200, 24},  // 192.0.2.0/24 documentation
    {0xC0586300, 24},  // 192.88.99.0/24 6to4 relays
    {0xC0A80000, 16},  // 192.168.0.0/16 private
    {0xC6120000, 15},  // 198.18.0.0/15 benchmarking
    {0xC6336400, 24},  // 198.51.100.0/24 documentation
    {0xCB007100, 24},  // 203.0.113.0/24 documentation
    {0xE0000000, 3},   // 224.0.0.0/3 multicast, reserved, broadcast
};

bool is_public4(std::uint32_t address) {
  for (const Block4& block : kNotPublic4) {
    if ((address ^ block.prefix) >> (32 - block.bits) == 0) return false;
  }
  return true;
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t word(const Bytes6& bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
         std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

bool is_public6(const Bytes6& bytes) {
  const std::uint32_t first = word(bytes, 0), second = word(bytes, 4), third = word(bytes, 8),
                      last = word(bytes, 12);
  if (first == 0 && second == 0 && (third == 0 || third == 0x0000FFFF))
    return is_public4(last);  // ::/96, ::ffff:0:0/96
  if (first == 0x0064FF9B)
    return second == 0 && third == 0 && is_public4(last);  // 64:ff9b::/96; 64:ff9b:1::/48 is local
  if (first >> 16 == 0x2002) return is_public4(first << 16 | second >> 16);  // 2002::/16 6to4
  if (first == 0x20010000) return is_public4(~last) && is_public4(second);   // 2001::/32 Teredo
  if (first >> 29 != 1) return false;               // only 2000::/3 is global unicast
  if (first >> 9 == 0x20010000 >> 9) return false;  // 2001::/23 protocol assignments
  if (first == 0x20010DB8) return false;            // 2001:db8::/32 documentation
  return first >> 12 != 0x3FFF0;                    // 3fff::/20 documentation
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in4;
    std::memcpy(&in4, &address, sizeof in4);
    return is_public4(ntohl(in4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in6;
    std::memcpy(&in6, &address, sizeof in6);
    Bytes6 bytes;
    std::memcpy(bytes.data(), &in6.sin6_addr, bytes.size());
    return is_public6(bytes);
  }
  return false;
}

std::string to_text(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    sockaddr_in in4;
    std::memcpy(&in4, &address, sizeof in4);
    ::inet_ntop(AF_INET, &in4.sin_addr, text, sizeof text);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 in6;
    std::memcpy(&in6, &address, sizeof in6);
    ::inet_ntop(AF_INET6, &in6.sin6_addr, text, sizeof text);
  }
  return text;
}

}  // namespace lede::fetch
