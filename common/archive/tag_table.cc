#include "common/archive/tag_table.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/sections.h"
#include "common/article/tag_name.h"

namespace lede::archive {
namespace {

constexpr std::string_view kMagic = "LEDETAG1";
constexpr std::uint32_t kAliasBit = 0x80000000;

enum TagTableSection : std::size_t {
  kNameEnds,
  kNames,
  kKindEnds,
  kKinds,
  kIdEnds,
  kIds,
  kBroaderStarts,
  kBroader,
  kNarrowerStarts,
  kNarrower,
  kKeyEnds,  // u32[spellings]
  kKeys,     // sorted
  kKeyTags,  // u32[spellings]
  kSections
};
constexpr std::size_t kHeader = 24 + kSections * 16;

struct Strings {
  std::vector<std::uint32_t> ends;
  std::string bytes;
  void add(std::string_view s) {
    bytes += s;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
};

std::string_view bytes_of(const std::vector<std::uint32_t>& v) {
  return {reinterpret_cast<const char*>(v.data()), v.size() * sizeof(std::uint32_t)};
}

// Lists by row as starts and numbers.
struct Lists {
  explicit Lists(const std::vector<std::vector<std::uint32_t>>& rows) {
    for (const auto& row : rows) {
      numbers.insert(numbers.end(), row.begin(), row.end());
      starts.push_back(static_cast<std::uint32_t>(numbers.size()));
    }
  }
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> numbers;
};

// The tables of the file being made.
class Encoder {
 public:
  explicit Encoder(std::span<const TagFacts> tags) {
    for (const TagFacts& tag : tags) add(tag);
    broader_.resize(kept_.size());
    narrower_.resize(kept_.size());
    for (std::uint32_t i = 0; i < kept_.size(); ++i) link(i);
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  }

  std::string encode() const {
    Strings names, kinds, ids, keys;
    for (const TagFacts* tag : kept_) {
      names.add(tag->name);
      kinds.add(tag->kind);
      ids.add(tag->id);
    }
    std::vector<std::uint32_t> key_tags;
    for (const auto& [key, tag] : keys_) {
      keys.add(key);
      key_tags.push_back(tag);
    }
    const Lists broader(broader_), narrower(narrower_);
    const std::string_view sections[kSections] = {bytes_of(names.ends),      names.bytes,
                                                  bytes_of(kinds.ends),      kinds.bytes,
                                                  bytes_of(ids.ends),        ids.bytes,
                                                  bytes_of(broader.starts),  bytes_of(broader.numbers),
                                                  bytes_of(narrower.starts), bytes_of(narrower.numbers),
                                                  bytes_of(keys.ends),       keys.bytes,
                                                  bytes_of(key_tags)};
    return joined(sections);
  }

 private:
  void add(const TagFacts& tag) {
    std::string key = article::fold_tag(tag.name);
    const auto number = static_cast<std::uint32_t>(kept_.size());
    if (key.empty() || !numbers_.emplace(key, number).second) return;
    kept_.push_back(&tag);
    for (const std::string& alias : tag.aliases) {
      if (std::string folded = article::fold_tag(alias); !folded.empty() && folded != key)
        keys_.emplace_back(std::move(folded), number | kAliasBit);
    }
    keys_.emplace_back(std::move(key), number);
  }

  void link(std::uint32_t tag) {
    for (const std::string& name : kept_[tag]->broader) {
      const auto found = numbers_.find(article::fold_tag(name));
      if (found == numbers_.end() || found->second == tag) continue;
      auto& list = broader_[tag];
      if (std::find(list.begin(), list.end(), found->second) != list.end()) continue;
      list.push_back(found->second);
      narrower_[found->second].push_back(tag);
    }
  }

  std::string joined(std::span<const std::string_view> sections) const {
    std::string header(kMagic), body;
    append_u64(header, kept_.size());
    append_u64(header, keys_.size());
    for (const std::string_view section : sections) {
      append_u64(header, kHeader + body.size());
      append_u64(header, section.size());
      body += section;
      body.append((8 - body.size() % 8) % 8, '\0');
    }
    return header + body;
  }

