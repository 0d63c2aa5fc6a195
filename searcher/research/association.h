// How strongly two properties of articles go together: measures of a 2x2 table of counts.
#pragma once

#include <cstdint>

namespace lede::research {

// Of `all` articles, `a` have the one, `b` the other, `both` both. both <= a, b <= all.
struct Contingency {
  std::uint64_t both = 0;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t all = 0;
};

// How many would have both by chance: a * b / all; 0 where there are none at all.
double expected(const Contingency& counts);

// both / expected: 1 as by chance, 2 twice as often. Its logarithm is the pointwise mutual information
// of Church and Hanks 1990. High for rare things that met once, so it wants a least count beside it.
// 0 where nothing is expected.
double lift(const Contingency& counts);

// The log-likelihood ratio G2 of Dunning 1993 ("Accurate methods for the statistics of surprise and
// coincidence"): how surely they do not go together, or part, by chance alone; sound for small counts
// too. By chance it exceeds 10.83 once in a thousand pairs (chi-squared, one degree of freedom).
// Negative where they meet less often than by chance.
double log_likelihood(const Contingency& counts);

}  // namespace lede::research
