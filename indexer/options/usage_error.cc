#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/suggest.h"
#include "indexer/options/command_line.h"

namespace lede::options {
namespace {

// Every flag and command.
void collect(const CLI::App& app, std::vector<std::string>& words) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(sub->get_name());
    collect(*sub, words);
  }
}

}  // namespace

core::Status check_values(const CommandLine& line, int argc, const char* const* argv) {
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view word = argv[i];
    if (!word.starts_with("--")) continue;
    const std::string name(word.substr(0, word.find('=')));
    const bool empty = word.size() == name.size() ? i + 1 < argc && std::string_view(argv[i + 1]).empty()
                                                  : word.size() == name.size() + 1;
    if (empty && line.takes_value(name))
      return core::Error{core::ErrorCode::kUsage, "nothing stands after " + name, "see lede-index --help",
                         ""};
  }
  return core::ok_status();
}

core::Error usage_error(CommandLine& line, const CLI::ParseError& error, int argc, const char* const* argv) {
  const CLI::App& app = line.asked_for();
  const bool no_command = &app == &line.app;
  std::string see = "see lede-index";
  for (const CLI::App* a = &app; a != &line.app; a = a->get_parent()) see.insert(14, " " + a->get_name());
  see += " --help";
  std::vector<std::string> known;
  collect(line.app, known);
  const std::vector<std::string_view> views(known.begin(), known.end());
  // The first word that is neither a known flag or command nor an argument is what CLI11 stumbled on.
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    for (int i = 1; i < argc; ++i) {
      const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
      const bool flag = word.starts_with("--");
      if ((!flag && !no_command && !app.get_subcommands({}).empty() && word == app.get_name()) ||
          std::find(known.begin(), known.end(), word) != known.end()) {
        continue;
      }
      if (flag || no_command) {
        const std::string hint = core::did_you_mean(word, views);
        return {core::ErrorCode::kUsage, (flag ? "unknown flag '" : "unknown command '") + word + "'",
                hint.empty() ? see : hint, ""};
      }
    }
  }
  std::string message = error.what();
  if (const std::size_t end = message.find('\n'); end != std::string::npos) message.resize(end);
  return {core::ErrorCode::kUsage, message, see, ""};
}

}  // namespace lede::options
