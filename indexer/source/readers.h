// One reader a format, over one input.
#pragma once

#include <memory>
#include <string>

#include "indexer/source/byte_stream.h"
#include "indexer/source/reader.h"

namespace lede::source {

// The largest page, feed, WARC record or JSONL line that is read, in bytes.
inline constexpr std::size_t kMaxUnit = std::size_t{64} << 20;

// Where the blobs of one input come from and whom to tell.
struct Input {
  std::unique_ptr<ByteStream> bytes;
  std::string path;
  std::string url;
  Report report;
  PassOver pass_over = {};
  Selection selection = {};  // WARC only; others are asked when they have been read
};

// The whole input as one page or feed; reported and left out when over kMaxUnit or damaged.
std::unique_ptr<Reader> read_document(Input input, Format format);
// Runs of whole lines of about 1 MiB. A last line without newline counts; one cut off by damage
// does not.
std::unique_ptr<Reader> read_jsonl(Input input);
// The pages and feeds of a WARC file (ISO 28500:2017, WARC 1.0 and 1.1), packed or not:
// `response` records of HTTP status 200 whose content is HTML or a feed. All others, such as
// request, revisit and metadata, are passed over and counted, warcinfo is not even counted. A
// record that is truncated or damaged is reported with its offset, and reading goes on at the
// next place where a record begins: within what a wrong length spans, or in the gzip member
// after a damaged one.
std::unique_ptr<Reader> read_warc(Input input);

// "PATH:17", "PATH@4096": the place of a problem.
std::string at_line(const std::string& path, std::uint64_t line);
std::string at_offset(const std::string& path, std::uint64_t offset);

}  // namespace lede::source
