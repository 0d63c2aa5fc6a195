#include "searcher/query/leaf_check.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "common/archive/schema.h"
#include "common/core/suggest.h"
#include "common/text/date_range.h"
#include "searcher/query/mistake.h"

namespace lede::query {

namespace {

constexpr text::Time kSomeTime = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};

// Each end of a range by itself can be checked without knowing what time it is; their order cannot.
core::Status check_date(std::string_view query, const Mark& mark) {
  const std::string_view value = mark.text;
  const std::size_t dots = value.find("..");
  std::vector<std::string_view> parts = {value};
  if (dots != value.npos && value != "..") parts = {value.substr(0, dots), value.substr(dots + 2)};
  for (const std::string_view part : parts) {
    if (part.empty() && parts.size() == 2) continue;
    const core::Result<text::DateRange> range = text::parse_date_range(part, kSomeTime);
    if (!range.ok()) return mistake(query, mark.span, range.error().message, range.error().hint);
  }
  return core::ok_status();
}

core::Status check_flag(std::string_view query, const Mark& mark) {
  const auto all = archive::flag_names();
  const std::vector<std::string_view> names(all.begin(), all.end());
  if (std::find(names.begin(), names.end(), mark.text) != names.end()) return core::ok_status();
  std::string hint = core::did_you_mean(mark.text, names);
  if (hint.empty()) {
    for (const std::string_view name : names)
      hint += (hint.empty() ? "there are " : ", ") + std::string(name);
  }
  return mistake(query, mark.span, "unknown property '" + mark.text + "'", hint);
}

core::Status check_story(std::string_view query, const Mark& mark) {
  const bool hexadecimal =
      mark.text.size() == 16 && mark.text.find_first_not_of("0123456789abcdef") == mark.text.npos;
  if (hexadecimal) return core::ok_status();
  return mistake(query, mark.span, "'" + mark.text + "' is no story",
                 "a story is the 16 hexadecimal digits that 'story' holds in results");
}

}  // namespace

core::Result<std::string> read_date(std::string_view query, const Mark& mark, const Periods& periods) {
  auto span = periods.span_of(mark.text);
  // What is wrong in the file of names is told there.
  if (!span && span.error().code == core::ErrorCode::kUsage && span.error().where.empty())
    return mistake(query, mark.span, span.error().message, span.error().hint);
  return span;
}

core::Status check_leaf(std::string_view query, std::string_view field, const Mark& mark) {
  const archive::FieldKind kind = archive::find_field(field)->kind;
  const bool takes_star = kind == archive::FieldKind::kText || kind == archive::FieldKind::kName ||
                          kind == archive::FieldKind::kExact || kind == archive::FieldKind::kAnyTag;
  const bool takes_like = kind == archive::FieldKind::kText || kind == archive::FieldKind::kName;
  if (mark.kind == MarkKind::kFuzzy && !takes_like) {
    return mistake(query, mark.span, std::string(field) + ": takes no ~", "give the whole value");
  }
  if (mark.kind == MarkKind::kWildcard && !takes_like) {
    return mistake(query, mark.span, std::string(field) + ": takes no * inside a value",
                   takes_star ? "a * may stand at its end" : "give the whole value");
  }
  if (mark.kind == MarkKind::kPrefix && !takes_star) {
    return mistake(query, mark.span, std::string(field) + ": takes no *", "give the whole value");
  }
  switch (kind) {
    case archive::FieldKind::kDate:
      return check_date(query, mark);
    case archive::FieldKind::kFlag:
      return check_flag(query, mark);
    case archive::FieldKind::kStory:
      return check_story(query, mark);
    default:
      return core::ok_status();
  }
}

}  // namespace lede::query
