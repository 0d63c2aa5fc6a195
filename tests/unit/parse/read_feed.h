// A feed's entries from a few lines of XML, for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/feed.h"

namespace lede::parse {

inline Feed read_feed(std::string_view xml) {
  core::Result<Feed> feed = parse_feed(xml, {"http://example.com/feeds/news.xml", ""});
  EXPECT_TRUE(feed.ok()) << (feed.ok() ? "" : feed.error().message);
  return feed.ok() ? std::move(*feed) : Feed{};
}

// The only entry of an RSS feed whose item holds `fields`.
inline article::Article read_item(std::string_view fields) {
  const Feed feed = read_feed("<rss version='2.0'><channel><title>The Paper</title><item>" +
                              std::string(fields) + "</item></channel></rss>");
  EXPECT_EQ(feed.entries.size(), 1U) << fields;
  return feed.entries.empty() ? article::Article{} : feed.entries[0];
}

// The only entry of an Atom feed whose entry holds `fields`.
inline article::Article read_entry(std::string_view fields) {
  const Feed feed = read_feed("<feed xmlns='http://www.w3.org/2005/Atom'><title>The Paper</title><entry>" +
                              std::string(fields) + "</entry></feed>");
  EXPECT_EQ(feed.entries.size(), 1U) << fields;
  return feed.entries.empty() ? article::Article{} : feed.entries[0];
}

inline std::vector<std::string> tag_names(const article::Article& article) {
  std::vector<std::string> names;
  for (const article::Tag& tag : article.tags) names.push_back(tag.name);
  return names;
}

inline std::vector<std::string> media_urls(const article::Article& article) {
  std::vector<std::string> urls;
  for (const article::Media& medium : article.media) urls.push_back(medium.url);
  return urls;
}

}  // namespace lede::parse
