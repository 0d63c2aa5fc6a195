// The inside of dates.h: how one date is read, with how exact it is and why it was refused.
#pragma once

#include <string_view>

#include "common/text/date_names.h"
#include "common/text/dates.h"

namespace lede::text {

enum class DateFault {
  kNone,
  kNotADate,   // not the form of a date
  kNoSuchDay,  // 30 February, 25 o'clock, the year 0
  kAmbiguous,  // 3/4/2014
};

enum class Precision { kYear, kMonth, kWeek, kDay, kMinute, kSecond };

struct DateReading {
  DateFault fault = DateFault::kNotADate;
  Time time{};  // the first second of the span
  Precision precision = Precision::kSecond;
  std::chrono::minutes offset{0};  // of the clock that it was written by, east of UTC

  explicit operator bool() const { return fault == DateFault::kNone; }
};

// A calendar date and a wall clock in a zone, unchecked.
struct CivilTime {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  Zone zone;
  Precision precision = Precision::kDay;
};

// Checks the ranges (years 1000 to 9999, 24:00:00 as the next midnight, :60 as :59) and turns
// the clock to UTC.
DateReading to_reading(const CivilTime& civil);

// Walks over the bytes of a date. Never reads past the end.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : text_(text) {}

  struct Digits {
    long long value = 0;  // of up to 18 digits
    int count = 0;
  };

  bool done() const { return at_ >= text_.size(); }
  // The byte `ahead` of the next one, or NUL.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool at_digit(std::size_t ahead = 0) const { return peek(ahead) >= '0' && peek(ahead) <= '9'; }
  void skip(std::size_t bytes = 1) { at_ += bytes; }
  bool take(char c);
  // Takes `c` in either case; `c` must be a lower-case letter.
  bool take_letter(char c);
  void skip_spaces();
  std::string_view rest() const { return done() ? std::string_view() : text_.substr(at_); }
  Digits take_digits();
  std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// ":MM", ":MM:SS" and a fraction after an hour that was read; sets precision. False when there
// is no minute.
bool take_minutes(DateCursor& in, CivilTime& civil);

// "+09:00", "-0700", "+1", "--0700", with U+2212 for the minus; at the sign. False, with the
// cursor somewhere, when it is no offset.
bool take_offset(DateCursor& in, Zone& zone);

// True at a byte that starts an offset.
bool at_sign(const DateCursor& in);

// ISO 8601 and its kin, from the first byte to the last; `text` is trimmed.
DateReading read_iso_date(std::string_view text);

// Dates of words and numbers in any usual order; `text` is trimmed. With `month_as_word` only
// those that name their month.
DateReading read_loose_date(std::string_view text, bool month_as_word);

// All forms of parse_date() but seconds since 1970; trims.
DateReading read_date(std::string_view text);

std::string_view trim_date(std::string_view text);

// Seconds east of UTC in an IANA zone when its clocks show `local` (seconds as if in UTC);
// 0 for an unknown zone.
int offset_in_region(std::string_view region, Time local);

}  // namespace lede::text
