#include "indexer/story/fingerprint.h"

#include <algorithm>
#include <array>

#include "common/text/hash.h"

namespace lede::story {
namespace {

constexpr std::size_t kBins = kBands * kRows;
constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

using Sketch = std::array<std::uint64_t, kBins>;

// The finaliser of MurmurHash3: every bit of the result depends on every bit of `x`.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdu;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53u;
  return x ^ (x >> 33);
}

// The least hash of the shingles in each bin.
Sketch sketch_of(const text::Tokens& body) {
  Sketch sketch;
  sketch.fill(kEmpty);
  std::array<std::uint64_t, kShingleWords> words{};  // the last ones, as a ring
  for (std::size_t i = 0; i < body.size(); ++i) {
    words[i % kShingleWords] = text::hash64(body[i].form);
    if (i + 1 < kShingleWords) continue;
    std::uint64_t shingle = 0;
    for (std::size_t w = 0; w < kShingleWords; ++w) {
      shingle = shingle * 0x9e3779b97f4a7c15u + words[(i + 1 + w) % kShingleWords];
    }
    shingle = mix(shingle);
    std::uint64_t& least = sketch[(shingle >> 32) * kBins >> 32];
    least = std::min(least, shingle << 32);
  }
  return sketch;
}

// Gives each empty bin the value of another, drawn by the bin's number, so that bins which are
// empty in both texts agree as often as others do, and neighbours do not all get the same.
void fill_empty_bins(Sketch& sketch) {
  const Sketch found = sketch;
  for (std::uint64_t bin = 0; bin < kBins; ++bin) {
    for (std::uint64_t draw = 0; sketch[bin] == kEmpty; ++draw)
      sketch[bin] = found[mix(draw * kBins + bin) % kBins];
  }
}

}  // namespace

std::vector<std::uint64_t> story_fingerprints(const text::Tokens& body) {
  if (body.size() < kFewestWords) return {};
  Sketch sketch = sketch_of(body);
  fill_empty_bins(sketch);
  std::vector<std::uint64_t> fingerprints(kBands);
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < kRows; ++row) hash = mix(hash + sketch[band * kRows + row]);
    fingerprints[band] = hash;
  }
  return fingerprints;
}

}  // namespace lede::story
