// A walk from record to record. Lengths and gzip members may lie, so each record is looked at
// with what follows it before it is believed.
#include <algorithm>
#include <string>
#include <utility>

#include "indexer/source/readers.h"
#include "indexer/source/warc_record.h"
#include "indexer/source/warc_response.h"

namespace lede::source {
namespace {

// Looked at behind a record's content: the line ends there and the start of the next record.
constexpr std::size_t kBehind = 64;
// The same where something else stands there.
constexpr std::size_t kFarBehind = std::size_t{64} << 10;

constexpr std::string_view kAboutTheFile = "warcinfo record";

// What a record of another type is counted as; a type from outside is not repeated.
std::string_view kind_of(std::string_view type) {
  for (const std::string_view known : {kAboutTheFile.data(), "request record", "revisit record",
                                       "metadata record", "resource record", "conversion record"}) {
    if (known.substr(0, known.find(' ')) == type) return known;
  }
  return "record of another type";
}

class WarcReader : public Reader {
 public:
  explicit WarcReader(Input input) : input_(std::move(input)) {}

  std::optional<Blob> next() override {
    while (std::optional<WarcRecord> record = next_header()) {
      if (std::optional<Blob> blob = read_content(*record)) return blob;
    }
    return std::nullopt;
  }

 private:
  ByteStream& bytes() { return *input_.bytes; }

  void report(std::uint64_t offset, std::string message) {
    input_.report({core::ErrorCode::kInvalidInput, std::move(message), "", at_offset(input_.path, offset)});
  }

  // Whether bytes up to `end` lie in a gzip member that is damaged: they may be anything.
  bool is_damaged(std::uint64_t end) { return bytes().damage() && end > bytes().checked(); }

  // Tells the file's damage as that of the record at `offset` and goes on behind it, if that can be.
  void pass_damage(std::uint64_t offset) {
    if (told_ != offset) {  // once, also when the next member is as bad
      core::Error error = *bytes().damage();
      error.where = at_offset(input_.path, offset);
      input_.report(std::move(error));
    }
    told_ = offset;
    done_ = !bytes().resume();
  }

  void skip_line_ends() {
    while (true) {
      const std::string_view seen = bytes().peek(1);
      if (seen.empty()) return;
      const std::size_t at = std::min(seen.find_first_not_of("\r\n"), seen.size());
      bytes().skip(at);
      if (at < seen.size()) return;
    }
  }

  // Moves to where the next record begins; false at the end or at damage, all before it consumed.
  bool find_record() {
    while (true) {
      const std::string_view seen = bytes().peek(kRecordStart);
      const std::size_t at = find_record_start(seen);
      if (at != std::string_view::npos) return bytes().skip(at);
      const bool last = seen.size() < kRecordStart;
      bytes().skip(last ? seen.size() : seen.size() - kRecordStart + 1);
      if (last) return false;
    }
  }

  std::optional<WarcRecord> next_header() {
    while (!done_) {
      skip_line_ends();
      const std::uint64_t offset = bytes().offset();
      const std::string_view start = bytes().peek(kRecordStart);
      if (bytes().damage() && (start.size() < kRecordStart || is_damaged(offset + 1))) {
        pass_damage(offset);
        continue;
      }
      if (start.empty()) break;
      if (is_record_start(start)) {
        if (std::optional<WarcRecord> record = read_header(offset)) return record;
      } else {
        report(offset, "damaged WARC record passed over");
      }
      if (!done_) find_record();
    }
    return std::nullopt;
  }

  // On failure the record's start is consumed.
  std::optional<WarcRecord> read_header(std::uint64_t offset) {
    std::string_view head;
    std::size_t end = std::string_view::npos;
    for (const std::size_t look : {std::size_t{4096}, kMaxWarcHeader}) {
      head = bytes().peek(look).substr(0, look);
      end = head.find("\r\n\r\n");
      if (end != std::string_view::npos || head.size() < look) break;
    }
    if (end == std::string_view::npos && head.size() < kMaxWarcHeader && bytes().damage()) {
      pass_damage(offset);
      return std::nullopt;
    }
    // Of a header that breaks off, the next record's header would become the rest.
    if (const std::size_t next = find_record_start(head.substr(1, end)); next != std::string_view::npos) {
      report(offset, "WARC record is cut short");
      bytes().skip(next + 1);
      return std::nullopt;
    }
    auto record = end == std::string_view::npos ? core::Error{core::ErrorCode::kInvalidInput,
                                                              "WARC record header without an end", "", ""}
                                                : parse_warc_header(head.substr(0, end), offset);
    bytes().skip(record ? end + 4 : 1);
    if (record) return std::move(*record);
    report(offset, record.error().message);
    return std::nullopt;
  }

