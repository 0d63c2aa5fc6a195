// Tags as publishers write them, told from what their systems put among them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lede::extract {

inline constexpr std::size_t kMaxTag = 80;  // bytes

// Adds one tag unless it is there already or is none: keys of a publishing system ("topic/ferries"
// gives the topic, "Section: Sport" nothing), identifiers, numbers, addresses.
void add_tag(std::vector<std::string>& tags, std::string_view raw);

// The tags of lists such as "ferries, quay" or "ferries; quay". A list of subject codes ("AERO",
// "AIRS08") holds none.
void add_lists(std::vector<std::string>& tags, const std::vector<std::string>& lists);

}  // namespace lede::extract
