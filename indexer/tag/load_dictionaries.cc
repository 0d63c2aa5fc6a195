#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_map>
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
    if (i->path().extension() == ".toml") files.push_back(i->path());
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
  Dictionary take() { return std::move(dictionary_); }

 private:
  Dictionary dictionary_;
  std::unordered_map<std::uint64_t, std::uint32_t> places_;  // by the folded name's hash
};

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
  return merger.take();
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
