#include "indexer/command/inputs.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "common/text/date_range.h"

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

core::Result<ReadOptions> read_options(const Options& options) {
  ReadOptions out{clock_now(), {std::nullopt, options.url_prefixes}};
  if (options.since.empty()) return out;
  const auto range = text::parse_date_range(options.since, out.now);
  if (!range) {
    core::Error error = range.error();
    error.where = "--since";
    return error;
  }
  out.selection.since = range->from;
  if (!range->from) {
    return core::Error{core::ErrorCode::kUsage, "'" + options.since + "' has no first day",
                       "give a day, month or year, such as --since 2014-12", "--since"};
  }
  return out;
}

std::unique_ptr<source::Reader> open_inputs(const Options& options, const source::Selection& selection,
                                            RunReport& report) {
  return source::open_inputs(
      options.arguments, {format_of(options.input_format), options.url, selection},
      [&report](const core::Error& error) { report.fail(error); },
      [&report](std::string_view kind) { report.pass_over(kind); });
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
