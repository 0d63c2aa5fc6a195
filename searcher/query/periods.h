// Names that people give to spans of time: date:"the hack", --since "the hack".
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "common/text/date_range.h"

namespace lede::query {

// The names of an archive, in periods.toml of its folder, a line each:
//
//   "the hack" = "2014-11-24..2014-12-17"
//   "world cup" = "12 jun 2014..13 jul 2014"
//
// with anything that text::parse_date_range() reads. The file is read when a date is asked for that is
// none. Names are compared as tags are: case, accents and what stands between words apart.
class Periods {
 public:
  Periods(std::filesystem::path file, text::Time now) : file_(std::move(file)), now_(now) {}

  // What `words` stands for, as a date or range that text::parse_date_range() reads: a date as it is; a
  // name as its span; "since", "after", "until" or "before" and one of these as what it says ("since the
  // hack": from its first day on; "after": from the day after its last). Errors (kUsage): neither, with
  // the names that there are as the hint; a span of the file that cannot be read, at file:line:column;
  // (kIo): the file.
  core::Result<std::string> span_of(std::string_view words) const;

  // For --since and --until: where `words` is a name, its span's first or last day, or second where the
  // span has a clock; else `words`.
  core::Result<std::string> first_day(std::string_view words) const;
  core::Result<std::string> last_day(std::string_view words) const;

 private:
  struct Named {
    std::string key;   // folded
    std::string name;  // as written
    std::string span;
    std::string where;
  };
  core::Status read() const;
  core::Result<std::optional<text::DateRange>> named(std::string_view name) const;
  core::Result<text::DateRange> date_or_name(std::string_view words) const;

  std::filesystem::path file_;
  text::Time now_;
  mutable std::optional<std::vector<Named>> names_;
};

}  // namespace lede::query
