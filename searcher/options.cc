#include "searcher/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/core/suggest.h"
#include "common/core/version.h"
#include "searcher/flag_values.h"

namespace lede::searcher {
namespace {

using core::Error;
using core::ErrorCode;
using core::Setting;

constexpr const char* kExamples =
    "Answers questions from a lede archive of news.\n\n"
    "Examples:\n"
    "  lede-search sony hack                           both words, best first\n"
    "  lede-search '\"guardians of peace\" -interview'   a phrase, without a word\n"
    "  lede-search --tag 'kim jong un' --since 2014-12 --sort date\n"
    "  lede-search 'title:attack date:\"last week\"' --facet tag,source\n"
    "  lede-search --facet month,author:20 --limit 0 election\n"
    "  lede-search sony --format json | jq '.hits[].title'\n"
    "  lede-search show https://example.org/news/1     one whole article\n"
    "  lede-search tags --like 'kim*'                  the archive's tags\n";

constexpr const char* kLanguage =
    "Query: words (all must match, in any form), \"exact phrase\", a OR b, -c, ( ), word*, a NEAR/5 b,";

Error usage(std::string message, std::string hint) {
  return {ErrorCode::kUsage, std::move(message), std::move(hint), ""};
}

// The command line of one command. Words are taken out before CLI11 sees the flags, since words
// of a query may begin with '-' (what is to be left out).
class Parser {
 public:
  Parser(core::Settings settings, Command command)
      : app_(kExamples, "lede-search"), parsed_{Options(command, std::move(settings)), "", true} {
    app_.set_help_flag("-h,--help", "print this");
    app_.get_formatter()->column_width(32);
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    if (command == Command::kSearch) declare_search();
    if (command == Command::kShow) declare_show();
    if (command == Command::kTags) declare_tags();
    setting(Setting::kArchive);
    setting(Setting::kColor);
    app_.set_version_flag("--version", std::string("lede-search ") + core::kVersion, "print the version");
  }

  core::Result<ParsedOptions> parse(const std::vector<std::string>& arguments) {
    split_arguments(arguments);
    try {
      std::vector<std::string> reversed(flags_.rbegin(), flags_.rend());
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      parsed_.output = without_gaps(app_.help());
      return std::move(parsed_);
    } catch (const CLI::CallForVersion& version) {
      parsed_.output = std::string(version.what()) + "\n";
      return std::move(parsed_);
    } catch (const CLI::ParseError& error) {
      return to_error(error);
    }
    if (core::Status status = finish(); !status) return status.error();
    return std::move(parsed_);
  }

