// The command line of lede-index as CLI11 fills it in. Each group of commands is declared in a file of
// its own, named after it.
#pragma once

#include <CLI/CLI.hpp>
#include <array>
#include <string>
#include <vector>

#include "common/core/settings.h"
#include "indexer/options.h"

namespace lede::options {

// CLI11 keeps the addresses of what it fills in: neither copied nor moved.
class CommandLine {
 public:
  explicit CommandLine(core::Settings settings);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // A command below `parent`, which the options then name.
  CLI::App* command(CLI::App& parent, const char* name, const char* help, Command which);
  // The flag of a setting, with its row's name and help.
  void add_setting(CLI::App& app, core::Setting id);
  void add_format(CLI::App& app, const std::vector<std::string>& choices);
  // The flags of what asks other people's servers.
  void add_fetching(CLI::App& app);

  // The deepest command that was named, for its help.
  CLI::App& asked_for();
  // After parsing: the settings' flags into the settings, and what one flag alone cannot tell.
  core::Status finish();

  // Whether any command has a flag of that name ("--since") that takes a value.
  bool takes_value(const std::string& flag) const;

  CLI::App app;
  Options options;

 private:
  std::array<std::string, core::kSettingCount> settings_flags_;
  bool quiet_ = false;
  bool allow_private_ = false;
  int verbose_ = 0;
};

void declare_reading(CommandLine& line);  // add, parse
void declare_archive(CommandLine& line);  // stats, export, delete, verify, compact
void declare_tags(CommandLine& line);     // tags ...
void declare_feeds(CommandLine& line);    // feeds ...
void declare_update(CommandLine& line);   // update

// Before parsing: a flag without its value ("--archive=", or "" after it), which is a script's unset
// variable; CLI11 would take the next word for the value, or the setting's default.
core::Status check_values(const CommandLine& line, int argc, const char* const* argv);

// What CLI11 stumbled on, with what was probably meant, or where help is, as the hint.
core::Error usage_error(CommandLine& line, const CLI::ParseError& error, int argc, const char* const* argv);

}  // namespace lede::options
