// lede-search related: which tags come with a tag.
#include "searcher/research/related.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "searcher/command/command.h"
#include "searcher/command/lookup.h"
#include "searcher/present/layout.h"
#include "searcher/research/timeline.h"

namespace lede::searcher {
namespace {

using present::ColumnKind;
using research::RelatedTag;

constexpr const char* kMeasure =
    "lift: times as often together as by chance; G2: log-likelihood ratio (Dunning 1993), by chance alone "
    "above 10.83 once in 1,000 pairs";

std::string window_text(const Options& options) {
  std::string text;
  if (!options.since.empty()) text += " since " + options.since;
  if (!options.until.empty()) text += " until " + options.until;
  return text;
}

std::vector<present::Value> row_of(const RelatedTag& tag, const Lookup& lookup, double most) {
  const research::Contingency& counts = tag.counts;
  present::Value kind;
  if (const auto known = lookup.kind_of(tag.key); !known.empty()) kind = std::string(known);
  const double share = static_cast<double>(counts.both) / static_cast<double>(counts.a);
  return {tag.label,
          kind,
          counts.both,
          share,
          counts.b,
          research::expected(counts),
          research::lift(counts),
          research::log_likelihood(counts),
          most > 0 ? static_cast<double>(counts.both) / most : 0.0};
}

// How many articles there are.
struct Totals {
  std::uint64_t with_tag = 0;
  std::uint64_t all = 0;
  std::uint64_t undated = 0;  // with the tag, left out by the window
};

present::Report report_of(const std::vector<RelatedTag>& related, const plan::TagMeaning& meaning,
                          const Lookup& lookup, const Options& options, const Totals& totals) {
  const std::size_t shown = options.limit == 0 ? related.size() : std::min(options.limit, related.size());
  present::Report report;
  report.title = meaning.name + ": " + present::with_commas(totals.with_tag) + " of " +
                 present::with_commas(totals.all) + " articles" + window_text(options);
  report.about = {{"tag", meaning.name}, {"articles_with_tag", totals.with_tag}, {"articles", totals.all}};
  if (!options.since.empty()) report.about.emplace_back("since", options.since);
  if (!options.until.empty()) report.about.emplace_back("until", options.until);
  if (!window_text(options).empty()) report.about.emplace_back("undated", totals.undated);
  report.about.emplace_back("min_count", std::uint64_t{options.lookup.least});
  report.about.emplace_back("measure", std::string(kMeasure));
  report.about.emplace_back("total", std::uint64_t{related.size()});
  report.about.emplace_back("shown", std::uint64_t{shown});
  report.list = "related";
  report.table.columns = {{"tag", "comes with", ColumnKind::kText},
                          {"kind", "kind", ColumnKind::kText, 0, 1},
                          {"together", "together", ColumnKind::kCount},
                          {"share", "share", ColumnKind::kShare, 0, 4},
                          {"count", "of its", ColumnKind::kCount, 0, 2},
                          {"expected", "", ColumnKind::kNumber, 0, 0, present::kInData},
                          {"lift", "lift", ColumnKind::kNumber, 1, 6},
                          {"log_likelihood", "G2", ColumnKind::kNumber, 1, 5},
                          {"", "", ColumnKind::kBar, 0, 0, present::kInText}};
  double most = 0;
  for (std::size_t i = 0; i < shown; ++i) most = std::max(most, static_cast<double>(related[i].counts.both));
  for (std::size_t i = 0; i < shown; ++i) report.table.rows.push_back(row_of(related[i], lookup, most));
  if (std::string remark = limit_remark(shown, related.size()); !remark.empty())
    report.remarks.push_back(std::move(remark));
  if (totals.undated > 0)
    report.remarks.push_back("of the articles with " + meaning.name + ", " + undated_remark(totals.undated));
  report.remarks.emplace_back(kMeasure);
  return report;
}

}  // namespace

core::Result<int> run_related(Context& context) {
  const Options& options = context.options;
  auto lookup = Lookup::open(context);
  if (!lookup) return lookup.error();
  auto meaning = lookup->tag(options.lookup.tags.front());
  if (!meaning) return meaning.error();
  auto all = lookup->articles("", true);
  if (!all) return all.error();
  auto with_tag = lookup->with_tag(options.lookup.tags.front(), true);
  if (!with_tag) return with_tag.error();
  Totals totals{with_tag->total(), all->total(), 0};
  if (!window_text(options).empty()) {
    const auto whenever = lookup->with_tag(options.lookup.tags.front(), false);
    if (!whenever) return whenever.error();
    totals.undated = research::days_of(lookup->snapshot(), *whenever, {}).undated;
  }
  const research::TagIndex index(lookup->snapshot(), tag_facet(options));
  const auto related = research::related_tags(index, *all, *with_tag, meaning->keys, options.lookup.least,
                                              options.lookup.related_order);
  const bool text = options.format == Format::kText;
  if (!related.empty() || !text) lookup->print(report_of(related, *meaning, *lookup, options, totals));
  if (related.empty() && text) {
    context.log.info("nothing comes with '" + meaning->name + "' in at least " +
                     std::to_string(options.lookup.least) + " of its " +
                     present::with_commas(with_tag->total()) + " articles" + window_text(options) +
                     "; try --min-count 1");
  }
  return related.empty() ? 1 : 0;
}

}  // namespace lede::searcher
