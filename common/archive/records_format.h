// What the reader and the writer of records files share (the format is told in records.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lede::archive {

inline constexpr std::string_view kRecordsMagic = "LEDEREC1";
inline constexpr std::size_t kRecordsHeader = 40;
// No input gives a larger record; a frame that claims one is damaged.
inline constexpr std::uint64_t kMaxRecord = std::uint64_t{256} << 20;

}  // namespace lede::archive
