// What the sources hand on: bytes with what is known of where they came from.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace lede::source {

enum class Format { kFeed, kHtml, kJsonl, kWarc };

// A unit that the next stage reads whole: one feed document, one page, or a run of whole JSONL
// lines. `bytes` are as found (no charset decoding), gzip and transfer encodings undone.
struct Blob {
  Format format = Format::kHtml;  // never kWarc: its records become pages and feeds
  std::string bytes;
  std::string path;          // as given on the command line or found in a folder; "-" for standard input
  std::string url;           // --url, or the WARC-Target-URI untouched; may be empty
  std::string content_type;  // HTTP Content-Type where there was one
  std::optional<std::chrono::sys_seconds> fetched;  // WARC-Date; the time lede read it otherwise empty
  std::uint64_t first_line = 0;                     // JSONL: number of the first line, from 1
  std::uint64_t offset = 0;  // WARC: the record's offset in the unpacked file, in bytes
  bool is_selected = false;  // WARC: its record was asked for (selection.h); do not ask its articles
};

}  // namespace lede::source
