#include "common/text/date_reading.h"

#include <algorithm>

namespace lede::text {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kMaxOffset = 24 * 3600;
constexpr Time kFirst = std::chrono::sys_days{std::chrono::year{1000} / 1 / 1};
constexpr Time kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};
constexpr std::string_view kMinusSign = "\xE2\x88\x92";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

bool DateCursor::take(char c) {
  if (done() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool DateCursor::take_letter(char c) { return take(c) || take(static_cast<char>(c - 'a' + 'A')); }

void DateCursor::skip_spaces() {
  while (!done() && is_space(text_[at_])) ++at_;
}

DateCursor::Digits DateCursor::take_digits() {
  Digits digits;
  for (; at_digit(); ++at_, ++digits.count) {
    if (digits.count < 18) digits.value = digits.value * 10 + (text_[at_] - '0');
  }
  return digits;
}

bool take_minutes(DateCursor& in, CivilTime& civil) {
  if (in.peek() != ':' || !in.at_digit(1)) return false;
  in.skip();
  DateCursor::Digits digits = in.take_digits();
  if (digits.count > 2) return false;
  civil.minute = static_cast<int>(digits.value);
  civil.precision = Precision::kMinute;
  if (in.peek() == ':' && in.at_digit(1)) {
    in.skip();
    digits = in.take_digits();
    if (digits.count > 2) return false;
    civil.second = static_cast<int>(digits.value);
    civil.precision = Precision::kSecond;
  }
  // A fraction; a colon before it is .NET's and MSSQL's.
  if ((in.peek() == '.' || in.peek() == ',' || in.peek() == ':') && in.at_digit(1)) {
    in.skip();
    in.take_digits();
  }
  return true;
}

bool at_sign(const DateCursor& in) {
  return in.peek() == '+' || in.peek() == '-' || in.rest().substr(0, kMinusSign.size()) == kMinusSign;
}

bool take_offset(DateCursor& in, Zone& zone) {
  bool west = false;
  while (at_sign(in)) {
    west = in.peek() != '+';
    in.skip(in.peek() == kMinusSign.front() ? kMinusSign.size() : 1);
  }
  const DateCursor::Digits digits = in.take_digits();
  int hour = static_cast<int>(digits.value);
  int minute = 0;
  if (digits.count == 3 || digits.count == 4) {
    hour = static_cast<int>(digits.value / 100);
    minute = static_cast<int>(digits.value % 100);
  } else if (digits.count != 1 && digits.count != 2) {
    return false;
  } else if (in.take(':')) {
    const DateCursor::Digits tail = in.take_digits();
    if (tail.count != 2) return false;
    minute = static_cast<int>(tail.value);
    if (in.peek() == ':' && in.at_digit(1)) {  // seconds of an offset are never other than 0
      in.skip();
      in.take_digits();
    }
  }
  if (minute > 59) return false;
  const int offset = hour * 3600 + minute * 60;
  if (offset >= kMaxOffset) return false;
  zone = {west ? -offset : offset, {}};
  return true;
}

DateReading to_reading(const CivilTime& civil) {
  DateReading reading;
  reading.precision = civil.precision;
  reading.fault = DateFault::kNoSuchDay;
  const auto date = std::chrono::year{civil.year} / civil.month / civil.day;
  if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31 || !date.ok()) return reading;
  const bool end_of_day = civil.hour == 24 && civil.minute == 0 && civil.second == 0;
  if ((civil.hour > 23 && !end_of_day) || civil.minute > 59 || civil.second > 60) return reading;
  const Time local = std::chrono::sys_days{date} + hours{civil.hour} + minutes{civil.minute} +
                     seconds{std::min(civil.second, 59)};
  const int offset =
      civil.zone.region.empty() ? civil.zone.offset : offset_in_region(civil.zone.region, local);
  reading.time = local - seconds{offset};
  if (offset % 60 == 0) reading.offset = minutes{offset / 60};
  if (civil.year >= 1000 && reading.time >= kFirst && reading.time < kEnd) reading.fault = DateFault::kNone;
  return reading;
}

std::string_view trim_date(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace lede::text
