// The value that was meant, where one was asked for that no article has.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace lede::plan {

// The value (its key, folded) of terms with `prefix` that is nearest to `key`: the most used one
// that continues it ("kim jong" -> "kim jong un"), else one that is a few letters away; empty
// for none. Reads at most kMaxValuesRead terms.
inline constexpr std::size_t kMaxValuesRead = 20'000;
std::string near_value(const Xapian::Database& database, std::string_view prefix, std::string_view key);

}  // namespace lede::plan
