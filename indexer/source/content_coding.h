// HTTP's transfer and content codings undone (RFC 9112 section 7.1, RFC 9110 section 8.4.1,
// RFC 7932). All of them: errors are kInvalidInput, for damaged or cut input and for more than
// `limit` bytes of output.
#pragma once

#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::source {

// A chunked body's data. A missing last chunk is accepted when all others are whole.
core::Result<std::string> unchunk_body(std::string_view body);

// gzip, zlib or raw deflate, whichever it is: servers mix them up.
core::Result<std::string> inflate_body(std::string_view body, std::size_t limit);

core::Result<std::string> unbrotli_body(std::string_view body, std::size_t limit);

}  // namespace lede::source
