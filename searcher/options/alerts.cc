#include <array>
#include <memory>
#include <utility>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

constexpr std::array<std::pair<std::string_view, AlertAction>, 4> kActions{{{"add", AlertAction::kAdd},
                                                                            {"list", AlertAction::kList},
                                                                            {"remove", AlertAction::kRemove},
                                                                            {"run", AlertAction::kRun}}};

class AlertsFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Saved searches that tell what is new. They are kept in the archive.\n\nExamples:\n"
        "  lede-search alerts add korea 'korea (missile OR nuclear)' --language en\n"
        "  lede-search alerts list\n"
        "  lede-index update && lede-search alerts run\n"
        "  lede-search alerts run korea --exec 'mail -s korea desk@example.org'\n"
        "  lede-search alerts remove korea\n");
    line.footer(
        "A run tells, for each alert, the articles that came into the archive after the alert's last run "
        "and\n"
        "match now, once. The first run marks what is there and tells none of it. An article that is "
        "updated,\n"
        "tagged anew or moved within the archive is not new again. What was told is noted after it was\n"
        "delivered: after the output was written, or the command ended with status 0. A run that is killed\n"
        "loses nothing; what it was delivering at that very moment is delivered again by the next.\n\n"
        "Exit: 0 done, 1 an alert or its command failed (the others were run), 2 a mistake in the command\n"
        "line, 3 something cannot be read or written, 75 another run is going on.");
    line.words("ACTION", "add NAME QUERY, list, remove NAME, run [NAME...] (without a name: all)");
    filters_.declare(line, options);
    line.value("--match", match_, "all (default) or any of the words must match", {"Query", "HOW"});
    line.flag("--plain", options.plain, "the query is words; nothing in it is an operator", {"Query"});
    line.value(
        "--exec", options.exec,
        "run: give what is new as JSONL to this shell command, an alert at a time; $LEDE_ALERT is its name",
        {"Output", "COMMAND"});
    format_.declare(line, {Format::kText, Format::kJsonl, Format::kRss});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (words.empty()) return usage("alerts needs an action", "known: add, list, remove, run");
    auto action = choice("alerts", words[0], kActions);
    if (!action) return action.error();
    options.alert_action = *action;
    filters_.read(options);
    constexpr std::array<std::pair<std::string_view, bool>, 2> kMatches{{{"all", false}, {"any", true}}};
    if (core::Status status = read_choice("--match", match_, kMatches, options.match_any); !status)
      return status;
    if (core::Status status = format_.read(options); !status) return status;
    const bool runs = *action == AlertAction::kRun;
    if (!options.exec.empty() && !runs) return usage("--exec is for alerts run", "");
    if (!options.exec.empty() && options.format != Format::kText && options.format != Format::kJsonl)
      return usage("--exec gives JSONL", "leave --format out");
    if (*action == AlertAction::kAdd) return read_add(words, options);
    if (options.match_any || options.plain || !options.filters.empty() || !options.since.empty() ||
        !options.until.empty())
      return usage("what to look for is said to alerts add", "remove the alert and add it anew");
    options.alert_names.assign(words.begin() + 1, words.end());
    if (*action == AlertAction::kList && words.size() > 1) return usage("alerts list takes no name", "");
    if (*action == AlertAction::kRemove && words.size() != 2)
      return usage("alerts remove needs one name", "lede-search alerts list shows them");
    return core::ok_status();
  }

 private:
  static core::Status read_add(const std::vector<std::string>& words, Options& options) {
    if (words.size() < 2)
      return usage("alerts add needs a name and a query", "such as: alerts add korea 'korea nuclear'");
    options.alert_names = {words[1]};
    for (std::size_t i = 2; i < words.size(); ++i)
      options.query += (options.query.empty() ? "" : " ") + words[i];
    if (options.query.empty() && options.filters.empty())
      return usage("an alert needs words or a filter to look for", "such as --tag 'kim jong un'");
    return core::ok_status();
  }

  FilterFlags filters_;
  FormatFlag format_;
  std::string match_;
};

}  // namespace

std::unique_ptr<CommandFlags> alerts_flags() { return std::make_unique<AlertsFlags>(); }

}  // namespace lede::searcher
