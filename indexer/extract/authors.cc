#include "indexer/extract/authors.h"

#include <algorithm>

#include "indexer/extract/byline.h"
#include "indexer/extract/text_value.h"

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

Structured from_structured(const StructuredArticle& data, std::string_view site) {
  Structured people;
  Structured others;
  for (const StructuredPerson& person : data.authors) {
    const bool other = person.organization || same_letters(person.name, site);
    add_people(other ? others.names : people.names, person.name);
  }
  people.people = !people.names.empty();
  return people.people ? people : others;
}

std::vector<std::string> from_meta(const Meta& meta) {
  for (const std::string_view key :
       {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
        "byl", "article:author_name", "article.author", "og:author", "citation_author", "authors",
        "cxenseparse:author", "dc.contributor", "creator", "vr:author", "article:authors"}) {
    std::vector<std::string> authors;
    for (const std::string& value : meta.all(key)) {
      add_people(authors, value);
    }
    if (!authors.empty()) return authors;
  }
  return {};
}

bool has_word(std::string_view list, std::string_view word) {
  for (const std::string& one : split(list, " ")) {
    if (one == word) return true;
  }
  return false;
}

// What an element's own attributes say of its being an author's name: 0 for nothing.
int byline_rank(const Node& node) {
  if (node.element == Element::kText) return 0;
  if (has_word(node.xml.attribute("rel").value(), "author")) return 3;
  const std::string_view itemprop = node.xml.attribute("itemprop").value();
  if (itemprop == "author" || itemprop == "creator") return 3;
  if (!(node.hints & kHintByline)) return 0;
  const std::string names = letters_of(node.xml.attribute("class").value());
  if (names.find("authorname") != std::string::npos || names.find("bylinename") != std::string::npos)
    return 3;
  return names.find("author") != std::string::npos || names.find("byline") != std::string::npos ? 2 : 0;
}

std::vector<std::string> from_page(const Dom& dom) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintNewsletter | kHintAd | kHintCaption;
  std::vector<std::string> best;
  int best_rank = 0;
  NodeIndex around = 0;  // the element that holds the first byline
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const int rank = byline_rank(dom[i]);
    if (rank == 0 || rank < best_rank || dom[i].text_bytes == 0 || dom[i].text_bytes > 150) continue;
    if (rank == best_rank && i >= dom[around].end) continue;
    if (dom.hints_above(i) & kElsewhere || dom.has_ancestor(i, Element::kAside)) continue;
    std::vector<std::string> people = people_of(dom.text_of(i));
    std::erase_if(people, [](const std::string& name) { return !looks_like_person(name); });
    if (people.empty()) continue;
    if (rank > best_rank) {
      best.clear();
      best_rank = rank;
      around = dom[dom[dom[i].parent].parent].parent;
    }
    for (std::string& name : people) {
      if (best.size() < kMaxAuthors) add_unique(best, std::move(name));
    }
  }
  return best;
}

}  // namespace

std::vector<std::string> find_authors(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                      std::string_view site) {
  const Structured structured = from_structured(data, site);
  if (structured.people) return structured.names;
  std::vector<std::string> other = from_meta(meta);
  const bool only_site = other.size() == 1 && same_letters(other.front(), site);
  if (!other.empty() && !only_site && structured.names.empty()) return other;
  if (!other.empty() && looks_like_person(other.front()) && !only_site) return other;
  std::vector<std::string> written = from_page(dom);
  if (!written.empty()) return written;
  return structured.names.empty() ? other : structured.names;
}

}  // namespace lede::extract
