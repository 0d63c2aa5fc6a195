#include <algorithm>
#include <array>
#include <string>

#include "common/text/date_reading.h"
#include "common/text/icu.h"
#include "common/text/utf8.h"

namespace lede::text {

namespace {

constexpr std::size_t kMaxLength = 160;
constexpr std::size_t kMaxNumbers = 3;
constexpr std::size_t kMaxWord = 40;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// RFC 2822, section 4.3; 0 for a year of one digit or too many.
int full_year(int value, int digits) {
  if (digits == 2) return value < 50 ? 2000 + value : 1900 + value;
  if (digits == 3) return 1900 + value;
  return digits == 4 ? value : 0;
}

std::string lower_case(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    char32_t c = next_code_point(word, i);
    if (c >= 0x80) {
      c = static_cast<char32_t>(icu_uc().u_tolower(static_cast<UChar32>(c)));
    } else if (c >= 'A' && c <= 'Z') {
      c += 'a' - 'A';
    }
    append_utf8(out, c);
  }
  return out;
}

// Collects the parts of a date from left to right, then decides what the numbers mean.
class LooseReader {
 public:
  explicit LooseReader(std::string_view text) : in_(text) {}

  DateReading read(bool month_as_word) {
    while (!in_.done()) {
      if (!take_part()) return {};
    }
    if (bare_hour_ && meridian_ == 0) return {};
    if (meridian_ != 0 && !apply_meridian()) return {DateFault::kNoSuchDay, {}, Precision::kMinute};
    if (civil_.month_named) return read_named();
    return month_as_word ? DateReading{} : read_numeric();
  }

 private:
  enum class Part { kNone, kNumber, kWord, kClock, kZone };

  struct Number {
    int value = 0;
    int digits = 0;
  };

  struct Parts : CivilTime {
    bool month_named = false;
  };

  bool date_complete() const { return count_ + (civil_.month_named ? 1 : 0) >= 3; }

  bool take_part() {
    const char c = in_.peek();
    if (in_.at_digit()) return take_number();
    if (at_sign(in_) && sign_is_zone()) {
      last_ = Part::kZone;
      return take_offset(in_, civil_.zone);
    }
    if (c == '(' || c == '[') return skip_comment(c == '(' ? ')' : ']');
    if (const DateMark mark = date_mark_at(in_.rest()); mark.length != 0) return use_mark(mark);
    if (is_word_byte(c)) return take_word();
    if (std::string_view(" \t\n\v\f\r,.;:-/'|").find(c) == std::string_view::npos) return false;
    if (c != ' ' && last_ == Part::kNumber && count_ == 1) separator_ = c;
    if (c == '/' && count_ == 2 && separator_ == '.') mixed_ = true;
    in_.skip();
    return true;
  }

  bool sign_is_zone() const {
    const bool digit_follows = in_.at_digit(1) || in_.at_digit(2) || in_.at_digit(3);
    if (!digit_follows) return false;
    if (last_ == Part::kClock || last_ == Part::kZone) return true;
    const bool four =
        in_.at_digit(1) && in_.at_digit(2) && in_.at_digit(3) && in_.at_digit(4) && !in_.at_digit(5);
    return date_complete() && four;
  }

  bool skip_comment(char close) {
    const std::size_t end = in_.rest().find(close);
    in_.skip(end == std::string_view::npos ? in_.rest().size() : end + 1);
    return true;
  }

  bool take_number() {
    const DateCursor::Digits digits = in_.take_digits();
    if (digits.count > 4) return false;
    const int value = static_cast<int>(digits.value);
    const bool hour_mark = (in_.peek() == 'h' || in_.peek() == 'H') && !is_word_byte(in_.peek(1));
    if (!has_clock_ && digits.count <= 2 && (hour_mark || (in_.peek() == ':' && in_.at_digit(1)))) {
      return take_clock(value, hour_mark);
    }
    if (in_.peek() == ':' && in_.at_digit(1)) return false;  // a second clock
    if (has_clock_ && date_complete()) {
      // An offset whose plus sign was lost where + stood for a space.
      if (digits.count != 4 && !(digits.count == 2 && value == 0)) return false;
      civil_.zone = {value / 100 * 3600 + value % 100 * 60, {}};
      last_ = Part::kZone;
      return value < 1500 && value % 100 < 60;
    }
    if (count_ == kMaxNumbers) return take_bare_hour(value, digits.count);
    numbers_[count_++] = {value, digits.count};
    last_ = Part::kNumber;
    skip_ordinal();
    return true;
  }

