#include "indexer/source/warc_record.h"

#include <charconv>

#include "common/text/dates.h"
#include "indexer/source/http_message.h"

namespace lede::source {
namespace {

constexpr std::string_view kVersion = "WARC/1.";

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// <...> around an address was allowed by early drafts and is still written.
std::string_view without_brackets(std::string_view s) {
  if (s.size() >= 2 && s.front() == '<' && s.back() == '>') return s.substr(1, s.size() - 2);
  return s;
}

std::optional<std::uint64_t> number_in(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

bool is_record_start(std::string_view bytes) {
  return bytes.size() >= kRecordStart && bytes.starts_with(kVersion) && bytes[kVersion.size()] >= '0' &&
         bytes[kVersion.size()] <= '9' &&
         (bytes[kRecordStart - 1] == '\r' || bytes[kRecordStart - 1] == '\n');
}

std::size_t find_record_start(std::string_view bytes) {
  std::size_t at = bytes.find(kVersion);
  while (at != std::string_view::npos && !is_record_start(bytes.substr(at)))
    at = bytes.find(kVersion, at + 1);
  return at;
}

core::Result<WarcRecord> parse_warc_header(std::string_view lines, std::uint64_t offset) {
  const std::optional<std::uint64_t> length = number_in(header_value(lines, "content-length"));
  if (!length) {
    return core::Error{core::ErrorCode::kInvalidInput, "WARC record without a readable Content-Length", "",
                       ""};
  }
  WarcRecord record;
  record.type = lower(header_value(lines, "warc-type"));
  record.url = without_brackets(header_value(lines, "warc-target-uri"));
  record.date = text::parse_iso_date(header_value(lines, "warc-date"));
  record.length = *length;
  record.offset = offset;
  record.partial =
      !header_value(lines, "warc-truncated").empty() || !header_value(lines, "warc-segment-number").empty();
  return record;
}

}  // namespace lede::source
