// LEB128 numbers of the archive's own files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lede::archive {

inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

// Reads at `at` and moves past it; false (and `at` anywhere up to the end) when the bytes end or
// the number has more than 64 bits.
inline bool read_varint(std::string_view bytes, std::size_t& at, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

// The same for numbers that must fit 32 bits.
inline bool read_varint(std::string_view bytes, std::size_t& at, std::uint32_t& value) {
  std::uint64_t wide = 0;
  if (!read_varint(bytes, at, wide) || wide > 0xffffffffu) return false;
  value = static_cast<std::uint32_t>(wide);
  return true;
}

}  // namespace lede::archive