  bool take_clock(int hour, bool hour_mark) {
    civil_.hour = hour;
    if (hour_mark) {
      in_.skip();
      civil_.precision = Precision::kMinute;
      const DateCursor::Digits minute = in_.take_digits();
      if (minute.count != 0 && minute.count != 2) return false;
      civil_.minute = static_cast<int>(minute.value);
    } else if (!take_minutes(in_, civil_)) {
      return false;
    }
    has_clock_ = true;
    last_ = Part::kClock;
    return true;
  }

  // A number after the date that "am" or "pm" must follow.
  bool take_bare_hour(int value, int digits) {
    if (has_clock_ || digits > 2) return false;
    bare_hour_ = true;
    return take_clock_hour(value);
  }

  bool take_clock_hour(int value) {
    civil_.hour = value;
    civil_.precision = Precision::kMinute;
    has_clock_ = true;
    last_ = Part::kClock;
    return true;
  }

  void skip_ordinal() {
    const char a = in_.peek(), b = in_.peek(1);
    if (is_word_byte(in_.peek(2))) return;
    const std::string_view pair = in_.rest().substr(0, 2);
    const std::string low = lower_case(pair);
    if (is_word_byte(a) && is_word_byte(b) && (low == "st" || low == "nd" || low == "rd" || low == "th")) {
      in_.skip(2);
    }
  }

  bool take_word() {
    const std::string_view rest = in_.rest();
    std::size_t length = 0;
    const auto inner = [&](char c) {
      return c == '/' || c == '_' || ((c == '.' || c == '-') && last_ != Part::kNumber);
    };
    while (length < rest.size() &&
           (is_word_byte(rest[length]) ||
            (inner(rest[length]) && length + 1 < rest.size() && is_word_byte(rest[length + 1])))) {
      ++length;
    }
    if (length > kMaxWord) return false;
    const std::string_view written = rest.substr(0, length);
    in_.skip(length);
    return use_word(written, lower_case(written));
  }

  bool use_word(std::string_view written, const std::string& word) {
    const Part before = last_;
    last_ = Part::kWord;
    if (const char half = meridian_of(word); half != 0) return use_meridian(half, before);
    if (const int weekday = weekday_of(word); weekday >= 0) {
      weekday_ = weekday;
      return true;
    }
    if (const int month = month_of(word); month != 0) return use_month(month, word);
    if (written.find('/') != std::string_view::npos) return use_region(written, word);
    if (const auto zone = zone_of(word); zone && (has_clock_ || date_complete())) {
      civil_.zone = *zone;
      last_ = Part::kZone;
      return true;
    }
    if (is_filler(word)) return true;
    // An unknown zone is UTC (RFC 2822, section 4.3).
    if (has_clock_ && before == Part::kClock && written.size() <= 5) return true;
    const bool first = !seen_word_ && count_ == 0 && !has_clock_;
    seen_word_ = true;
    return first;
  }

  bool use_mark(const DateMark& mark) {
    in_.skip(mark.length);
    if (mark.meaning == 'a' || mark.meaning == 'p') {
      meridian_ = mark.meaning;
    } else if (mark.meaning == 'h') {
      // The number before is waiting as a bare hour when three stood before it.
      if (!bare_hour_ || last_ != Part::kClock) return false;
      bare_hour_ = false;
      in_.skip_spaces();
      const DateCursor::Digits minute = in_.take_digits();
      civil_.minute = static_cast<int>(minute.value);
      return minute.count <= 2;
    }
    last_ = Part::kWord;
    return true;
  }

  bool use_meridian(char half, Part before) {
    if (half == 'a' && count_ == 0 && !has_clock_) return true;  // German: "am 7. Dezember"
    if (meridian_ != 0) return false;
    meridian_ = half;
    if (has_clock_) {
      last_ = Part::kClock;
      return true;
    }
    // "December 7, 2014 9 pm"
    if (before != Part::kNumber || count_ < 3 || numbers_[2].digits > 2) return false;
    return take_clock_hour(numbers_[--count_].value);
  }

  bool use_month(int month, const std::string& word) {
    const bool also_weekday = word == "mar";  // mardi, martes, martedì
    if (civil_.month_named) {
      if (also_weekday) return true;
      if (!month_doubtful_) return false;
    }
    month_doubtful_ = also_weekday && count_ == 0;
    civil_.month = month;
    civil_.month_named = true;
    return true;
  }

