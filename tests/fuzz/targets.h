// The fuzz targets: each takes any bytes and must come back, in bounded time and memory, with
// what it promises kept. libFuzzer drives them (tools/fuzz); in every test run they get the
// inputs under tests/fuzz/kept and the bundled corpus (kept.cc).
#pragma once

#include <span>
#include <string_view>

#include "common/archive/snapshot.h"
#include "common/article/article.h"

namespace lede::fuzz {

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

void run_alert(std::string_view bytes);
void run_charset(std::string_view bytes);
void run_columns(std::string_view bytes);
void run_date(std::string_view bytes);
void run_dictionary(std::string_view bytes);
void run_feed(std::string_view bytes);
void run_glass(std::string_view bytes);
void run_http(std::string_view bytes);
void run_journal(std::string_view bytes);
void run_learned(std::string_view bytes);
void run_manifest(std::string_view bytes);
void run_page(std::string_view bytes);
void run_periods(std::string_view bytes);
void run_positions(std::string_view bytes);
void run_query(std::string_view bytes);
void run_quotes(std::string_view bytes);
void run_record(std::string_view bytes);
void run_records(std::string_view bytes);
void run_response_head(std::string_view bytes);
void run_robots(std::string_view bytes);
void run_source(std::string_view bytes);
void run_tag_table(std::string_view bytes);
void run_thesaurus(std::string_view bytes);
void run_tokens(std::string_view bytes);
void run_url(std::string_view bytes);
void run_warc(std::string_view bytes);

// Ends the process, as a crash, where `holds` is false.
void check(bool holds, const char* what);

// Every string of the article is UTF-8 that may be kept.
void check_article(const article::Article& article);

// Two articles to ask.
const archive::Snapshot& small_archive();

// A file that holds `bytes`, for what reads files only; gone with the object.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();
  const std::string& path() const { return path_; }

 private:
  int fd_;
  std::string path_;
};

}  // namespace lede::fuzz
