#include "searcher/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "common/archive/schema.h"
#include "common/core/suggest.h"
#include "common/core/version.h"
#include "searcher/present/machine.h"

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

// Words of `choices` as they stand in a table, for a message.
std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

Error usage(std::string message, std::string hint) {
  return {ErrorCode::kUsage, std::move(message), std::move(hint), ""};
}

Error no_such(const std::string& what, std::string_view word, const std::vector<std::string_view>& known) {
  const std::string hint = core::did_you_mean(word, known);
  return usage("unknown " + what + " '" + std::string(word) + "'",
               hint.empty() ? "known: " + listed(known) : hint);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

core::Result<std::size_t> number(const std::string& flag, std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > 1'000'000'000) {
    return usage("expected a whole number after " + flag + ", not '" + std::string(text) + "'", "");
  }
  return value;
}

template <typename T, std::size_t N>
core::Result<T> choice(const std::string& flag, std::string_view word,
                       const std::array<std::pair<std::string_view, T>, N>& table) {
  std::vector<std::string_view> known;
  for (const auto& [name, value] : table) {
    if (name == word) return value;
    known.push_back(name);
  }
  return no_such("value of " + flag, word, known);
}

constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats{{{"text", Format::kText},
                                                                       {"json", Format::kJson},
                                                                       {"jsonl", Format::kJsonl},
                                                                       {"csv", Format::kCsv},
                                                                       {"trec", Format::kTrec}}};
constexpr std::array<std::pair<std::string_view, match::Sort>, 3> kSorts{
    {{"relevance", match::Sort::kRelevance}, {"date", match::Sort::kDate}, {"blend", match::Sort::kBlend}}};
