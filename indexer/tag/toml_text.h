// TOML (1.0) written by hand, since toml++ would not keep an entry's order and layout.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lede::tag {

// A basic string with its quotes.
std::string toml_string(std::string_view s);

// ["a", "b"]
std::string toml_array(std::span<const std::string> values);

}  // namespace lede::tag
