#include "indexer/extract/authors.h"

#include <algorithm>
#include <utility>

#include "common/text/url.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxAuthors = 30;

void add_people(std::vector<std::string>& authors, std::string_view byline) {
  for (std::string& name : people_of(byline)) {
    if (authors.size() < kMaxAuthors) add_unique(authors, std::move(name));
  }
}

// The publication's own name, or its host's: no author where a person is given.
class Publication {
 public:
  Publication(std::string_view source, std::string_view address)
      : names_{letters_of(source), letters_of(text::host_of(address))} {
    const std::string host = text::host_of(address);
    names_.push_back(letters_of(host.substr(0, host.find('.'))));
  }

  bool is_named(std::string_view author) const {
    const std::string letters = letters_of(author);
    return std::find(names_.begin(), names_.end(), letters) != names_.end();
  }

  // "MDR Thüringen" of the MDR.
  bool is_part_named(std::string_view author) const {
    const std::string first = letters_of(author.substr(0, author.find(' ')));
    return first.size() >= 3 && std::find(names_.begin(), names_.end(), first) != names_.end();
  }

 private:
  std::vector<std::string> names_;
};

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

// "By Ann Lee" in a line below the headline; where no line begins so, a name behind a date in
// Chinese or Japanese ("2014年12月20日　浜野 沙織").
std::vector<std::string> from_lines(const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  bool dated = false;
  for (const std::string& line : lines) {
    const bool lead = leads_to_author(line);
    const bool name_alone = line.size() <= 30 && static_cast<unsigned char>(line.front()) >= 0xE3 &&
                            std::count(line.begin(), line.end(), ' ') == 1;
    const bool behind_date = dated && name_alone;
    dated = line.find("月") != std::string::npos && line.find("日") != std::string::npos;
    if (!lead && !behind_date) continue;
    for (std::string& name : people_of(line)) {
      if (looks_like_person(name)) add_unique(out, std::move(name));
    }
    if (!out.empty()) break;
  }
  return out;
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

std::vector<std::string> choose_authors(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                        const Publication& publication, std::string_view title) {
  const Structured structured = from_structured(data, publication);
  if (structured.people) return structured.names;
  std::vector<std::string> other = from_meta(meta);
  const bool only_site = other.size() == 1 && publication.is_named(other.front());
  if (!other.empty() && !only_site && structured.names.empty()) return other;
  if (!other.empty() && looks_like_person(other.front()) && !only_site) return other;
  std::vector<std::string> written = from_page(dom);
  if (written.empty()) written = from_lines(lines_below_headline(dom, title));
  if (!written.empty()) return written;
  return structured.names.empty() ? other : structured.names;
}

}  // namespace

std::vector<std::string> find_authors(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                      const article::Article& article) {
  const Publication publication(article.source, article.link);
  return without_publication(choose_authors(dom, meta, data, publication, article.title), publication);
}

}  // namespace lede::extract
