#include "indexer/schedule/feed_settings.h"

#include <algorithm>
#include <charconv>

#include "common/core/suggest.h"
#include "common/text/utf8.h"

namespace lede::schedule {
namespace {

using core::Error;
using core::ErrorCode;
using namespace std::chrono_literals;

constexpr std::size_t kLongestValue = 1000;  // bytes
constexpr std::chrono::seconds kLeastInterval = 1min;

constexpr std::array<FeedSettingRow, kFeedSettingCount> kTable = {{
    {FeedSetting::kFullText, "full-text",
     "whether linked pages are fetched: auto (where the feed has no whole text), always or never"},
    {FeedSetting::kSource, "source", "the publication's name, instead of the feed's title"},
    {FeedSetting::kSection, "section", "the section of articles that name none"},
    {FeedSetting::kTags, "tags", "tags for each article, separated by commas"},
    {FeedSetting::kInterval, "interval", "time between polls, such as 30m, 2h or 1d, instead of lede's own"},
    {FeedSetting::kUserAgent, "user-agent", "the User-Agent to be fetched with"},
    {FeedSetting::kHeaders, "headers-from",
     "name of the environment variable that holds further request headers, one a line"},
}};

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

bool has_control_character(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool is_variable_name(std::string_view s) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !s.empty() && is_letter(s.front()) &&
         std::all_of(s.begin(), s.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

// What the value should be; empty when it is.
std::string_view expected(FeedSetting setting, std::string_view value) {
  if (value.size() > kLongestValue || has_control_character(value) || !text::is_valid_utf8(value))
    return "one line of text";
  switch (setting) {
    case FeedSetting::kFullText:
      return value == "auto" || value == "always" || value == "never" ? "" : "auto, always or never";
    case FeedSetting::kInterval: {
      const auto interval = parse_duration(value);
      return interval && *interval >= kLeastInterval ? "" : "a time from 1m, such as 30m, 2h or 1d";
    }
    case FeedSetting::kHeaders:
      return is_variable_name(value) ? "" : "the name of an environment variable, not the headers themselves";
    default:
      return "";
  }
}

Error unknown(std::string_view name) {
  std::vector<std::string_view> names;
  for (const FeedSettingRow& row : kTable) names.push_back(row.name);
  std::string hint = core::did_you_mean(name, names);
  if (hint.empty()) {
    hint = "the settings are";
    for (const std::string_view known : names) hint.append(" ").append(known);
  }
  return {ErrorCode::kUsage, "unknown setting '" + std::string(name) + "'", hint, ""};
}

}  // namespace

const std::array<FeedSettingRow, kFeedSettingCount>& feed_settings_table() { return kTable; }

core::Status FeedSettings::set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = trim(assignment.substr(0, equals));
  if (equals == std::string_view::npos) {
    return Error{ErrorCode::kUsage, "not a setting: '" + std::string(assignment) + "'",
                 "write it as name=value; name= takes it away", ""};
  }
  const auto row = std::find_if(kTable.begin(), kTable.end(), [&](const auto& r) { return r.name == name; });
  if (row == kTable.end()) return unknown(name);
  const std::string_view value = trim(assignment.substr(equals + 1));
  if (const std::string_view wanted = value.empty() ? "" : expected(row->id, value); !wanted.empty()) {
    return Error{ErrorCode::kUsage, std::string(name) + " must be " + std::string(wanted), "", ""};
  }
  values_[static_cast<std::size_t>(row->id)] = value;
  return core::ok_status();
}

FullText FeedSettings::full_text() const {
  const std::string& value = text(FeedSetting::kFullText);
  return value == "always" ? FullText::kAlways : value == "never" ? FullText::kNever : FullText::kAuto;
}

std::vector<std::string> FeedSettings::tags() const {
  std::vector<std::string> tags;
  std::string_view rest = text(FeedSetting::kTags);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view tag = trim(rest.substr(0, comma));
    if (!tag.empty()) tags.emplace_back(tag);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return tags;
}

std::optional<std::chrono::seconds> FeedSettings::interval() const {
  return parse_duration(text(FeedSetting::kInterval));
}

std::vector<std::string> FeedSettings::assignments() const {
  std::vector<std::string> all;
  for (const FeedSettingRow& row : kTable) {
    if (!text(row.id).empty()) all.push_back(std::string(row.name) + "=" + text(row.id));
  }
  return all;
}

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end + 1 != text.data() + text.size()) return std::nullopt;
  std::int64_t unit = 0;
  switch (*end) {
    case 's':
      unit = 1;
      break;
    case 'm':
      unit = 60;
      break;
    case 'h':
      unit = 3600;
      break;
    case 'd':
      unit = 86400;
      break;
    default:
      return std::nullopt;
  }
  constexpr std::int64_t kMost = std::int64_t{366} * 86400;
  if (number <= 0 || number > kMost / unit) return std::nullopt;
  return std::chrono::seconds(number * unit);
}

}  // namespace lede::schedule
