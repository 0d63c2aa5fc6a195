#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/article/tag_name.h"
#include "common/core/file_writer.h"
#include "common/text/hash.h"
#include "indexer/tag/dictionary.h"

namespace lede::tag {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kKindNames = {"",     "person", "organisation", "place",
                                                        "work", "event",  "topic"};
constexpr std::array<std::string_view, 3> kCaseNames = {"any", "title", "exact"};

std::vector<fs::path> files_of(const fs::path& path, const Report& report) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> files;
  for (fs::directory_iterator i(path, error), end; !error && i != end; i.increment(error)) {
    if (i->path().extension() == ".toml" && i->path().filename() != kChangesFile) files.push_back(i->path());
  }
  if (error) {
    report({core::ErrorCode::kIo, "cannot read the folder: " + error.message(), "", path.string()});
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Entries by folded name; a later file's entry takes the place of an earlier one's.
class Merger {
 public:
  void add(std::vector<Entry> entries, const std::string& file) {
    const auto number = static_cast<std::uint32_t>(dictionary_.files.size());
    dictionary_.files.push_back(file);
    for (Entry& entry : entries) {
      entry.file = number;
      const auto next = static_cast<std::uint32_t>(dictionary_.entries.size());
      const auto [known, added] = places_.try_emplace(text::hash64(article::fold_tag(entry.name)), next);
      if (added) {
        dictionary_.entries.push_back(std::move(entry));
      } else {
        dictionary_.entries[known->second] = std::move(entry);
      }
    }
  }
  Dictionary take(const Report& report) {
    check_broader(report);
    return std::move(dictionary_);
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t find(const std::string& name) const {
    const auto found = places_.find(text::hash64(article::fold_tag(name)));
    return found == places_.end() ? kNone : found->second;
  }
  void check_broader(const Report& report);
  bool leads_back(std::uint32_t entry, std::uint32_t broader) const;

  Dictionary dictionary_;
  std::unordered_map<std::uint64_t, std::uint32_t> places_;  // by the folded name's hash
};

void Merger::check_broader(const Report& report) {
  for (std::uint32_t i = 0; i < dictionary_.entries.size(); ++i) {
    Entry& entry = dictionary_.entries[i];
    std::vector<std::string> kept;
    for (std::string& name : entry.broader) {
      const std::uint32_t broader = find(name);
      const std::string wrong = broader == kNone         ? "stands in no dictionary"
                                : leads_back(i, broader) ? "leads back to '" + entry.name + "'"
                                                         : "";
      if (wrong.empty()) {
        kept.push_back(std::move(name));
      } else {
        report({core::ErrorCode::kInvalidInput, "the broader tag '" + name + "' " + wrong, "",
                dictionary_.files[entry.file] + ":" + std::to_string(entry.line) + ":1"});
      }
    }
    entry.broader = std::move(kept);
  }
}

// Whether `entry` is reached from `broader` by going to broader tags.
bool Merger::leads_back(std::uint32_t entry, std::uint32_t broader) const {
  std::vector<std::uint32_t> open = {broader};
  std::unordered_set<std::uint32_t> seen;
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    if (next == entry) return true;
    if (!seen.insert(next).second) continue;
    for (const std::string& name : dictionary_.entries[next].broader) {
      if (const std::uint32_t found = find(name); found != kNone) open.push_back(found);
    }
  }
  return false;
}

}  // namespace

Dictionary load_dictionaries(std::span<const fs::path> paths, const Report& report) {
  Merger merger;
  for (const fs::path& path : paths) {
    for (const fs::path& file : files_of(path, report)) {
      core::Result<std::string> bytes = core::read_file(file);
      if (!bytes) {
        report(bytes.error());
        continue;
      }
      merger.add(parse_dictionary(*bytes, file.string(), report), file.string());
    }
  }
  return merger.take(report);
}

std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view name_of(CaseRule rule) { return kCaseNames[static_cast<std::size_t>(rule)]; }

std::optional<Kind> kind_of(std::string_view name) {
  const auto found = std::find(kKindNames.begin() + 1, kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kKindNames.begin());
}

std::optional<CaseRule> case_rule_of(std::string_view name) {
  const auto found = std::find(kCaseNames.begin(), kCaseNames.end(), name);
  if (found == kCaseNames.end()) return std::nullopt;
  return static_cast<CaseRule>(found - kCaseNames.begin());
}

}  // namespace lede::tag
