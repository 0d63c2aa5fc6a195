#include "indexer/source/warc_response.h"

#include <string>
#include <utility>

#include "indexer/source/detect.h"
#include "indexer/source/http_message.h"

namespace lede::source {
namespace {

constexpr std::string_view kNoDocument = "response that is neither page nor feed";

bool contains_folded(std::string_view text, std::string_view lower_part) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded.find(lower_part) != std::string::npos;
}

// Spares pictures and scripts the unpacking.
bool may_be_document(std::string_view type) {
  return type.empty() || contains_folded(type, "html") || contains_folded(type, "xml") ||
         contains_folded(type, "rss") || contains_folded(type, "text/plain") || contains_folded(type, "json");
}

// What the body is read as; nothing for scripts, pictures, site maps and the like.
std::optional<Format> format_of(std::string_view content_type, std::string_view body) {
  const std::optional<Format> seen = detect(body);
  if (is_sitemap(body)) return std::nullopt;
  if (seen == Format::kFeed) return seen;
  if (contains_folded(content_type, "html")) return Format::kHtml;
  if (content_type.empty() && seen == Format::kHtml) return seen;
  return std::nullopt;
}

}  // namespace

core::Result<ResponseContent> read_response(std::string_view content, std::size_t limit) {
  auto response = parse_http_response(content);
  if (!response) return response.error();
  if (response->status != 200) return ResponseContent{std::nullopt, "response of another status than 200"};
  if (!may_be_document(response->content_type)) return ResponseContent{std::nullopt, kNoDocument};
  auto body = decode_body(*response, limit);
  if (!body) return body.error();
  const std::optional<Format> format = format_of(response->content_type, *body);
  if (!format) return ResponseContent{std::nullopt, kNoDocument};
  Blob blob;
  blob.format = *format;
  blob.bytes = std::move(*body);
  blob.content_type = response->content_type;
  return ResponseContent{std::move(blob)};
}

}  // namespace lede::source
