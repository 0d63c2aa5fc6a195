#include "tests/fuzz/targets.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "common/text/utf8.h"

namespace lede::fuzz {
namespace {

constexpr Target kTargets[] = {
    {"alert", run_alert},
    {"charset", run_charset},
    {"columns", run_columns},
    {"date", run_date},
    {"dictionary", run_dictionary},
    {"feed", run_feed},
    {"glass", run_glass},
    {"http", run_http},
    {"journal", run_journal},
    {"learned", run_learned},
    {"manifest", run_manifest},
    {"page", run_page},
    {"periods", run_periods},
    {"positions", run_positions},
    {"query", run_query},
    {"quotes", run_quotes},
    {"record", run_record},
    {"records", run_records},
    {"response_head", run_response_head},
    {"robots", run_robots},
    {"source", run_source},
    {"tag_table", run_tag_table},
    {"thesaurus", run_thesaurus},
    {"tokens", run_tokens},
    {"url", run_url},
    {"warc", run_warc},
};

}  // namespace

std::span<const Target> targets() { return kTargets; }

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_article(const article::Article& a) {
  for (const std::string* s :
       {&a.id, &a.url, &a.link, &a.fetched_url, &a.guid, &a.title, &a.source, &a.origin, &a.section,
        &a.language, &a.summary, &a.text, &a.image, &a.comments_url}) {
    check(text::is_valid_utf8(*s), "strings are UTF-8");
    check(s->find('\0') == std::string::npos, "strings hold no NUL");
  }
  for (const std::string& author : a.authors)
    check(text::is_valid_utf8(author) && !author.empty(), "authors are text");
  for (const article::Tag& tag : a.tags)
    check(text::is_valid_utf8(tag.name) && !tag.name.empty(), "tags are text");
  for (const article::Media& m : a.media)
    check(text::is_valid_utf8(m.url) && text::is_valid_utf8(m.caption) && text::is_valid_utf8(m.credit),
          "media are text");
  check(a.published.has_value() == (a.published_from != article::DateFrom::kCollected),
        "published and published_from agree");
}

MemoryFile::MemoryFile(std::string_view bytes) : fd_(::memfd_create("fuzz", MFD_CLOEXEC)) {
  check(fd_ >= 0, "a file can be made");
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    check(written > 0, "the file can be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(fd_, 0, SEEK_SET);
  path_ = "/proc/self/fd/" + std::to_string(fd_);
}

MemoryFile::~MemoryFile() { ::close(fd_); }

}  // namespace lede::fuzz
