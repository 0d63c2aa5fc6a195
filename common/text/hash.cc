#include "common/text/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace lede::text {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  const char* const begin = bytes.data() == nullptr ? "" : bytes.data();  // an empty view may have none
  return XXH64(begin, bytes.size(), seed);
}

std::string to_hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace lede::text
