#include "common/text/dates.h"

#include "common/text/date_reading.h"

namespace lede::text {

namespace {

std::optional<Time> time_of(const DateReading& reading) {
  return reading ? std::optional<Time>(reading.time) : std::nullopt;
}

std::optional<ZonedTime> zoned_time_of(const DateReading& reading) {
  if (!reading) return std::nullopt;
  return ZonedTime{reading.time, reading.offset, reading.precision >= Precision::kDay};
}

// Seconds (10 digits) or milliseconds (13 digits) since 1970: the years 2001 to 2286.
std::optional<Time> read_unix_time(std::string_view text) {
  DateCursor in(text);
  const DateCursor::Digits digits = in.take_digits();
  if (!in.done() || (digits.count != 10 && digits.count != 13) || text[0] == '0') return std::nullopt;
  return Time{std::chrono::seconds{digits.count == 10 ? digits.value : digits.value / 1000}};
}

void append_digits(std::string& out, int value, int count) {
  const std::size_t start = out.size();
  out.append(static_cast<std::size_t>(count), '0');
  for (std::size_t i = out.size(); i-- > start; value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

DateReading read_date(std::string_view text) {
  const std::string_view trimmed = trim_date(text);
  const DateReading iso = read_iso_date(trimmed);
  if (iso.fault != DateFault::kNotADate) return iso;
  return read_loose_date(trimmed, false);
}

std::optional<Time> parse_iso_date(std::string_view s) { return time_of(read_iso_date(trim_date(s))); }

std::optional<ZonedTime> parse_zoned_iso_date(std::string_view s) {
  return zoned_time_of(read_iso_date(trim_date(s)));
}

std::optional<Time> parse_rfc822_date(std::string_view s) {
  return time_of(read_loose_date(trim_date(s), true));
}

std::optional<Time> parse_date(std::string_view s) {
  const std::optional<ZonedTime> zoned = parse_zoned_date(s);
  return zoned ? std::optional<Time>(zoned->time) : std::nullopt;
}

std::optional<ZonedTime> parse_zoned_date(std::string_view s) {
  if (const DateReading reading = read_date(s)) return zoned_time_of(reading);
  const std::optional<Time> time = read_unix_time(trim_date(s));
  return time ? std::optional<ZonedTime>(ZonedTime{*time}) : std::nullopt;
}

std::string to_day(Time t) {
  const auto day = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day date{day};
  std::string out;
  append_digits(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_digits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

std::string to_rfc3339(Time t, std::chrono::minutes offset) {
  using namespace std::chrono;
  const sys_days first{year{1000} / January / 1};
  const sys_days end{year{9999} / December / 31};
  if (abs(offset) >= days{1} || t + offset < first || t + offset >= end) offset = minutes{0};
  const Time local = t + offset;
  const auto day = floor<days>(local);
  const hh_mm_ss clock{local - day};
  std::string out = to_day(local);
  out += 'T';
  append_digits(out, static_cast<int>(clock.hours().count()), 2);
  out += ':';
  append_digits(out, static_cast<int>(clock.minutes().count()), 2);
  out += ':';
  append_digits(out, static_cast<int>(clock.seconds().count()), 2);
  if (offset == minutes{0}) return out + 'Z';
  const hh_mm_ss ahead{abs(offset)};
  out += offset < minutes{0} ? '-' : '+';
  append_digits(out, static_cast<int>(ahead.hours().count()), 2);
  out += ':';
  append_digits(out, static_cast<int>(ahead.minutes().count()), 2);
  return out;
}

}  // namespace lede::text
