// What kind of input some bytes are, told from the bytes alone.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/source/blob.h"

namespace lede::source {

// How much of an input detect() is worth giving, in bytes.
inline constexpr std::size_t kDetectBytes = std::size_t{64} << 10;

// The format of an input that begins with `head` (gzip undone). A BOM (UTF-8, or UTF-16 of
// either order) and white space are passed over. "WARC/" is WARC; "{" JSONL; then tags decide:
// an rss, feed or RDF element among the first ones is a feed, any other element HTML. Nothing
// for the rest: plain text, pictures, nothing at all.
std::optional<Format> detect(std::string_view head);

}  // namespace lede::source
