#include "indexer/fetch/limits.h"

#include <algorithm>

#include "common/core/version.h"

namespace lede::fetch {

using core::Setting;

core::Result<FetchLimits> limits_of(const core::Settings& settings) {
  FetchLimits limits;
  limits.contact = settings.text(Setting::kContact);
  const bool plain = std::all_of(limits.contact.begin(), limits.contact.end(),
                                 [](char c) { return c > 0x20 && c < 0x7F && c != '(' && c != ')'; });
  if (!plain) {
    return core::Error{
        core::ErrorCode::kUsage, "contact must be an address or a mail in ASCII, without spaces",
        "such as https://example.org/about or news@example.org", settings.where(Setting::kContact)};
  }
  limits.spacing = std::chrono::milliseconds(settings.number(Setting::kHostSpacing));
  limits.parallel = settings.number(Setting::kHosts);
  limits.total = std::chrono::seconds(settings.number(Setting::kTimeout));
  limits.connect = std::min<std::chrono::milliseconds>(
      std::chrono::seconds(settings.number(Setting::kConnectTimeout)), limits.total);
  limits.first_byte = std::min(limits.first_byte, limits.total);
  limits.allow_private = settings.text(Setting::kAllowPrivate) == "true";
  limits.ca_file = settings.path(Setting::kCaFile).string();
  return limits;
}

std::string user_agent(const std::string& contact) {
  std::string text = std::string("lede/") + core::kVersion;
  if (!contact.empty()) text.append(" (+").append(contact).append(")");
  return text;
}

}  // namespace lede::fetch
