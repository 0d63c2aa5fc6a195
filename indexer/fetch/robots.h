// robots.txt by RFC 9309: a pure reading of its bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lede::fetch {

inline constexpr std::string_view kProductToken = "lede";
inline constexpr std::size_t kRobotsLimit = 500
                                            << 10;  // bytes read (section 2.5); what follows is passed over

class Robots {
 public:
  static Robots allow_all() { return Robots(); }
  static Robots disallow_all();

  // The rules of all groups for `product` (its letters in any case, section 2.2.1), else of all
  // groups for "*". Any bytes: what is no rule is passed over. `product` is in lower case.
  static Robots parse(std::string_view bytes, std::string_view product = kProductToken);

  // Whether `url` (absolute, http or https) may be fetched: the longest rule that matches path and
  // query decides, Allow before Disallow of the same length; without one it may (section 2.2.2).
  // Time grows with the length of the rules times the length of the path.
  bool allows(std::string_view url) const;

  std::size_t bytes() const;  // held in memory, about

 private:
  struct Rule {
    std::string pattern;  // escapes normalised, runs of * as one
    bool allow = false;
  };
  std::vector<Rule> rules_;  // longest first, Allow first among equals
};

}  // namespace lede::fetch
