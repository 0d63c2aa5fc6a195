#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "searcher/present/machine.h"
#include "searcher/present/report.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

// Numbers as they are told, without the noise of binary fractions.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json to_json(const Value& value) {
  return std::visit(
      [](const auto& held) -> Json {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<T, double>) {
          return rounded(held);
        } else if constexpr (std::is_same_v<T, std::vector<double>>) {
          Json list = Json::array();
          for (const double one : held) list.push_back(rounded(one));
          return list;
        } else {
          return held;
        }
      },
      value);
}

bool is_none(const Value& value) { return std::holds_alternative<std::monostate>(value); }

std::string csv_value(const Value& value) {
  if (is_none(value)) return {};
  if (const auto* text = std::get_if<std::string>(&value)) return csv_text(*text);
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) {
    std::string joined;
    for (const std::string& name : *names) joined += (joined.empty() ? "" : "; ") + name;
    return csv_text(std::move(joined));
  }
  return to_json(value).dump();
}

}  // namespace

std::string json_report(const Report& report) {
  Json json;
  json["format_version"] = kOutputVersion;
  for (const auto& [name, value] : report.about) {
    if (!is_none(value)) json[name] = to_json(value);
  }
  Json rows = Json::array();
  for (const auto& row : report.table.rows) {
    Json object = Json::object();
    for (std::size_t c = 0; c < row.size(); ++c) {
      if ((report.table.columns[c].where & kInJson) != 0 && !is_none(row[c]))
        object[report.table.columns[c].name] = to_json(row[c]);
    }
    rows.push_back(std::move(object));
  }
  json[report.list] = std::move(rows);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string csv_report(const Report& report) {
  std::string out;
  const auto line = [&](const auto& cell_of) {
    bool first = true;
    for (std::size_t c = 0; c < report.table.columns.size(); ++c) {
      if ((report.table.columns[c].where & kInCsv) == 0) continue;
      if (!first) out += ",";
      first = false;
      out += cell_of(c);
    }
    out += "\r\n";
  };
  line([&](std::size_t c) { return csv_text(report.table.columns[c].name); });
  for (const auto& row : report.table.rows) line([&](std::size_t c) { return csv_value(row[c]); });
  return out;
}

}  // namespace lede::present
