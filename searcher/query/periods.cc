#include "searcher/query/periods.h"

#include <algorithm>
#include <utility>

#include "common/core/settings_file.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::query {
namespace {

using core::Error;
using core::ErrorCode;
using text::DateRange;

// `name` may come from the command line, as any bytes.
std::string key_of(std::string_view name) {
  std::string key;
  for (const std::string& word : text::fold_words(text::to_valid_utf8(name)))
    key += (key.empty() ? "" : " ") + word;
  return key;
}

// "since the hack" as its first word and the rest; the first is empty where it is none of these.
std::pair<std::string, std::string_view> take_preposition(std::string_view words) {
  constexpr std::string_view kAll[] = {"since", "after", "until", "before", "during"};
  while (words.starts_with(' ')) words.remove_prefix(1);
  const std::size_t space = words.find(' ');
  if (space == words.npos) return {"", words};
  std::string first(words.substr(0, space));
  for (char& c : first) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (std::find(std::begin(kAll), std::end(kAll), first) == std::end(kAll)) return {"", words};
  return {std::move(first), words.substr(space + 1)};
}

// "--since 'before monday'" says two things.
core::Status check_single(std::string_view words) {
  const auto [preposition, rest] = take_preposition(words);
  if (preposition.empty()) return core::ok_status();
  return Error{ErrorCode::kUsage, "--since and --until take one date, not '" + std::string(words) + "'",
               "write '" + std::string(rest) + "', or date:\"" + std::string(words) + "\" in the query", ""};
}

// As parse_date_range() reads it.
std::string told(text::Time time) {
  const bool midnight = time == std::chrono::floor<std::chrono::days>(time);
  return midnight ? text::to_day(time) : text::to_rfc3339(time);
}

// What comes last before `until`: a day stands for the whole of it, a clock for its second.
std::string told_last(text::Time until) {
  const bool midnight = until == std::chrono::floor<std::chrono::days>(until);
  const text::Time last = until - std::chrono::seconds{1};
  return midnight ? text::to_day(last) : text::to_rfc3339(last);
}

std::string told(const DateRange& range) {
  return (range.from ? told(*range.from) : "") + ".." + (range.until ? told_last(*range.until) : "");
}

}  // namespace

core::Status Periods::read() const {
  if (names_) return core::ok_status();
  names_.emplace();
  std::error_code ignored;
  if (file_.empty() || !std::filesystem::exists(file_, ignored)) return core::ok_status();
  auto entries = core::read_settings_file(file_);
  if (!entries) return entries.error();
  for (core::FileSetting& entry : *entries) {
    if (!entry.scalar)
      return Error{ErrorCode::kUsage, "the span of '" + entry.key + "' must be a text",
                   "for example \"" + entry.key + "\" = \"2014-11-24..2014-12-17\"", entry.where};
    std::string key = key_of(entry.key);
    if (std::ranges::any_of(*names_, [&](const Named& one) { return one.key == key; }))
      return Error{ErrorCode::kUsage, "'" + entry.key + "' is the name of two spans", "take one of them out",
                   entry.where};
    names_->push_back({std::move(key), std::move(entry.key), std::move(entry.text), std::move(entry.where)});
  }
  return core::ok_status();
}

core::Result<std::optional<DateRange>> Periods::named(std::string_view name) const {
  if (core::Status status = read(); !status) return status.error();
  const std::string key = key_of(name);
  const auto found =
      std::find_if(names_->begin(), names_->end(), [&](const Named& one) { return one.key == key; });
  if (key.empty() || found == names_->end()) return std::optional<DateRange>();
  auto range = text::parse_date_range(found->span, now_);
  if (!range) {
    range.error().where = found->where;
    return range.error();
  }
  return std::optional<DateRange>(*range);
}

core::Result<DateRange> Periods::date_or_name(std::string_view words) const {
  auto date = text::parse_date_range(words, now_);
  if (date) return *date;
  auto range = named(words);
  if (!range) return range.error();
  if (*range) return **range;
  std::string names;
  for (const Named& one : *names_) names += (names.empty() ? "" : ", ") + ("\"" + one.name + "\"");
  if (!names.empty()) date.error().hint = "names here: " + names + "; " + date.error().hint;
  return date.error();
}

core::Result<std::string> Periods::span_of(std::string_view words) const {
  const auto [preposition, rest] = take_preposition(words);
  if (preposition.empty() && text::parse_date_range(words, now_)) return std::string(words);
  auto range = date_or_name(preposition.empty() ? words : rest);
  if (!range) return range.error();
  DateRange span = *range;
  if (preposition == "since") {
    span = {range->from, std::nullopt};
  } else if (preposition == "until") {
    span = {std::nullopt, range->until};
  } else if (preposition == "after") {
    span = {range->until, std::nullopt};
  } else if (preposition == "before") {
    span = {std::nullopt, range->from};
  }
  if (!span.from && !span.until) {
    return Error{ErrorCode::kUsage, "'" + std::string(words) + "' leaves every date",
                 "the span has no such end", ""};
  }
  return told(span);
}

core::Result<std::string> Periods::first_day(std::string_view words) const {
  if (core::Status status = check_single(words); !status) return status.error();
  if (words.empty() || text::parse_date_range(words, now_)) return std::string(words);
  auto range = named(words);
  if (!range) return range.error();
  if (!*range || !(*range)->from) return std::string(words);
  return told(*(*range)->from);
}

core::Result<std::string> Periods::last_day(std::string_view words) const {
  if (core::Status status = check_single(words); !status) return status.error();
  if (words.empty() || text::parse_date_range(words, now_)) return std::string(words);
  auto range = named(words);
  if (!range) return range.error();
  if (!*range || !(*range)->until) return std::string(words);
  return told_last(*(*range)->until);
}

}  // namespace lede::query
