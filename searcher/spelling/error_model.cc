#include "searcher/spelling/error_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lede::spelling {
namespace {

constexpr double kOtherLetter = 3.2;  // ln 25: any of the letters
constexpr double kNearLetter = 2.0;   // one of a few
constexpr double kFirstLetter = 0.7;  // people see the first letter

constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

// Whether the keys touch, on the keyboard that most of Latin script types on.
bool are_neighbours(char a, char b) {
  int row_a = -1, row_b = -1;
  std::size_t at_a = 0, at_b = 0;
  for (int row = 0; row < 3; ++row) {
    if (const std::size_t at = kRows[row].find(a); at != std::string_view::npos) row_a = row, at_a = at;
    if (const std::size_t at = kRows[row].find(b); at != std::string_view::npos) row_b = row, at_b = at;
  }
  if (row_a < 0 || row_b < 0 || std::abs(row_a - row_b) > 1) return false;
  // A key of the row below lies under its own number and the next one above.
  const auto shift = static_cast<long>(at_a) - static_cast<long>(at_b);
  if (row_a == row_b) return std::abs(shift) == 1;
  return row_a < row_b ? shift == 0 || shift == 1 : shift == 0 || shift == -1;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

double replaced(char meant, char typed) {
  return are_neighbours(meant, typed) || (is_vowel(meant) && is_vowel(typed)) ? kNearLetter : kOtherLetter;
}

// A letter put in behind `before` and before `after` (0 at the word's ends).
double inserted(char typed, char before, char after) {
  if (typed == before || typed == after) return 0.7;
  return are_neighbours(typed, before) || are_neighbours(typed, after) ? kNearLetter : kOtherLetter;
}

double left_out(char meant, char before) { return meant == before ? -0.7 : 0; }

}  // namespace

double typing_cost(std::string_view typed, std::string_view meant) {
  const std::size_t rows = meant.size(), columns = typed.size();
  const double far = std::numeric_limits<double>::infinity();
  const auto at = [columns](std::size_t i, std::size_t k) { return i * (columns + 1) + k; };
  const auto char_at = [](std::string_view word, std::size_t i) { return i < word.size() ? word[i] : '\0'; };
  std::vector<double> cost((rows + 1) * (columns + 1), far);
  cost[0] = 0;
  for (std::size_t i = 0; i <= rows; ++i) {
    for (std::size_t k = 0; k <= columns; ++k) {
      if (i > k + 4 || k > i + 4) continue;
      double& best = cost[at(i, k)];
      const double first = i <= 1 && k <= 1 ? kFirstLetter : 0;
      if (i > 0 && k > 0) {
        const bool same = meant[i - 1] == typed[k - 1];
        best = std::min(best, cost[at(i - 1, k - 1)] +
                                  (same ? 0 : kPerEdit + first + replaced(meant[i - 1], typed[k - 1])));
      }
      if (i > 0) {
        const char before = i > 1 ? meant[i - 2] : '\0';
        best = std::min(best, cost[at(i - 1, k)] + kPerEdit + first + left_out(meant[i - 1], before));
      }
      if (k > 0) {
        const char before = k > 1 ? typed[k - 2] : '\0';
        best = std::min(
            best, cost[at(i, k - 1)] + kPerEdit + first + inserted(typed[k - 1], before, char_at(typed, k)));
      }
      if (i > 1 && k > 1 && meant[i - 1] == typed[k - 2] && meant[i - 2] == typed[k - 1])
        best = std::min(best, cost[at(i - 2, k - 2)] + kPerEdit + (i == 2 ? kFirstLetter : 0));
    }
  }
  return cost[at(rows, columns)];
}

}  // namespace lede::spelling
