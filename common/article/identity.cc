#include "common/article/identity.h"

#include <array>
#include <bit>
#include <string_view>

#include "common/text/dates.h"
#include "common/text/hash.h"
#include "common/text/url.h"
#include "common/text/utf8.h"

namespace lede::article {

namespace {

// Feeds each value's hash as the seed of the next, so that ("ab", "c") and ("a", "bc") differ.
class Fingerprint {
 public:
  void add(std::string_view bytes) { state_ = text::hash64(bytes, state_); }
  void add(std::uint64_t number) {
    std::array<char, 8> bytes;  // little-endian on every machine
    for (char& byte : bytes) {
      byte = static_cast<char>(number & 0xFF);
      number >>= 8;
    }
    add(std::string_view(bytes.data(), bytes.size()));
  }
  void add(const std::optional<std::chrono::sys_seconds>& time) {
    add(static_cast<std::uint64_t>(time.has_value()));
    if (time) add(static_cast<std::uint64_t>(time->time_since_epoch().count()));
  }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0;
};

void add_tags(Fingerprint& fingerprint, const std::vector<Tag>& tags) {
  fingerprint.add(tags.size());
  for (const Tag& tag : tags) {
    fingerprint.add(tag.name);
    fingerprint.add(name_of(tag.by));
    fingerprint.add(static_cast<std::uint64_t>(tag.score.has_value()));
    // + 0.0 makes the two zeros one, as == does.
    if (tag.score) fingerprint.add(std::bit_cast<std::uint64_t>(*tag.score + 0.0));
  }
}

// Names that are unique everywhere by their own specification: RFC 4151, RFC 4122.
bool is_unique_name(std::string_view guid) {
  return guid.starts_with("tag:") || guid.starts_with("urn:uuid:");
}

// One word, since identities stand in columns and on command lines.
std::string without_spaces(std::string_view s) {
  std::string out;
  for (const char c : text::collapse_white_space(s)) {
    if (c == ' ') {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

// `name` made unique by where it is used.
std::string scoped(const Article& article, const std::string& feed_url, const std::string& name) {
  std::string scope = text::canonical_url(feed_url);
  if (scope.empty()) scope = text::host_of(article.url);
  if (scope.empty()) scope = article.source;
  return scope.empty() ? name : scope + "#" + name;
}

std::string id_from_guid(const Article& article, const std::string& feed_url) {
  if (article.guid.empty()) return "";
  if (text::is_http_url(article.guid)) return text::canonical_url(article.guid);
  if (is_unique_name(article.guid)) return article.guid;
  return scoped(article, feed_url, article.guid);
}

std::string id_from_url(const Article& article) {
  return text::canonical_url(article.url.empty() ? article.link : article.url);
}

std::string id_from_anchor(const std::string& url) {
  const std::size_t hash = url.find('#');
  if (hash == std::string::npos || hash + 1 == url.size() || !text::is_http_url(url)) return "";
  return text::canonical_url(url) + url.substr(hash);
}

std::string id_from_headline(const Article& article, const std::string& feed_url, std::uint64_t hash) {
  const std::string url = id_from_url(article);
  if (article.title.empty() || (url.empty() && article.guid.empty())) return "";
  return (url.empty() ? scoped(article, feed_url, article.guid) : url) + "#" + text::to_hex(hash);
}

std::string id_from_dated_headline(const Article& article, const std::string& feed_url) {
  if (!article.published) return "";
  Fingerprint fingerprint;
  fingerprint.add(article.title);
  fingerprint.add(article.published);
  return id_from_headline(article, feed_url, fingerprint.value());
}

std::string id_from_content(const Article& article) {
  Fingerprint fingerprint;
  fingerprint.add(article.title);
  fingerprint.add(article.published);
  fingerprint.add(article.text.empty() ? article.summary : article.text);
  return "hash:" + text::to_hex(fingerprint.value());
}

std::string raw_identity(const Article& article, const std::string& feed_url, IdentityBy by) {
  switch (by) {
    case IdentityBy::kGuid:
      return id_from_guid(article, feed_url);
    case IdentityBy::kUrl:
      return id_from_url(article);
    case IdentityBy::kGuidAnchor:
      return id_from_anchor(article.guid);
    case IdentityBy::kLinkAnchor:
      return id_from_anchor(article.link);
    case IdentityBy::kHeadline:
      return id_from_headline(article, feed_url, text::hash64(article.title));
    case IdentityBy::kDated:
      return id_from_dated_headline(article, feed_url);
    case IdentityBy::kContent:
      break;
  }
  return id_from_content(article);
}

}  // namespace

std::string identity(const Article& article, const std::string& feed_url, IdentityBy by) {
  return without_spaces(raw_identity(article, feed_url, by));
}

void assign_id(Article& article, const std::string& feed_url) {
  for (const IdentityBy by : {IdentityBy::kGuid, IdentityBy::kUrl, IdentityBy::kContent}) {
    if (article.id.empty()) article.id = identity(article, feed_url, by);
  }
}

std::uint64_t content_fingerprint(const Article& article) {
  Fingerprint fingerprint;
  for (const std::string* field : {&article.id, &article.url, &article.link, &article.guid, &article.title}) {
    fingerprint.add(*field);
  }
  fingerprint.add(article.authors.size());
  for (const std::string& author : article.authors) fingerprint.add(author);
  fingerprint.add(article.published);
  fingerprint.add(article.updated);
  if (article.published_offset.count() != 0 || article.updated_offset.count() != 0) {
    fingerprint.add(static_cast<std::uint64_t>(article.published_offset.count()));
    fingerprint.add(static_cast<std::uint64_t>(article.updated_offset.count()));
  }
  fingerprint.add(name_of(article.published_from));
  for (const std::string* field : {&article.source, &article.origin, &article.section, &article.language,
                                   &article.summary, &article.text}) {
    fingerprint.add(*field);
  }
  add_tags(fingerprint, article.tags);
  for (const std::string& name : article.publisher_tags) fingerprint.add(name);
  fingerprint.add(article.image);
  fingerprint.add(article.media.size());
  for (const Media& media : article.media) {
    fingerprint.add(media.url);
    fingerprint.add(media.type);
    fingerprint.add(media.caption);
    if (!media.credit.empty()) fingerprint.add(media.credit);
  }
  fingerprint.add(article.comments_url);
  fingerprint.add(static_cast<std::uint64_t>(article.comments_count.has_value()));
  fingerprint.add(static_cast<std::uint64_t>(article.comments_count.value_or(0)));
  fingerprint.add(article.quotes.size());
  for (const Quote& quote : article.quotes) {
    fingerprint.add(quote.text);
    fingerprint.add(quote.speaker);
    if (!quote.named.empty() || !quote.role.empty()) {
      fingerprint.add(quote.named);
      fingerprint.add(quote.role);
    }
  }
  return fingerprint.value();
}

}  // namespace lede::article
