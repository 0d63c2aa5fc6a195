#include "indexer/fetch/response_head.h"

#include <algorithm>
#include <charconv>

#include "common/text/url_parts.h"

namespace lede::fetch {
namespace {

using std::chrono::seconds;

constexpr seconds kLongest = std::chrono::hours(24 * 3650);

std::string_view trim(std::string_view s) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = s.find_first_not_of(kSpace);
  if (begin == s.npos) return {};
  return s.substr(begin, s.find_last_not_of(kSpace) + 1 - begin);
}

bool has_control(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

seconds bounded(seconds time) { return std::clamp(time, seconds(0), kLongest); }

// RFC 9111 section 1.2.2: too large a number is the largest.
std::optional<seconds> read_seconds(std::string_view digits) {
  long long number = 0;
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), text::is_digit)) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc::result_out_of_range || number > kLongest.count()) return kLongest;
  return seconds(number);
}

// The argument of a directive in Cache-Control, unquoted; nothing when it is not there.
std::optional<std::string_view> directive(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view item = trim(list.substr(0, comma));
    const std::size_t equals = std::min(item.find('='), item.size());
    if (text::lower(trim(item.substr(0, equals))) == name) {
      std::string_view value = trim(item.substr(std::min(equals + 1, item.size())));
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
      return value;
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return std::nullopt;
}

}  // namespace

bool ResponseHead::add_line(std::string_view line, std::size_t limit) {
  bytes_ += line.size();
  if (bytes_ > limit) return false;
  if (line.starts_with("HTTP/")) {
    fields_.clear();
    complete_ = false;
    status_ = 0;
    const std::size_t space = std::min(line.find(' '), line.size());
    std::string_view rest = trim(line.substr(space));
    std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 3), status_);
    return true;
  }
  if (complete_) return true;
  const std::string_view text = trim(line);
  if (text.empty()) {
    complete_ = status_ >= 200;
    return true;
  }
  if (line.front() == ' ' || line.front() == '\t') {  // folded (RFC 9112 section 5.2)
    if (!fields_.empty()) fields_.back().second.append(" ").append(text);
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return true;
  fields_.emplace_back(text::lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  return true;
}

std::string_view ResponseHead::field(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return has_control(value) ? std::string_view() : std::string_view(value);
  }
  return {};
}

std::string ResponseHead::joined(std::string_view name) const {
  std::string all;
  for (const auto& [key, value] : fields_) {
    if (key == name) all.append(all.empty() ? "" : ", ").append(value);
  }
  return all;
}

std::optional<seconds> ResponseHead::max_age(text::Time now) const {
  const std::string control = joined("cache-control");
  if (directive(control, "no-store") || directive(control, "no-cache")) return seconds(0);
  const seconds age = read_seconds(field("age")).value_or(seconds(0));
  if (const auto value = directive(control, "max-age"))
    return bounded(read_seconds(*value).value_or(seconds(0)) - age);
  const std::string_view expires = field("expires");
  if (expires.empty()) return std::nullopt;
  const auto end = text::parse_rfc822_date(expires);
  if (!end) return seconds(0);  // RFC 9111 section 5.3: "0" and the like are in the past
  return bounded(*end - text::parse_rfc822_date(field("date")).value_or(now) - age);
}

std::optional<seconds> ResponseHead::retry_after(text::Time now) const {
  const std::string_view value = field("retry-after");
  if (const auto delay = read_seconds(value)) return delay;
  const auto until = text::parse_rfc822_date(value);
  if (!until) return std::nullopt;
  return bounded(*until - now);
}

}  // namespace lede::fetch
