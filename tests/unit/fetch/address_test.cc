#include "indexer/fetch/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace lede::fetch {
namespace {

sockaddr_storage address_of(const std::string& text) {
  sockaddr_storage storage{};
  sockaddr_in in4{};
  sockaddr_in6 in6{};
  if (::inet_pton(AF_INET, text.c_str(), &in4.sin_addr) == 1) {
    in4.sin_family = AF_INET;
    std::memcpy(&storage, &in4, sizeof in4);
  } else if (::inet_pton(AF_INET6, text.c_str(), &in6.sin6_addr) == 1) {
    in6.sin6_family = AF_INET6;
    std::memcpy(&storage, &in6, sizeof in6);
  } else {
    ADD_FAILURE() << text;
  }
  return storage;
}

bool is_public(const std::string& text) {
  const sockaddr_storage storage = address_of(text);
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(Address, SpecialPurposeBlocksAreNotPublic) {
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "10.255.255.255",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.7",
                           "192.168.0.1",
                           "192.168.255.255",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.1",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fec0::1",
                           "fc00::1",
                           "fdff::1",
                           "ff02::1",
                           "2001:db8::1",
                           "100::1",
                           "2001:2::1",
                           "2001:10::1",
                           "3fff::1",
                           "64:ff9b:1::1",
                           "4000::1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
}

TEST(Address, TheNeighboursOfTheseBlocksArePublic) {
  for (const char* text : {"1.1.1.1",
                           "8.8.8.8",
                           "9.255.255.255",
                           "11.0.0.0",
                           "100.63.255.255",
                           "100.128.0.0",
                           "126.255.255.255",
                           "128.0.0.1",
                           "169.253.255.255",
                           "169.255.0.0",
                           "172.15.255.255",
                           "172.32.0.0",
                           "192.0.1.1",
                           "192.167.255.255",
                           "192.169.0.0",
                           "198.17.255.255",
                           "198.20.0.0",
                           "223.255.255.255",
                           "2606:4700:4700::1111",
                           "2a00:1450::1",
                           "2001:4860:4860::8888",
                           "2001:200::1",
                           "3ffe::1"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
}

TEST(Address, AnIPv4AddressInsideIsWhatCounts) {
  for (const char* text : {"::ffff:127.0.0.1", "::ffff:10.1.2.3", "::127.0.0.1", "64:ff9b::192.168.1.1",
                           "2002:7f00:1::", "2002:a01:203::1", "2001:0:7f00:1::f5f5:f5f5",
                           "2001:0:4136:e378:8000:63bf:3f57:fefe"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
  for (const char* text :
       {"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:f7f7:f7f7"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
}

TEST(Address, OtherFamiliesAreNotPublic) {
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(local));
  EXPECT_EQ(to_text(local), "");
}

TEST(Address, IsShownAsWritten) {
  for (const char* text : {"192.0.2.1", "2001:db8::1"}) {
    const sockaddr_storage storage = address_of(text);
    EXPECT_EQ(to_text(reinterpret_cast<const sockaddr&>(storage)), text);
  }
}

}  // namespace
}  // namespace lede::fetch
