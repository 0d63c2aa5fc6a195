#include "searcher/present/alert_page.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "common/core/terminal.h"
#include "common/text/utf8.h"
#include "searcher/present/hit_json.h"
#include "searcher/present/layout.h"
#include "searcher/present/rss.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

std::string why(const Hit& hit) {
  std::string words;
  for (const Matched& one : hit.matched) words += (words.empty() ? "" : ", ") + one.part;
  return words;
}

std::string item(const AlertPage& alert, const Hit& hit) {
  std::string about = hit.snippet.text;
  if (const std::string matched = why(hit); !matched.empty()) about += "\nmatched: " + matched;
  return rss_item(hit, alert.name + "/" + hit.article.id, {alert.name}, about);
}

}  // namespace

std::string text_alert(const AlertPage& alert, const TextLook& look) {
  const std::size_t count = alert.page.hits.size();
  const std::string heading = alert.name + ": " + with_commas(count) + " new for " + alert.asked;
  std::string out;
  for (const Marked& line : wrap({text::collapse_white_space(heading), {}}, look.columns, 0))
    out += look.style.bold(core::printable(line.text)) + "\n";
  return out + "\n" + text_page(alert.page, look);
}

std::string jsonl_alert(const AlertPage& alert) {
  std::string out;
  for (const Hit& hit : alert.page.hits) {
    Json line;
    line["alert"] = alert.name;
    line["asked"] = alert.asked;
    const Json found = hit_json(hit, alert.page, {});
    for (const auto& [key, value] : found.items()) line[key] = value;
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

std::string rss_alerts(std::span<const AlertPage> alerts, std::chrono::sys_seconds now) {
  std::string out = rss_begin({"lede alerts", "alerts", "What saved searches found that is new"}, now);
  for (const AlertPage& alert : alerts) {
    for (const Hit& hit : alert.page.hits) out += item(alert, hit);
  }
  return out + rss_end();
}

}  // namespace lede::present
