// The page or feed in the HTTP response of a WARC record.
#pragma once

#include <optional>
#include <string_view>

#include "common/core/result.h"
#include "indexer/source/blob.h"

namespace lede::source {

// What a response holds: a document (`format`, `bytes` and `content_type` of the blob are set), or
// the kind of thing that it is instead, as it is counted.
struct ResponseContent {
  std::optional<Blob> blob;
  std::string_view passed_over = {};
};

// `content` is the record's content; `limit` holds for the decoded body, in bytes. Documents are
// responses of HTTP status 200 that are HTML or a feed by their Content-Type and their first
// bytes. Errors (kInvalidInput): no HTTP response, a body that cannot be decoded.
core::Result<ResponseContent> read_response(std::string_view content, std::size_t limit);

}  // namespace lede::source
