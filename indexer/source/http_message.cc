#include "indexer/source/http_message.h"

#include <charconv>
#include <vector>

#include "indexer/source/content_coding.h"
#include "indexer/source/detect.h"

namespace lede::source {
namespace {

constexpr int kMaxCodings = 3;

core::Error invalid(std::string message) {
  return {core::ErrorCode::kInvalidInput, std::move(message), "", ""};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool equals_folded(std::string_view s, std::string_view lower_name) {
  if (s.size() != lower_name.size()) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (lower(s[i]) != lower_name[i]) return false;
  }
  return true;
}

// Codings in the order they were applied, identity left out.
std::vector<std::string> codings_of(std::string_view header) {
  std::vector<std::string> out;
  const std::string text = lower(header);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string_view name = trim(rest.substr(0, comma));
    if (!name.empty() && name != "identity" && name != "none" && name != "utf-8") out.emplace_back(name);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return out;
}

core::Result<std::string> decode_one(std::string_view coding, std::string_view body, std::size_t limit) {
  if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") return inflate_body(body, limit);
  if (coding == "br") return unbrotli_body(body, limit);
  return invalid("content encoding '" + std::string(coding.substr(0, 40)) + "' is not known");
}

}  // namespace

std::string_view header_value(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && equals_folded(trim(line.substr(0, colon)), name)) {
      return trim(line.substr(colon + 1));
    }
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
  }
  return {};
}

core::Result<HttpResponse> parse_http_response(std::string_view message) {
  if (!message.starts_with("HTTP/")) return invalid("record holds no HTTP response");
  std::size_t head_end = message.find("\r\n\r\n");
  std::size_t gap = 4;
  if (const std::size_t bare = message.substr(0, head_end).find("\n\n"); bare != std::string_view::npos) {
    head_end = bare;
    gap = 2;
  }
  if (head_end == std::string_view::npos) return invalid("HTTP response without an end of its header");
  const std::string_view head = message.substr(0, head_end);
  HttpResponse out;
  const std::size_t space = head.find(' ');
  if (space != std::string_view::npos && space + 4 <= head.size()) {
    std::from_chars(head.data() + space + 1, head.data() + space + 4, out.status);
  }
  const std::size_t first = head.find('\n');
  const std::string_view fields =
      first == std::string_view::npos ? std::string_view() : head.substr(first + 1);
  out.content_type = header_value(fields, "content-type");
  out.content_encoding = header_value(fields, "content-encoding");
  out.chunked = lower(header_value(fields, "transfer-encoding")).find("chunked") != std::string::npos;
  out.body = message.substr(head_end + gap);
  return out;
}

core::Result<std::string> decode_body(const HttpResponse& response, std::size_t limit) {
  std::string_view current = response.body;
  std::string owned;
  if (response.chunked) {
    auto joined = unchunk_body(current);
    if (!joined && !detect(current)) return joined.error();
    if (joined) {
      owned = std::move(*joined);
      current = owned;
    }
  }
  const std::vector<std::string> codings = codings_of(response.content_encoding);
  if (codings.size() > kMaxCodings) return invalid("more than three content encodings");
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    auto decoded = decode_one(*coding, current, limit);
    if (!decoded) {
      if (detect(current)) break;
      return decoded.error();
    }
    owned = std::move(*decoded);
    current = owned;
  }
  if (current.size() > limit) return invalid("body over the limit");
  return current.data() == owned.data() ? std::move(owned) : std::string(current);
}

}  // namespace lede::source
