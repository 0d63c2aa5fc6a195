// lede-search: answers questions from an archive.
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>

#include "common/core/interrupt.h"
#include "common/core/terminal.h"
#include "searcher/command/command.h"
#include "searcher/options.h"
#include "searcher/query/mistake.h"

namespace lede::searcher {
namespace {

core::Result<int> run_command(Context& context) {
  switch (context.options.command) {
    case Command::kSearch:
      return context.options.queries_file.empty() ? run_query(context) : run_queries(context);
    case Command::kShow:
      return run_show(context);
    case Command::kSimilar:
      return run_similar(context);
    case Command::kTags:
      return run_tags(context);
    case Command::kRelated:
      return run_related(context);
    case Command::kTimeline:
      return run_timeline(context);
    case Command::kTrends:
      return run_trends(context);
    case Command::kQuotes:
      return run_quotes(context);
    case Command::kAlerts:
      return run_alerts(context);
  }
  return core::Error{core::ErrorCode::kInternal, "unknown command", "", ""};
}

int tell(core::Log& log, const core::Error& error) {
  // A mistake in a query is shown under the query, in three lines.
  if (error.message.find('\n') != std::string::npos) {
    const std::string lines = core::printable_lines(query::to_lines(error));
    std::fprintf(stderr, "lede-search: %s\n", lines.c_str());
  } else {
    log.error(error);
  }
  return core::exit_status(error.code);
}

int run(int argc, const char* const* argv) {
  core::install_interrupt_handler();
  core::StandardOutput output;
  auto parsed = parse_options(argc, argv);
  const auto color = parsed ? parsed->options.settings.color() : core::ColorMode::kAuto;
  core::Log log("lede-search", core::Verbosity::kNormal, core::Style(core::wants_color(color, 2)), nullptr);
  if (!parsed) return tell(log, parsed.error());
  if (!parsed->asked_for) {
    std::fputs(parsed->output.c_str(), stderr);
    return core::exit_status(core::ErrorCode::kUsage);
  }
  if (!parsed->output.empty()) {
    output.write(parsed->output);
    const core::Status written = output.finish();
    return written ? 0 : tell(log, written.error());
  }
  // A batch prints what it has; one query has nothing to print before its end.
  if (parsed->options.queries_file.empty()) core::end_on_interrupt();
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  Context context{parsed->options, log, output, now};
  core::Result<int> status = run_command(context);
  if (core::Status written = output.finish(); status && !written) status = written.error();
  return status ? *status : tell(log, status.error());
}

}  // namespace
}  // namespace lede::searcher

int main(int argc, char** argv) {
  try {
    return lede::searcher::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lede-search: internal error, please report: %s\n", error.what());
  } catch (...) {
    std::fprintf(stderr, "lede-search: internal error, please report\n");
  }
  return 70;
}
