// What the mapped files of sections (columns.h, tag_table.h) are read by: numbers and strings in
// place, never outside their section.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lede::archive {

template <typename T>
std::span<const T> as_span(std::string_view bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

// Whether `ends` divides bytes of that number: the last is their end.
inline bool divides(std::span<const std::uint32_t> ends, std::size_t bytes) {
  return (ends.empty() ? 0 : ends.back()) == bytes;
}

// The string of that number among strings that stand in `bytes` one after the other.
inline std::string_view part(std::span<const std::uint32_t> ends, std::string_view bytes,
                             std::uint32_t number) {
  if (number >= ends.size()) return {};
  const std::uint32_t begin = number == 0 ? 0 : ends[number - 1];
  if (begin > ends[number] || ends[number] > bytes.size()) return {};
  return bytes.substr(begin, ends[number] - begin);
}

// The numbers of row `row`, which starts[row] and starts[row + 1] bound.
inline std::span<const std::uint32_t> row_of_list(std::span<const std::uint32_t> starts,
                                                  std::span<const std::uint32_t> list, std::uint32_t row) {
  if (row + std::size_t{1} >= starts.size()) return {};
  const std::uint32_t begin = starts[row], end = starts[row + 1];
  if (begin > end || end > list.size()) return {};
  return list.subspan(begin, end - begin);
}

}  // namespace lede::archive
