#include "indexer/options/command_line.h"

#include <algorithm>
#include <utility>

#include "common/core/version.h"

namespace lede::options {
namespace {

using core::Setting;

constexpr const char* kExamples =
    "Builds and tends a lede archive of news articles.\n\n"
    "Examples:\n"
    "  lede-index add news.xml page.html archive.warc.gz records.jsonl\n"
    "  lede-index add ~/feeds                      everything in a folder\n"
    "  curl -s https://example.org/rss | lede-index add --url https://example.org/rss -\n"
    "  lede-index parse page.html                  what would be indexed, as JSON\n"
    "  lede-index feeds add https://example.org/rss\n"
    "  lede-index update                           what the feeds have that is new\n"
    "  lede-index tags test page.html              why each tag is there\n"
    "  lede-index stats\n";

bool has_value_flag(const CLI::App& app, const std::string& flag) {
  const CLI::Option* option = app.get_option_no_throw(flag);
  if (option != nullptr && option->get_items_expected_max() > 0) return true;
  const std::vector<const CLI::App*> commands = app.get_subcommands([](const CLI::App*) { return true; });
  return std::any_of(commands.begin(), commands.end(),
                     [&](const CLI::App* command) { return has_value_flag(*command, flag); });
}

}  // namespace

CommandLine::CommandLine(core::Settings settings)
    : app(kExamples, "lede-index"), options{.settings = std::move(settings)} {
  app.set_version_flag("--version", std::string("lede-index ") + core::kVersion);
  app.require_subcommand(1);
  app.fallthrough();
  app.get_formatter()->column_width(30);
  for (const Setting id : {Setting::kArchive, Setting::kDictionaries, Setting::kThreads, Setting::kColor})
    add_setting(app, id);
  app.add_flag("-q,--quiet", quiet_, "errors only");
  app.add_flag("-v,--verbose", verbose_, "tell more, such as what was mended; -vv for debugging");
  declare_reading(*this);
  declare_archive(*this);
  declare_tags(*this);
  declare_feeds(*this);
  declare_update(*this);
}

CLI::App* CommandLine::command(CLI::App& parent, const char* name, const char* help, Command which) {
  CLI::App* sub = parent.add_subcommand(name, help);
  sub->callback([this, which] { options.command = which; });
  return sub;
}

void CommandLine::add_setting(CLI::App& to, Setting id) {
  const core::SettingRow& row = core::row_of(id);
  to.add_option("--" + std::string(row.name), settings_flags_[static_cast<std::size_t>(id)],
                std::string(row.help));
}

void CommandLine::add_format(CLI::App& to, const std::vector<std::string>& choices) {
  to.add_option("--format", options.format, "how to print: " + CLI::detail::join(choices, ", "))
      ->check(CLI::IsMember(choices));
}

void CommandLine::add_fetching(CLI::App& to) {
  to.add_flag("--allow-private", allow_private_, "fetch from addresses of private networks too");
  for (const Setting id : {Setting::kContact, Setting::kHostSpacing, Setting::kHosts, Setting::kTimeout,
                           Setting::kConnectTimeout, Setting::kCaFile}) {
    add_setting(to, id);
  }
}

CLI::App& CommandLine::asked_for() {
  CLI::App* deepest = &app;
  while (!deepest->get_subcommands().empty()) deepest = deepest->get_subcommands().front();
  return *deepest;
}

bool CommandLine::takes_value(const std::string& flag) const { return has_value_flag(app, flag); }

core::Status CommandLine::finish() {
  if (allow_private_) settings_flags_[static_cast<std::size_t>(Setting::kAllowPrivate)] = "true";
  for (std::size_t i = 0; i < settings_flags_.size(); ++i) {
    if (settings_flags_[i].empty()) continue;
    if (core::Status status = options.settings.set(static_cast<Setting>(i), settings_flags_[i]); !status)
      return status.error();
  }
  options.verbosity = quiet_         ? core::Verbosity::kQuiet
                      : verbose_ > 1 ? core::Verbosity::kDebug
                      : verbose_ > 0 ? core::Verbosity::kVerbose
                                     : core::Verbosity::kNormal;
  if (options.command == Command::kTagsTest && options.arguments.empty() && !options.has_text &&
      options.title.empty()) {
    return core::Error{core::ErrorCode::kUsage, "tags test needs a FILE, --text or --title",
                       "try lede-index tags test --help", ""};
  }
  return core::ok_status();
}

}  // namespace lede::options
