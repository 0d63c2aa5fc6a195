#include "common/text/date_reading.h"

namespace lede::text {

namespace {

constexpr std::size_t kMaxLength = 80;

// ISO 8601's week date: day `weekday` (1: Monday) of week `week`.
bool set_week_date(CivilTime& civil, int week, int weekday) {
  using namespace std::chrono;
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return false;
  // Week 1 holds 4 January.
  const sys_days fourth = year{civil.year} / January / 4;
  const sys_days monday = fourth - (std::chrono::weekday{fourth} - Monday);
  const year_month_day date{monday + days{(week - 1) * 7 + weekday - 1}};
  if (week == 53) {
    const sys_days thursday = monday + days{52 * 7 + 3};
    if (year_month_day{thursday}.year() != year{civil.year}) return false;
  }
  civil.year = static_cast<int>(date.year());
  civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
  civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return true;
}

bool set_day_of_year(CivilTime& civil, int day) {
  using namespace std::chrono;
  if (day < 1 || day > (year{civil.year}.is_leap() ? 366 : 365)) return false;
  const year_month_day date{sys_days{year{civil.year} / January / 1} + days{day - 1}};
  civil.month = static_cast<int>(static_cast<unsigned>(date.month()));
  civil.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return true;
}

class IsoReader {
 public:
  explicit IsoReader(std::string_view text) : in_(text) {}

  DateReading read() {
    const DateFault fault = read_calendar();
    if (fault != DateFault::kNone) return {fault, {}, Precision::kDay};
    if (!in_.done() && !read_clock_and_zone()) return {};
    return to_reading(civil_);
  }

 private:
  static constexpr DateFault check(bool good) { return good ? DateFault::kNone : DateFault::kNoSuchDay; }

  DateFault read_calendar() {
    const DateCursor::Digits first = in_.take_digits();
    const long long value = first.value;
    switch (first.count) {
      case 4:
        civil_.year = static_cast<int>(value);
        return read_after_year();
      case 7:
        civil_.year = static_cast<int>(value / 1000);
        return check(set_day_of_year(civil_, static_cast<int>(value % 1000)));
      case 8:
        set_date(value);
        return DateFault::kNone;
      case 12:
      case 14:
        set_date(first.count == 14 ? value / 1000000 : value / 10000);
        set_compact_clock(first.count == 14 ? value % 1000000 : value % 10000 * 100,
                          first.count == 14 ? 6 : 4);
        has_clock_ = true;
        return DateFault::kNone;
      default:
        return DateFault::kNotADate;
    }
  }

  DateFault read_after_year() {
    civil_.precision = Precision::kYear;
    if (in_.done()) return DateFault::kNone;
    const bool dashes = in_.take('-');
    if (in_.take_letter('w')) return read_week(dashes);
    if (!dashes) return DateFault::kNotADate;
    const DateCursor::Digits month = in_.take_digits();
    if (month.count == 3) {
      civil_.precision = Precision::kDay;
      return check(set_day_of_year(civil_, static_cast<int>(month.value)));
    }
    if (month.count < 1 || month.count > 2) return DateFault::kNotADate;
    civil_.month = static_cast<int>(month.value);
    civil_.precision = Precision::kMonth;
    if (in_.done()) return DateFault::kNone;
    if (!in_.take('-')) return DateFault::kNotADate;
    const DateCursor::Digits day = in_.take_digits();
    if (day.count < 1 || day.count > 2) return DateFault::kNotADate;
    civil_.day = static_cast<int>(day.value);
    civil_.precision = Precision::kDay;
    return DateFault::kNone;
  }

  DateFault read_week(bool dashes) {
    const DateCursor::Digits week = in_.take_digits();
    int number = static_cast<int>(week.value), weekday = 1;
    civil_.precision = Precision::kWeek;
    if (!dashes && week.count == 3) {
      number = static_cast<int>(week.value / 10);
      weekday = static_cast<int>(week.value % 10);
      civil_.precision = Precision::kDay;
    } else if (week.count != 2) {
      return DateFault::kNotADate;
    } else if (dashes && in_.take('-')) {
      const DateCursor::Digits day = in_.take_digits();
      if (day.count != 1) return DateFault::kNotADate;
      weekday = static_cast<int>(day.value);
      civil_.precision = Precision::kDay;
    }
    return check(set_week_date(civil_, number, weekday));
  }

  void set_date(long long digits) {
    civil_.year = static_cast<int>(digits / 10000);
    civil_.month = static_cast<int>(digits / 100 % 100);
    civil_.day = static_cast<int>(digits % 100);
  }

  // HH, HHMM or HHMMSS; `digits` as HHMMSS.
  void set_compact_clock(long long digits, int count) {
    civil_.hour = static_cast<int>(digits / 10000);
    civil_.minute = static_cast<int>(digits / 100 % 100);
    civil_.second = static_cast<int>(digits % 100);
    civil_.precision = count == 6 ? Precision::kSecond : Precision::kMinute;
  }

  bool read_clock_and_zone() {
    if (civil_.precision < Precision::kDay) return false;
    const std::size_t before = in_.position();
    const bool separated = in_.take_letter('t') || in_.peek() == ' ' || in_.peek() == '_';
    if (in_.peek() == '_') in_.skip();
    in_.skip_spaces();
    if (separated && !has_clock_ && in_.at_digit()) {
      if (!read_clock()) return false;
    } else {
      in_.rewind(before);
    }
    return read_zone();
  }

  bool read_clock() {
    const DateCursor::Digits digits = in_.take_digits();
    if (digits.count == 4 || digits.count == 6) {
      set_compact_clock(digits.count == 4 ? digits.value * 100 : digits.value, digits.count);
      if ((in_.peek() == '.' || in_.peek() == ',') && in_.at_digit(1)) {
        in_.skip();
        in_.take_digits();
      }
      return true;
    }
    if (digits.count != 1 && digits.count != 2) return false;
    civil_.hour = static_cast<int>(digits.value);
    civil_.precision = Precision::kMinute;
    return in_.peek() != ':' || take_minutes(in_, civil_);
  }

  // Z, an offset, an offset followed by Z, either with a zone in brackets (RFC 9557).
  bool read_zone() {
    in_.skip_spaces();
    if (in_.peek() == ':' && (in_.peek(1) == '+' || in_.peek(1) == '-')) in_.skip();
    if (at_sign(in_) && !take_offset(in_, civil_.zone)) return false;
    in_.take_letter('z');
    if (in_.peek() == '[' && in_.rest().back() == ']') in_.skip(in_.rest().size());
    return in_.done();
  }

  DateCursor in_;
  CivilTime civil_;
  bool has_clock_ = false;
};

}  // namespace

DateReading read_iso_date(std::string_view text) {
  return text.size() > kMaxLength ? DateReading{} : IsoReader(text).read();
}

}  // namespace lede::text
