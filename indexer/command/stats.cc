// lede-index stats: what the archive holds, from its columns alone.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "common/archive/archive_folder.h"
#include "common/archive/snapshot.h"
#include "common/text/dates.h"
#include "indexer/command/command.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;
using archive::Facet;

struct Stats {
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::uint64_t deleted_rows = 0;
  std::uint64_t stories = 0;  // groups of copies, single articles included
  std::uint64_t bytes = 0;
  std::size_t partitions = 0;
  std::optional<std::int64_t> first;  // published
  std::optional<std::int64_t> last;
  std::uint64_t values[archive::kOrdinalFacets] = {};
};

Stats gather(const archive::Snapshot& snapshot, const fs::path& folder) {
  Stats stats;
  stats.articles = snapshot.document_count();
  stats.partitions = snapshot.partition_count();
  std::set<std::uint64_t> stories;
  std::set<std::string, std::less<>> keys[archive::kOrdinalFacets];
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const archive::Columns& columns = snapshot.columns(p);
    std::vector<std::vector<bool>> used(archive::kOrdinalFacets);
    for (std::size_t f = 0; f < used.size(); ++f) used[f].resize(columns.value_count(static_cast<Facet>(f)));
    for (std::uint32_t row = 0; row < columns.rows(); ++row) {
      if (snapshot.is_deleted({p, row})) {
        ++stats.deleted_rows;
        continue;
      }
      const std::int64_t published = columns.published()[row];
      if (published == archive::kNoTime) {
        ++stats.undated;
      } else {
        stats.first = std::min(stats.first.value_or(published), published);
        stats.last = std::max(stats.last.value_or(published), published);
      }
      if (columns.stories()[row] != 0) stories.insert(columns.stories()[row]);
      for (std::size_t f = 0; f < used.size(); ++f) {
        for (const std::uint32_t ordinal : columns.ordinals(static_cast<Facet>(f), row))
          used[f][ordinal] = true;
      }
    }
    for (std::size_t f = 0; f < used.size(); ++f) {
      for (std::uint32_t i = 0; i < used[f].size(); ++i) {
        if (used[f][i]) keys[f].emplace(columns.key(static_cast<Facet>(f), i));
      }
    }
  }
  for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f) stats.values[f] = keys[f].size();
  stats.stories = stories.size();
  std::error_code error;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) stats.bytes += entry.file_size(error);
  }
  return stats;
}

std::string day(std::optional<std::int64_t> seconds) {
  return seconds ? text::to_day(std::chrono::sys_seconds{std::chrono::seconds{*seconds}}) : std::string();
}

std::string as_json(const Stats& stats, const fs::path& folder) {
  nlohmann::ordered_json json;
  json["format_version"] = 1;
  json["archive"] = folder.string();
  json["articles"] = stats.articles;
  json["undated"] = stats.undated;
  if (stats.first) json["first"] = day(stats.first);
  if (stats.last) json["last"] = day(stats.last);
  json["stories"] = stats.stories;
  for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f) {
    json["values"][std::string(archive::name_of(static_cast<Facet>(f)))] = stats.values[f];
  }
  json["partitions"] = stats.partitions;
  json["deleted_rows"] = stats.deleted_rows;
  json["bytes"] = stats.bytes;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string megabytes(std::uint64_t bytes) {
  const std::uint64_t tenths = bytes / 100000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

void print_text(const Stats& stats, const fs::path& folder, core::StandardOutput& output) {
  const auto line = [&](std::string name, const std::string& value) {
    name.resize(12, ' ');
    output.line(name + value);
  };
  line("archive", core::printable(folder.string()));
  line("articles", std::to_string(stats.articles));
  if (stats.first) line("published", day(stats.first) + " to " + day(stats.last));
  line("undated", std::to_string(stats.undated));
  line("stories", std::to_string(stats.stories));
  const auto values = [&](std::string name, Facet facet) {
    line(std::move(name), std::to_string(stats.values[static_cast<std::size_t>(facet)]));
  };
  values("tags", Facet::kTag);
  values("sources", Facet::kSource);
  values("authors", Facet::kAuthor);
  values("sections", Facet::kSection);
  values("languages", Facet::kLanguage);
  if (stats.values[static_cast<std::size_t>(Facet::kLearned)] > 0) values("learned", Facet::kLearned);
  line("size", megabytes(stats.bytes) + " in " + std::to_string(stats.partitions) + " partitions");
  if (stats.deleted_rows > 0)
    line("deleted", std::to_string(stats.deleted_rows) + " rows (lede-index compact drops them)");
}

}  // namespace

core::Result<int> stats(Context& context) {
  const fs::path folder = context.options.settings.path(core::Setting::kArchive);
  auto snapshot = archive::Snapshot::open(folder);
  if (!snapshot) return snapshot.error();
  const Stats stats = gather(*snapshot, folder);
  if (context.options.format == "json") {
    context.output.line(as_json(stats, folder));
  } else {
    print_text(stats, folder, context.output);
  }
  return 0;
}

}  // namespace lede::command