  std::vector<const TagFacts*> kept_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by folded name
  std::vector<std::vector<std::uint32_t>> broader_, narrower_;
  std::vector<std::pair<std::string, std::uint32_t>> keys_;
};

}  // namespace

std::string encode_tag_table(std::span<const TagFacts> tags) { return Encoder(tags).encode(); }

std::shared_ptr<const TagTable> TagTable::open(const std::filesystem::path& path) {
  auto table = std::shared_ptr<TagTable>(new TagTable);
  auto file = core::MappedFile::open(path);
  if (file) {
    table->file_ = std::move(*file);
    if (table->map()) return table;
    table = std::shared_ptr<TagTable>(new TagTable);
    table->problem_ = {core::ErrorCode::kArchive, "damaged table of tags",
                       "lede-index tags apply makes it anew", path.string()};
  } else if (file.error().code != core::ErrorCode::kNotFound) {
    table->problem_ = file.error();
  }
  return table;
}

bool TagTable::map() {
  const std::string_view bytes = file_->bytes();
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) return false;
  const std::uint64_t tags = load_u64(bytes, 8), spellings = load_u64(bytes, 16);
  if (tags >= kAliasBit) return false;
  size_ = static_cast<std::uint32_t>(tags);
  std::string_view s[kSections];
  for (std::size_t i = 0; i < kSections; ++i) {
    const std::uint64_t offset = load_u64(bytes, 24 + i * 16), size = load_u64(bytes, 32 + i * 16);
    if (offset % 8 != 0 || offset > bytes.size() || size > bytes.size() - offset) return false;
    s[i] = bytes.substr(offset, size);
  }
  const auto numbers = [&](std::size_t section) { return as_span<std::uint32_t>(s[section]); };
  name_ends_ = numbers(kNameEnds), names_ = s[kNames];
  kind_ends_ = numbers(kKindEnds), kinds_ = s[kKinds];
  id_ends_ = numbers(kIdEnds), ids_ = s[kIds];
  key_ends_ = numbers(kKeyEnds), keys_ = s[kKeys];
  broader_starts_ = numbers(kBroaderStarts), broader_ = numbers(kBroader);
  narrower_starts_ = numbers(kNarrowerStarts), narrower_ = numbers(kNarrower);
  key_tags_ = numbers(kKeyTags);
  return name_ends_.size() == tags && kind_ends_.size() == tags && id_ends_.size() == tags &&
         key_ends_.size() == spellings && key_tags_.size() == spellings &&
         broader_starts_.size() == tags + 1 && narrower_starts_.size() == tags + 1 &&
         divides(name_ends_, names_.size()) && divides(kind_ends_, kinds_.size()) &&
         divides(id_ends_, ids_.size()) && divides(key_ends_, keys_.size()) &&
         divides(broader_starts_, broader_.size()) && divides(narrower_starts_, narrower_.size());
}

std::string_view TagTable::name(std::uint32_t tag) const { return part(name_ends_, names_, tag); }
std::string_view TagTable::kind(std::uint32_t tag) const { return part(kind_ends_, kinds_, tag); }
std::string_view TagTable::id(std::uint32_t tag) const { return part(id_ends_, ids_, tag); }

std::span<const std::uint32_t> TagTable::broader(std::uint32_t tag) const {
  return row_of_list(broader_starts_, broader_, tag);
}

std::span<const std::uint32_t> TagTable::narrower(std::uint32_t tag) const {
  return row_of_list(narrower_starts_, narrower_, tag);
}

std::vector<std::uint32_t> TagTable::all_narrower(std::uint32_t tag) const {
  std::vector<bool> seen(size_);
  std::vector<std::uint32_t> found, open = {tag};
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    for (const std::uint32_t below : narrower(next)) {
      if (below >= size_ || below == tag || seen[below]) continue;
      seen[below] = true;
      found.push_back(below);
      open.push_back(below);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

TagTable::Spelling TagTable::spelling(std::uint32_t number) const {
  const std::uint32_t tag = key_tags_[number] & ~kAliasBit;
  return {part(key_ends_, keys_, number), tag < size_ ? tag : kNone, (key_tags_[number] & kAliasBit) != 0};
}

std::uint32_t TagTable::first_spelling(std::string_view key) const {
  std::uint32_t low = 0, high = spelling_count();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (part(key_ends_, keys_, middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::uint32_t TagTable::named(std::string_view key) const {
  for (std::uint32_t i = first_spelling(key); i < spelling_count(); ++i) {
    const Spelling one = spelling(i);
    if (one.key != key) break;
    if (!one.is_alias) return one.tag;
  }
  return kNone;
}

std::vector<std::uint32_t> TagTable::aliased(std::string_view key) const {
  std::vector<std::uint32_t> tags;
  for (std::uint32_t i = first_spelling(key); i < spelling_count(); ++i) {
    const Spelling one = spelling(i);
    if (one.key != key) break;
    if (one.is_alias && one.tag != kNone) tags.push_back(one.tag);
  }
  return tags;
}

}  // namespace lede::archive
