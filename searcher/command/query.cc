#include <chrono>

#include "common/core/terminal.h"
#include "searcher/command/command.h"
#include "searcher/command/printer.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

// What to try when nothing was found.
std::string advice(const Options& options) {
  if (!options.since.empty() || !options.until.empty()) return "try other dates";
  if (!options.filters.empty()) return "try it without --" + options.filters.front().field;
  if (!options.match_any && options.query.find(' ') != std::string::npos)
    return "try --match any, or fewer words";
  return "try another word, or word* for what begins so";
}

void tell_nothing_found(Context& context, const present::Page& page) {
  if (context.options.format != Format::kText) return;
  if (page.total.value_or(0) > 0) {
    if (context.options.limit > 0)
      context.log.info("nothing more: " + std::to_string(*page.total) + " results in all");
    return;
  }
  context.log.info("nothing found; " + advice(context.options));
}

}  // namespace

core::Result<int> run_query(Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  auto snapshot = archive::Snapshot::open(context.options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  Printer printer(context);
  auto answer = search(*snapshot, context.options, printer.ask(context.options.query));
  if (!answer) return answer.error();
  for (const std::string& note : answer->notes) context.log.info("note: " + note);
  if (core::is_terminal(1)) {
    answer->page.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  }
  printer.print(answer->page);
  const bool found = !answer->page.hits.empty() || answer->page.total.value_or(0) > 0;
  if (answer->page.hits.empty()) tell_nothing_found(context, answer->page);
  return found ? 0 : 1;
}

}  // namespace lede::searcher
