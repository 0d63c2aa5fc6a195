#include "searcher/plan/dates.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/schema.h"

namespace lede::plan {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using Xapian::Query;

// Wrong clocks leave odd months behind, but an archive of more than this many is no archive of news;
// then the value slot alone decides.
constexpr std::size_t kMaxTerms = 2'400;

// "M201412" or "D20141207" without the letter, as its first day.
std::optional<sys_days> first_day_of(std::string_view digits, bool has_day) {
  const std::size_t tail = has_day ? 4 : 2;
  if (digits.size() < tail + 4) return std::nullopt;
  int year = 0;
  unsigned rest = 0;
  const char* const split = digits.data() + digits.size() - tail;
  const char* const end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), split, year).ptr != split) return std::nullopt;
  if (std::from_chars(split, end, rest).ptr != end) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{has_day ? rest / 100 : rest},
                                         std::chrono::day{has_day ? rest % 100 : 1}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

sys_days next_month(sys_days first) { return sys_days{std::chrono::year_month_day{first} + months{1}}; }

// The month of `time`; these terms sort as the months do.
std::string month_term(text::Time time) {
  const std::string day = text::to_day(time);
  return "M" + day.substr(0, 4) + day.substr(5, 2);
}

enum class Overlap { kNone, kPart, kWhole };

Overlap overlap(const text::DateRange& range, text::Time begin, text::Time end) {
  if ((range.from && end <= *range.from) || (range.until && begin >= *range.until)) return Overlap::kNone;
  const bool whole = (!range.from || *range.from <= begin) && (!range.until || end <= *range.until);
  return whole ? Overlap::kWhole : Overlap::kPart;
}

Query value_query(const text::DateRange& range) {
  // Undated articles have the empty value, which lies before every other.
  const std::string first(1, '\0');
  const std::string from = range.from ? archive::encode_time(*range.from) : first;
  if (!range.until) return Query(Query::OP_VALUE_GE, archive::kPublishedSlot, from);
  const std::string to = archive::encode_time(*range.until - std::chrono::seconds{1});  // `until` is outside
  return Query(Query::OP_VALUE_RANGE, archive::kPublishedSlot, from, to);
}

class DateTerms {
 public:
  DateTerms(const Xapian::Database& database, const text::DateRange& range)
      : database_(database), range_(range) {}

  Query query() {
    add_months();
    if (queries_.size() > kMaxTerms) return value_query(range_);
    return Query(Query::OP_OR, queries_.begin(), queries_.end());
  }

 private:
  void add_months() {
    auto it = database_.allterms_begin("M");
    const auto end = database_.allterms_end("M");
    if (range_.from && it != end) it.skip_to(month_term(*range_.from));
    for (; it != end; ++it) {
      const std::string term = *it;
      const auto first = first_day_of(std::string_view(term).substr(1), false);
      if (!first) continue;
      if ((range_.until && *first >= *range_.until) || queries_.size() > kMaxTerms) return;
      const Overlap how = overlap(range_, *first, next_month(*first));
      if (how == Overlap::kWhole) queries_.emplace_back(term);
      if (how == Overlap::kPart) add_days("D" + term.substr(1));
    }
  }

  void add_days(const std::string& month) {
    for (auto it = database_.allterms_begin(month), end = database_.allterms_end(month); it != end; ++it) {
      const std::string term = *it;
      const auto day = first_day_of(std::string_view(term).substr(1), true);
      if (!day) continue;
      const Overlap how = overlap(range_, *day, *day + days{1});
      if (how == Overlap::kWhole) queries_.emplace_back(term);
      if (how == Overlap::kPart) queries_.emplace_back(Query::OP_FILTER, Query(term), value_query(range_));
    }
  }

  const Xapian::Database& database_;
  const text::DateRange& range_;
  std::vector<Query> queries_;
};

}  // namespace

Query date_query(const Xapian::Database& database, const text::DateRange& range) {
  return DateTerms(database, range).query();
}

}  // namespace lede::plan
