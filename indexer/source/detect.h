// What kind of input some bytes are, told from the bytes alone.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/source/blob.h"

namespace lede::source {

// How much of an input detect() is worth giving, in bytes.
inline constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

// The format of an input that begins with `head` (gzip undone). A BOM (UTF-8, UTF-16 or UTF-32)
// and white space are passed over. "WARC/" is WARC; "{" a JSON Feed by its keys, else JSONL; then
// tags decide: an rss, feed, RDF, urlset or sitemapindex element among the first ones is a feed,
// any other element HTML; a DOCTYPE says it before. Where text comes before the first tag, only an
// element that pages have says HTML. Nothing for the rest: plain text, mail, programs, pictures, PDF,
// nothing at all.
std::optional<Format> detect(std::string_view head);

// True for those feeds that are sitemaps or indexes of such.
bool is_sitemap(std::string_view head);

}  // namespace lede::source
