#include "searcher/present/alert_page.h"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/core/terminal.h"
#include "common/text/utf8.h"
#include "searcher/present/hit_json.h"
#include "searcher/present/layout.h"
#include "searcher/present/xml_text.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string out = "<";
  out.append(name).append(">").append(xml_text(text)).append("</").append(name).append(">\n");
  return out;
}

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// RFC 822 with a year of four digits, as RSS 2.0 asks.
std::string rfc822(std::chrono::sys_seconds time) {
  static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return std::string(kDays[std::chrono::weekday(day).c_encoding()]) + ", " +
         two_digits(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year())) + " " + two_digits(clock.hours().count()) + ":" +
         two_digits(clock.minutes().count()) + ":" + two_digits(clock.seconds().count()) + " GMT";
}

std::string why(const Hit& hit) {
  std::string words;
  for (const Matched& one : hit.matched) words += (words.empty() ? "" : ", ") + one.part;
  return words;
}

std::string item(const AlertPage& alert, const Hit& hit) {
  const article::Article& article = hit.article;
  std::string about = hit.snippet.text;
  if (const std::string matched = why(hit); !matched.empty()) about += "\nmatched: " + matched;
  std::string out = "<item>\n" + element("title", article.title) + element("link", article.url);
  out += "<guid isPermaLink=\"false\">" + xml_text(alert.name + "/" + article.id) + "</guid>\n";
  if (article.published) out += element("pubDate", rfc822(*article.published));
  out += element("category", alert.name) + element("dc:creator", article.source);
  return out + element("description", about) + "</item>\n";
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
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n"
      "<title>lede alerts</title>\n<link>https://localhost/</link>\n"
      "<description>What saved searches found that is new</description>\n";
  out += element("lastBuildDate", rfc822(now));
  for (const AlertPage& alert : alerts) {
    for (const Hit& hit : alert.page.hits) out += item(alert, hit);
  }
  return out + "</channel>\n</rss>\n";
}

}  // namespace lede::present
