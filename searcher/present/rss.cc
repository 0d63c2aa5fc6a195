#include "searcher/present/rss.h"

#include <cstdio>
#include <string_view>

#include "common/core/version.h"
#include "common/text/utf8.h"
#include "searcher/present/layout.h"
#include "searcher/present/xml_text.h"

namespace lede::present {
namespace {

std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return "<" + std::string(name) + ">" + xml_text(text) + "</" + std::string(name.substr(0, name.find(' '))) +
         ">\n";
}

// RFC 822 as RSS has it, the year in four digits.
std::string rfc822(std::chrono::sys_seconds time) {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT",
                kDays[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':';
    char code[8];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(byte));
    out += plain ? std::string(1, c) : std::string(code);
  }
  return out;
}

}  // namespace

std::string rss_begin(const FeedHead& head, std::chrono::sys_seconds now) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n" +
         element("title", head.title) + element("link", "urn:x-lede:" + percent_encoded(head.link)) +
         element("description", head.description) + element("lastBuildDate", rfc822(now)) +
         element("generator", "lede " + std::string(core::kVersion));
}

std::string rss_item(const Hit& hit, std::string_view guid, const std::vector<std::string>& categories,
                     std::string_view description) {
  const article::Article& article = hit.article;
  std::string out = "<item>\n";
  out += element("title", article.title.empty() ? "(untitled)" : article.title);
  out += element("link", article.url);
  out += element("guid isPermaLink=\"false\"", guid);
  if (article.published) out += element("pubDate", rfc822(*article.published));
  for (const std::string& author : article.authors) out += element("dc:creator", author);
  for (const std::string& category : categories) out += element("category", category);
  for (const article::Tag& tag : article.tags) out += element("category", tag.name);
  out += element("description", description);
  if (!article.source.empty()) out += element("dc:publisher", article.source);
  return out + "</item>\n";
}

std::string rss_end() { return "</channel>\n</rss>\n"; }

std::string rss_page(const Page& page, std::chrono::sys_seconds now) {
  std::string out;
  if (page.before == 0) {
    const std::string what = page.query.empty() ? "all articles" : page.query;
    std::string description = "Articles that lede-search finds for: " + what;
    if (page.total) description += " (" + with_commas(*page.total) + " results)";
    out = rss_begin({"lede: " + what, "search:" + page.query, description}, now);
  }
  for (const Hit& hit : page.hits) out += rss_item(hit, hit.article.id, {}, hit.snippet.text);
  if (page.after == 0) out += rss_end();
  return out;
}

}  // namespace lede::present