  // The first word that is neither a flag nor a flag's value, from `arguments`; its place.
  std::size_t first_word(const std::vector<std::string>& arguments) const {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i] == "--") break;
      if (!is_flag(arguments[i])) return i;
      if (takes_next(arguments[i])) ++i;
    }
    return arguments.size();
  }

 private:
  Options& options() { return parsed_.options; }

  // CLI11 puts two empty lines between groups.
  static std::string without_gaps(std::string help) {
    for (std::size_t at; (at = help.find("\n\n\n")) != std::string::npos;) help.erase(at, 1);
    return help;
  }

  void setting(Setting id) {
    const core::SettingRow& row = core::row_of(id);
    app_.add_option("--" + std::string(row.name), settings_[static_cast<std::size_t>(id)],
                    std::string(row.help))
        ->group("Everywhere");
  }

  void declare_search() {
    app_.footer(
        std::string(kLanguage) +
        "\n"
        "field:word, field:\"phrase\" with title, text, author, source, section, tag, lang, date, has, "
        "story.\n"
        "A word after -- is never a flag or a command. Commands: show ID, tags (see lede-search show "
        "--help).\n"
        "Exit: 0 found, 1 nothing found, 2 a mistake in query or flags, 3 the archive cannot be read.");
    app_.add_option("QUERY", words_, "what to look for; without words, every article, newest first");
    constexpr std::array kFilterHelp{"articles with this tag; repeated: any of them", "of this publication",
                                     "by this author", "of this section", "in this language, such as en"};
    for (std::size_t i = 0; i < values_.filters.size(); ++i) {
      plan::Filter& filter = values_.filters[i];
      repeated(app_.add_option("--" + filter.field, filter.values, kFilterHelp[i]), "Filters", "NAME");
    }
    app_.add_option("--since", options().since, "from this day, month or year on; also 'last week'")
        ->group("Filters")
        ->type_name("DATE");
    app_.add_option("--until", options().until, "up to and with this day, month or year")
        ->group("Filters")
        ->type_name("DATE");
    word("--match", values_.match, "all (default) or any of the words must match", "Query", "HOW");
    app_.add_flag("--plain", options().plain, "the query is words; nothing in it is an operator")
        ->group("Query");
    word("--queries", options().queries_file, "run each line of this file: id, tab, query", "Query", "FILE");
    word("--sort", values_.sort, "relevance (default), date (newest first), blend (both)", "Order", "HOW");
    word("--group", values_.group, "story: copies of one story are one result; none (default)", "Order",
         "HOW");
    app_.add_option("--limit", settings_[static_cast<std::size_t>(Setting::kLimit)], "results to show (10)")
        ->group("Order")
        ->type_name("N");
    word("--offset", values_.offset, "results to leave out before the first shown", "Order", "N");
    repeated(app_.add_option("--facet", values_.facets,
                             "count the whole result by tag, source, author, section, language, year, month; "
                             "tag:50 lists 50 values"),
             "Output", "FIELD,..");
    declare_format("text (default), json, jsonl, csv, trec");
    word("--fields", values_.fields, "what a hit has in json, jsonl and csv, such as id,title,text", "Output",
         "NAME,..");
    app_.add_flag("--explain", options().explain, "for each hit, its score and the words that matched")
        ->group("Output");
    word("--timings", options().timings_file, "write the milliseconds of each of --queries here", "Output",
         "FILE");
  }

  void declare_show() {
    app_.description(
        "Prints one whole article.\n\nExample:\n  lede-search show https://example.org/news/1 --query 'sony "
        "hack'");
    app_.add_option("ID", words_, "id or address of the article")->required(false);
    word("--query", options().query, "mark what this query looks for", "Output", "QUERY");
    declare_format("text (default), json");
  }

  void declare_tags() {
    app_.description(
        "Lists the archive's tags, most frequent first.\n\nExamples:\n  lede-search tags --limit 50\n"
        "  lede-search tags --like 'kim*'\n");
    word("--like", options().like, "only tags like this: * stands for anything; a part without *", "Output",
         "PATTERN");
    app_.add_option("--limit", settings_[static_cast<std::size_t>(Setting::kLimit)],
                    "tags to list (10); 0: all")
        ->group("Output")
        ->type_name("N");
    declare_format("text (default), json, csv");
  }

  static void repeated(CLI::Option* option, const char* group, const char* type) {
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->expected(1)->group(group)->type_name(type);
  }

  void word(const char* name, std::string& into, const char* help, const char* group, const char* type) {
    app_.add_option(name, into, help)->group(group)->type_name(type);
  }

  void declare_format(const char* choices) { word("--format", values_.format, choices, "Output", "FORMAT"); }

  // Flags are --anything and the short ones that exist; -word leaves a word out.
  bool is_flag(const std::string& argument) const {
    return argument == "-h" || (argument.size() > 2 && argument.starts_with("--"));
  }

  bool takes_next(const std::string& flag) const {
    if (flag.find('=') != std::string::npos) return false;
    const CLI::Option* option = app_.get_option_no_throw(flag);
    return option != nullptr && option->get_items_expected_max() > 0;
  }

  void split_arguments(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i] == "--") {
        values_.words.insert(values_.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             arguments.end());
        return;
      }
      if (!is_flag(arguments[i])) {
        values_.words.push_back(arguments[i]);
        continue;
      }
      // Written as one, so that CLI11 takes a value such as -1 or --x for what it is.
      std::string flag = arguments[i];
      if (takes_next(flag) && i + 1 < arguments.size()) flag += "=" + arguments[++i];
      flags_.push_back(std::move(flag));
    }
  }

  core::Status finish() {
    for (std::size_t i = 0; i < settings_.size(); ++i) {
      if (settings_[i].empty()) continue;
      if (core::Status status = options().settings.set(static_cast<Setting>(i), settings_[i]); !status)
        return status;
    }
    options().limit = options().settings.number(Setting::kLimit);
    return read_values(values_, options());
  }

  Error to_error(const CLI::ParseError& error) const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app_.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (const std::string& flag : flags_) {
      const std::string name = flag.substr(0, flag.find('='));
      if (app_.get_option_no_throw(name) != nullptr) continue;
      const std::string hint = core::did_you_mean(name, {names.begin(), names.end()});
      return usage("unknown flag '" + name + "'",
                   hint.empty() ? "see lede-search --help; words go after --" : hint);
    }
    std::string message = error.what();
    return usage(message.substr(0, message.find('\n')), "see lede-search --help");
  }

  CLI::App app_;
  ParsedOptions parsed_;
  std::vector<std::string> flags_;  // for CLI11, each with its value
  std::vector<std::string> words_;  // declared for the help only
  std::array<std::string, core::kSettingCount> settings_;
  FlagValues values_;
};

}  // namespace

core::Result<ParsedOptions> parse_options(int argc, const char* const* argv) {
  auto settings = core::Settings::load();
  if (!settings) return settings.error();
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) {
    const std::string help = std::string(kExamples) + "\nlede-search --help lists every flag.\n";
    return ParsedOptions{Options(Command::kSearch, std::move(*settings)), help, false};
  }
  Parser search(*settings, Command::kSearch);
  const std::size_t first = search.first_word(arguments);
  const std::string word = first < arguments.size() ? arguments[first] : "";
  if (word != "show" && word != "tags") return search.parse(arguments);
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(first));
  return Parser(std::move(*settings), word == "show" ? Command::kShow : Command::kTags).parse(arguments);
}

}  // namespace lede::searcher
