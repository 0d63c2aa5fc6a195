#include "searcher/research/association.h"

#include <cmath>

namespace lede::research {
namespace {

// observed * ln(observed / expected); 0 for nothing observed, its limit.
double term(double observed, double by_chance) {
  return observed > 0 && by_chance > 0 ? observed * std::log(observed / by_chance) : 0;
}

}  // namespace

double expected(const Contingency& counts) {
  if (counts.all == 0) return 0;
  return static_cast<double>(counts.a) * static_cast<double>(counts.b) / static_cast<double>(counts.all);
}

double lift(const Contingency& counts) {
  const double by_chance = expected(counts);
  return by_chance > 0 ? static_cast<double>(counts.both) / by_chance : 0;
}

double log_likelihood(const Contingency& counts) {
  const double by_chance = expected(counts);
  const auto both = static_cast<double>(counts.both), a = static_cast<double>(counts.a),
             b = static_cast<double>(counts.b), all = static_cast<double>(counts.all);
  const double sum = term(both, by_chance) + term(a - both, a - by_chance) + term(b - both, b - by_chance) +
                     term(all - a - b + both, all - a - b + by_chance);
  const double g2 = 2 * (sum > 0 ? sum : 0);  // rounding can leave it a hair below
  return both < by_chance ? -g2 : g2;
}

}  // namespace lede::research