constexpr std::array<std::pair<std::string_view, match::Group>, 2> kGroups{
    {{"none", match::Group::kNone}, {"story", match::Group::kStory}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kMatches{{{"all", false}, {"any", true}}};
constexpr std::array<std::string_view, 5> kFilters{"tag", "source", "author", "section", "language"};

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
    const auto filter = [&](const char* name, std::size_t at, const char* help) {
      repeated(app_.add_option(name, filters_[at], help), "Filters", "NAME");
    };
    filter("--tag", 0, "articles with this tag; repeated: any of them");
    filter("--source", 1, "of this publication");
    filter("--author", 2, "by this author");
    filter("--section", 3, "of this section");
    filter("--language", 4, "in this language, such as en");
    app_.add_option("--since", options().since, "from this day, month or year on; also 'last week'")
        ->group("Filters")
        ->type_name("DATE");
    app_.add_option("--until", options().until, "up to and with this day, month or year")
        ->group("Filters")
        ->type_name("DATE");
    word("--match", match_, "all (default) or any of the words must match", "Query", "HOW");
    app_.add_flag("--plain", options().plain, "the query is words; nothing in it is an operator")
        ->group("Query");
    word("--queries", options().queries_file, "run each line of this file: id, tab, query", "Query", "FILE");
    word("--sort", sort_, "relevance (default), date (newest first), blend (both)", "Order", "HOW");
    word("--group", group_, "story: copies of one story are one result; none (default)", "Order", "HOW");
    app_.add_option("--limit", settings_[static_cast<std::size_t>(Setting::kLimit)], "results to show (10)")
        ->group("Order")
        ->type_name("N");
    word("--offset", offset_, "results to leave out before the first shown", "Order", "N");
    repeated(app_.add_option("--facet", facets_,
                             "count the whole result by tag, source, author, section, language, year, month; "
                             "tag:50 lists 50 values"),
             "Output", "FIELD,..");
    declare_format("text (default), json, jsonl, csv, trec");
    word("--fields", fields_, "what a hit has in json, jsonl and csv, such as id,title,text", "Output",
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

  void declare_format(const char* choices) { word("--format", format_, choices, "Output", "FORMAT"); }

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
        queried_.insert(queried_.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        arguments.end());
        return;
      }
      if (!is_flag(arguments[i])) {
        queried_.push_back(arguments[i]);
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
    if (core::Status status = read_format(); !status) return status;
    if (options().command == Command::kSearch) return finish_search();
    if (options().command == Command::kTags) {
      return queried_.empty()
                 ? core::ok_status()
                 : core::Status(usage("tags takes no words", "use --like '" + queried_[0] + "'"));
    }
    if (queried_.size() != 1)
      return usage("show needs the id or address of one article", "see lede-search show --help");
    options().id = queried_[0];
    return core::ok_status();
  }

  core::Status read_format() {
    if (format_.empty()) return core::ok_status();
    auto format = choice("--format", format_, kFormats);
    if (!format) return format.error();
    options().format = *format;
    const bool fits = options().command == Command::kSearch || *format == Format::kText ||
                      *format == Format::kJson ||
                      (options().command == Command::kTags && *format == Format::kCsv);
    if (!fits) return usage("this command has no --format " + format_, "use text or json");
    return core::ok_status();
  }

  core::Status finish_search() {
    for (std::size_t i = 0; i < kFilters.size(); ++i) {
      if (!filters_[i].empty()) options().filters.push_back({std::string(kFilters[i]), filters_[i]});
    }
    for (const std::string& argument : queried_)
      options().query += (options().query.empty() ? "" : " ") + argument;
    if (core::Status status = read_choices(); !status) return status;
    if (core::Status status = read_facets(); !status) return status;
    if (core::Status status = read_fields(); !status) return status;
    if (!options().queries_file.empty() && !queried_.empty()) {
      return usage("--queries and a query on the command line do not go together",
                   "put the query into the file");
    }
    if (!options().timings_file.empty() && options().queries_file.empty()) {
      return usage("--timings needs --queries", "");
    }
    return core::ok_status();
  }

  core::Status read_choices() {
    if (!match_.empty()) {
      auto any = choice("--match", match_, kMatches);
      if (!any) return any.error();
      options().match_any = *any;
    }
    if (!sort_.empty()) {
      auto sort = choice("--sort", sort_, kSorts);
      if (!sort) return sort.error();
      options().sort = *sort;
      options().sort_given = true;
    }
    if (!group_.empty()) {
      auto group = choice("--group", group_, kGroups);
      if (!group) return group.error();
      options().group = *group;
    }
    if (!offset_.empty()) {
      auto offset = number("--offset", offset_);
      if (!offset) return offset.error();
      options().offset = *offset;
    }
    return core::ok_status();
  }

  // "tag,source:20"
  core::Status read_facets() {
    for (const std::string& list : facets_) {
      for (const std::string_view item : split(list, ',')) {
        const std::size_t colon = std::min(item.find(':'), item.size());
        facet::Wanted wanted{};
        const auto facet = archive::facet_of(item.substr(0, colon));
        if (!facet) {
          std::vector<std::string_view> known;
          for (const archive::Facet one : archive::facets()) known.push_back(archive::name_of(one));
          return no_such("facet", item.substr(0, colon), known);
        }
        wanted.facet = *facet;
        if (colon < item.size()) {
          auto rows = number("--facet " + std::string(item.substr(0, colon)) + ":", item.substr(colon + 1));
          if (!rows) return rows.error();
          wanted.rows = *rows;
        }
        const bool again =
            std::any_of(options().facets.begin(), options().facets.end(),
                        [&](const facet::Wanted& other) { return other.facet == wanted.facet; });
        if (!again) options().facets.push_back(wanted);
      }
    }
    return core::ok_status();
  }

  core::Status read_fields() {
    if (fields_.empty()) return core::ok_status();
    if (options().format == Format::kText || options().format == Format::kTrec) {
      return usage("--fields is for --format json, jsonl and csv", "");
    }
    const auto known = present::hit_fields();
    for (const std::string_view field : split(fields_, ',')) {
      if (std::find(known.begin(), known.end(), field) == known.end()) {
        return no_such("field", field, {known.begin(), known.end()});
      }
      options().fields.emplace_back(field);
    }
    return core::ok_status();
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
  std::vector<std::string> flags_;    // for CLI11, each with its value
  std::vector<std::string> queried_;  // all other words
  std::vector<std::string> words_;    // declared for the help only
  std::array<std::string, core::kSettingCount> settings_;
  std::array<std::vector<std::string>, kFilters.size()> filters_;
  std::vector<std::string> facets_;
  std::string match_, sort_, group_, offset_, format_, fields_;
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
