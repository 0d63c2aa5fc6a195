// The common words of pairs (pairs.h).
#include <algorithm>
#include <array>

#include "common/archive/pairs.h"

namespace lede::archive {
namespace {

// Folded as by text::Tokens, in order; a word's place is its number in the files, so a change here is a
// new format. The most frequent words of English, German, French, Spanish, Italian, Portuguese, Dutch and
// Russian: each made its share of the slow phrases, and what it costs is in proportion to how common it is.
constexpr std::string_view kCommonWords[] = {
    "a",   "al",   "an",   "and",  "are", "as",   "at",   "au",    "auf", "aux", "be",   "but",  "by",
    "che", "con",  "da",   "dans", "das", "dat",  "de",   "del",   "dem", "den", "der",  "des",  "di",
    "die", "dos",  "du",   "e",    "ein", "eine", "el",   "en",    "est", "et",  "for",  "from", "fur",
    "had", "has",  "have", "he",   "het", "his",  "i",    "il",    "im",  "in",  "is",   "ist",  "it",
    "la",  "las",  "le",   "les",  "los", "mit",  "nao",  "nicht", "not", "o",   "of",   "on",   "op",
    "or",  "os",   "par",  "para", "per", "por",  "pour", "que",   "qui", "se",  "sich", "te",   "that",
    "the", "this", "to",   "um",   "uma", "un",   "una",  "und",   "une", "van", "von",  "was",  "were",
    "who", "will", "with", "y",    "zu",  "в",    "и",    "на",    "не",  "по",  "с",    "что"};

}  // namespace

PairKey pair_key(std::string_view key) {
  static_assert(std::ranges::is_sorted(kCommonWords));
  PairKey known;
  known.in_title = key.starts_with('S');
  if (known.in_title) key.remove_prefix(1);
  known.in_field = !key.empty() && (key.front() < 'A' || key.front() > 'Z');  // forms have no capitals
  if (!known.in_field) return known;
  const auto at = std::ranges::lower_bound(kCommonWords, key);
  if (at != std::end(kCommonWords) && *at == key)
    known.common = static_cast<std::uint32_t>(at - std::begin(kCommonWords));
  return known;
}

std::uint32_t pair_stream_count() { return static_cast<std::uint32_t>(std::size(kCommonWords)) * kPairSides; }

}  // namespace lede::archive
