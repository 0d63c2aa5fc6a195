// The words of dates: months, weekdays, halves of the day and time zones.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lede::text {

// A time zone as written. The default is UTC, which also stands for a missing one.
struct Zone {
  int offset = 0;           // seconds east of UTC
  std::string_view region;  // an IANA name, whose rules give the offset; else empty
};

// All take words in lower case, without a point at the end.

// 1 to 12 for the months' names and their usual short forms, else 0. English, and the names of
// other European languages that mean one month only.
int month_of(std::string_view word);

// 0 (Sunday) to 6, else -1. English; the usual short forms too.
int weekday_of(std::string_view word);

// True for weekdays' names in the other languages of month_of(), and for words that may stand
// between the parts of a date ("at", "de", "um").
bool is_filler(std::string_view word);

// 'a' for before noon, 'p' for after, else 0.
char meridian_of(std::string_view word);

// A sign of Chinese, Japanese or Korean dates, which need no spaces: 2014年12月7日 下午9时.
struct DateMark {
  std::size_t length = 0;  // bytes; 0 for none
  char meaning = 0;        // 'a', 'p': halves of the day, 'h': an hour stands before; 0: passed over
};

// The mark that `text` starts with.
DateMark date_mark_at(std::string_view text);

// Abbreviations of which one meaning is by far the usual one in news; "et", "pt" and the like
// have a region. Military letters but Z have no agreed meaning (RFC 2822, section 4.3).
std::optional<Zone> zone_of(std::string_view word);

}  // namespace lede::text
