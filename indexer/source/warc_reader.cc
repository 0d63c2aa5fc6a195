#include <charconv>
#include <string>

#include "common/text/dates.h"
#include "indexer/source/detect.h"
#include "indexer/source/http_message.h"
#include "indexer/source/readers.h"

namespace lede::source {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{64} << 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains_folded(std::string_view text, std::string_view lower_part) {
  std::string folded(text);
  for (char& c : folded) c = lower(c);
  return folded.find(lower_part) != std::string::npos;
}

// <...> around an address was allowed by early drafts and is still written.
std::string_view without_brackets(std::string_view s) {
  if (s.size() >= 2 && s.front() == '<' && s.back() == '>') return s.substr(1, s.size() - 2);
  return s;
}

// What the body is read as; nothing for scripts, pictures, site maps and the like.
std::optional<Format> format_of(std::string_view content_type, std::string_view body) {
  const std::optional<Format> seen = detect(body);
  if (seen == Format::kFeed) {
    const bool plausible = content_type.empty() || contains_folded(content_type, "xml") ||
                           contains_folded(content_type, "html") || contains_folded(content_type, "rss") ||
                           contains_folded(content_type, "text/plain");
    return plausible ? seen : std::nullopt;
  }
  if (contains_folded(content_type, "html")) return Format::kHtml;
  if (content_type.empty() && seen == Format::kHtml) return seen;
  return std::nullopt;
}

struct Record {
  std::string type;
  std::string url;
  std::string date;
  std::uint64_t length = 0;
  std::uint64_t offset = 0;
};

class WarcReader : public Reader {
 public:
  explicit WarcReader(Input input) : input_(std::move(input)) {}

  std::optional<Blob> next() override {
    while (std::optional<Record> record = next_header()) {
      if (std::optional<Blob> blob = read_body(*record)) return blob;
    }
    return std::nullopt;
  }

 private:
  ByteStream& bytes() { return *input_.bytes; }

  void report(std::uint64_t offset, std::string message) {
    input_.report({core::ErrorCode::kInvalidInput, std::move(message), "", at_offset(input_.path, offset)});
  }

  // Damage of the file itself: told once, then the next gzip member is looked for.
  bool past_damage() {
    if (!bytes().damage()) return false;
    core::Error error = *bytes().damage();
    error.where = at_offset(input_.path, bytes().offset());
    input_.report(std::move(error));
    return bytes().resume();
  }

  void skip_line_ends() {
    while (true) {
      const std::string_view seen = bytes().peek(1);
      const std::size_t at = seen.find_first_not_of("\r\n");
      if (seen.empty()) return;
      bytes().skip(at == std::string_view::npos ? seen.size() : at);
      if (at != std::string_view::npos) return;
    }
  }

  // Moves to the next line that begins a record; false at the end.
  bool find_record() {
    static constexpr std::string_view kStart = "\nWARC/1.";
    while (true) {
      const std::string_view seen = bytes().peek(kStart.size() + 1);
      const std::size_t at = seen.find(kStart);
      if (at != std::string_view::npos) return bytes().skip(at + 1);
      if (seen.size() <= kStart.size()) return false;
      bytes().skip(seen.size() - kStart.size());
    }
  }

  std::optional<Record> next_header() {
    while (true) {
      skip_line_ends();
      const std::uint64_t offset = bytes().offset();
      const std::string_view start = bytes().peek(8);
      if (bytes().damage() && start.size() < 8) {
        if (!past_damage()) return std::nullopt;
        continue;
      }
      if (start.empty()) return std::nullopt;
      if (start.starts_with("WARC/1.")) {
        if (std::optional<Record> record = parse_header(offset)) return record;
        bytes().skip(1);
      } else {
        report(offset, "damaged WARC record passed over");
      }
      if (!find_record() && !past_damage()) return std::nullopt;
    }
  }

  std::optional<Record> parse_header(std::uint64_t offset) {
    std::string_view head = bytes().peek(4096);
    std::size_t end = head.find("\r\n\r\n");
    if (end == std::string_view::npos) {
      head = bytes().peek(kMaxHeader);
      end = head.find("\r\n\r\n");
    }
    if (end == std::string_view::npos) {
      if (!bytes().damage()) report(offset, "WARC record header without an end");
      if (bytes().damage()) bytes().skip(head.size());
      return std::nullopt;
    }
    head = head.substr(0, end);
    Record record;
    record.offset = offset;
    record.type = header_value(head, "warc-type");
    record.url = without_brackets(header_value(head, "warc-target-uri"));
    record.date = header_value(head, "warc-date");
    const std::string_view length = header_value(head, "content-length");
    const auto [last, failed] = std::from_chars(length.data(), length.data() + length.size(), record.length);
    if (failed != std::errc() || last != length.data() + length.size() || length.empty()) {
      report(offset, "WARC record without a readable Content-Length");
      return std::nullopt;
    }
    bytes().skip(end + 4);
    return record;
  }

  std::optional<Blob> read_body(const Record& record) {
    const bool wanted = record.type == "response";
    if (!wanted || record.length > kMaxUnit) {
      if (wanted) report(record.offset, "WARC record of more than 64 MiB");
      if (!bytes().skip(record.length) && !bytes().damage())
        report(record.offset, "WARC record is cut short");
      return std::nullopt;
    }
    const auto length = static_cast<std::size_t>(record.length);
    const std::string_view content = bytes().peek(length);
    if (content.size() < length) {
      if (!bytes().damage()) report(record.offset, "WARC record is cut short");
      bytes().skip(content.size());
      return std::nullopt;
    }
    std::optional<Blob> blob = make_blob(record, content.substr(0, length));
    bytes().skip(length);
    return blob;
  }

  std::optional<Blob> make_blob(const Record& record, std::string_view content) {
    if (content.empty()) return std::nullopt;
    auto response = parse_http_response(content);
    if (!response) {
      if (record.url.starts_with("http")) report(record.offset, response.error().message);
      return std::nullopt;
    }
    if (response->status != 200) return std::nullopt;
    if (!response->content_type.empty() && !may_be_document(response->content_type)) return std::nullopt;
    auto body = decode_body(*response, kMaxUnit);
    if (!body) {
      report(record.offset, body.error().message);
      return std::nullopt;
    }
    const std::optional<Format> format = format_of(response->content_type, *body);
    if (!format) return std::nullopt;
    Blob blob;
    blob.format = *format;
    blob.bytes = std::move(*body);
    blob.path = input_.path;
    blob.url = record.url;
    blob.content_type = response->content_type;
    blob.fetched = text::parse_iso_date(record.date);
    blob.offset = record.offset;
    return blob;
  }

  // Spares pictures and scripts the unpacking.
  static bool may_be_document(std::string_view type) {
    return contains_folded(type, "html") || contains_folded(type, "xml") || contains_folded(type, "rss") ||
           contains_folded(type, "text/plain");
  }

  Input input_;
};

}  // namespace

std::unique_ptr<Reader> read_warc(Input input) { return std::make_unique<WarcReader>(std::move(input)); }

}  // namespace lede::source
