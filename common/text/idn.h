// Host names in letters other than ASCII.
#pragma once

#include <string>
#include <string_view>

namespace lede::text {

// The ASCII ("xn--") form of an internationalised host name (UTS #46, not transitional), or an
// empty string when it has none.
std::string idn_to_ascii(std::string_view host);

}  // namespace lede::text
