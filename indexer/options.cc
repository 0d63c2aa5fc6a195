#include "indexer/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "common/core/suggest.h"
#include "common/core/version.h"
#include "indexer/schedule/feed_settings.h"

namespace lede {
namespace {

using core::Error;
using core::ErrorCode;
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

// The command line as CLI11 fills it in.
class Parser {
 public:
  explicit Parser(core::Settings settings)
      : app_(kExamples, "lede-index"), parsed_{Options{.settings = std::move(settings)}, {}} {
    app_.set_version_flag("--version", std::string("lede-index ") + core::kVersion);
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.get_formatter()->column_width(30);
    declare_common();
    declare_reading();
    declare_archive();
    declare_tags();
    declare_feeds();
    declare_update();
  }

  core::Result<ParsedOptions> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      parsed_.output = asked_for()->help();
      return std::move(parsed_);
    } catch (const CLI::CallForVersion& version) {
      parsed_.output = std::string(version.what()) + "\n";
      return std::move(parsed_);
    } catch (const CLI::ParseError& error) {
      return to_error(error, argc, argv);
    }
    return finish();
  }

 private:
  Options& options() { return parsed_.options; }

  void setting(Setting id) { setting(app_, id); }

  void setting(CLI::App& app, Setting id) {
    const core::SettingRow& row = core::row_of(id);
    app.add_option("--" + std::string(row.name), flags_[static_cast<std::size_t>(id)], std::string(row.help));
  }

  CLI::App* command(CLI::App& parent, const char* name, const char* help, Command which) {
    CLI::App* sub = parent.add_subcommand(name, help);
    sub->callback([this, which] { options().command = which; });
    return sub;
  }

  void declare_common() {
    for (const Setting id : {Setting::kArchive, Setting::kDictionaries, Setting::kThreads, Setting::kColor})
      setting(id);
    app_.add_flag("-q,--quiet", quiet_, "errors only");
    app_.add_flag("-v,--verbose", verbose_, "tell more, such as what was mended; -vv for debugging");
  }

  void declare_reading() {
    const CLI::Validator given([](const std::string& s) { return std::string(s.empty() ? "is empty" : ""); },
                               "");
    for (const auto& [name, help, which] :
         {std::tuple{"add", "Read feeds, pages, JSONL and WARC files into the archive", Command::kAdd},
          std::tuple{"parse", "Print the records that add would keep; touches no archive",
                     Command::kParse}}) {
      CLI::App* sub = command(app_, name, help, which);
      sub->add_option("PATH", options().arguments,
                      "files, folders (all that is in them), or - for standard input")
          ->required();
      sub->add_option("--input-format", options().input_format,
                      "what the input is; auto looks at its first bytes")
          ->check(CLI::IsMember({"auto", "feed", "html", "jsonl", "warc"}))
          ->capture_default_str();
      sub->add_option("--url", options().url, "address the input came from, for its relative links");
      sub->add_option("--since", options().since,
                      "only articles published on this day, month or year or later; of WARC, the records "
                      "written then")
          ->check(given);
      sub->add_option("--url-prefix", options().url_prefixes,
                      "only articles whose address begins so; of WARC, the records (may be repeated)")
          ->check(given)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->expected(1);
      if (which == Command::kParse) add_format(sub, {"jsonl"});
      if (which == Command::kAdd)
        sub->add_option("--stemmer", flags_[static_cast<std::size_t>(Setting::kStemmer)],
                        std::string(core::row_of(Setting::kStemmer).help));
    }
  }

  void add_format(CLI::App* sub, std::vector<std::string> choices) {
    sub->add_option("--format", options().format, "how to print: " + CLI::detail::join(choices, ", "))
        ->check(CLI::IsMember(choices));
  }

  void declare_archive() {
    add_format(command(app_, "stats", "What the archive holds", Command::kStats), {"text", "json"});
    add_format(command(app_, "export", "Print every article as one JSON object a line", Command::kExport),
               {"jsonl"});
    command(app_, "delete", "Take articles out of the archive", Command::kDelete)
        ->add_option("ID", options().arguments, "ids or addresses of articles, or - to read them, one a line")
        ->required();
    command(app_, "verify", "Check that the archive is whole", Command::kVerify);
    command(app_, "compact", "Merge the archive's partitions and drop what was deleted", Command::kCompact);
  }

