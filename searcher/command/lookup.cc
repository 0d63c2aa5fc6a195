#include "searcher/command/lookup.h"

#include <algorithm>
#include <set>

#include "common/archive/xapian_guard.h"
#include "common/core/suggest.h"
#include "common/core/terminal.h"
#include "searcher/present/layout.h"
#include "searcher/query/parser.h"

namespace lede::searcher {

using archive::TagTable;

constexpr std::string_view kNoKind = "none";

core::Result<Lookup> Lookup::open(Context& context) {
  auto snapshot = archive::Snapshot::open(context.options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  return Lookup(context, std::move(*snapshot));
}

core::Result<match::Matching> Lookup::collect(std::string_view query, std::vector<plan::Filter> filters,
                                              bool dated) {
  auto root = query::parse_query(query, query::MatchWords::kAll, &periods_);
  if (!root) return root.error();
  plan::Request request{std::move(*root), std::move(filters), "", "", context_.now};
  request.salient = context_.options.salient;
  if (dated) {
    auto asked = dates();
    if (!asked) return asked.error();
    request.since = std::move(asked->since);
    request.until = std::move(asked->until);
  }
  auto plan = plan::make_plan(request, snapshot_);
  if (!plan) return plan.error();
  for (std::string& note : plan->notes) {
    if (std::find(told_.begin(), told_.end(), note) != told_.end()) continue;
    context_.log.info("note: " + note);
    told_.push_back(std::move(note));
  }
  return match::collect(snapshot_, plan->query);
}

core::Result<Lookup::Dates> Lookup::dates() const {
  auto since = periods_.first_day(context_.options.since);
  if (!since) return since.error();
  auto until = periods_.last_day(context_.options.until);
  if (!until) return until.error();
  return Dates{*std::move(since), *std::move(until)};
}

core::Result<match::Matching> Lookup::articles(std::string_view query, bool dated) {
  return collect(query, context_.options.filters, dated);
}

core::Result<match::Matching> Lookup::with_tag(const std::string& tag, bool dated) {
  std::vector<plan::Filter> filters = context_.options.filters;
  filters.push_back({"tag", {tag}});
  return collect("", std::move(filters), dated);
}

core::Result<plan::TagMeaning> Lookup::tag(const std::string& value) const {
  return archive::xapian_guard("archive", [&]() -> core::Result<plan::TagMeaning> {
    plan::TagMeaning meaning = plan::meaning_of_tag(snapshot_, value);
    if (meaning.keys.empty())
      return core::Error{core::ErrorCode::kUsage, "the name of the tag is empty",
                         "lede-search tags lists all", ""};
    if (meaning.found) return meaning;
    std::string hint = plan::near_tag(snapshot_, value);
    if (hint.empty()) hint = "lede-search tags --like PATTERN lists tags";
    return core::Error{core::ErrorCode::kNotFound, "no article has tag '" + value + "'", hint, ""};
  });
}

core::Result<std::string> Lookup::kind(const std::string& asked) const {
  if (asked.empty() || asked == kNoKind) return asked;
  const TagTable& table = snapshot_.tags();
  std::set<std::string_view> kinds{kNoKind};
  for (std::uint32_t tag = 0; tag < table.size(); ++tag) {
    if (!table.kind(tag).empty()) kinds.insert(table.kind(tag));
  }
  if (kinds.contains(asked)) return asked;
  const std::vector<std::string_view> known(kinds.begin(), kinds.end());
  std::string hint = core::did_you_mean(asked, known);
  if (hint.empty()) {
    for (const std::string_view one : known) hint.append(hint.empty() ? "known: " : ", ").append(one);
  }
  return core::Error{core::ErrorCode::kUsage, "no tag is of the kind '" + asked + "'",
                     table.size() == 0 ? "lede-index tags apply notes the kinds of the archive's tags" : hint,
                     ""};
}

std::string_view Lookup::kind_of(std::string_view key) const {
  const std::uint32_t tag = snapshot_.tags().named(key);
  return tag == TagTable::kNone ? std::string_view() : snapshot_.tags().kind(tag);
}

bool Lookup::is_of_kind(std::string_view key, std::string_view kind) const {
  if (kind.empty()) return true;
  return kind == kNoKind ? kind_of(key).empty() : kind_of(key) == kind;
}

void Lookup::print(const present::Report& report) const {
  core::StandardOutput& output = context_.output;
  switch (context_.options.format) {
    case Format::kJson:
      return output.write(present::json_report(report));
    case Format::kCsv:
      output.write(present::csv_report(report));
      return tell_cut(report);
    default:
      break;
  }
  const present::TextLook look{core::Style(core::wants_color(context_.options.settings.color(), 1)),
                               core::terminal_width(1)};
  output.write(present::text_report(report, look));
}

// Rows for a program have no remark below them that tells that there are more.
void Lookup::tell_cut(const present::Report& report) const {
  if (context_.options.settings.origin(core::Setting::kLimit) == core::SettingOrigin::kFlag) return;
  std::uint64_t total = 0, shown = 0;
  for (const auto& [name, value] : report.about) {
    if (name == "total") total = std::get<std::uint64_t>(value);
    if (name == "shown") shown = std::get<std::uint64_t>(value);
  }
  if (const std::string remark = limit_remark(shown, total); !remark.empty())
    context_.log.info("note: " + remark);
}

std::string limit_remark(std::size_t shown, std::size_t total) {
  if (shown >= total) return {};
  return present::with_commas(shown) + " of " + present::with_commas(total) + " tags; --limit 0 lists all";
}

std::string undated_remark(std::uint64_t undated) {
  if (undated == 0) return {};
  return present::with_commas(undated) +
         (undated == 1 ? " more has no date and is left out" : " more have no date and are left out");
}

}  // namespace lede::searcher
