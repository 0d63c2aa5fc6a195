#include "common/article/article.h"

#include <array>

namespace lede::article {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 3> kTagByNames = {"publisher", "dictionary", "learned"};
constexpr std::array<std::string_view, 6> kDateFromNames = {"json-ld", "meta", "feed",
                                                            "url",     "text", "collected"};

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(TagBy by) { return kTagByNames[static_cast<std::size_t>(by)]; }

std::string_view name_of(DateFrom from) { return kDateFromNames[static_cast<std::size_t>(from)]; }

std::optional<TagBy> tag_by_of(std::string_view name) { return value_of<TagBy>(kTagByNames, name); }

std::optional<DateFrom> date_from_of(std::string_view name) {
  return value_of<DateFrom>(kDateFromNames, name);
}

}  // namespace lede::article
