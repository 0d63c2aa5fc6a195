#include "indexer/extract/dates.h"

#include <string>

#include "indexer/extract/shown_dates.h"
#include "indexer/extract/written_dates.h"

namespace lede::extract {
namespace {

using text::ZonedTime;

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
                           "article_date_original",
                           "release_date",
                           "og:regdate",
                           "created",
                           "last-published",
                           "citation_date",
                           "citation_online_date"});
}

// "w-published-date", "cludo:pubdate": by how the key ends, where no key is a known one.
std::optional<ZonedTime> published_in_other_meta(const Meta& meta) {
  for (const std::string_view end :
       {"published", "publisheddate", "publishdate", "publicationdate", "pubdate", "publishedtime",
        "publisheddatetime", "publishedat", "publishedon"}) {
    for (const std::string& value : meta.all_ending_in(end)) {
      if (const auto date = read_date(value)) return date;
    }
  }
  return std::nullopt;
}

std::optional<ZonedTime> updated_in_meta(const Meta& meta) {
  return first_date(meta, {"article:modified_time", "og:article:modified_time", "article:modified",
                           "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
                           "lastmod", "last-modified", "revised", "article.updated", "modified"});
}

}  // namespace

PageDates find_dates(const Dom& dom, const Head& head, const Meta& meta, const StructuredArticle& data,
                     std::string_view url) {
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
  const MarkedDates marked = marked_dates(dom, head);
  take(read_date(data.published), article::DateFrom::kJsonLd);
  take(published_in_meta(meta), article::DateFrom::kMeta);
  take(marked.published, article::DateFrom::kMeta);
  // The same moment, written by the publisher's clock elsewhere on the page.
  for (const auto& date : {published_in_meta(meta), marked.published}) {
    const bool same = date && out.published == date->time;
    if (same && out.published_offset.count() == 0) out.published_offset = date->offset;
  }
  if (const auto day = date_in_url(url)) take(ZonedTime{*day}, article::DateFrom::kUrl);
  change(read_date(data.modified));
  change(updated_in_meta(meta));
  change(marked.updated);
  WrittenDates written;
  if (!out.published) written = dates_in_head(dom, head, marked.updated);
  take(written.published, article::DateFrom::kText);
  change(written.updated);
  if (!out.published) take(published_in_other_meta(meta), article::DateFrom::kMeta);
  if (!out.published) {
    const WrittenDates below = dates_below_head(dom, head);
    take(below.published, article::DateFrom::kText);
    change(below.updated);
  }
  // Where the head tells of a change only, a date further away is another story's.
  if (!marked.updated && !written.updated) take(marked.further, article::DateFrom::kMeta);
  if (updated && !(out.published && updated->time < *out.published)) {
    out.updated = updated->time;
    out.updated_offset = updated->offset;
  }
  return out;
}

}  // namespace lede::extract
