// lede-search timeline: how many articles there are of each period, of tags and queries side by side.
#include "searcher/research/timeline.h"

#include <algorithm>
#include <string>

#include "common/text/utf8.h"
#include "searcher/command/command.h"
#include "searcher/command/lookup.h"
#include "searcher/present/layout.h"

namespace lede::searcher {
namespace {

using core::Error;
using core::ErrorCode;
using present::ColumnKind;
using present::Value;
using research::Day;
using research::Days;
using research::Period;

constexpr std::int32_t kFewLines = 60;       // that --by auto gives where it can
constexpr std::int32_t kMostLines = 10'000;  // wrong dates and wide windows would give more than anyone reads
constexpr std::size_t kMostHeading = 14;     // columns of a series' name above its numbers

struct Series {
  std::string name;
  Days days;
  std::vector<std::uint64_t> counts;  // by period
};

// The periods that are listed.
struct Range {
  Period by = Period::kDay;
  std::int32_t first = 0;
  std::int32_t last = -1;
  Day first_day = 0;  // within the periods: what was asked for, or what there is
  Day last_day = 0;
  std::size_t size() const { return static_cast<std::size_t>(last) + 1 - static_cast<std::size_t>(first); }
};

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return present::with_commas(count) + " " + (count == 1 ? one : many);
}

class Chart {
 public:
  Chart(Context& context, Lookup& lookup) : context_(context), options_(context.options), lookup_(lookup) {}

  core::Result<int> run() {
    if (core::Status status = read_series(); !status) return status.error();
    auto range = range_of();
    if (!range) return range.error();
    if (!*range) {
      if (options_.format == Format::kText) {
        context_.log.info("no article with a date in the window" + undated_note());
      } else {
        lookup_.print(report({}, all_series()));
      }
      return 1;
    }
    range_ = **range;
    all_.counts = research::count_periods(all_.days, range_.by, range_.first, range_.last);
    for (Series& one : series_)
      one.counts = research::count_periods(one.days, range_.by, range_.first, range_.last);
    print();
    const bool any =
        std::any_of(series_.begin(), series_.end(), [](const Series& s) { return !s.days.days.empty(); });
    return any ? 0 : 1;
  }

 private:
  core::Status read_series() {
    const auto dates = lookup_.dates();
    if (!dates) return dates.error();
    auto window = plan::window_of(dates->since, dates->until, context_.now);
    if (!window) return window.error();
    window_ = *window;
    auto all = lookup_.articles("", false);
    if (!all) return all.error();
    all_ = {"all articles", research::days_of(lookup_.snapshot(), *all, window_), {}};
    for (const std::string& tag : options_.lookup.tags) {
      auto meaning = lookup_.tag(tag);
      if (!meaning) return meaning.error();
      if (core::Status status = add(meaning->name, lookup_.with_tag(tag, false)); !status) return status;
    }
    for (const std::string& query : options_.lookup.queries) {
      if (core::Status status = add(query, lookup_.articles(query, false)); !status) return status;
    }
    whole_ = series_.empty();
    if (whole_) series_.push_back(all_);
    return core::ok_status();
  }

  core::Status add(const std::string& name, const core::Result<match::Matching>& articles) {
    if (!articles) return articles.error();
    series_.push_back({name, research::days_of(lookup_.snapshot(), *articles, window_), {}});
    return core::ok_status();
  }

  // What was asked for; where an end is open, as far as the series go. Nothing where there is no day.
  core::Result<std::optional<Range>> range_of() const {
    std::vector<Days> days;
    for (const Series& one : series_) days.push_back(one.days);
    auto span = research::span_of(days);
    const auto whole_day = [](text::Time time) {
      return research::day_of(static_cast<std::int64_t>(time.time_since_epoch().count()));
    };
    std::optional<Day> from, until;
    if (window_.from) from = whole_day(*window_.from);
    if (window_.until) until = whole_day(*window_.until - std::chrono::seconds{1});
    if (!span && !(from && until)) return std::optional<Range>();
    Range range;
    range.first_day = from ? *from : span->first;
    range.last_day = until ? *until : span->second;
    if (range.last_day < range.first_day) return std::optional<Range>();
    range.by = options_.lookup.by ? *options_.lookup.by
                                  : research::shortest_period(range.first_day, range.last_day, kFewLines);
    range.first = research::period_of(range.by, range.first_day);
    range.last = research::period_of(range.by, range.last_day);
    if (range.last - range.first >= kMostLines) {
      return Error{ErrorCode::kUsage,
                   present::with_commas(range.size()) + " lines from " + research::date_of(range.first_day) +
                       " to " + research::date_of(range.last_day) + " by " + std::string(name_of(range.by)) +
                       " are too many",
                   "give --since and --until, or a longer --by", ""};
    }
    return std::optional<Range>(range);
  }

  std::vector<const Series*> all_series() const {
    std::vector<const Series*> all;
    for (const Series& one : series_) all.push_back(&one);
    return all;
  }

  void print() const {
    std::vector<const Series*> all = all_series();
    if (options_.format != Format::kText || fits(all)) return lookup_.print(report(range_, all));
    // Too narrow for all of them side by side: one below the other, none left out.
    for (std::size_t i = 0; i < all.size(); ++i) {
      present::Report one = report(range_, {all[i]});
      one.title = all[i]->name;
      if (i + 1 < all.size()) one.remarks.emplace_back();
      lookup_.print(one);
    }
  }

  bool fits(const std::vector<const Series*>& all) const {
    if (all.size() < 2) return true;
    std::size_t width = label_of(range_.by, range_.last).size();
    for (const Series* one : all) {
      std::size_t cell = options_.lookup.share ? 6 : 1;
      if (!options_.lookup.share) {
        const auto most = std::max_element(one->counts.begin(), one->counts.end());
        cell = present::with_commas(most == one->counts.end() ? 0 : *most).size();
      }
      width += 2 + std::max(cell, std::min(kMostHeading, text::display_width(one->name)));
    }
    return width <= core::terminal_width(1);
  }

