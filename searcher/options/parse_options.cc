#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "searcher/options.h"
#include "searcher/options/command_line.h"
#include "searcher/options/commands.h"

namespace lede::searcher {
namespace {

// The flags of `row`, with those that every command has, declared on `line`.
std::unique_ptr<CommandFlags> declare(const CommandRow& row, CommandLine& line, Options& options) {
  std::unique_ptr<CommandFlags> flags = row.flags();
  flags->declare(line, options);
  line.setting(core::Setting::kArchive, {"Everywhere"});
  line.setting(core::Setting::kColor, {"Everywhere"});
  return flags;
}

// The command that the first word names, which is then taken out; else the search. The word is found by
// the search's flags, which may stand before it.
const CommandRow& take_command(std::vector<std::string>& arguments, const CommandLine& of_search) {
  const std::size_t first = of_search.first_word(arguments);
  for (const CommandRow& row : commands()) {
    if (first == arguments.size() || row.name != arguments[first] || row.name.empty()) continue;
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(first));
    return row;
  }
  return commands().front();
}

}  // namespace

core::Result<ParsedOptions> parse_options(int argc, const char* const* argv) {
  auto settings = core::Settings::load();
  if (!settings) return settings.error();
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) {
    const std::string help = std::string(kExamples) + "\nlede-search --help lists every flag.\n";
    return ParsedOptions{Options(Command::kSearch, std::move(*settings)), help, false};
  }
  ParsedOptions parsed{Options(Command::kSearch, *settings), "", true};
  std::optional<CommandLine> line(std::in_place);
  auto flags = declare(commands().front(), *line, parsed.options);
  if (const CommandRow& row = take_command(arguments, *line); row.command != Command::kSearch) {
    parsed.options = Options(row.command, std::move(*settings));
    line.emplace();
    flags = declare(row, *line, parsed.options);
  }
  auto given = line->parse(arguments, parsed.options.settings);
  if (!given) return given.error();
  parsed.output = std::move(given->output);
  if (!parsed.output.empty()) return parsed;
  parsed.options.limit = parsed.options.settings.number(core::Setting::kLimit);
  if (core::Status status = flags->read(given->words, parsed.options); !status) return status.error();
  return parsed;
}

}  // namespace lede::searcher
