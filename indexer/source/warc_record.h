// The header of a WARC record (ISO 28500:2017, WARC 1.0 and 1.1, sections 4 and 5).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::source {

struct WarcRecord {
  std::string type;                              // WARC-Type in lower case
  std::string url;                               // WARC-Target-URI untouched, <> around it left out
  std::optional<std::chrono::sys_seconds> date;  // WARC-Date
  std::uint64_t length = 0;                      // of the content, in bytes
  std::uint64_t offset = 0;                      // of the record in the unpacked file, in bytes
  bool partial = false;                          // WARC-Truncated, or one segment of several
};

// The longest header that is read, in bytes.
inline constexpr std::size_t kMaxWarcHeader = std::size_t{64} << 10;
// What is_record_start() looks at, in bytes.
inline constexpr std::size_t kRecordStart = 9;

// Whether a record begins where `bytes` do: its version and the end of that line. Less than
// kRecordStart bytes are none.
bool is_record_start(std::string_view bytes);
// Where the first record in `bytes` begins, npos for none.
std::size_t find_record_start(std::string_view bytes);

// Reads `lines`, the header without the empty line that ends it; `offset` is for the record.
// Errors (kInvalidInput): no Content-Length that can be read.
core::Result<WarcRecord> parse_warc_header(std::string_view lines, std::uint64_t offset);

}  // namespace lede::source