  void declare_tags() {
    CLI::App* tags = app_.add_subcommand(
        "tags", "Tags: dictionaries, what was decided about tags, and the archive tagged by them");
    tags->require_subcommand(1);
    CLI::App* list = command(*tags, "list", "The names that are tagged", Command::kTagsList);
    list->add_option("--like", options().like, "only names or aliases that contain this");
    CLI::App* add = command(*tags, "add", "Put a name into the archive's own dictionary", Command::kTagsAdd);
    add->add_option("NAME", options().arguments, "the tag")->required()->expected(1);
    add->add_option("--alias", options().aliases, "another spelling or name (may be repeated)");
    add->add_option("--kind", options().kind, "person, organisation, place, work, event or topic");
    add->add_option("--case", options().case_rule, "any (default), title or exact");
    add->add_option("--requires", options().required, "a word that must stand in the article (any of them)");
    add->add_option("--excludes", options().excluded, "a word that must not stand in the article");
    command(*tags, "remove", "Take a name out of the archive's own dictionary", Command::kTagsRemove)
        ->add_option("NAME", options().arguments, "the tag")
        ->required()
        ->expected(1);
    CLI::App* test =
        command(*tags, "test", "Explain each tag of an article: where, which alias, which words decided",
                Command::kTagsTest);
    test->add_option("FILE", options().arguments, "feeds, pages or JSONL, or - for standard input");
    test->add_option("--title", options().title, "a headline to test instead of a file");
    test->add_option("--text", options().text, "a text to test instead of a file")
        ->each([this](const std::string&) { options().has_text = true; });
    declare_tag_changes(*tags);
  }

  void declare_tag_changes(CLI::App& tags) {
    for (const auto& [name, help, which] :
         {std::tuple{"merge", "Let one tag be another", Command::kTagsMerge},
          std::tuple{"rename", "Give a tag another name", Command::kTagsRename}}) {
      command(tags, name, help, which)
          ->add_option("TAG", options().arguments, "the tag, in any spelling, and what it is to be")
          ->required()
          ->expected(2);
    }
    command(tags, "ignore", "Take a tag out of every article, such as a site's 'news'", Command::kTagsIgnore)
        ->add_option("TAG", options().arguments, "the tag, in any spelling")
        ->required()
        ->expected(1);
    command(tags, "changes", "What was merged, renamed and ignored, oldest first", Command::kTagsChanges);
    command(tags, "undo", "Take the last merge, rename or ignore back", Command::kTagsUndo);
    command(tags, "apply", "Tag the archive's articles anew by the dictionaries and changes of now",
            Command::kTagsApply);
    CLI::App* import_tags = command(
        tags, "import", "Put a dictionary file into the archive: TOML, SKOS or CSV", Command::kTagsImport);
    import_tags
        ->add_option("FILE", options().arguments, "the file; its name says what it is, or --format does")
        ->required()
        ->expected(1);
    CLI::App* export_tags = command(tags, "export", "Print the dictionaries in force", Command::kTagsExport);
    for (CLI::App* sub : {import_tags, export_tags}) {
      add_format(sub, {"toml", "skos", "csv"});
      sub->add_option("--language", options().language, "of the names in SKOS")->capture_default_str();
    }
  }

  void declare_feeds() {
    CLI::App* feeds =
        app_.add_subcommand("feeds", "The list of feeds: add, list, set, remove, import, export");
    feeds->require_subcommand(1);
    const auto feed = [this](CLI::App* sub, const char* help) {
      return sub->add_option("URL", options().arguments, help);
    };
    CLI::App* add = command(*feeds, "add", "Put feeds on the list", Command::kFeedsAdd);
    feed(add, "addresses of feeds, or of pages that name them")->required();
    add->add_flag("--unseen", options().unseen, "take the address as it is, without asking there");
    declare_fetching(*add);
    add->add_option("--set", options().feed_settings, "a setting for each, name=value (may be repeated)");
    add_format(command(*feeds, "list", "The feeds with their health", Command::kFeedsList), {"text", "json"});
    CLI::App* set = command(*feeds, "set", "Change settings of a feed", Command::kFeedsSet);
    set->footer(feed_settings_help());
    set->add_option("URL", options().arguments, "the feed's address, then name=value; name= takes it away")
        ->required()
        ->expected(2, 1 + static_cast<int>(schedule::kFeedSettingCount));
    feed(command(*feeds, "remove", "Take feeds off the list; their articles stay", Command::kFeedsRemove),
         "the feeds' addresses")
        ->required();
    command(*feeds, "import", "Put the feeds of OPML files on the list; folders become sections",
            Command::kFeedsImport)
        ->add_option("FILE", options().arguments, "OPML files, or - for standard input")
        ->required();
    command(*feeds, "export", "Print the list as OPML 2.0", Command::kFeedsExport);
    CLI::App* log = command(*feeds, "log", "What came of the last polls, newest first", Command::kFeedsLog);
    feed(log, "a feed's address; all feeds without");
    add_format(log, {"text", "json"});
    command(*feeds, "history", "Earlier titles and dates of an article that a feed changed",
            Command::kFeedsHistory)
        ->add_option("ID", options().arguments, "the article's id")
        ->required()
        ->expected(1);
  }

