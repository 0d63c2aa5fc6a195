// Whether something is written about more than its own past would have it.
//
// The method is that of disease surveillance, where counts are small, uneven and reported by a varying
// number of doctors: Farrington, Andrews, Beale and Catchpole 1996, "A statistical algorithm for the
// early detection of outbreaks of infectious disease", J. R. Statist. Soc. A 159, without its terms for
// trend and season. Counts are a quasi-Poisson share of all articles of their window:
//
//   rate       q = (sum of past counts + 1/2) / (sum of past articles): half an article more, so that
//              what was never seen has a rate as well
//   expected   e = q * articles now: a day with more articles has more of everything
//   dispersion f = max(1, sum over past windows of (count - q n)^2 / (q n) / (windows - 1)): what always
//              comes in waves has to rise above them
//   variance   v = f e (1 + articles now / past articles): of the count and of the estimate
//   score      z = (count^(2/3) - e^(2/3)) / (2/3 e^(-1/3) sqrt(v)): the 2/3 power makes a skewed count
//              nearly normal, so z reads as standard deviations
#pragma once

#include <cstdint>
#include <span>

namespace lede::research {

struct Window {
  std::uint64_t count = 0;     // articles with it
  std::uint64_t articles = 0;  // all articles
};

struct Burst {
  double expected = 0;    // articles in the present window by the past's share
  double dispersion = 1;  // f
  double score = 0;       // z; above 3: by chance once in about 700 tags
};

// Windows without any article say nothing and are passed over. With no article in the past, or none
// now, nothing can be said: all is 0.
Burst measure_burst(std::span<const Window> past, const Window& now);

}  // namespace lede::research
