// What makes two articles the same article, and what makes one changed.
#pragma once

#include <cstdint>
#include <string>

#include "common/article/article.h"

namespace lede::article {

// Fills `id` where it is empty: the publisher's guid made unique by its feed (a guid that is
// itself an http(s) URL stands alone, canonicalised), else the canonical URL, else a hash of
// title, date and text. `feed_url` may be empty.
void assign_id(Article& article, const std::string& feed_url);

// A 64-bit fingerprint of what a reader of the archive would call the content: every field
// but `collected`, `story`, `input` and `fetched_url`. Equal content, equal fingerprint, on every machine.
std::uint64_t content_fingerprint(const Article& article);

}  // namespace lede::article
