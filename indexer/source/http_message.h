// An HTTP response as a WARC record holds it (RFC 9112), its body decoded.
#pragma once

#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::source {

struct HttpResponse {
  int status = 0;
  std::string content_type;
  std::string_view body;  // as transferred; a view into what was parsed
  bool chunked = false;
  std::string content_encoding;
};

// Errors (kInvalidInput): no HTTP response.
core::Result<HttpResponse> parse_http_response(std::string_view message);

// The body with chunked transfer encoding and the content encodings gzip, deflate and br (up to
// three) undone, at most `limit` bytes. Recorders often store the body decoded and keep the
// headers; a body that is not what its headers say but reads as a document is taken as it is.
// Errors (kInvalidInput): damaged, cut short, over the limit, an unknown encoding.
core::Result<std::string> decode_body(const HttpResponse& response, std::size_t limit);

// The value of header field `name` (lower case) in a block of "Name: value" lines, trimmed;
// the first where there are several, empty for none.
std::string_view header_value(std::string_view lines, std::string_view name);

}  // namespace lede::source
