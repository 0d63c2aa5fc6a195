#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/archive_folder.h"
#include "common/core/terminal.h"
#include "common/text/dates.h"
#include "searcher/alert/alert.h"
#include "searcher/alert/journal.h"
#include "searcher/alert/pipe_command.h"
#include "searcher/command/command.h"
#include "searcher/present/alert_page.h"
#include "searcher/present/layout.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

using alert::Alert;

constexpr std::size_t kIdsAtOnce = 2000;  // new articles that one query is narrowed to

// The query and its filters as they may be typed.
std::string asked(const Alert& saved) {
  std::string text = saved.query;
  const auto add = [&](const std::string& flag, const std::string& value) {
    text += (text.empty() ? "--" : " --") + flag + " '" + value + "'";
  };
  for (const plan::Filter& filter : saved.filters) {
    for (const std::string& value : filter.values) add(filter.field, value);
  }
  if (!saved.since.empty()) add("since", saved.since);
  if (!saved.until.empty()) add("until", saved.until);
  if (saved.match_any) text += " --match any";
  if (saved.plain) text += " --plain";
  return text;
}

// The options that search() needs for a saved search.
Options options_of(const Options& given, const Alert& saved) {
  Options options(given.command, given.settings);
  options.query = saved.query;
  options.filters = saved.filters;
  options.since = saved.since;
  options.until = saved.until;
  options.match_any = saved.match_any;
  options.plain = saved.plain;
  options.sort = match::Sort::kDate;
  options.sort_given = true;
  options.explain = true;
  return options;
}

class AlertRun {
 public:
  AlertRun(Context& context, std::filesystem::path folder, const archive::Snapshot& snapshot,
           const alert::Journal& journal)
      : context_(context), folder_(std::move(folder)), snapshot_(snapshot), journal_(journal) {
    look_ = {core::Style(core::wants_color(context.options.settings.color(), 1)), core::terminal_width(1)};
  }

  core::Result<int> run(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (!context_.output.good()) break;
      core::Status status = run_named(name);
      if (status) continue;
      if (status.error().code == core::ErrorCode::kInterrupted) return status.error();
      status.error().message = name + ": " + status.error().message;
      std::replace(status.error().message.begin(), status.error().message.end(), '\n', ' ');
      context_.log.error(status.error());
      failed_ = true;
    }
    if (context_.options.format == Format::kRss) {
      context_.output.write(present::rss_alerts(feed_, context_.now));
      if (core::Status status = delivered(); !status) return status.error();
    }
    return failed_ ? 1 : 0;
  }

 private:
  core::Status run_named(const std::string& name) {
    auto saved = alert::read_alert(folder_, name);
    return saved ? run_one(*saved) : saved.error();
  }

  core::Status run_one(Alert& saved) {
    if (!saved.told || saved.journal != journal_.name() || *saved.told > journal_.opened_with())
      return mark(saved);
    auto ids = journal_.since(snapshot_, *saved.told);
    if (!ids) return ids.error();
    present::AlertPage found{saved.name, asked(saved), {}};
    if (core::Status status = look_for(saved, *ids, found.page); !status) return status;
    note_told(saved);
    if (context_.options.format == Format::kRss) {
      feed_.push_back(std::move(found));
      waiting_.push_back(saved);
      return core::ok_status();
    }
    if (!found.page.hits.empty()) {
      if (core::Status status = deliver(found); !status) return status;
    }
    return alert::write_alert(folder_, saved);
  }

  void note_told(Alert& saved) const {
    saved.told = journal_.size();
    saved.journal = journal_.name();
    saved.last_run = text::to_rfc3339(context_.now);
  }

  // The first run: what is there is not new.
  core::Status mark(Alert& saved) {
    Options options = options_of(context_.options, saved);
    options.limit = 0;
    Ask ask;
    ask.query = options.query;
    ask.now = context_.now;
    auto answer = search(snapshot_, options, ask);
    if (!answer) return answer.error();
    note_told(saved);
    if (core::Status status = alert::write_alert(folder_, saved); !status) return status;
    context_.log.info(saved.name + ": first run; " + present::with_commas(answer->page.total.value_or(0)) +
                      " articles match now, and from here on what is new is told");
    return core::ok_status();
  }

  core::Status look_for(const Alert& saved, const std::vector<std::string>& ids, present::Page& page) {
    const Options base = options_of(context_.options, saved);
    page.query = base.query;
    page.scored = false;
    page.explained = true;
    for (std::size_t begin = 0; begin < ids.size(); begin += kIdsAtOnce) {
      const std::size_t end = std::min(ids.size(), begin + kIdsAtOnce);
      Options options = base;
      options.limit = end - begin;
      options.sort = match::Sort::kDate;
      options.filters.push_back({"id",
                                 {ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                  ids.begin() + static_cast<std::ptrdiff_t>(end)}});
      Ask ask;
      ask.query = options.query;
      ask.now = context_.now;
      ask.count = false;
      if (context_.options.format == Format::kText && context_.options.exec.empty())
        ask.snippet_columns = present::snippet_columns(look_);
      auto answer = search(snapshot_, options, ask);
      if (!answer) return answer.error();
      for (present::Hit& hit : answer->page.hits) {
        page.hits.push_back(std::move(hit));
        page.hits.back().rank = page.hits.size();
        // Conditions alone, such as a date, leave no word to show.
        if (page.hits.back().matched.empty()) page.hits.back().matched.push_back({asked(saved)});
      }
    }
    page.total = page.hits.size();
    return core::ok_status();
  }

  core::Status deliver(const present::AlertPage& found) {
    if (!context_.options.exec.empty())
      return alert::pipe_to(context_.options.exec, present::jsonl_alert(found), {{"LEDE_ALERT", found.name}});
    if (context_.options.format == Format::kText) {
      context_.output.write(present::text_alert(found, look_) + "\n");
    } else {
      context_.output.write(present::jsonl_alert(found));
    }
    return flushed();
  }

  core::Status flushed() {
    core::Status status = context_.output.finish();
    if (status && context_.output.closed())
      return core::Error{core::ErrorCode::kInterrupted, "the reader went away; the next run tells this again",
                         "", ""};
    return status;
  }

  // A feed is one document: its alerts are told together.
  core::Status delivered() {
    if (core::Status status = flushed(); !status) return status;
    for (const Alert& saved : waiting_) {
      if (core::Status status = alert::write_alert(folder_, saved); !status) return status;
    }
    return core::ok_status();
  }

  Context& context_;
  std::filesystem::path folder_;
  const archive::Snapshot& snapshot_;
  const alert::Journal& journal_;
  present::TextLook look_;
  std::vector<present::AlertPage> feed_;
  std::vector<Alert> waiting_;
  bool failed_ = false;
};

