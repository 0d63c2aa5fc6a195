// OPML 2.0 (http://opml.org/spec2.opml) as lists of feeds use it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"

namespace lede::parse {

struct OpmlFeed {
  std::string url;                      // xmlUrl, absolute http(s); feed:// is read as http://
  std::string title;                    // title, else text; one line
  std::string site;                     // htmlUrl, where it is http(s)
  std::vector<std::string> folders;     // the outlines around it, outermost first
  std::vector<std::string> categories;  // category, without the slash that it may begin with
};

struct Opml {
  std::vector<OpmlFeed> feeds;       // in document order; one address may come twice
  std::vector<std::string> skipped;  // outlines of feeds that cannot be read, and why
  bool cut = false;                  // the document is not well formed: what stands before the fault was read
};

// Names of attributes count in any case. 100,000 outlines and 16 folders in each other are read.
// Errors (kInvalidInput): more than 16 MiB, no OPML.
core::Result<Opml> parse_opml(std::string_view bytes);

}  // namespace lede::parse
