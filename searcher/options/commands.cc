#include "searcher/options/commands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

constexpr std::array kCommands{
    CommandRow{"", Command::kSearch, "ranked results", search_flags},
    CommandRow{"show", Command::kShow, "one whole article", show_flags},
    CommandRow{"similar", Command::kSimilar, "articles like one", similar_flags},
    CommandRow{"tags", Command::kTags, "the archive's tags", tags_flags},
    CommandRow{"related", Command::kRelated, "the tags that come with a tag", related_flags},
    CommandRow{"timeline", Command::kTimeline, "articles by day, week, month or year", timeline_flags},
    CommandRow{"trends", Command::kTrends, "the tags that rise", trends_flags},

    CommandRow{"quotes", Command::kQuotes, "who said what", quotes_flags},
    CommandRow{"alerts", Command::kAlerts, "saved searches: what is new", alerts_flags}};

constexpr std::array<std::pair<std::string_view, Format>, 7> kFormats{{{"text", Format::kText},
                                                                       {"json", Format::kJson},
                                                                       {"jsonl", Format::kJsonl},
                                                                       {"csv", Format::kCsv},
                                                                       {"trec", Format::kTrec},
                                                                       {"rss", Format::kRss},
                                                                       {"ninjs", Format::kNinjs}}};

std::string_view name_of(Format format) {
  return std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& row) { return row.second == format; })
      ->first;
}

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

std::string list_of_commands() {
  std::string lines;
  for (const CommandRow& row : commands()) {
    if (row.name.empty()) continue;
    lines.append("  ").append(row.name).append(10 - std::min<std::size_t>(row.name.size(), 9), ' ');
    lines.append(row.help).append("\n");
  }
  return lines;
}

void FormatFlag::declare(CommandLine& line, std::vector<Format> choices) {
  choices_ = std::move(choices);
  std::string help;
  for (const Format format : choices_)
    help.append(help.empty()                  ? ""
                : help.find('(') == help.npos ? " (default), "
                                              : ", ")
        .append(name_of(format));
  line.value("--format", given_, help, {"Output", "FORMAT"});
}

core::Status FormatFlag::read(Options& options) const {
  options.format = choices_.front();
  if (given_.empty()) return core::ok_status();
  std::vector<std::string_view> known;
  std::string hint;
  for (const Format format : choices_) {
    known.push_back(name_of(format));
    if (known.back() == given_) {
      options.format = format;
      return core::ok_status();
    }
    hint.append(hint.empty() ? "use " : known.size() == choices_.size() ? " or " : ", ").append(known.back());
  }
  const bool elsewhere =
      std::any_of(kFormats.begin(), kFormats.end(), [&](const auto& row) { return row.first == given_; });
  return elsewhere ? usage("this command has no --format " + given_, hint)
                   : no_such("value of --format", given_, known);
}

}  // namespace lede::searcher
