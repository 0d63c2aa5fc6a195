// lede-search trends: which tags rise against their own past.
#include "searcher/research/trends.h"

#include <algorithm>
#include <string>

#include "common/text/date_range.h"
#include "searcher/command/command.h"
#include "searcher/command/lookup.h"
#include "searcher/present/layout.h"
#include "searcher/research/timeline.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

using core::Error;
using core::ErrorCode;
using present::ColumnKind;
using present::Value;
using research::Day;
using research::Trend;
using research::TrendWindows;

constexpr double kRising = 3;
constexpr const char* kMeasure =
    "expected: by the tag's share of the articles of the windows before; z: standard deviations above it "
    "(Farrington et al. 1996), the tag's own ups and downs allowed for; 3 or more is listed";

Day day_at(text::Time time) {
  return static_cast<Day>(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

// A name of a span means its last day.
core::Result<Day> last_day(const Options& options, text::Time now) {
  if (options.lookup.now.empty()) return day_at(now);
  auto span = periods_of(options, now).span_of(options.lookup.now);
  auto range = span ? text::parse_date_range(*span, now) : span.error();
  if (!range) {
    range.error().where = "--now";
    return range.error();
  }
  if (options.lookup.now.find("..") != std::string::npos || !range->until)
    return Error{ErrorCode::kUsage, "--now takes one date, not the range '" + options.lookup.now + "'", "",
                 ""};
  return day_at(*range->until - std::chrono::seconds{1});
}

std::string spanned(Day first, Day last) {
  return research::date_of(first) + (first == last ? "" : " to " + research::date_of(last));
}

class TrendReport {
 public:
  TrendReport(const Lookup& lookup, const Options& options, const TrendWindows& windows,
              const research::Trends& trends, std::uint64_t undated)
      : lookup_(lookup), options_(options), windows_(windows), trends_(trends), undated_(undated) {}

  present::Report make(const std::vector<const Trend*>& rising) const {
    const std::size_t shown = options_.limit == 0 ? rising.size() : std::min(options_.limit, rising.size());
    present::Report report;
    const Day first = windows_.first_day(0), past_end = first - 1,
              past_first = windows_.first_day(windows_.past);
    report.title = spanned(first, windows_.end) + ": " + present::with_commas(trends_.articles_now) +
                   " articles, against " + present::with_commas(trends_.articles_past) + " of " +
                   spanned(past_first, past_end);
    report.about = {{"from", research::date_of(first)},
                    {"to", research::date_of(windows_.end)},
                    {"articles", trends_.articles_now},
                    {"past_from", research::date_of(past_first)},
                    {"past_to", research::date_of(past_end)},
                    {"past_windows", static_cast<std::uint64_t>(windows_.past)},
                    {"past_articles", trends_.articles_past},
                    {"undated", undated_},
                    {"min_count", std::uint64_t{options_.lookup.least}},
                    {"min_score", kRising},
                    {"measure", std::string(kMeasure)},
                    {"total", std::uint64_t{rising.size()}},
                    {"shown", std::uint64_t{shown}}};
    report.list = "trends";
    report.table.columns = {{"tag", "rising", ColumnKind::kText},
                            {"kind", "kind", ColumnKind::kText, 0, 1},
                            {"count", "now", ColumnKind::kCount},
                            {"expected", "expected", ColumnKind::kNumber, 1, 5},
                            {"times", "times", ColumnKind::kNumber, 1, 4},
                            {"score", "z", ColumnKind::kNumber, 1, 6},
                            {"dispersion", "", ColumnKind::kNumber, 0, 0, present::kInData},
                            {"", "past and now", ColumnKind::kText, 0, 2, present::kInText},
                            {"past_counts", "", ColumnKind::kText, 0, 0, present::kInJson}};
    for (std::size_t i = 0; i < shown; ++i) report.table.rows.push_back(row(*rising[i]));
    if (std::string remark = limit_remark(shown, rising.size()); !remark.empty())
      report.remarks.push_back(std::move(remark));
    if (undated_ > 0) report.remarks.push_back("of the archive, " + undated_remark(undated_));
    report.remarks.emplace_back(kMeasure);
    return report;
  }

 private:
  // Shares of each window, the oldest first, so that a day with few articles is not a low.
  static std::string drawn(const Trend& trend) {
    std::vector<double> shares;
    const auto add = [&](const research::Window& window) {
      shares.push_back(
          window.articles > 0 ? static_cast<double>(window.count) / static_cast<double>(window.articles) : 0);
    };
    constexpr std::size_t kMost = 20;
    for (std::size_t ago = std::min(trend.past.size(), kMost); ago-- > 0;) add(trend.past[ago]);
    add(trend.now);
    return present::sparkline(shares);
  }

  std::vector<Value> row(const Trend& trend) const {
    Value kind;
    if (const auto known = lookup_.kind_of(trend.key); !known.empty()) kind = std::string(known);
    std::vector<std::uint64_t> past;
    for (std::size_t ago = trend.past.size(); ago-- > 0;) past.push_back(trend.past[ago].count);
    return {trend.label,
            std::move(kind),
            trend.now.count,
            trend.burst.expected,
            static_cast<double>(trend.now.count) / trend.burst.expected,
            trend.burst.score,
            trend.burst.dispersion,
            drawn(trend),
            std::move(past)};
  }

  const Lookup& lookup_;
  const Options& options_;
  const TrendWindows& windows_;
  const research::Trends& trends_;
  std::uint64_t undated_;
};

// The newest day there is up to `end`, for who asks of a time without articles.
std::optional<Day> newest_day(const archive::Snapshot& snapshot, const match::Matching& articles) {
  std::optional<Day> newest;
  for (std::size_t p = 0; p < articles.rows.size(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (const std::uint32_t row : articles.rows[p]) {
      if (const auto day = research::day_of(published[row])) newest = newest ? std::max(*newest, *day) : *day;
    }
  }
  return newest;
}

std::string nothing(const research::Trends& trends, const TrendWindows& windows, std::optional<Day> newest) {
  const std::string window = spanned(windows.first_day(0), windows.end);
  if (trends.articles_now == 0) {
    std::string text = "no articles of " + window;
    if (newest)
      text +=
          "; the newest is of " + research::date_of(*newest) + ": try --now " + research::date_of(*newest);
    return text;
  }
  if (trends.articles_past == 0)
    return "no articles before " + window + " to compare with; try a shorter --window";
  return "no tag rises in " + window + ", among " + present::with_commas(trends.articles_now) + " articles";
}

}  // namespace

core::Result<int> run_trends(Context& context) {
  const Options& options = context.options;
  auto end = last_day(options, context.now);
  if (!end) return end.error();
  auto lookup = Lookup::open(context);
  if (!lookup) return lookup.error();
  auto kind = lookup->kind(options.lookup.kind);
  if (!kind) return kind.error();
  auto articles = lookup->articles("", false);
  if (!articles) return articles.error();
  const TrendWindows windows{*end, static_cast<std::int32_t>(options.lookup.window),
                             static_cast<std::int32_t>(options.lookup.past)};
  const research::TagIndex index(lookup->snapshot(), tag_facet(options));
  const research::Trends trends =
      research::rising_tags(lookup->snapshot(), index, *articles, windows, options.lookup.least, kRising);
  std::vector<const Trend*> rising;
  for (const Trend& trend : trends.rising) {
    if (lookup->is_of_kind(trend.key, *kind)) rising.push_back(&trend);
  }
  const std::uint64_t undated = research::days_of(lookup->snapshot(), *articles, {}).undated;
  const bool text = options.format == Format::kText;
  if (!rising.empty() || !text)
    lookup->print(TrendReport(*lookup, options, windows, trends, undated).make(rising));
  if (rising.empty() && text)
    context.log.info(nothing(trends, windows, newest_day(lookup->snapshot(), *articles)));
  return rising.empty() ? 1 : 0;
}

}  // namespace lede::searcher
