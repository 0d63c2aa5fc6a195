// Dates as articles' heads and addresses write them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/text/dates.h"

namespace lede::extract {

// To the day at least, and not the zero of a clock that was never set.
std::optional<text::ZonedTime> read_date(std::string_view value);

// "Updated", "Stand:", "Mis à jour le" and their like: the date behind tells of a change.
bool tells_update(std::string_view words);

// "Published on", "Veröffentlicht am" at the start of a line: the date behind is the article's.
bool tells_publication(std::string_view line);

struct WrittenDates {
  std::optional<text::ZonedTime> published;
  std::optional<text::ZonedTime> updated;
};

// The dates of one line, each by the words before it, where `dates` has none yet: "Thursday, December
// 18, 2014", "Published 7 Dec 2014 Updated 8 Dec 2014", "2014年12月20日 浜野". Beside other words only
// with all digits of the year.
void read_line(std::string_view line, WrittenDates& dates);

// "RAJSHAHI, Dec 20, 2025 (BSS) - ", "NEW YORK, Dec. 20, 2025 /PRNewswire/ -- ": how a paragraph begins
// that an agency sent.
std::optional<text::ZonedTime> date_in_dateline(std::string_view paragraph);

// ".../2014/12/07/...", ".../2014/dec/07/...", ".../2014-12-07-...", ".../20141207...": midnight UTC.
std::optional<std::chrono::sys_seconds> date_in_url(std::string_view url);

}  // namespace lede::extract
