// What a user may say about one feed. One table declares every setting; `feeds set`, its help
// and `feeds list` are made from it.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"

namespace lede::schedule {

enum class FeedSetting { kFullText, kSource, kSection, kTags, kInterval, kUserAgent, kHeaders };
inline constexpr std::size_t kFeedSettingCount = 7;

struct FeedSettingRow {
  FeedSetting id;
  std::string_view name;
  std::string_view help;  // one line, no final stop
};

const std::array<FeedSettingRow, kFeedSettingCount>& feed_settings_table();

// Whether the linked page is fetched for an entry.
enum class FullText {
  kAuto,    // where the entry does not carry its whole text
  kAlways,  // also where it does
  kNever,
};

// Only values that parse() allows.
class FeedSettings {
 public:
  // "interval=30m". An empty value takes the setting away. Errors (kUsage): an unknown name (with
  // the nearest one), a value that the setting cannot have.
  core::Status set(std::string_view assignment);

  // As written; empty where not set.
  const std::string& text(FeedSetting setting) const { return values_[static_cast<std::size_t>(setting)]; }

  FullText full_text() const;
  std::vector<std::string> tags() const;
  std::optional<std::chrono::seconds> interval() const;

  // "name=value" of each that is set, in the table's order: set() reads them back.
  std::vector<std::string> assignments() const;

  bool operator==(const FeedSettings&) const = default;

 private:
  std::array<std::string, kFeedSettingCount> values_;
};

// "90s", "30m", "2h" or "1d"; nothing for anything else, for zero, and for more than 366 days.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

}  // namespace lede::schedule
