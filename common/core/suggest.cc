#include "common/core/suggest.h"

#include <algorithm>
#include <array>

namespace lede::core {

namespace {

constexpr std::size_t kMaxWord = 64;

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t limit_for(std::size_t length) { return length <= 4 ? 1 : length <= 8 ? 2 : 3; }

bool starts(std::string_view word, std::string_view candidate) {
  return word.size() >= 3 && word.size() < candidate.size() &&
         std::equal(word.begin(), word.end(), candidate.begin(),
                    [](char a, char b) { return fold(a) == fold(b); });
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > kMaxWord || b.size() > kMaxWord) return limit + 1;
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > limit) return limit + 1;
  using Row = std::array<std::size_t, kMaxWord + 1>;
  Row before{}, last{}, row{};  // the rows of a's prefixes i-2, i-1 and i
  for (std::size_t k = 0; k <= b.size(); ++k) last[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const bool same = fold(a[i - 1]) == fold(b[k - 1]);
      row[k] = std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (same ? 0 : 1)});
      if (i > 1 && k > 1 && fold(a[i - 1]) == fold(b[k - 2]) && fold(a[i - 2]) == fold(b[k - 1])) {
        row[k] = std::min(row[k], before[k - 2] + 1);
      }
      least = std::min(least, row[k]);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
}

std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  if (word.empty() || word.size() > kMaxWord) return best;
  std::size_t limit = limit_for(word.size());
  for (const std::string_view candidate : candidates) {
    // No suggestion that shares nothing with the word.
    const std::size_t most = std::min(limit, std::max(word.size(), candidate.size()) - 1);
    const std::size_t distance = edit_distance(word, candidate, most);
    if (distance > most) continue;
    best = candidate;
    if (distance == 0) return best;
    limit = distance - 1;
  }
  if (!best.empty()) return best;
  const auto longer = std::find_if(candidates.begin(), candidates.end(),
                                   [&](std::string_view candidate) { return starts(word, candidate); });
  return longer == candidates.end() ? best : *longer;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view near = closest(word, candidates);
  if (near.empty()) return {};
  std::string out = "did you mean '";
  return out.append(near).append("'?");
}

}  // namespace lede::core
