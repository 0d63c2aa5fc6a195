#include "indexer/extract/dates.h"

#include <string>

#include "common/text/dates.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

using std::chrono::sys_seconds;

std::optional<sys_seconds> first_date(const Meta& meta, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    for (const std::string& value : meta.all(key)) {
      if (const auto date = text::parse_date(value)) return date;
    }
  }
  return std::nullopt;
}

std::optional<sys_seconds> published_in_meta(const Meta& meta) {
  return first_date(meta, {"article:published_time",
                           "og:article:published_time",
                           "article:published",
                           "og:published_time",
                           "datepublished",
                           "parsely-pub-date",
                           "sailthru.date",
                           "cxenseparse:recs:publishtime",
                           "cxenseparse:publishtime",
                           "article.published",
                           "dcterms.created",
                           "dcterms.date",
                           "dc.date.issued",
                           "dcterms.issued",
                           "dc.date",
                           "dc.date.created",
                           "pubdate",
                           "publishdate",
                           "publish-date",
                           "publish_date",
                           "publication_date",
                           "published_time",
                           "date.release",
                           "citation_publication_date",
                           "datecreated",
                           "originalpublicationdate",
                           "date",
                           "rnews:datepublished",
                           "og:pubdate",
                           "last-published",
                           "article_date_original",
                           "release_date",
                           "og:regdate",
                           "created"});
}

std::optional<sys_seconds> updated_in_meta(const Meta& meta) {
  return first_date(meta, {"article:modified_time", "og:article:modified_time", "article:modified",
                           "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                           "lastmod", "last-modified", "revised", "article.updated", "modified"});
}

struct Seen {
  std::optional<sys_seconds> published;
  std::optional<sys_seconds> updated;
};

// Dates that elements carry: itemprop anywhere, <time> outside of lists of other stories.
Seen dates_on_page(const Dom& dom) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintAd | kHintNewsletter;
  Seen seen;
  std::optional<sys_seconds> first_time;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText) continue;
    const std::string_view itemprop = node.xml.attribute("itemprop").value();
    const bool time = node.element == Element::kTime;
    if (!time && itemprop.empty()) continue;
    if (!time && itemprop != "datePublished" && itemprop != "dateModified") continue;
    if ((dom.hints_above(i) & kElsewhere) || dom.has_ancestor(i, Element::kAside)) continue;
    std::string_view value = node.xml.attribute("datetime").value();
    if (value.empty()) value = node.xml.attribute("content").value();
    std::optional<sys_seconds> date = text::parse_date(trim(value));
    if (!date) date = text::parse_date(dom.text_of(i));
    if (!date) continue;
    const std::string names = ascii_lower(node.xml.attribute("class").value());
    if (itemprop == "dateModified" || names.find("updat") != std::string::npos ||
        names.find("modif") != std::string::npos) {
      if (!seen.updated) seen.updated = date;
    } else if (itemprop == "datePublished" || node.xml.attribute("pubdate")) {
      if (!seen.published) seen.published = date;
    } else if (!first_time) {
      first_time = date;
    }
  }
  if (!seen.published) seen.published = first_time;
  return seen;
}

// A short text in an element that its class calls a date or a byline.
std::optional<sys_seconds> date_in_text(const Dom& dom) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintAd | kHintNewsletter | kHintCaption;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (!(node.hints & (kHintDate | kHintByline)) || node.text_bytes < 6 || node.text_bytes > 80) continue;
    if (dom.hints_above(i) & kElsewhere) continue;
    for (const std::string& part : split(dom.text_of(i), "|•·\n")) {
      if (const auto date = text::parse_date(part)) return date;
      const std::size_t colon = part.find(": ");
      if (colon == std::string::npos) continue;
      if (const auto date = text::parse_date(trim(std::string_view(part).substr(colon + 2)))) return date;
    }
  }
  return std::nullopt;
}

int digits_at(std::string_view s, std::size_t at, std::size_t count) {
  if (at + count > s.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (s[i] < '0' || s[i] > '9') return -1;
    value = 10 * value + (s[i] - '0');
  }
  return value;
}

bool is_digit_at(std::string_view s, std::size_t at) { return at < s.size() && s[at] >= '0' && s[at] <= '9'; }

std::optional<sys_seconds> make_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1990 || year > 2100 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

}  // namespace

std::optional<sys_seconds> date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
    if (is_digit_at(url, i - 1) && i > 0) continue;
    const int year = digits_at(url, i, 4);
    if (year < 1990 || year > 2100) continue;
    const char separator = url[i + 4];
    if (separator == '/' || separator == '-' || separator == '_') {
      std::size_t at = i + 5;
      const std::size_t month_digits = is_digit_at(url, at + 1) ? 2 : 1;
      const int month = digits_at(url, at, month_digits);
      at += month_digits;
      if (at >= url.size() || url[at] != separator || month < 1) continue;
      const std::size_t day_digits = is_digit_at(url, at + 2) ? 2 : 1;
      const int day = digits_at(url, at + 1, day_digits);
      if (day < 1 || is_digit_at(url, at + 1 + day_digits)) continue;
      if (const auto date = make_day(year, month, day)) return date;
    } else if (!is_digit_at(url, i + 8)) {
      if (const auto date = make_day(year, digits_at(url, i + 4, 2), digits_at(url, i + 6, 2))) return date;
    }
  }
  return std::nullopt;
}

PageDates find_dates(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view url) {
  PageDates out;
  const auto take = [&](std::optional<sys_seconds> date, article::DateFrom from) {
    if (out.published || !date) return;
    out.published = date;
    out.published_from = from;
  };
  const Seen seen = dates_on_page(dom);
  take(text::parse_date(data.published), article::DateFrom::kJsonLd);
  take(published_in_meta(meta), article::DateFrom::kMeta);
  take(seen.published, article::DateFrom::kMeta);
  take(date_in_url(url), article::DateFrom::kUrl);
  if (!out.published) take(date_in_text(dom), article::DateFrom::kText);
  out.updated = text::parse_date(data.modified);
  if (!out.updated) out.updated = updated_in_meta(meta);
  if (!out.updated) out.updated = seen.updated;
  if (out.updated && out.published && *out.updated < *out.published) out.updated.reset();
  return out;
}

}  // namespace lede::extract