  std::optional<Blob> read_content(const WarcRecord& record) {
    if (record.length > kMaxUnit) {
      pass_large(record);
      return std::nullopt;
    }
    const auto length = static_cast<std::size_t>(record.length);
    std::string_view seen = bytes().peek(length + kBehind);
    const bool fits = seen.size() >= length && ends_well(seen.substr(length));
    if (!fits) {
      // Where the length is wrong the next record begins within what it spans.
      const std::size_t next = find_record_start(seen.substr(0, length + kRecordStart - 1));
      if (next != std::string_view::npos && !is_damaged(bytes().offset() + next + 1)) {
        report(record.offset, "WARC record is cut short");
        bytes().skip(next);
        return std::nullopt;
      }
      // Damage of the file may show only some way behind.
      seen = bytes().peek(length + kFarBehind);
    }
    if (bytes().damage() && (!fits || is_damaged(bytes().offset() + length))) {
      pass_damage(record.offset);
      return std::nullopt;
    }
    if (!fits) {
      report(record.offset, seen.size() < length ? "WARC record is cut short"
                                                 : "WARC record does not end where its length says");
      bytes().skip(std::min(length, seen.size()));
      find_record();
      return std::nullopt;
    }
    std::optional<Blob> blob = make_blob(record, seen.substr(0, length));
    bytes().skip(length);
    return blob;
  }

  // A record too large to be held whole. Memory stays as it is.
  void pass_large(const WarcRecord& record) {
    const bool whole = skip_content(record.length);
    if (!whole && !bytes().damage()) {
      report(record.offset, "WARC record is cut short");
    } else if (const std::string_view kind = kind_not_wanted(record); !kind.empty()) {
      pass_over(kind);
    } else {
      report(record.offset, "WARC record of more than 64 MiB");
    }
  }

  // Consumes `left` bytes; false where the input ends or the next record begins before.
  bool skip_content(std::uint64_t left) {
    while (left > 0) {
      const std::string_view seen = bytes().peek(kRecordStart);
      const std::size_t next = find_record_start(seen);
      const bool last = seen.size() < kRecordStart;
      std::uint64_t step = std::min<std::uint64_t>(left, last ? seen.size() : seen.size() - kRecordStart + 1);
      const bool begins = next < step;
      if (begins) step = next;
      bytes().skip(step);
      left -= step;
      if (begins || last) break;
    }
    return left == 0;
  }

  // Two line ends by the standard; less than that will do where the next record or the end is plain.
  static bool ends_well(std::string_view behind) {
    if (behind.starts_with("\r\n\r\n")) return true;
    behind.remove_prefix(std::min(behind.find_first_not_of("\r\n"), behind.size()));
    return behind.empty() || is_record_start(behind);
  }

  void pass_over(std::string_view kind) {
    if (input_.pass_over && kind != kAboutTheFile) input_.pass_over(kind);
  }

  // What a record that is not to be opened is counted as; empty for one that is.
  std::string_view kind_not_wanted(const WarcRecord& record) const {
    if (record.type != "response") return kind_of(record.type);
    if (!input_.selection.takes_url(record.url)) return "record of another address";
    if (!input_.selection.takes_time(record.date)) return "record of an earlier date";
    return {};
  }

  std::optional<Blob> make_blob(const WarcRecord& record, std::string_view content) {
    if (const std::string_view kind = kind_not_wanted(record); !kind.empty()) {
      pass_over(kind);
      return std::nullopt;
    }
    if (record.partial) {
      report(record.offset, "WARC record holds only a part of the response");
      return std::nullopt;
    }
    auto found = read_response(content, kMaxUnit);
    if (found && found->blob) return placed(std::move(*found->blob), record);
    if (found || !record.url.starts_with("http")) {
      pass_over(found ? found->passed_over : "response of another protocol");
    } else {
      report(record.offset, found.error().message);
    }
    return std::nullopt;
  }

  Blob placed(Blob blob, const WarcRecord& record) {
    blob.path = input_.path;
    blob.url = record.url;
    blob.fetched = record.date;
    blob.offset = record.offset;
    blob.is_selected = true;
    return blob;
  }

  Input input_;
  std::optional<std::uint64_t> told_;  // the offset of the last damage
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> read_warc(Input input) { return std::make_unique<WarcReader>(std::move(input)); }

}  // namespace lede::source
