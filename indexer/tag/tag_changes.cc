#include "indexer/tag/tag_changes.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "common/article/tag_name.h"
#include "common/core/file_writer.h"
#include "common/core/toml.h"
#include "common/text/utf8.h"
#include "indexer/tag/toml_text.h"

namespace lede::tag {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

constexpr std::array<std::string_view, 3> kKindNames = {"merge", "rename", "ignore"};
constexpr std::string_view kHeader = "[[change]]";
constexpr std::string_view kPreamble =
    "# What was decided about tags, oldest first; lede-index tags undo takes the last one out.\n\n";

std::optional<ChangeKind> change_kind_of(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<ChangeKind>(i);
  }
  return std::nullopt;
}

// What is wrong with the change; empty when nothing is.
std::string flaw(const TagChange& change) {
  const auto bad = [](const std::string& name) {
    return name.size() > kMaxNameBytes || article::fold_tag(name).empty();
  };
  if (bad(change.tag)) return "the tag's name is empty or over " + std::to_string(kMaxNameBytes) + " bytes";
  if (change.kind == ChangeKind::kIgnore) return {};
  if (bad(change.into)) return "the new name is empty or over " + std::to_string(kMaxNameBytes) + " bytes";
  const bool same = article::fold_tag(change.tag) == article::fold_tag(change.into);
  return same && change.kind == ChangeKind::kMerge ? "both names are the same tag" : "";
}

core::Result<std::string> read_or_empty(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error) && !error) return std::string();
  return core::read_file(file);
}

}  // namespace

std::string_view name_of(ChangeKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

TagChanges::TagChanges(const std::vector<TagChange>& changes) {
  for (const TagChange& change : changes) {
    const std::string into = article::fold_tag(change.into);
    if (!into.empty()) targets_.erase(into);
    targets_.insert_or_assign(article::fold_tag(change.tag), change.into);
  }
}

TagChanges::Target TagChanges::resolve(const std::string& folded) const {
  Target target;
  std::string key = folded;
  for (auto found = targets_.find(key); found != targets_.end(); found = targets_.find(key)) {
    target = {true, found->second};
    std::string next = article::fold_tag(target.name);
    if (next.empty() || next == key) break;  // ignored, or only spelled in another way
    key = std::move(next);
  }
  return target;
}

std::vector<std::string> TagChanges::changed() const {
  std::vector<std::string> names;
  for (const auto& [folded, target] : targets_) names.push_back(folded);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<TagChange> read_changes(const fs::path& file, const Report& report) {
  core::Result<std::string> bytes = read_or_empty(file);
  if (!bytes) {
    report(bytes.error());
    return {};
  }
  std::vector<TagChange> changes;
  const auto refuse = [&](const toml::source_position& at, std::string message) {
    report({ErrorCode::kInvalidInput, std::move(message), "do, tag and into make a change",
            file.string() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column)});
  };
  toml::table table;
  try {
    table = toml::parse(*bytes);
  } catch (const toml::parse_error& error) {
    refuse(error.source().begin, std::string(error.description()));
    return {};
  }
  const toml::array* list = table["change"].as_array();
  if (list == nullptr) return {};
  for (const toml::node& node : *list) {
    const toml::table* item = node.as_table();
    const std::optional<ChangeKind> kind =
        item == nullptr ? std::nullopt : change_kind_of((*item)["do"].value_or(std::string_view()));
    if (!kind) {
      refuse(node.source().begin, "do is not merge, rename or ignore");
      continue;
    }
    TagChange change = {*kind, text::collapse_white_space((*item)["tag"].value_or(std::string_view())),
                        text::collapse_white_space((*item)["into"].value_or(std::string_view()))};
    if (const std::string wrong = flaw(change); !wrong.empty()) {
      refuse(node.source().begin, wrong);
      continue;
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

core::Status add_change(const fs::path& file, const TagChange& change) {
  if (const std::string wrong = flaw(change); !wrong.empty()) return Error{ErrorCode::kUsage, wrong, "", ""};
  core::Result<std::string> toml = read_or_empty(file);
  if (!toml) return toml.error();
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) {
    return Error{ErrorCode::kIo, "cannot make the folder: " + error.message(), "",
                 file.parent_path().string()};
  }
  if (toml->empty()) *toml = kPreamble;
  if (!toml->ends_with('\n')) *toml += '\n';
  *toml += std::string(kHeader) + "\ndo = " + toml_string(name_of(change.kind)) +
           "\ntag = " + toml_string(change.tag) + "\n";
  if (!change.into.empty()) *toml += "into = " + toml_string(change.into) + "\n";
  return core::replace_file(file, *toml);
}

core::Result<std::optional<TagChange>> undo_change(const fs::path& file) {
  core::Result<std::string> toml = read_or_empty(file);
  if (!toml) return toml.error();
  std::optional<Error> mistake;
  const std::vector<TagChange> changes = read_changes(file, [&](const Error& e) { mistake = e; });
  if (mistake) return *mistake;  // the last [[change]] may not be the last change
  if (changes.empty()) return std::optional<TagChange>();
  std::size_t start = toml->rfind(kHeader);
  while (start != 0 && start != std::string::npos && (*toml)[start - 1] != '\n') {
    start = toml->rfind(kHeader, start - 1);
  }
  if (start == std::string::npos) {
    return Error{ErrorCode::kInvalidInput, "no line with " + std::string(kHeader),
                 "take the last change out by hand", file.string()};
  }
  toml->resize(start);
  if (core::Status written = core::replace_file(file, *toml); !written) return written.error();
  return std::optional<TagChange>(changes.back());
}

}  // namespace lede::tag
