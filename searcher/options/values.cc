#include "searcher/options/values.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/core/suggest.h"

namespace lede::searcher {

core::Error usage(std::string message, std::string hint) {
  return {core::ErrorCode::kUsage, std::move(message), std::move(hint), ""};
}

core::Error no_such(const std::string& what, std::string_view word,
                    const std::vector<std::string_view>& known) {
  std::string hint = core::did_you_mean(word, known);
  if (hint.empty()) {
    for (const std::string_view one : known) hint.append(hint.empty() ? "known: " : ", ").append(one);
  }
  return usage("unknown " + what + " '" + std::string(word) + "'", hint);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

core::Result<std::size_t> number(const std::string& flag, std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > 1'000'000'000) {
    return usage("expected a whole number after " + flag + ", not '" + std::string(text) + "'", "");
  }
  return value;
}

core::Status read_number(const std::string& flag, std::string_view text, std::size_t& into, std::size_t least,
                         std::size_t most) {
  if (text.empty()) return core::ok_status();
  auto value = number(flag, text);
  if (!value) return value.error();
  if (*value < least || *value > most) {
    return usage(flag + " must be from " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
                     std::string(text),
                 "");
  }
  into = *value;
  return core::ok_status();
}

}  // namespace lede::searcher
