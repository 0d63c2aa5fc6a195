#include <chrono>
#include <optional>

#include "common/core/terminal.h"
#include "searcher/command/browser.h"
#include "searcher/command/command.h"
#include "searcher/command/printer.h"
#include "searcher/present/layout.h"
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

std::string did_you_mean(const present::Suggestion& suggestion) {
  return "did you mean '" + suggestion.query + "'? (" + present::with_commas(suggestion.total) +
         (suggestion.total == 1 ? " article)" : " articles)");
}

void tell_nothing_found(Context& context, const present::Page& page) {
  if (context.options.format != Format::kText) return;
  if (page.total.value_or(0) > 0) {
    if (context.options.limit > 0)
      context.log.info("nothing more: " + std::to_string(*page.total) + " results in all");
    return;
  }
  if (page.undated > 0) {
    context.log.info("nothing found by the dates asked for; " + present::with_commas(page.undated) +
                     (page.undated == 1 ? " article that matches otherwise has no date"
                                        : " articles that match otherwise have no date"));
  } else if (page.suggestion) {
    context.log.info("nothing found; " + did_you_mean(*page.suggestion));
  } else {
    context.log.info("nothing found; " + advice(context.options));
  }
}

// Of a query that found something: which of its words the archive does not have.
void tell_suggestion(Context& context, const present::Page& page) {
  if (context.options.format == Format::kText && page.suggestion && page.total.value_or(0) > 0)
    context.log.info("note: " + did_you_mean(*page.suggestion));
}

// Where a program reads the results, no closing line tells that there are more.
void tell_cut(Context& context, const present::Page& page) {
  const Format format = context.options.format;
  const bool silent = format != Format::kText && format != Format::kJson;
  const bool chosen = context.options.settings.origin(core::Setting::kLimit) == core::SettingOrigin::kFlag;
  if (!silent || chosen || page.shown() < context.options.limit) return;
  if (page.total && page.offset + page.shown() >= *page.total) return;
  const std::string results = page.total ? " of " + present::with_commas(*page.total) + " results"
                                         : " results, and perhaps there are more";
  context.log.info("note: " + present::with_commas(page.shown()) + results + "; --limit all gives all");
}

void tell_hidden_facets(Context& context) {
  const Format format = context.options.format;
  if (context.options.facets.empty() || format == Format::kText || format == Format::kJson) return;
  context.log.info("note: this format has no facets; --format text and json show them");
}

// What is said below the results, on standard error.
void tell_ending(Context& context, const present::Page& page) {
  tell_cut(context, page);
  tell_hidden_facets(context);
  tell_suggestion(context, page);
  if (page.shown() == 0) tell_nothing_found(context, page);
}

}  // namespace

core::Result<int> run_query(Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  auto snapshot = archive::Snapshot::open(context.options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  Printer printer(context);
  const Ask ask = printer.ask(context.options.query);
  if (context.options.explain_query) {
    const auto words = explain_query(*snapshot, context.options, ask);
    if (!words) return words.error();
    context.output.write(*words);
    return 0;
  }
  const auto tell_notes = [&](const std::vector<std::string>& notes) {
    for (const std::string& note : notes) context.log.info("note: " + note);
  };
  bool found = false;
  const std::size_t open = context.options.open;
  std::size_t shown = 0;
  std::optional<article::Article> to_open;
  const auto print = [&](const present::Page& part) {
    present::Page page = part;
    if (core::is_terminal(1)) {
      page.milliseconds =
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    }
    shown = page.shown();
    if (open > page.before && open - page.before <= page.hits.size())
      to_open = page.hits[open - page.before - 1].article;
    found = shown > 0 || page.total.value_or(0) > 0;
    printer.print(page);
    if (page.after == 0) tell_ending(context, page);
    return context.output.good();
  };
  if (core::Status status = search_in_parts(*snapshot, context.options, ask, tell_notes, print); !status)
    return status.error();
  if (open > 0) {
    context.output.flush();
    const core::Status status = open_hit(to_open ? &*to_open : nullptr, open, shown);
    if (!status) return status.error();
  }
  return found ? 0 : 1;
}

}  // namespace lede::searcher
