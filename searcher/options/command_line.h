// The flags of one command, over CLI11, which command_line.cc alone knows. The words of a query are
// taken out before CLI11 sees the flags, since a word may begin with '-' (what is to be left out).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "common/core/result.h"
#include "common/core/settings.h"

namespace lede::searcher {

// Where a flag stands in the help: the name of its group and of its value, such as "Order" and "N".
struct InHelp {
  const char* group;
  const char* value = "TEXT";
};

class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // Declaring. `name` is "--name"; what is referred to outlives parse() and keeps its value where the
  // flag is not given. Of a flag given twice the last counts.
  void describe(const std::string& text);  // the help's beginning, with its examples
  void footer(const std::string& text);
  void words(const char* name, const char* help);  // of the help; any number of words is taken
  void value(const char* name, std::string& into, const std::string& help, InHelp where);
  void values(const char* name, std::vector<std::string>& into, const std::string& help, InHelp where);
  void flag(const char* name, bool& into, const std::string& help, InHelp where);
  // The flag of a setting; its help is the setting's own where none is given.
  void setting(core::Setting id, InHelp where, const std::string& help = "");

  struct Given {
    std::vector<std::string> words;  // all that is no flag
    std::string output;              // of --help or --version: to be printed, nothing else to do
  };
  // Errors: kUsage, with what to type instead as the hint; of settings as Settings::set().
  core::Result<Given> parse(const std::vector<std::string>& arguments, core::Settings& settings);

  // The place of the first word that is neither a flag nor a flag's value; arguments.size() where there
  // is none.
  std::size_t first_word(const std::vector<std::string>& arguments) const;

 private:
  struct App;
  std::unique_ptr<App> app_;
};

}  // namespace lede::searcher
