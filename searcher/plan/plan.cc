#include "searcher/plan/plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/archive/schema.h"
#include "common/archive/xapian_guard.h"
#include "searcher/plan/dates.h"
#include "searcher/plan/fields.h"
#include "searcher/plan/named_tags.h"
#include "searcher/plan/tree.h"
#include "searcher/plan/words.h"

namespace lede::plan {

namespace {

using Xapian::Query;

// speaker: words of the name, as in a query.
core::Result<Query> name_query(Context& context, const archive::Field& field, const std::string& name) {
  query::Node leaf;
  leaf.kind = query::NodeKind::kPhrase;
  leaf.text = name;
  auto part = plan_name(context, field, leaf);
  if (!part.ok()) return part.error();
  return *part ? (*part)->query : Query();
}

// Any of the filter's values. Filters spell out what queries call lang.
core::Result<Query> filter_query(Context& context, const Filter& filter) {
  if (filter.field == "id" || filter.field == "has") {
    const std::string_view prefix = filter.field == "id" ? "Q" : "XF";
    std::vector<Query> terms;
    for (const std::string& value : filter.values) terms.emplace_back(archive::term_of(prefix, value));
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }
  const archive::Field* field = archive::find_field(filter.field == "language" ? "lang" : filter.field);
  if (context.salient && filter.field == "tag") field = archive::find_field("salient");
  const bool is_speaker = filter.field == "speaker";
  if (!field || (field->key_prefix.empty() && !is_speaker)) {
    return core::Error{core::ErrorCode::kInternal, "no filter is called '" + filter.field + "'", "", ""};
  }
  std::vector<Query> values;
  const bool learned_too = context.learned && field->name == "tag";
  for (const std::string& value : filter.values) {
    if (!is_speaker) {
      values.push_back(learned_too ? whole_any_tag(context, value) : whole_value(context, *field, value));
      continue;
    }
    auto name = name_query(context, *field, value);
    if (!name.ok()) return name.error();
    values.push_back(*std::move(name));
  }
  return Query(Query::OP_OR, values.begin(), values.end());
}

core::Result<text::DateRange> option_range(const std::string& option, const std::string& value,
                                           text::Time now) {
  if (value.find("..") != value.npos) {
    return core::Error{core::ErrorCode::kUsage, option + " takes one date, not the range '" + value + "'",
                       "write date:2014-11..2014-12 in the query", ""};
  }
  core::Result<text::DateRange> range = text::parse_date_range(value, now);
  if (!range.ok()) range.error().where = option;
  return range;
}

bool is_date(const query::Node& node) { return node.field == "date" && node.children.empty(); }

// Dates, or alternatives of dates.
bool asks_only_dates(const query::Node& node) {
  if (node.kind != query::NodeKind::kOr) return is_date(node);
  return std::ranges::all_of(node.children, asks_only_dates);
}

// Takes out the dates that every article must have; false where there are none.
bool take_dates(query::Node& node) {
  if (asks_only_dates(node)) {
    node = query::Node();
    return true;
  }
  if (node.kind != query::NodeKind::kAnd) return false;
  bool any = std::erase_if(node.children, asks_only_dates) > 0;
  for (query::Node& child : node.children) any = take_dates(child) || any;
  if (node.children.empty()) node = query::Node();
  return any;
}

void narrow(text::DateRange& range, const text::DateRange& other) {
  if (other.from && (!range.from || *other.from > *range.from)) range.from = other.from;
  if (other.until && (!range.until || *other.until < *range.until)) range.until = other.until;
}

core::Result<Plan> plan_without(const Request& request, const archive::Snapshot& snapshot,
                                const std::string& left_out) {
  Context context{snapshot, request.now, text::Stemmer(snapshot.stemmer()),
                  has_telling_word(request.root, snapshot.stemmer())};
  if (const auto& wrong = snapshot.tags().problem()) context.notes.push_back(core::to_line(*wrong));
  context.learned = request.learned;
  context.exact = request.exact;
  context.salient = request.salient;
  std::optional<NamedTags> tags;
  if (!request.exact) tags.emplace(context, request.root);
  const core::Result<MaybePart> root = plan_tree(context, tags ? tags->widened() : request.root);
  if (!root.ok()) return root.error();
  Query query;
  if (*root) {
    query = (*root)->weighted ? (*root)->query : Query(0.0, (*root)->query);
    if (tags) {
      context.spellings.insert(context.spellings.end(), tags->widenings().begin(), tags->widenings().end());
      if ((*root)->weighted && request.ranked) query = tags->weigh(context, query);
    }
  } else {
    context.notes.push_back("the query holds no word to search for");
  }
  std::vector<Query> conditions;
  for (const Filter& filter : request.filters) {
    if (filter.field == left_out || filter.values.empty()) continue;
    core::Result<Query> any = filter_query(context, filter);
    if (!any.ok()) return any.error();
    conditions.push_back(*std::move(any));
  }
  const core::Result<text::DateRange> range = window_of(request.since, request.until, request.now);
  if (!range.ok()) return range.error();
  if (range->from || range->until) conditions.push_back(date_query(snapshot.database(), *range));
  if (!conditions.empty()) {
    const Query condition(Query::OP_AND, conditions.begin(), conditions.end());
    const bool alone = request.root.kind == query::NodeKind::kAll;
    query = alone ? Query(0.0, condition) : Query(Query::OP_FILTER, query, condition);
  }
  return Plan{std::move(query),         std::move(context.highlights), std::move(context.pieces),
              std::move(context.notes), std::move(context.spellings),  std::move(context.named_tags)};
}

}  // namespace

core::Result<text::DateRange> window_of(const std::string& since, const std::string& until, text::Time now) {
  text::DateRange range;
  if (!since.empty()) {
    const auto from = option_range("--since", since, now);
    if (!from.ok()) return from.error();
    range.from = from->from;
  }
  if (!until.empty()) {
    const auto to = option_range("--until", until, now);
    if (!to.ok()) return to.error();
    range.until = to->until;
  }
  if (range.from && range.until && *range.from >= *range.until) {
    return core::Error{core::ErrorCode::kUsage, "--since " + since + " is after --until " + until,
                       "swap them", ""};
  }
  return range;
}

text::DateRange dates_of(const Request& request) {
  text::DateRange range;
  if (const auto given = window_of(request.since, request.until, request.now)) range = *given;
  const auto take = [&](const query::Node& node) {
    if (!is_date(node)) return;
    if (const auto read = text::parse_date_range(node.text, request.now)) narrow(range, *read);
  };
  take(request.root);
  if (request.root.kind == query::NodeKind::kAnd) {
    for (const query::Node& child : request.root.children) take(child);
  }
  return range;
}

bool take_dates(Request& request) {
  const bool any = !request.since.empty() || !request.until.empty();
  request.since.clear();
  request.until.clear();
  return take_dates(request.root) || any;
}

core::Result<Plan> make_plan(const Request& request, const archive::Snapshot& snapshot) {
  return make_plan_without(request, snapshot, "");
}

core::Result<Plan> make_plan_without(const Request& request, const archive::Snapshot& snapshot,
                                     const std::string& field) {
  return archive::xapian_guard("archive", [&] { return plan_without(request, snapshot, field); });
}

}  // namespace lede::plan
