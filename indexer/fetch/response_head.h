// The header of an HTTP answer (RFC 9110, RFC 9111).
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/dates.h"

namespace lede::fetch {

// Takes the header line by line, as libcurl hands it out: status lines begin a new answer (the
// interim 1xx ones come first), trailers after the empty line are passed over.
class ResponseHead {
 public:
  // With its line end. False once more than `limit` bytes were given in all.
  bool add_line(std::string_view line, std::size_t limit);

  bool complete() const { return complete_; }  // a final answer's header is whole
  long status() const { return status_; }      // 0 before the first status line

  // The value of the first field of that name (lower case), without outer white space; empty for
  // none, and for one that holds control characters. Bytes as received.
  std::string_view field(std::string_view name) const;
  // All fields of that name, joined by ", " (RFC 9110 section 5.3).
  std::string joined(std::string_view name) const;

  // How long the answer stays fresh (RFC 9111 section 4.2.1), less its Age: max-age, else Expires
  // against Date (`now` without one). 0 for no-store, no-cache and for values that cannot be read;
  // nothing when the server says nothing. At most ten years.
  std::optional<std::chrono::seconds> max_age(text::Time now) const;
  // Retry-After as seconds from `now`, from either form; nothing for what cannot be read.
  std::optional<std::chrono::seconds> retry_after(text::Time now) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // name in lower case
  std::size_t bytes_ = 0;
  long status_ = 0;
  bool complete_ = false;
};

}  // namespace lede::fetch