  static double share(std::uint64_t count, std::uint64_t all) {
    return all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
  }

  present::Report report(const Range& range, const std::vector<const Series*>& shown) const {
    present::Report report;
    report.list = "periods";
    add_about(report, shown);
    add_columns(report.table, shown);
    const double most = most_of(shown);
    for (std::size_t i = 0; i < range.size(); ++i) report.table.rows.push_back(row(range, i, shown, most));
    add_remarks(report, range, shown);
    return report;
  }

  void add_about(present::Report& report, const std::vector<const Series*>& shown) const {
    std::vector<std::string> names;
    std::vector<std::uint64_t> totals, undated;
    for (const Series* one : shown) {
      names.push_back(one->name);
      totals.push_back(one->days.days.size());
      undated.push_back(one->days.undated);
    }
    report.about = {{"by", std::string(name_of(range_.by))},
                    {"timezone", std::string("UTC")},
                    {"series", std::move(names)},
                    {"totals", std::move(totals)},
                    {"undated", std::move(undated)}};
    if (!options_.since.empty()) report.about.emplace_back("since", options_.since);
    if (!options_.until.empty()) report.about.emplace_back("until", options_.until);
  }

  void add_columns(present::Table& table, const std::vector<const Series*>& shown) const {
    const bool alone = shown.size() == 1, shares = options_.lookup.share;
    table.columns = {{"period", std::string(name_of(range_.by)), ColumnKind::kText},
                     {"begins", "", ColumnKind::kText, 0, 0, present::kInData},
                     {"articles", "", ColumnKind::kCount, 0, 0, whole_ ? present::kInCsv : present::kInData},
                     {"counts", "", ColumnKind::kCount, 0, 0, present::kInJson},
                     {"shares", "", ColumnKind::kShare, 0, 0, shares ? present::kInJson : 0}};
    for (const Series* one : shown) {
      const std::string heading = present::cut(one->name, kMostHeading);
      const unsigned data = whole_ ? 0 : present::kInCsv;  // `articles` has it
      table.columns.push_back({one->name, whole_ || shown.size() < series_.size() ? "articles" : heading,
                               ColumnKind::kCount, 0, shares ? 2 : present::kAlways,
                               shares && !alone ? data : data | present::kInText});
      table.columns.push_back({one->name + " share", alone ? "share" : heading, ColumnKind::kShare, 2,
                               present::kAlways, shares ? present::kInText | present::kInCsv : 0});
      table.columns.push_back({"", "", ColumnKind::kBar, 0, 1, present::kInText});
    }
  }

  // The longest bar, the same for all so that they can be compared.
  double most_of(const std::vector<const Series*>& shown) const {
    double most = 0;
    for (const Series* one : shown) {
      for (std::size_t i = 0; i < one->counts.size(); ++i) most = std::max(most, length(*one, i));
    }
    return most;
  }
  double length(const Series& one, std::size_t i) const {
    return options_.lookup.share ? share(one.counts[i], all_.counts[i]) : static_cast<double>(one.counts[i]);
  }

  std::vector<Value> row(const Range& range, std::size_t i, const std::vector<const Series*>& shown,
                         double most) const {
    const std::int32_t period = range.first + static_cast<std::int32_t>(i);
    std::vector<std::uint64_t> counts;
    std::vector<double> shares;
    for (const Series* one : shown) {
      counts.push_back(one->counts[i]);
      shares.push_back(share(one->counts[i], all_.counts[i]));
    }
    std::vector<Value> cells = {label_of(range.by, period), research::date_of(first_day(range.by, period)),
                                all_.counts[i], counts, shares};
    for (std::size_t s = 0; s < shown.size(); ++s) {
      cells.emplace_back(counts[s]);
      cells.emplace_back(shares[s]);
      cells.emplace_back(most > 0 ? length(*shown[s], i) / most : 0.0);
    }
    return cells;
  }

  void add_remarks(present::Report& report, const Range& range,
                   const std::vector<const Series*>& shown) const {
    for (const Series* one : shown) {
      std::string line =
          (whole_ ? "" : one->name + ": ") + counted(one->days.days.size(), "article", "articles");
      if (one->days.undated > 0) line += "; " + undated_remark(one->days.undated);
      report.remarks.push_back(std::move(line));
    }
    if (range.size() == 0 || range.by == Period::kDay) return;
    const Day first = first_day(range.by, range.first), next = first_day(range.by, range.last + 1);
    if (window_.from && range.first_day > first) {
      report.remarks.push_back(label_of(range.by, range.first) + " counts from " +
                               research::date_of(range.first_day) + " on, as asked");
    }
    if (window_.until && range.last_day + 1 < next) {
      report.remarks.push_back(label_of(range.by, range.last) + " counts up to " +
                               research::date_of(range.last_day) + ", as asked");
    }
  }

  std::string undated_note() const {
    std::uint64_t undated = 0;
    for (const Series& one : series_) undated += one.days.undated;
    return undated == 0 ? "" : "; " + counted(undated, "article has no date", "articles have no date");
  }

  Context& context_;
  const Options& options_;
  Lookup& lookup_;
  text::DateRange window_;
  Series all_;  // under the filters
  std::vector<Series> series_;
  bool whole_ = false;  // no tag and no query: all articles are the one series
  Range range_;
};

}  // namespace

core::Result<int> run_timeline(Context& context) {
  auto lookup = Lookup::open(context);
  if (!lookup) return lookup.error();
  return Chart(context, *lookup).run();
}

}  // namespace lede::searcher