core::Result<int> add(Context& context, const std::filesystem::path& folder) {
  const Options& options = context.options;
  Alert saved;
  saved.name = options.alert_names.front();
  saved.query = options.query;
  saved.filters = options.filters;
  saved.since = options.since;
  saved.until = options.until;
  saved.match_any = options.match_any;
  saved.plain = options.plain;
  saved.created = text::to_rfc3339(context.now);
  if (core::Status status = alert::check_name(saved.name); !status) return status.error();
  // A mistake is told now, not at night in a timer's log.
  auto snapshot = archive::Snapshot::open(folder);
  if (!snapshot) return snapshot.error();
  Options trial = options_of(options, saved);
  trial.limit = 0;
  Ask ask;
  ask.query = trial.query;
  ask.now = context.now;
  auto answer = search(*snapshot, trial, ask);
  if (!answer) return answer.error();
  for (const std::string& note : answer->notes) context.log.info("note: " + note);

  auto lock = archive::WriterLock::acquire(folder, archive::Right::kAlert);
  if (!lock) return lock.error();
  const auto there = alert::read_alert(folder, saved.name);
  if (there || there.error().code == core::ErrorCode::kArchive)
    return core::Error{core::ErrorCode::kUsage, "there is an alert called '" + saved.name + "' already",
                       "remove it first, or choose another name", ""};
  if (there.error().code != core::ErrorCode::kNotFound) return there.error();
  if (core::Status status = alert::write_alert(folder, saved); !status) return status.error();
  context.log.info("added " + saved.name + ", which " + present::with_commas(answer->page.total.value_or(0)) +
                   " articles match now; its first run marks what is there, later ones tell what is new");
  return 0;
}

void tell_none(Context& context) {
  context.log.info("no alerts; make one with: lede-search alerts add NAME QUERY");
}

core::Result<int> list(Context& context, const std::filesystem::path& folder) {
  const auto names = alert::alert_names(folder);
  if (!names) return names.error();
  if (names->empty()) tell_none(context);
  bool whole = !names->empty();
  for (const std::string& name : *names) {
    const auto saved = alert::read_alert(folder, name);
    if (!saved) {
      context.log.error(saved.error());
      whole = false;
    } else if (context.options.format == Format::kJsonl) {
      context.output.write(alert::to_line(*saved));
    } else {
      const std::string run = saved->last_run.empty() ? "not run yet" : "last run " + saved->last_run;
      context.output.line(core::printable(name + ": " + asked(*saved) + " (" + run + ")"));
    }
  }
  return whole ? 0 : 1;
}

core::Result<int> remove(Context& context, const std::filesystem::path& folder) {
  auto lock = archive::WriterLock::acquire(folder, archive::Right::kAlert);
  if (!lock) return lock.error();
  if (core::Status status = alert::remove_alert(folder, context.options.alert_names.front()); !status)
    return status.error();
  return 0;
}

core::Result<int> run(Context& context, const std::filesystem::path& folder) {
  auto lock = archive::WriterLock::acquire(folder, archive::Right::kAlert);
  if (!lock) return lock.error();
  std::vector<std::string> names = context.options.alert_names;
  for (const std::string& name : names) {
    const auto saved = alert::read_alert(folder, name);
    if (!saved && saved.error().code != core::ErrorCode::kArchive) return saved.error();
  }
  if (names.empty()) {
    auto all = alert::alert_names(folder);
    if (!all) return all.error();
    names = *std::move(all);
  }
  if (names.empty()) {
    tell_none(context);
    return 0;
  }
  auto journal = alert::Journal::open(alert::alert_folder(folder));
  if (!journal) return journal.error();
  auto snapshot = archive::Snapshot::open(folder);
  if (!snapshot) return snapshot.error();
  if (core::Status status = journal->enter(*snapshot); !status) return status.error();
  return AlertRun(context, folder, *snapshot, *journal).run(names);
}

}  // namespace

core::Result<int> run_alerts(Context& context) {
  const std::filesystem::path folder = context.options.settings.path(core::Setting::kArchive);
  if (auto info = archive::open_archive(folder); !info) return info.error();
  switch (context.options.alert_action) {
    case AlertAction::kAdd:
      return add(context, folder);
    case AlertAction::kList:
      return list(context, folder);
    case AlertAction::kRemove:
      return remove(context, folder);
    case AlertAction::kRun:
      return run(context, folder);
  }
  return core::Error{core::ErrorCode::kInternal, "unknown action", "", ""};
}

}  // namespace lede::searcher