  bool use_region(std::string_view written, const std::string& word) {
    if (!has_clock_) return false;
    last_ = Part::kZone;
    if (word.substr(0, 4) == "etc/") {
      if (const auto zone = zone_of(word.substr(4))) civil_.zone = *zone;
      return true;
    }
    civil_.zone = {0, written};
    return true;
  }

  bool apply_meridian() {
    if (civil_.hour > 12) return meridian_ == 'p';
    civil_.hour = civil_.hour % 12 + (meridian_ == 'p' ? 12 : 0);
    return true;
  }

  DateReading read_named() {
    if (count_ == 1 && numbers_[0].digits == 4 && !has_clock_) {
      civil_.year = numbers_[0].value;
      civil_.precision = Precision::kMonth;
      return to_reading(civil_);
    }
    if (count_ != 2) return {};
    const bool year_first = numbers_[0].digits == 4;
    const Number year = numbers_[year_first ? 0 : 1];
    const Number day = numbers_[year_first ? 1 : 0];
    if (day.digits > 2) return {};
    civil_.year = full_year(year.value, year.digits);
    civil_.day = day.value;
    return civil_.year == 0 ? DateReading{} : to_reading(civil_);
  }

  DateReading read_numeric() {
    if (count_ == 2) return read_month_and_year();
    if (count_ != 3 || mixed_) return {};
    const auto [a, b, c] = numbers_;
    if (b.digits > 2) return {};
    if (a.digits == 4) return c.digits <= 2 ? reading_of(a, b, c) : DateReading{};
    if (a.digits > 2 || c.digits < 2 || c.digits == 3) return {};
    choice_ = {};
    offer(c, b, a);
    // With points the day comes first, unless there is no such day: "12.16.2014".
    const bool no_other = choice_.fault == DateFault::kNotADate && c.digits == 4;
    if (separator_ != '.' || no_other) offer(c, a, b);
    if (c.digits == 2 && a.digits == 2 && separator_ != '.') offer(a, b, c);
    return choice_.fault == DateFault::kNotADate ? DateReading{DateFault::kNoSuchDay, {}, Precision::kDay}
                                                 : choice_;
  }

  DateReading read_month_and_year() {
    const bool year_first = numbers_[0].digits == 4;
    const Number year = numbers_[year_first ? 0 : 1], month = numbers_[year_first ? 1 : 0];
    if (has_clock_ || year.digits != 4 || month.digits > 2) return {};
    DateReading reading = reading_of(year, month, {1, 1});
    reading.precision = Precision::kMonth;
    return reading;
  }

  DateReading reading_of(Number year, Number month, Number day) {
    civil_.year = full_year(year.value, year.digits);
    civil_.month = month.value;
    civil_.day = day.value;
    return to_reading(civil_);
  }

  // One way to read the numbers: taken when it is a day, on the weekday given if there is one.
  // Two that differ leave the date ambiguous.
  void offer(Number year, Number month, Number day) {
    const DateReading reading = reading_of(year, month, day);
    if (!reading) return;
    if (weekday_ >= 0) {
      const auto date = std::chrono::year{civil_.year} / civil_.month / civil_.day;
      const std::chrono::weekday weekday{std::chrono::sys_days{date}};
      if (static_cast<int>(weekday.c_encoding()) != weekday_) return;
    }
    if (choice_.fault == DateFault::kNotADate) {
      choice_ = reading;
    } else if (choice_.time != reading.time) {
      choice_.fault = DateFault::kAmbiguous;
    }
  }

  DateCursor in_;
  Parts civil_;
  std::array<Number, kMaxNumbers> numbers_{};
  std::size_t count_ = 0;
  char separator_ = ' ';  // behind the first number
  bool mixed_ = false;    // another one behind the second: "9.8 / 10"
  int weekday_ = -1;
  char meridian_ = 0;
  bool has_clock_ = false;
  bool bare_hour_ = false;
  bool month_doubtful_ = false;
  bool seen_word_ = false;
  Part last_ = Part::kNone;
  DateReading choice_;
};

}  // namespace

DateReading read_loose_date(std::string_view text, bool month_as_word) {
  if (text.empty() || text.size() > kMaxLength || !is_valid_utf8(text)) return {};
  return LooseReader(text).read(month_as_word);
}

}  // namespace lede::text
