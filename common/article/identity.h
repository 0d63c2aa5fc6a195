// What makes two articles the same article, and what makes one changed.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "common/article/article.h"

namespace lede::article {

// Fills `id` where it is empty: the publisher's guid made unique by its feed (a guid that is
// itself an http(s) URL stands alone, canonicalised), else the canonical URL, else a hash of
// title, date and text. `feed_url` may be empty.
void assign_id(Article& article, const std::string& feed_url);

// What may identify an article, in the order of trust. assign_id() takes the first that the article
// has; a feed that gives several articles one guid or link needs a later one (feed_identity.h).
enum class IdentityBy {
  kGuid,        // as above
  kUrl,         // the canonical URL
  kGuidAnchor,  // a guid that is a URL, with its fragment
  kLinkAnchor,  // the link, with its fragment
  kHeadline,    // the canonical URL, else the guid, with a hash of the title
  kDated,       // the same with the date in the hash
  kContent,     // a hash of title, date and text
};
inline constexpr std::array kIdentityKinds{
    IdentityBy::kGuid,     IdentityBy::kUrl,   IdentityBy::kGuidAnchor, IdentityBy::kLinkAnchor,
    IdentityBy::kHeadline, IdentityBy::kDated, IdentityBy::kContent};

// Empty where the article has none of that kind; kContent is never empty.
std::string identity(const Article& article, const std::string& feed_url, IdentityBy by);

// A 64-bit fingerprint of what a reader of the archive would call the content: every field
// but `collected`, `story`, `input` and `fetched_url`. Equal content, equal fingerprint, on every machine.
std::uint64_t content_fingerprint(const Article& article);

}  // namespace lede::article
