// An entry as keys with lists of strings: what all formats of dictionaries but TOML share.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tag/dictionary.h"

namespace lede::tag {

inline constexpr std::array<std::string_view, 13> kEntryKeys = {
    "name",     "kind",          "surnames", "aliases", "case",    "requires", "requires_near",
    "excludes", "excludes_near", "not_in",   "also",    "broader", "id"};

// The values of one of kEntryKeys; of `aliases` also those with rules of their own.
std::vector<std::string> values_of(const Entry& entry, std::string_view key);

// Puts `value` into the entry, run together. What is wrong with it; empty when nothing is.
std::string add_value(Entry& entry, std::string_view key, std::string_view value);

// What is wrong with `name`, run together; empty when nothing is.
std::string flaw_of_name(std::string_view name);

}  // namespace lede::tag
