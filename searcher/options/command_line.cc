#include "searcher/options/command_line.h"

#include <CLI/CLI.hpp>
#include <array>
#include <string_view>
#include <utility>

#include "common/core/suggest.h"
#include "common/core/version.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

// Flags are --anything and the short ones that exist; -word leaves a word out.
bool is_flag(const std::string& argument) {
  return argument == "-h" || (argument.size() > 2 && argument.starts_with("--"));
}

// CLI11 puts two empty lines between groups, and none at the end of a footer.
std::string tidied(std::string help) {
  for (std::size_t at; (at = help.find("\n\n\n")) != std::string::npos;) help.erase(at, 1);
  if (!help.ends_with('\n')) help += '\n';
  return help;
}

}  // namespace

struct CommandLine::App {
  CLI::App cli{"", "lede-search"};
  std::vector<std::string> words;  // declared for the help only
  std::array<std::string, core::kSettingCount> settings;

  bool takes_value(const std::string& name) const {
    const CLI::Option* option = cli.get_option_no_throw(name);
    return option != nullptr && option->get_items_expected_max() > 0;
  }
  bool takes_next(const std::string& flag) const {
    return flag.find('=') == std::string::npos && takes_value(flag);
  }

  core::Result<std::vector<std::string>> split(const std::vector<std::string>& arguments,
                                               std::vector<std::string>& found_words) const;
  core::Error to_error(const CLI::ParseError& error, const std::vector<std::string>& flags) const;
};

CommandLine::CommandLine() : app_(std::make_unique<App>()) {
  CLI::App& cli = app_->cli;
  cli.set_help_flag("-h,--help", "print this");
  cli.get_formatter()->column_width(32);
  cli.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  cli.set_version_flag("--version", std::string("lede-search ") + core::kVersion, "print the version");
}

CommandLine::~CommandLine() = default;

void CommandLine::describe(const std::string& text) { app_->cli.description(text); }

void CommandLine::footer(const std::string& text) { app_->cli.footer(text); }

void CommandLine::words(const char* name, const char* help) {
  app_->cli.add_option(name, app_->words, help)->required(false);
}

void CommandLine::value(const char* name, std::string& into, const std::string& help, InHelp where) {
  app_->cli.add_option(name, into, help)->group(where.group)->type_name(where.value);
}

void CommandLine::values(const char* name, std::vector<std::string>& into, const std::string& help,
                         InHelp where) {
  app_->cli.add_option(name, into, help)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->group(where.group)
      ->type_name(where.value);
}

void CommandLine::flag(const char* name, bool& into, const std::string& help, InHelp where) {
  app_->cli.add_flag(name, into, help)->group(where.group);
}

void CommandLine::setting(core::Setting id, InHelp where, const std::string& help) {
  const core::SettingRow& row = core::row_of(id);
  const std::string name = "--" + std::string(row.name);
  value(name.c_str(), app_->settings[static_cast<std::size_t>(id)],
        help.empty() ? std::string(row.help) : help, where);
}

std::size_t CommandLine::first_word(const std::vector<std::string>& arguments) const {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (!is_flag(arguments[i])) return i;
    if (app_->takes_next(arguments[i])) ++i;
  }
  return arguments.size();
}

// The flags, each written as one with its value, so that CLI11 takes a value such as -1 or --x for
// what it is.
core::Result<std::vector<std::string>> CommandLine::App::split(const std::vector<std::string>& arguments,
                                                               std::vector<std::string>& found_words) const {
  std::vector<std::string> flags;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") {
      found_words.insert(found_words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         arguments.end());
      break;
    }
    if (!is_flag(arguments[i])) {
      found_words.push_back(arguments[i]);
      continue;
    }
    std::string flag = arguments[i];
    if (takes_next(flag) && i + 1 < arguments.size()) flag += "=" + arguments[++i];
    // CLI11 would take what follows for the value.
    if (flag.ends_with('=') && flag.find('=') == flag.size() - 1 &&
        takes_value(flag.substr(0, flag.size() - 1)))
      return usage("nothing stands after " + flag.substr(0, flag.size() - 1), "see lede-search --help");
    flags.push_back(std::move(flag));
  }
  return flags;
}

core::Result<CommandLine::Given> CommandLine::parse(const std::vector<std::string>& arguments,
                                                    core::Settings& settings) {
  Given given;
  auto flags = app_->split(arguments, given.words);
  if (!flags) return flags.error();
  try {
    std::vector<std::string> reversed(flags->rbegin(), flags->rend());
    app_->cli.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    given.output = tidied(app_->cli.help());
    return given;
  } catch (const CLI::CallForVersion& version) {
    given.output = std::string(version.what()) + "\n";
    return given;
  } catch (const CLI::ParseError& error) {
    return app_->to_error(error, *flags);
  }
  for (std::size_t i = 0; i < app_->settings.size(); ++i) {
    if (app_->settings[i].empty()) continue;
    if (core::Status status = settings.set(static_cast<core::Setting>(i), app_->settings[i]); !status)
      return status.error();
  }
  return given;
}

core::Error CommandLine::App::to_error(const CLI::ParseError& error,
                                       const std::vector<std::string>& flags) const {
  std::vector<std::string> names;
  for (const CLI::Option* option : cli.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const std::string& flag : flags) {
    const std::string name = flag.substr(0, flag.find('='));
    if (cli.get_option_no_throw(name) != nullptr) continue;
    const std::string hint = core::did_you_mean(name, {names.begin(), names.end()});
    return usage("unknown flag '" + name + "'",
                 hint.empty() ? "see lede-search --help; words go after --" : hint);
  }
  const std::string message = error.what();
  return usage(message.substr(0, message.find('\n')), "see lede-search --help");
}

}  // namespace lede::searcher
