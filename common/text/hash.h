// Hashes that are the same on every machine and in every release: they are kept in archives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lede::text {

// xxHash64's algorithm (Yann Collet's specification, version 0.1.1), not cryptographic.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// 16 lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace lede::text
