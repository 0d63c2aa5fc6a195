// Readers of flags' values, with the mistakes that they can be told.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/core/result.h"

namespace lede::searcher {

core::Error usage(std::string message, std::string hint);
// "unknown WHAT 'word'", with the likeliest of `known` as the hint, or all of them.
core::Error no_such(const std::string& what, std::string_view word,
                    const std::vector<std::string_view>& known);

// The parts of "a,b,c" that are not empty.
std::vector<std::string_view> split(std::string_view text, char at);

// A whole number up to a billion. `flag` is what the message calls it.
core::Result<std::size_t> number(const std::string& flag, std::string_view text);

// The same for a flag that may be left out, between two bounds.
core::Status read_number(const std::string& flag, std::string_view text, std::size_t& into,
                         std::size_t least = 0, std::size_t most = 1'000'000'000);

// The value that `word` names in a table.
template <typename T, std::size_t N>
core::Result<T> choice(const std::string& flag, std::string_view word,
                       const std::array<std::pair<std::string_view, T>, N>& table) {
  std::vector<std::string_view> known;
  for (const auto& [name, value] : table) {
    if (name == word) return value;
    known.push_back(name);
  }
  return no_such("value of " + flag, word, known);
}

// The same for a flag that may be left out: empty `word` changes nothing.
template <typename T, std::size_t N>
core::Status read_choice(const std::string& flag, std::string_view word,
                         const std::array<std::pair<std::string_view, T>, N>& table, T& into) {
  if (word.empty()) return core::ok_status();
  auto chosen = choice(flag, word, table);
  if (!chosen) return chosen.error();
  into = *chosen;
  return core::ok_status();
}

}  // namespace lede::searcher
