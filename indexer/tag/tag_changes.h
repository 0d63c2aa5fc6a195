// What a person decided about the archive's tags: this one is that one, this one is called so,
// this one is no tag. Kept in the archive as dictionaries/changes.toml, oldest first:
//
//   [[change]]
//   do = "merge"        # merge, rename, ignore
//   tag = "Sony Corp."  # any spelling
//   into = "Sony"       # not for ignore
//
// A later change takes precedence: what is merged into, or renamed to, is a tag again. So no
// chain of changes leads back to its start. Taking a change out of the file undoes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/core/result.h"
#include "indexer/tag/dictionary.h"

namespace lede::tag {

enum class ChangeKind : std::uint8_t { kMerge, kRename, kIgnore };

struct TagChange {
  ChangeKind kind = ChangeKind::kMerge;
  std::string tag;
  std::string into;  // empty for kIgnore

  bool operator==(const TagChange&) const = default;
};

std::string_view name_of(ChangeKind kind);

// Where the changes lead. Immutable; shared by threads.
class TagChanges {
 public:
  TagChanges() = default;
  explicit TagChanges(const std::vector<TagChange>& changes);

  bool empty() const { return targets_.empty(); }
  // What the tag of this folded name is called now; `folded` unchanged: nothing was decided;
  // empty: it is ignored.
  struct Target {
    bool changed = false;
    std::string name;  // empty: ignored
  };
  Target resolve(const std::string& folded) const;
  // The folded names that something was decided about, sorted.
  std::vector<std::string> changed() const;

 private:
  std::unordered_map<std::string, std::string> targets_;  // by folded name; empty: ignored
};

// The changes in `file`; none where there is no file. What is wrong is reported and left out.
std::vector<TagChange> read_changes(const std::filesystem::path& file, const Report& report);

// Appends a change, replacing the file as a whole. Two writers at once are the caller's to
// prevent (the archive's lock). Errors: kUsage (a name without a word, over kMaxNameBytes, or
// both the same), kIo.
core::Status add_change(const std::filesystem::path& file, const TagChange& change);

// Takes the last change out and returns it; none where there is none. Errors: kIo.
core::Result<std::optional<TagChange>> undo_change(const std::filesystem::path& file);

}  // namespace lede::tag
