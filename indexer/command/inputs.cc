#include "indexer/command/inputs.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace lede::command {
namespace {

std::optional<source::Format> format_of(const std::string& name) {
  if (name == "feed") return source::Format::kFeed;
  if (name == "html") return source::Format::kHtml;
  if (name == "jsonl") return source::Format::kJsonl;
  if (name == "warc") return source::Format::kWarc;
  return std::nullopt;
}

}  // namespace

std::unique_ptr<source::Reader> open_inputs(const Options& options, source::Report report) {
  return source::open_inputs(options.arguments, {format_of(options.input_format), options.url},
                             std::move(report));
}

std::chrono::sys_seconds clock_now() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    if (std::from_chars(fixed, fixed + std::strlen(fixed), seconds).ec == std::errc()) {
      return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
    }
  }
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace lede::command
