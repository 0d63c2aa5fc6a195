// The commands of lede-search: a row each, with what declares and reads its flags.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "searcher/options.h"
#include "searcher/options/command_line.h"

namespace lede::searcher {

// One command's flags; what was given for them is kept here between the two calls.
class CommandFlags {
 public:
  virtual ~CommandFlags() = default;
  virtual void declare(CommandLine& line, Options& options) = 0;
  // Reads what was given into `options`, whose command and settings are set. `words` are all that is no
  // flag. Errors: kUsage, with what is known or what to type instead as the hint.
  virtual core::Status read(const std::vector<std::string>& words, Options& options) = 0;
};

struct CommandRow {
  std::string_view name;  // the first word of the command line; empty: the search itself
  Command command;
  std::string_view help;  // one line
  std::unique_ptr<CommandFlags> (*flags)();
};

// The search first.
std::span<const CommandRow> commands();
// All but the search, a line each, for the help.
std::string list_of_commands();

std::unique_ptr<CommandFlags> search_flags();
std::unique_ptr<CommandFlags> show_flags();
std::unique_ptr<CommandFlags> tags_flags();
std::unique_ptr<CommandFlags> related_flags();
std::unique_ptr<CommandFlags> timeline_flags();
std::unique_ptr<CommandFlags> trends_flags();
std::unique_ptr<CommandFlags> quotes_flags();
std::unique_ptr<CommandFlags> similar_flags();
std::unique_ptr<CommandFlags> alerts_flags();

// What a bare lede-search prints, and with which its help begins.
extern const char* const kExamples;

// --format, of those that a command can print.
class FormatFlag {
 public:
  void declare(CommandLine& line, std::vector<Format> choices);
  core::Status read(Options& options) const;

 private:
  std::vector<Format> choices_;  // the first is the default
  std::string given_;
};

}  // namespace lede::searcher
