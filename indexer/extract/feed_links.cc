#include "indexer/extract/feed_links.h"

#include <algorithm>
#include <array>

#include "common/text/url.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMostLinks = 20;

enum Rank { kNamed, kNamedComments, kLinked, kNone };

bool is_feed_type(std::string_view value) {
  const std::string type = ascii_lower(trim(value.substr(0, value.find(';'))));
  return type == "application/rss+xml" || type == "application/atom+xml" || type == "application/rdf+xml" ||
         type == "application/feed+json" || type == "application/json";
}

bool speaks_of_comments(std::string_view value) {
  return ascii_lower(value).find("comment") != std::string::npos;
}

// "/feed", "/rss.xml", "/atom", "/index.rdf", "?format=rss" and such.
bool looks_like_a_feed(const std::string& address) {
  const auto url = text::parse_url(address);
  if (!url) return false;
  std::string path = ascii_lower(url->path);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  for (const char* ending : {"/feed", "/rss", "/atom", ".rss", ".rdf", ".atom", "/feed.xml", "/rss.xml",
                             "/atom.xml", "/feed.json"}) {
    if (path.ends_with(ending)) return true;
  }
  const std::string query = ascii_lower(url->query);
  return query == "feed=rss2" || query == "feed=atom" || query == "format=rss" || query == "format=feed";
}

Rank rank_of(const Node& node, const std::string& address) {
  if (node.element == Element::kLink) {
    const std::string relation = " " + ascii_lower(node.xml.attribute("rel").value()) + " ";
    if (relation.find(" alternate ") == std::string::npos ||
        !is_feed_type(node.xml.attribute("type").value()))
      return kNone;
    const bool comments =
        speaks_of_comments(node.xml.attribute("title").value()) || speaks_of_comments(address);
    return comments ? kNamedComments : kNamed;
  }
  return node.element == Element::kA && looks_like_a_feed(address) ? kLinked : kNone;
}

}  // namespace

std::vector<std::string> feed_links(const pugi::xml_document& tree, std::string_view url) {
  const Dom dom(tree);
  std::array<std::vector<std::string>, kNone> found;
  for (const Node& node : dom.nodes()) {
    if (node.element != Element::kLink && node.element != Element::kA) continue;
    const std::string_view reference = trim(node.xml.attribute("href").value());
    if (reference.empty()) continue;
    const std::string address = text::resolve_url(url, reference);
    if (!text::is_http_url(address)) continue;
    const Rank rank = rank_of(node, address);
    if (rank != kNone && found[rank].size() < kMostLinks) found[rank].push_back(address);
  }
  std::vector<std::string> links;
  for (const std::vector<std::string>& rank : found) {
    for (const std::string& address : rank) {
      if (links.size() < kMostLinks && std::find(links.begin(), links.end(), address) == links.end())
        links.push_back(address);
    }
  }
  return links;
}

std::vector<std::string> usual_feed_addresses(std::string_view url) {
  std::vector<std::string> addresses;
  for (const char* path : {"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"})
    addresses.push_back(text::resolve_url(url, path));
  return addresses;
}

}  // namespace lede::extract
