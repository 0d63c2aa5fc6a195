#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "searcher/alert/alert.h"

namespace lede::alert {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kFormat = 1;

core::Error damaged(const std::string& what) {
  return {core::ErrorCode::kArchive, "not an alert: " + what,
          "mend the file, or remove it and add the alert anew", ""};
}

// The library would convert any number, also where it has no such value.
std::optional<std::uint64_t> whole_number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_unsigned()) return std::nullopt;
  return found->get<std::uint64_t>();
}

Alert read(const Json& json) {
  Alert alert;
  alert.query = json.value("query", "");
  alert.since = json.value("since", "");
  alert.until = json.value("until", "");
  alert.match_any = json.value("match", "all") == "any";
  alert.plain = json.value("plain", false);
  alert.created = json.value("created", "");
  alert.last_run = json.value("last_run", "");
  alert.journal = json.value("journal", "");
  alert.told = whole_number(json, "told");
  if (const auto filters = json.find("filters"); filters != json.end()) {
    for (const auto& [field, values] : filters->items())
      alert.filters.push_back({field, values.get<std::vector<std::string>>()});
  }
  return alert;
}

Json write(const Alert& alert) {
  Json json;
  json["query"] = alert.query;
  for (const plan::Filter& filter : alert.filters) json["filters"][filter.field] = filter.values;
  if (!alert.since.empty()) json["since"] = alert.since;
  if (!alert.until.empty()) json["until"] = alert.until;
  if (alert.match_any) json["match"] = "any";
  if (alert.plain) json["plain"] = true;
  json["created"] = alert.created;
  if (!alert.last_run.empty()) json["last_run"] = alert.last_run;
  return json;
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Alert& alert) {
  Json json = {{"format", kFormat}};
  json.update(write(alert));
  if (alert.told) {
    json["told"] = *alert.told;
    json["journal"] = alert.journal;
  }
  return dump(json, 2);
}

std::string to_line(const Alert& alert) {
  Json json = {{"name", alert.name}};
  json.update(write(alert));
  return dump(json, -1);
}

core::Result<Alert> from_json(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (!json.is_object()) return damaged("no JSON object");
    const auto format = whole_number(json, "format");
    if (!format || *format == 0) return damaged("it has no format");
    if (*format > kFormat)
      return core::Error{core::ErrorCode::kVersion, "the alert was made by a newer lede", "install that one",
                         ""};
    if (json.contains("told") && !whole_number(json, "told")) return damaged("its place is no number");
    return read(json);
  } catch (const Json::exception&) {
    return damaged("its JSON cannot be read");
  }
}

}  // namespace lede::alert
