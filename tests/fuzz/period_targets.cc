// The target of searcher/query/periods: an archive's names for spans of time.
#include <chrono>
#include <string>

#include "searcher/query/periods.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {

void run_periods(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto now = std::chrono::sys_days{std::chrono::year{2015} / 1 / 1} + std::chrono::hours{9};
  const query::Periods periods(file.path(), now);
  // The first name of the file as it stands there, and what the kept inputs are called.
  const std::string first(bytes.substr(0, std::min(bytes.find('='), bytes.size())));
  for (const std::string& name : {first, std::string("the hack"), std::string("open"), std::string("x")}) {
    for (const char* before : {"", "since ", "after ", "until ", "before "}) {
      const auto span = periods.span_of(before + name);
      if (!span) {
        check(span.error().code == core::ErrorCode::kUsage, "a wrong span is the user's");
        continue;
      }
      check(text::parse_date_range(*span, now).ok(), "a span is one that can be read");
    }
    const auto since = periods.first_day(name), until = periods.last_day(name);
    const auto span = periods.span_of(name);
    if (!span || !since || !until || *since == name || *until == name) continue;
    const auto whole = text::parse_date_range(*span, now), from = text::parse_date_range(*since, now),
               to = text::parse_date_range(*until, now);
    check(from && to, "the ends of a span are dates");
    check(from->from == whole->from && to->until == whole->until, "the ends are those of the span");
  }
}

}  // namespace lede::fuzz
