#include "indexer/parse/feed_hints.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "indexer/parse/ascii.h"
#include "indexer/parse/feed_text.h"

namespace lede::parse {
namespace {

constexpr std::int64_t kMostMinutes = std::int64_t{366} * 24 * 60;
constexpr std::int64_t kMostFrequency = std::int64_t{24} * 60;

// A whole number from `least` to `most`.
std::optional<std::int64_t> number_of(std::string_view text, std::int64_t least, std::int64_t most) {
  text = trim(text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return std::nullopt;
  return number;
}

std::optional<std::chrono::seconds> period_of(std::string_view name) {
  using std::chrono::days;
  using std::chrono::hours;
  static constexpr std::array<std::pair<std::string_view, std::chrono::seconds>, 5> kPeriods{
      {{"hourly", hours(1)},
       {"daily", days(1)},
       {"weekly", days(7)},
       {"monthly", days(30)},
       {"yearly", days(365)}}};
  for (const auto& [known, length] : kPeriods) {
    if (equal_ignoring_case(trim(name), known)) return length;
  }
  return std::nullopt;
}

// The hours of the day, 0 to 23; RSS 0.91 has 24 for midnight.
std::uint32_t hours_of(pugi::xml_node node) {
  std::uint32_t hours = 0;
  for (const pugi::xml_node child : node.children()) {
    if (!equal_ignoring_case(child.name(), "hour")) continue;
    if (const auto hour = number_of(raw_text(child), 0, 24)) hours |= 1U << (*hour % 24);
  }
  return hours;
}

std::uint32_t days_of(pugi::xml_node node) {
  static constexpr std::array<std::string_view, 7> kDays{"sunday",   "monday", "tuesday", "wednesday",
                                                         "thursday", "friday", "saturday"};
  std::uint32_t days = 0;
  for (const pugi::xml_node child : node.children()) {
    if (!equal_ignoring_case(child.name(), "day")) continue;
    const std::string name = raw_text(child);
    for (std::size_t day = 0; day < kDays.size(); ++day) {
      if (equal_ignoring_case(name, kDays[day])) days |= 1U << day;
    }
  }
  return days;
}

}  // namespace

void HintReader::read(const Field& field) {
  switch (field.name.element) {
    case Element::kTtl:
      if (const auto minutes = number_of(raw_text(field.node), 1, kMostMinutes))
        hints_.ttl = std::chrono::minutes(*minutes);
      return;
    case Element::kSkipHours:
      hints_.skip_hours |= hours_of(field.node);
      return;
    case Element::kSkipDays:
      hints_.skip_days |= days_of(field.node);
      return;
    case Element::kSyUpdatePeriod:
      period_ = period_of(raw_text(field.node));
      return;
    case Element::kSyUpdateFrequency:
      frequency_ = number_of(raw_text(field.node), 1, kMostFrequency).value_or(0);
      return;
    default:
      return;
  }
}

UpdateHints HintReader::hints() const {
  UpdateHints hints = hints_;
  // Daily where only the frequency is said.
  if (period_ || frequency_ > 0)
    hints.period = period_.value_or(std::chrono::days(1)) / std::max<std::int64_t>(frequency_, 1);
  return hints;
}

}  // namespace lede::parse