  void declare_update() {
    CLI::App* update = command(app_, "update", "Fetch the feeds that are due, and the articles that are new",
                               Command::kUpdate);
    update->add_flag("--all", options().all, "also feeds that are not due yet");
    update->add_option("--feed", options().feeds, "only this feed, due or not (may be repeated)")
        ->expected(1);
    update->add_option("--every", options().every,
                       "stay, and do so again and again after this time, such as 15m");
    declare_fetching(*update);
    add_format(update, {"text", "jsonl"});
  }

  void declare_fetching(CLI::App& app) {
    app.add_flag("--allow-private", allow_private_, "fetch from addresses of private networks too");
    for (const Setting id : {Setting::kContact, Setting::kHostSpacing, Setting::kHosts, Setting::kTimeout,
                             Setting::kConnectTimeout, Setting::kCaFile}) {
      setting(app, id);
    }
  }

  static std::string feed_settings_help() {
    std::string help = "Settings:";
    for (const schedule::FeedSettingRow& row : schedule::feed_settings_table())
      help.append("\n  ").append(row.name).append("=  ").append(row.help);
    return help;
  }

  // The deepest subcommand that was named, for its help.
  CLI::App* asked_for() {
    CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  core::Result<ParsedOptions> finish() {
    if (allow_private_) flags_[static_cast<std::size_t>(Setting::kAllowPrivate)] = "true";
    for (std::size_t i = 0; i < flags_.size(); ++i) {
      if (flags_[i].empty()) continue;
      if (core::Status status = options().settings.set(static_cast<Setting>(i), flags_[i]); !status)
        return status.error();
    }
    options().verbosity = quiet_         ? core::Verbosity::kQuiet
                          : verbose_ > 1 ? core::Verbosity::kDebug
                          : verbose_ > 0 ? core::Verbosity::kVerbose
                                         : core::Verbosity::kNormal;
    if (options().command == Command::kTagsTest && options().arguments.empty() && !options().has_text &&
        options().title.empty()) {
      return Error{ErrorCode::kUsage, "tags test needs a FILE, --text or --title",
                   "try lede-index tags test --help", ""};
    }
    return std::move(parsed_);
  }

  // Every flag and command, for suggestions.
  void collect(const CLI::App* app, std::vector<std::string>& words) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
    for (const CLI::App* sub : app->get_subcommands([](const CLI::App*) { return true; })) {
      words.push_back(sub->get_name());
      collect(sub, words);
    }
  }

  Error to_error(const CLI::ParseError& error, int argc, const char* const* argv) {
    CLI::App* app = asked_for();
    std::string see = "see lede-index";
    for (const CLI::App* a = app; a != &app_; a = a->get_parent()) see.insert(14, " " + a->get_name());
    see += " --help";
    std::vector<std::string> known;
    collect(&app_, known);
    std::vector<std::string_view> views(known.begin(), known.end());
    // The first word that is neither a known flag or command nor an argument is what CLI11 stumbled on.
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
        dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      for (int i = 1; i < argc; ++i) {
        const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
        const bool flag = word.starts_with("--");
        if ((!flag && app != &app_ && !app->get_subcommands({}).empty() && word == app->get_name()) ||
            std::find(known.begin(), known.end(), word) != known.end()) {
          continue;
        }
        if (flag || app == &app_) {
          const std::string hint = core::did_you_mean(word, views);
          return {ErrorCode::kUsage, (flag ? "unknown flag '" : "unknown command '") + word + "'",
                  hint.empty() ? see : hint, ""};
        }
      }
    }
    std::string message = error.what();
    if (const std::size_t end = message.find('\n'); end != std::string::npos) message.resize(end);
    return {ErrorCode::kUsage, message, see, ""};
  }

  CLI::App app_;
  ParsedOptions parsed_;
  std::array<std::string, core::kSettingCount> flags_;
  bool quiet_ = false;
  bool allow_private_ = false;
  int verbose_ = 0;
};

}  // namespace

core::Result<ParsedOptions> parse_options(int argc, const char* const* argv) {
  auto settings = core::Settings::load();
  if (!settings) return settings.error();
  return Parser(std::move(*settings)).parse(argc, argv);
}

}  // namespace lede
