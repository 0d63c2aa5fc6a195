#include "indexer/extract/authors.h"

#include <algorithm>
#include <utility>

#include "common/text/url.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/byline_elements.h"
#include "indexer/extract/byline_words.h"
#include "indexer/extract/han_byline.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/publication.h"
#include "indexer/extract/text_value.h"
#include "indexer/extract/written_dates.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxAuthors = 30;

void add_people(std::vector<std::string>& authors, std::string_view byline) {
  for (std::string& name : people_of(byline)) {
    if (authors.size() < kMaxAuthors) add_unique(authors, std::move(name));
  }
}

struct Structured {
  std::vector<std::string> names;
  bool people = false;  // not only organisations and the site itself
};

Structured from_structured(const StructuredArticle& data, const Publication& publication) {
  Structured people;
  Structured others;
  for (const StructuredPerson& person : data.authors) {
    const bool other = person.organization || publication.is_named(person.name);
    add_people(other ? others.names : people.names, person.name);
  }
  people.people = !people.names.empty();
  return people.people ? people : others;
}

// By the first key whose names are not the publication only; else by the first that has names.
std::vector<std::string> from_meta(const Meta& meta, const Publication& publication) {
  std::vector<std::string> first;
  for (const std::string_view key :
       {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "byl", "article:author_name", "article.author", "og:author", "citation_author", "authors",
        "cxenseparse:author", "dc.contributor", "creator", "vr:author", "article:authors"}) {
    std::vector<std::string> authors;
    for (const std::string& value : meta.all(key)) {
      add_people(authors, value);
    }
    if (authors.empty()) continue;
    const bool others = std::any_of(authors.begin(), authors.end(),
                                    [&](const std::string& name) { return !publication.is_named(name); });
    if (others) return authors;
    if (first.empty()) first = std::move(authors);
  }
  return first;
}

// "12/18/2014 by Ann Lee": from the name on; the line as it is where it is none such.
std::string_view behind_date(std::string_view line) {
  constexpr std::string_view kBy = " by ";
  const std::size_t at = line.find(kBy);
  const bool dated = at != std::string_view::npos && read_date(line.substr(0, at));
  return dated ? line.substr(at + kBy.size()) : line;
}

// "By Ann Lee" in a line of the head, "By" above "Ann Lee", or a name behind 作者; else a name below a date
// in Chinese or Japanese ("2014年12月20日　浜野 沙織").
std::vector<std::string> from_lines(const std::vector<std::string>& lines) {
  bool dated = false;
  bool led = false;  // the line above says that a name follows
  for (const std::string& line : lines) {
    const std::string_view name = behind_date(line);
    const bool lead = led || leads_to_author(line) || name.size() < line.size();
    const bool name_alone = line.size() <= 30 && static_cast<unsigned char>(line.front()) >= 0xE3 &&
                            std::count(line.begin(), line.end(), ' ') == 1;
    const bool below_date = dated && name_alone;
    dated = line.find("月") != std::string::npos && line.find("日") != std::string::npos;
    led = is_lead(line);
    if (std::vector<std::string> people = authors_in_line(line); !people.empty()) return people;
    if (!lead && !below_date) continue;
    if (std::vector<std::string> people = persons_of(name); !people.empty()) return people;
  }
  return {};
}

std::vector<std::string> from_head(const Dom& dom, const Head& head) {
  std::vector<std::string> people;
  if (!head.is_known()) return people;
  people = persons_of_elements(dom, head, head.begin(), head.end_of_bylines(), BylineRank::kLinksToPerson);
  if (people.empty()) people = from_lines(head.lines_below());
  if (people.empty()) people = from_lines(head.lines_below_lead());
  if (people.empty()) people = from_lines(head.lines_above());
  return people;
}

// Its offices and itself are left out where others stand beside them.
std::vector<std::string> without_publication(std::vector<std::string> names, const Publication& publication) {
  std::vector<std::string> people;
  for (const std::string& name : names) {
    if (!publication.is_named(name) && !publication.is_part_named(name)) people.push_back(name);
  }
  if (people.empty()) people = std::move(names);
  return people;
}

std::vector<std::string> choose_authors(const Dom& dom, const Head& head, const Meta& meta,
                                        const StructuredArticle& data, const Publication& publication) {
  const Structured structured = from_structured(data, publication);
  if (structured.people) return structured.names;
  std::vector<std::string> other = from_meta(meta, publication);
  const bool only_site = other.size() == 1 && publication.is_named(other.front());
  const bool a_person = std::any_of(other.begin(), other.end(), looks_like_person);
  if (a_person && !only_site) return other;
  std::vector<std::string> written = from_head(dom, head);
  if (!written.empty()) return written;
  if (!structured.names.empty()) return structured.names;
  if (!other.empty() && !only_site) return other;
  written = persons_of_elements(dom, head, head.begin(), dom.size(), BylineRank::kNamed);
  return written.empty() ? other : written;
}

}  // namespace

std::vector<std::string> find_authors(const Dom& dom, const Head& head, const Meta& meta,
                                      const StructuredArticle& data, const article::Article& article) {
  const Publication publication(meta, article.source, article.link);
  std::vector<std::string> authors =
      without_publication(choose_authors(dom, head, meta, data, publication), publication);
  return authors.empty() ? reporters_in(article.text) : authors;
}

}  // namespace lede::extract
