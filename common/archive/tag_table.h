// What the tag dictionaries say of the archive's tags, for readers: which tag a spelling means, of
// what kind a tag is, which tags are narrower. `tags.table` in the archive's folder; the writer makes
// it anew from the dictionaries in force and what was decided about tags, and replaces it by rename.
// It says nothing of which articles have a tag: that is in the partitions.
//
// File, little-endian, every section at a multiple of 8: magic "LEDETAG1", u64 tags, u64 spellings,
// then for each section u64 offset and u64 bytes, then the sections (TagTableSection): ends are
// u32[tags], the byte past each one's string; starts are u32[tags + 1].
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::archive {

inline constexpr const char* kTagTableFile = "tags.table";

// A tag as its dictionary has it.
struct TagFacts {
  std::string name;       // as articles bear it
  std::string kind = {};  // person, organisation, place, ...; empty for none
  std::string id = {};    // identifiers elsewhere, parted by spaces
  std::vector<std::string> aliases = {};
  std::vector<std::string> broader = {};  // names of tags
};

// The file of these tags. Of tags whose names fold to one (article::fold_tag()) the first counts; a
// `broader` that is no tag of the table, or the tag itself, is left out.
std::string encode_tag_table(std::span<const TagFacts> tags);

// Immutable, mapped; safe for many threads. Numbers are below size(). A damaged file gives wrong
// answers, never an access outside it. Views hold as long as the object.
class TagTable {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  // An empty one where there is no file, or where it cannot be read: an archive can be searched and
  // mended without it, and whoever needs it tells problem().
  static std::shared_ptr<const TagTable> open(const std::filesystem::path& file);
  const std::optional<core::Error>& problem() const { return problem_; }  // kArchive, kIo

  std::uint32_t size() const { return size_; }
  std::string_view name(std::uint32_t tag) const;
  std::string_view kind(std::uint32_t tag) const;
  std::string_view id(std::uint32_t tag) const;
  std::span<const std::uint32_t> broader(std::uint32_t tag) const;
  std::span<const std::uint32_t> narrower(std::uint32_t tag) const;
  // The tags below it, at any depth, without itself; ascending. Circles end.
  std::vector<std::uint32_t> all_narrower(std::uint32_t tag) const;

  // The tag of this folded name, or kNone; and the tags of which it is an alias.
  std::uint32_t named(std::string_view key) const;
  std::vector<std::uint32_t> aliased(std::string_view key) const;

  // All spellings, folded, sorted, each with its tag: a name or an alias. For walks over all.
  struct Spelling {
    std::string_view key;
    std::uint32_t tag = kNone;
    bool is_alias = false;
  };
  std::uint32_t spelling_count() const { return static_cast<std::uint32_t>(key_tags_.size()); }
  Spelling spelling(std::uint32_t number) const;

 private:
  TagTable() = default;
  bool map();
  std::uint32_t first_spelling(std::string_view key) const;

  std::optional<core::MappedFile> file_;  // none: the empty table
  std::optional<core::Error> problem_;
  std::uint32_t size_ = 0;
  std::span<const std::uint32_t> name_ends_, kind_ends_, id_ends_, key_ends_;
  std::string_view names_, kinds_, ids_, keys_;
  std::span<const std::uint32_t> broader_starts_, broader_, narrower_starts_, narrower_;
  std::span<const std::uint32_t> key_tags_;  // kAliasBit set: an alias
};

}  // namespace lede::archive
