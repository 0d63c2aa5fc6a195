// Field names as people type them before a colon.
#pragma once

#include <string>
#include <string_view>

namespace lede::query {

// What to say to someone who wrote `name:`, which is no field: "did you mean 'author'?", how
// to write what they may have meant, or the names that there are.
std::string unknown_field_hint(std::string_view name);

}  // namespace lede::query
