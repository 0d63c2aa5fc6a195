// What the publisher's structured data (JSON-LD 1.1 with schema.org types) says of the article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

struct StructuredImage {
  std::string url;
  std::string caption;
  std::string credit;
};

// One step of the way from the front page to the article.
struct Crumb {
  std::string name;
  std::string url;  // as written; may be empty
};

struct StructuredPerson {
  std::string name;
  bool organization = false;
};

// Values as written, but plain text (clean_text). Absent ones are empty.
struct StructuredArticle {
  bool found = false;  // an article type was there, not just the page's
  bool list = false;   // the page is said to be a list of others: CollectionPage, SearchResultsPage
  std::string type;
  std::string headline;
  std::string description;
  std::string body;  // paragraphs parted by blank lines
  std::string section;
  std::string language;
  std::string url;
  std::string published;
  std::string modified;
  std::string publisher;
  std::string discussion_url;
  std::optional<std::int64_t> comment_count;
  std::vector<StructuredPerson> authors;
  std::vector<std::string> keywords;
  std::vector<std::string> about;  // names of `about`
  std::vector<StructuredImage> images;
  std::vector<Crumb> breadcrumbs;  // outermost first
};

// Reads every JSON-LD script of the page: single objects, arrays, @graph, references by @id.
// The first object of an article type counts; the page object (WebPage) fills its gaps. Bad
// JSON is mended where newlines in strings, comments, wrappers or trailing commas are all that
// is wrong, else that script is passed over.
StructuredArticle read_json_ld(const Dom& dom);

}  // namespace lede::extract
