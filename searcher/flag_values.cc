#include "searcher/flag_values.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "common/archive/schema.h"
#include "common/core/suggest.h"
#include "searcher/present/machine.h"

namespace lede::searcher {
namespace {

using core::Error;
using core::ErrorCode;

Error usage(std::string message, std::string hint) {
  return {ErrorCode::kUsage, std::move(message), std::move(hint), ""};
}

// Words of `choices` as they stand in a table, for a message.
std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
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

core::Status read_format(const FlagValues& values, Options& options) {
  if (values.format.empty()) return core::ok_status();
  auto format = choice("--format", values.format, kFormats);
  if (!format) return format.error();
  options.format = *format;
  const bool fits = options.command == Command::kSearch || *format == Format::kText ||
                    *format == Format::kJson ||
                    (options.command == Command::kTags && *format == Format::kCsv);
  if (!fits) return usage("this command has no --format " + values.format, "use text or json");
  return core::ok_status();
}

core::Status read_choices(const FlagValues& values, Options& options) {
  if (!values.match.empty()) {
    auto any = choice("--match", values.match, kMatches);
    if (!any) return any.error();
    options.match_any = *any;
  }
  if (!values.sort.empty()) {
    auto sort = choice("--sort", values.sort, kSorts);
    if (!sort) return sort.error();
    options.sort = *sort;
    options.sort_given = true;
  }
  if (!values.group.empty()) {
    auto group = choice("--group", values.group, kGroups);
    if (!group) return group.error();
    options.group = *group;
  }
  if (!values.offset.empty()) {
    auto offset = number("--offset", values.offset);
    if (!offset) return offset.error();
    options.offset = *offset;
  }
  return core::ok_status();
}

// "tag,source:20"
core::Status read_facets(const FlagValues& values, Options& options) {
  for (const std::string& list : values.facets) {
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
      const bool again = std::any_of(options.facets.begin(), options.facets.end(),
                                     [&](const facet::Wanted& other) { return other.facet == wanted.facet; });
      if (!again) options.facets.push_back(wanted);
    }
  }
  return core::ok_status();
}

core::Status read_fields(const FlagValues& values, Options& options) {
  if (values.fields.empty()) return core::ok_status();
  if (options.format == Format::kText || options.format == Format::kTrec) {
    return usage("--fields is for --format json, jsonl and csv", "");
  }
  const auto known = present::hit_fields();
  for (const std::string_view field : split(values.fields, ',')) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      return no_such("field", field, {known.begin(), known.end()});
    }
    options.fields.emplace_back(field);
  }
  return core::ok_status();
}

core::Status read_search(const FlagValues& values, Options& options) {
  for (const plan::Filter& filter : values.filters) {
    if (!filter.values.empty()) options.filters.push_back(filter);
  }
  for (const std::string& argument : values.words)
    options.query += (options.query.empty() ? "" : " ") + argument;
  if (core::Status status = read_choices(values, options); !status) return status;
  if (core::Status status = read_facets(values, options); !status) return status;
  if (core::Status status = read_fields(values, options); !status) return status;
  if (!options.queries_file.empty() && !values.words.empty()) {
    return usage("--queries and a query on the command line do not go together",
                 "put the query into the file");
  }
  if (!options.timings_file.empty() && options.queries_file.empty()) {
    return usage("--timings needs --queries", "");
  }
  return core::ok_status();
}

}  // namespace

core::Status read_values(const FlagValues& values, Options& options) {
  if (core::Status status = read_format(values, options); !status) return status;
  if (options.command == Command::kSearch) return read_search(values, options);
  if (options.command == Command::kTags) {
    return values.words.empty()
               ? core::ok_status()
               : core::Status(usage("tags takes no words", "use --like '" + values.words[0] + "'"));
  }
  if (values.words.size() != 1)
    return usage("show needs the id or address of one article", "see lede-search show --help");
  options.id = values.words[0];
  return core::ok_status();
}

}  // namespace lede::searcher
