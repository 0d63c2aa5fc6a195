#include "indexer/write/document_terms.h"

#include <string>

#include "common/archive/schema.h"
#include "common/article/identity.h"
#include "common/text/dates.h"

namespace lede::write {
namespace {

using archive::Facet;
using archive::term_of;

void add_key(Xapian::Document& document, const char* prefix, Facet facet, const std::string& label) {
  const std::string key = archive::facet_key(facet, label);
  if (!key.empty()) document.add_boolean_term(term_of(prefix, key));
}

void add_date(Xapian::Document& document, std::chrono::sys_seconds published) {
  std::string day = text::to_day(published);  // 2014-12-07
  std::erase(day, '-');
  document.add_boolean_term("D" + day);
  document.add_boolean_term("M" + day.substr(0, day.size() - 2));
  document.add_value(archive::kPublishedSlot, archive::encode_time(published));
}

void add_flags(Xapian::Document& document, const article::Article& article) {
  const auto flag = [&](bool set, const char* name) {
    if (set) document.add_boolean_term(std::string("XF") + name);
  };
  flag(!article.image.empty(), "image");
  flag(!article.media.empty(), "media");
  flag(!article.authors.empty(), "authors");
  flag(!article.tags.empty(), "tags");
  flag(!article.quotes.empty(), "quotes");
  flag(!article.comments_url.empty() || article.comments_count.value_or(0) > 0, "comments");
  flag(!article.summary.empty(), "summary");
  flag(article.published.has_value(), "date");
}

}  // namespace

void add_field_terms(Xapian::Document& document, const article::Article& article) {
  document.add_boolean_term(term_of("Q", article.id));
  if (!article.url.empty()) document.add_boolean_term(term_of("U", article.url));
  for (const std::string& author : article.authors) add_key(document, "XA", Facet::kAuthor, author);
  for (const article::Tag& tag : article.tags) add_key(document, "K", Facet::kTag, tag.name);
  add_key(document, "XP", Facet::kSource, article.source);
  add_key(document, "G", Facet::kSection, article.section);
  add_key(document, "L", Facet::kLanguage, article.language);
  if (article.published) add_date(document, *article.published);
  add_flags(document, article);
}

archive::Row row_of(const article::Article& article) {
  archive::Row row;
  if (article.published) row.published = article.published->time_since_epoch().count();
  row.fingerprint = article::content_fingerprint(article);
  const auto values = [&](Facet facet) -> std::vector<std::string>& {
    return row.values[static_cast<std::size_t>(facet)];
  };
  for (const article::Tag& tag : article.tags) values(Facet::kTag).push_back(tag.name);
  values(Facet::kAuthor) = article.authors;
  if (!article.source.empty()) values(Facet::kSource) = {article.source};
  if (!article.section.empty()) values(Facet::kSection) = {article.section};
  if (!article.language.empty()) values(Facet::kLanguage) = {article.language};
  return row;
}

}  // namespace lede::write
