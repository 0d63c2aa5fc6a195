#include "indexer/write/document_terms.h"

#include <algorithm>
#include <string>

#include "common/archive/schema.h"
#include "common/article/identity.h"
#include "common/text/dates.h"

namespace lede::write {
namespace {

using archive::Facet;
using archive::term_of;

std::string digits_of_day(std::chrono::sys_seconds published) {
  std::string day = text::to_day(published);  // 2014-12-07
  std::erase(day, '-');
  return day;
}

void add_facets(archive::PostingsBuilder& document, const archive::Row& row) {
  for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f) {
    for (const std::string& label : row.values[f]) {
      const std::string key = archive::facet_key(static_cast<Facet>(f), label);
      if (!key.empty()) document.add_boolean_term(term_of(kFacetPrefixes[f], key));
    }
  }
}

bool is_learned(const article::Tag& tag) { return tag.by == article::TagBy::kLearned; }

void add_flags(archive::PostingsBuilder& document, const article::Article& article) {
  const auto flag = [&](bool set, const char* name) {
    if (set) document.add_boolean_term(std::string("XF") + name);
  };
  flag(!article.image.empty(), "image");
  flag(!article.media.empty(), "media");
  flag(!article.authors.empty(), "authors");
  const auto has_tag = [&](bool learned) {
    return std::any_of(article.tags.begin(), article.tags.end(),
                       [&](const article::Tag& tag) { return is_learned(tag) == learned; });
  };
  if (has_tag(false)) document.add_boolean_term(kHasTags);
  if (has_tag(true)) document.add_boolean_term(kHasLearned);
  flag(!article.quotes.empty(), "quotes");
  flag(!article.comments_url.empty() || article.comments_count.value_or(0) > 0, "comments");
  flag(!article.summary.empty(), "summary");
  flag(article.published.has_value(), "date");
}

}  // namespace

std::string day_term(std::chrono::sys_seconds published) { return "D" + digits_of_day(published); }

std::string month_term(std::chrono::sys_seconds published) {
  const std::string day = digits_of_day(published);
  return "M" + day.substr(0, day.size() - 2);
}

void add_field_terms(archive::PostingsBuilder& document, const article::Article& article,
                     const archive::Row& row) {
  document.add_boolean_term(term_of("Q", article.id));
  if (!article.url.empty()) document.add_boolean_term(term_of("U", article.url));
  add_facets(document, row);
  if (article.published) {
    document.add_boolean_term(day_term(*article.published));
    document.add_boolean_term(month_term(*article.published));
    document.add_value(archive::kPublishedSlot, archive::encode_time(*article.published));
  }
  add_flags(document, article);
}

std::vector<std::string> speakers_of(const article::Article& article) {
  std::vector<std::string> names;
  for (const article::Quote& quote : article.quotes) {
    const std::string& name = quote.named.empty() ? quote.speaker : quote.named;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

archive::Row row_of(const article::Article& article) {
  archive::Row row;
  if (article.published) row.published = article.published->time_since_epoch().count();
  row.fingerprint = article::content_fingerprint(article);
  const auto values = [&](Facet facet) -> std::vector<std::string>& {
    return row.values[static_cast<std::size_t>(facet)];
  };
  for (const article::Tag& tag : article.tags) {
    values(is_learned(tag) ? Facet::kLearned : Facet::kTag).push_back(tag.name);
    if (article::is_salient(tag)) values(Facet::kSalient).push_back(tag.name);
  }
  values(Facet::kAuthor) = article.authors;
  if (!article.source.empty()) values(Facet::kSource) = {article.source};
  if (!article.section.empty()) values(Facet::kSection) = {article.section};
  if (!article.language.empty()) values(Facet::kLanguage) = {article.language};
  return row;
}

}  // namespace lede::write
