#include "indexer/extract/dates.h"

#include <string>

#include "common/text/dates.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

using std::chrono::sys_seconds;
using text::ZonedTime;

// A date of an article: to the day at least, and not the zero of a clock that was never set.
std::optional<ZonedTime> read_date(std::string_view value) {
  const std::optional<ZonedTime> date = text::parse_zoned_date(trim(value));
  if (!date || !date->day_known) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(date->time + date->offset);
  return day == std::chrono::sys_days{} ? std::nullopt : date;
}

std::optional<ZonedTime> first_date(const Meta& meta, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    for (const std::string& value : meta.all(key)) {
      if (const auto date = read_date(value)) return date;
    }
  }
  return std::nullopt;
}

std::optional<ZonedTime> published_in_meta(const Meta& meta) {
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

std::optional<ZonedTime> updated_in_meta(const Meta& meta) {
  return first_date(meta, {"article:modified_time", "og:article:modified_time", "article:modified",
                           "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                           "lastmod", "last-modified", "revised", "article.updated", "modified"});
}

struct Seen {
  std::optional<ZonedTime> published;
  std::optional<ZonedTime> updated;
};

// "Updated", "Stand:", "Mis à jour le" and their like: the date behind tells of a change.
bool tells_update(std::string_view words) {
  const std::string lower = ascii_lower(words);
  for (const std::string_view word :
       {"updat",    "modif",    "edited",     "aktualis",   "geändert",  "stand",    "mis à jour", "maj ",
        "actualiz", "atualiz",  "aggiorna",   "bijgewerkt", "gewijzigd", "oppdater", "uppdater",   "opdater",
        "endret",   "ändrad",   "aktualiz",   "zmieni",     "обновл",    "измен",    "güncelle",   "päivitet",
        "muokattu", "cập nhật", "diperbarui", "更新",       "修正",      "수정",     "업데이트"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

// Dates that elements carry: itemprop anywhere, <time> outside of lists of other stories.
Seen dates_on_page(const Dom& dom) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintAd | kHintNewsletter;
  Seen seen;
  std::optional<ZonedTime> first_time;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText) continue;
    const std::string_view itemprop = node.xml.attribute("itemprop").value();
    const bool time = node.element == Element::kTime;
    if (!time && itemprop != "datePublished" && itemprop != "dateModified") continue;
    if ((dom.hints_above(i) & kElsewhere) || dom.has_ancestor(i, Element::kAside)) continue;
    std::string_view value = node.xml.attribute("datetime").value();
    if (value.empty()) value = node.xml.attribute("content").value();
    std::optional<ZonedTime> date = read_date(value);
    if (!date && node.text_bytes < 80) date = read_date(dom.text_of(i));
    if (!date) continue;
    if (itemprop == "dateModified" || tells_update(node.xml.attribute("class").value())) {
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

// "Thursday, December 18, 2014", "Published: 7 Dec 2014", "2014年12月20日 浜野".
std::optional<ZonedTime> date_in_line(std::string_view line) {
  if (const auto date = read_date(line)) return date;
  if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
    if (const auto date = read_date(line.substr(colon + 2))) return date;
  }
  for (const std::string_view mark : {"日", "일"}) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) continue;
    if (const auto date = read_date(line.substr(0, at + mark.size()))) return date;
  }
  return std::nullopt;
}

void add_line(Seen& seen, std::string_view line) {
  const std::optional<ZonedTime> date = date_in_line(line);
  std::optional<ZonedTime>& field = tells_update(line) ? seen.updated : seen.published;
  if (!field) field = date;
}

// A short text in an element that its class calls a date or a byline.
Seen dates_in_text(const Dom& dom) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintAd | kHintNewsletter | kHintCaption;
  Seen seen;
  for (NodeIndex i = 0; i < dom.size() && !seen.published; ++i) {
    const Node& node = dom[i];
    if (!(node.hints & (kHintDate | kHintByline)) || node.text_bytes < 6 || node.text_bytes > 80) continue;
    if (dom.hints_above(i) & kElsewhere) continue;
    for (const std::string& part : parts_of_line(dom.text_of(i))) add_line(seen, part);
  }
  return seen;
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

PageDates find_dates(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view url,
                     std::string_view title) {
  PageDates out;
  std::optional<ZonedTime> updated;
  const auto take = [&](const std::optional<ZonedTime>& date, article::DateFrom from) {
    if (out.published || !date) return;
    out.published = date->time;
    out.published_offset = date->offset;
    out.published_from = from;
  };
  const auto change = [&](const std::optional<ZonedTime>& date) {
    if (!updated) updated = date;
  };
  const Seen seen = dates_on_page(dom);
  take(read_date(data.published), article::DateFrom::kJsonLd);
  take(published_in_meta(meta), article::DateFrom::kMeta);
  take(seen.published, article::DateFrom::kMeta);
  // The same moment, written by the publisher's clock elsewhere on the page.
  for (const auto& date : {published_in_meta(meta), seen.published}) {
    const bool same = date && out.published == date->time;
    if (same && out.published_offset.count() == 0) out.published_offset = date->offset;
  }
  if (const auto day = date_in_url(url)) take(ZonedTime{*day}, article::DateFrom::kUrl);
  change(read_date(data.modified));
  change(updated_in_meta(meta));
  change(seen.updated);
  if (!out.published) {
    const Seen written = dates_in_text(dom);
    take(written.published, article::DateFrom::kText);
    change(written.updated);
  }
  if (!out.published) {
    Seen written;
    for (const std::string& line : lines_below_headline(dom, title)) add_line(written, line);
    take(written.published, article::DateFrom::kText);
    change(written.updated);
  }
  if (updated && !(out.published && updated->time < *out.published)) {
    out.updated = updated->time;
    out.updated_offset = updated->offset;
  }
  return out;
}

}  // namespace lede::extract
