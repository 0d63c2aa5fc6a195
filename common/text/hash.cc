#include "common/text/hash.h"

#ifndef __clang_analyzer__  // which sees null pointers in it that are not there
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

namespace lede::text {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH64(bytes.data(), bytes.size(), seed);
}

std::string to_hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace lede::text
