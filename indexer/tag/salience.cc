#include "indexer/tag/salience.h"

#include <cmath>
#include <unordered_map>

namespace lede::tag {
namespace {

constexpr double kBase = -0.87;
constexpr double kHeadline = 1.6;
constexpr double kTwiceAsOften = 0.7;
constexpr double kFirstWord = 2.0;  // of a name that is the text's first word
constexpr double kLedeWords = 50;   // a first place this far on says 1/e of that

}  // namespace

std::vector<Mentions> count_mentions(std::span<const Decision> decisions) {
  std::vector<Mentions> all;
  std::unordered_map<std::uint32_t, std::size_t> known;
  for (const Decision& d : decisions) {
    if (d.verdict != Verdict::kAccepted) continue;
    const auto [at, is_new] = known.try_emplace(d.entry, all.size());
    if (is_new) all.push_back({d.entry});
    Mentions& mentions = all[at->second];
    if (d.place.part == Part::kTitle) {
      ++mentions.in_title;
    } else if (mentions.in_text++ == 0) {
      mentions.first_word = d.place.token;
    }
  }
  return all;
}

double salience(const Mentions& mentions) {
  double z = kBase + kTwiceAsOften * std::log2(mentions.in_title + mentions.in_text);
  if (mentions.in_title > 0) z += kHeadline;
  if (mentions.in_text > 0) z += kFirstWord * std::exp(-(mentions.first_word / kLedeWords));
  return std::round(100 / (1 + std::exp(-z))) / 100;
}

}  // namespace lede::tag
