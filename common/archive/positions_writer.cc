#include "common/archive/positions_writer.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

#include "common/archive/pairs_writer.h"
#include "common/archive/positions_format.h"
#include "common/archive/sections.h"
#include "common/archive/varint.h"
#include "common/core/file_writer.h"
#include "common/core/mapped_file.h"
#include "common/core/spill.h"

namespace lede::archive {
namespace {

constexpr std::uint32_t kBlockDocuments = 128;

// A block ready to be written: its first document's row gap is 0 in the payload.
struct OutBlock {
  std::uint32_t first_row;
  std::uint32_t last_row;
  std::uint32_t documents;
  std::string_view rows;
  std::string_view positions;
  std::string owned_rows;  // back them where blocks were joined
  std::string owned_positions;
};

// Writes the file front to back: lists as they come, the dictionary kept until the end.
class FileBuilder {
 public:
  // `walked` is told of the bytes that a list takes from mapped files.
  FileBuilder(const std::filesystem::path& path, core::WalkedBytes walked)
      : walked_(std::move(walked)), file_(path), dictionary_(path) {
    file_.write(std::string(kPositionsHeader, '\0'));
  }

  void add(std::string_view key, const std::vector<OutBlock>& blocks) {
    if (keys_ % kGroup == 0) {
      append_u64(index_, dictionary_.size());
      append_u64(index_, file_.offset());
      previous_.clear();
    }
    const std::size_t bytes = write_list(blocks);
    const auto shared = static_cast<std::size_t>(
        std::mismatch(key.begin(), key.end(), previous_.begin(), previous_.end()).first - key.begin());
    entry_.clear();
    append_varint(entry_, shared);
    append_varint(entry_, key.size() - shared);
    entry_.append(key.substr(shared));
    append_varint(entry_, bytes);
    dictionary_.append(entry_);
    walked_.add(entry_.size());
    previous_.assign(key);
    ++keys_;
  }

  core::FileWriter& file() { return file_; }
  core::WalkedBytes& walked() { return walked_; }
  std::uint64_t key_count() const { return keys_; }
  // What finish() tells of the pairs, which were written after the last list.
  void set_pairs(std::uint64_t directory, std::uint32_t from) {
    pairs_ = directory;
    pairs_from_ = from;
  }

  core::Status finish() {
    const std::uint64_t groups = file_.offset();
    for (std::size_t at = 0; at < index_.size(); at += 16) {  // group offsets become the file's
      const std::uint64_t offset = load_u64(index_, at) + groups;
      index_.replace(at, 8, reinterpret_cast<const char*>(&offset), 8);
    }
    if (core::Status status = dictionary_.copy_to(file_); !status) return status;
    const std::uint64_t index = file_.offset();
    file_.write(index_);
    std::string header(kPositionsMagic);
    append_u64(header, keys_);
    append_u64(header, groups);
    append_u64(header, index);
    append_u64(header, pairs_);
    append_u64(header, pairs_from_);
    file_.patch(0, header);
    return file_.finish();
  }

 private:
  std::size_t write_list(const std::vector<OutBlock>& blocks) {
    head_.clear();
    append_varint(head_, blocks.size());
    std::uint32_t last = 0;
    std::size_t bytes = 0;
    for (const OutBlock& block : blocks) {
      append_varint(head_, block.first_row - last);
      append_varint(head_, block.last_row - block.first_row);
      append_varint(head_, block.documents);
      append_varint(head_, block.rows.size());
      append_varint(head_, block.positions.size());
      last = block.last_row;
      bytes += block.rows.size() + block.positions.size();
    }
    file_.write(head_);
    for (const OutBlock& block : blocks) {
      file_.write(block.rows);
      file_.write(block.positions);
      walked_.add(block.rows.size() + block.positions.size());
    }
    return head_.size() + bytes;
  }

  core::WalkedBytes walked_;
  core::FileWriter file_;
  core::Spill dictionary_;
  std::string index_;  // a byte a key
  std::string entry_;
  std::string previous_;
  std::string head_;
  std::uint64_t keys_ = 0;
  std::uint64_t pairs_ = 0;
  std::uint32_t pairs_from_ = 0;
};

// Appends the blocks of `list`, rows moved by `base`, to `out`; false when it is damaged.
bool append_blocks(PositionList list, std::uint32_t base, std::vector<OutBlock>& out) {
  std::size_t at = 0;
  std::uint32_t count = 0, last = 0;
  if (!read_varint(list, at, count)) return false;
  const std::size_t from = out.size();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sizes;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t gap = 0, span = 0, documents = 0, rows = 0, positions = 0;
    if (!read_varint(list, at, gap) || !read_varint(list, at, span) || !read_varint(list, at, documents) ||
        !read_varint(list, at, rows) || !read_varint(list, at, positions)) {
      return false;
    }
    out.push_back({base + last + gap, base + last + gap + span, documents, {}, {}, {}, {}});
    last += gap + span;
    sizes.emplace_back(rows, positions);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto [rows, positions] = sizes[i];
    if (std::uint64_t{rows} + positions > list.size() - at || rows == 0) return false;
    out[from + i].rows = list.substr(at, rows);
    out[from + i].positions = list.substr(at + rows, positions);
    at += rows + positions;
  }
  return true;
}

// Joins neighbours that fit one block together, so that merging many small files does not leave
// many small blocks.
void join_small(std::vector<OutBlock>& blocks) {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    OutBlock& into = blocks[kept];
    OutBlock& block = blocks[i];
    if (into.documents + block.documents > kBlockDocuments) {
      if (++kept != i) blocks[kept] = std::move(block);
      continue;
    }
    if (into.owned_rows.empty()) {
      into.owned_rows.assign(into.rows);
      into.owned_positions.assign(into.positions);
    }
    append_varint(into.owned_rows, block.first_row - into.last_row);
    into.owned_rows.append(block.rows.substr(1));  // past the first document's gap, a single 0 byte
    into.owned_positions.append(block.positions);
    into.rows = into.owned_rows;
    into.positions = into.owned_positions;
    into.last_row = block.last_row;
    into.documents += block.documents;
  }
  if (!blocks.empty()) blocks.resize(kept + 1);
}

// Packs the sorted places of one key; the blocks are views of `rows` and `positions`.
void pack_blocks(std::span<const std::uint64_t> places, std::string& rows, std::string& positions,
                 std::vector<OutBlock>& blocks) {
  struct Ends {
    std::size_t rows, positions;
  };
  std::vector<Ends> ends;
  rows.clear();
  positions.clear();
  blocks.clear();
  for (std::size_t i = 0; i < places.size();) {
    const auto row = static_cast<std::uint32_t>(places[i] >> 32);
    if (blocks.empty() || blocks.back().documents == kBlockDocuments) {
      if (!blocks.empty()) ends.push_back({rows.size(), positions.size()});
      blocks.push_back({row, row, 0, {}, {}, {}, {}});
    }
    const std::size_t first = i;
    std::uint32_t last = 0;
    for (; i < places.size() && places[i] >> 32 == row; ++i) {
      const auto position = static_cast<std::uint32_t>(places[i]);
      append_varint(positions, position - last);
      last = position;
    }
    append_varint(rows, row - blocks.back().last_row);
    append_varint(rows, i - first);
    blocks.back().last_row = row;
    ++blocks.back().documents;
  }
  ends.push_back({rows.size(), positions.size()});
  Ends begin{0, 0};
  for (std::size_t i = 0; i < blocks.size(); begin = ends[i++]) {
    blocks[i].rows = std::string_view(rows).substr(begin.rows, ends[i].rows - begin.rows);
    blocks[i].positions =
        std::string_view(positions).substr(begin.positions, ends[i].positions - begin.positions);
  }
}

// Finds the pairs of fresh documents while their lists are written.
class FreshPairs {
 public:
  explicit FreshPairs(const CommonPlaces& places) : finder_(places), streams_(pair_stream_count()) {}

  void add(std::string_view key, std::uint32_t ordinal, std::span<const std::uint64_t> places) {
    finder_.start(key);
    for (const std::uint64_t place : places)
      finder_.add(static_cast<std::uint32_t>(place >> 32), static_cast<std::uint32_t>(place));
    finder_.for_each([&](std::uint32_t stream, std::span<const std::uint32_t> rows) {
      streams_[stream].add(ordinal, rows);
    });
  }

  std::uint64_t write(core::FileWriter& file) {
    PairDirectory directory;
    for (std::uint32_t stream = 0; stream < streams_.size(); ++stream)
      directory.add(stream, streams_[stream], file.offset(), file);
    return directory.finish(file);
  }

 private:
  PairFinder finder_;
  std::vector<PairStreamWriter> streams_;
};

}  // namespace

core::Status PositionsBuilder::write(const std::filesystem::path& path) {
  std::vector<std::size_t> ends(keys_.size() + 1);
  for (const std::uint32_t key : used_) ++ends[key + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<std::uint64_t> sorted(places_.size());
  for (std::size_t i = 0; i < used_.size(); ++i) sorted[ends[used_[i]]++] = places_[i];
  used_ = {};
  places_ = {};

  const auto places_of = [&](std::uint32_t key) {
    const std::size_t begin = key == 0 ? 0 : ends[key - 1];
    return std::span<const std::uint64_t>(sorted).subspan(begin, ends[key] - begin);
  };

  CommonPlaces common;
  for (std::uint32_t key = 0; key < keys_.size(); ++key) {
    const PairKey known = pair_key(keys_[key]);
    if (!known.common) continue;
    for (const std::uint64_t place : places_of(key)) {
      common.note(*known.common, known.in_title, static_cast<std::uint32_t>(place >> 32),
                  static_cast<std::uint32_t>(place));
    }
  }

  FileBuilder file(path, core::WalkedBytes([] {}));
  FreshPairs pairs(common);
  std::vector<OutBlock> blocks;
  std::string rows, positions;
  for (const std::uint32_t key : keys_.sorted()) {
    const auto places = places_of(key);
    if (places.empty()) continue;  // interned, never added
    pack_blocks(places, rows, positions, blocks);
    pairs.add(keys_[key], static_cast<std::uint32_t>(file.key_count()), places);
    file.add(keys_[key], blocks);
  }
  file.set_pairs(pairs.write(file.file()), 0);
  return file.finish();
}

namespace {

// One part under way.
struct Source {
  std::unique_ptr<KeyWalk> walk;
  std::uint32_t base;
  core::Spill* ordinals;  // the new ones of its keys
};

// The first row from which on all parts have pairs.
std::uint32_t pairs_from(std::span<const PositionsPart> parts) {
  std::uint32_t from = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Positions& part = *parts[i].positions;
    if (part.pairs() == nullptr) {
      if (i + 1 < parts.size()) from = parts[i + 1].base;
    } else if (part.pairs_from() > 0) {
      from = parts[i].base + part.pairs_from();
    }
  }
  return from;
}

core::Error damaged_part(const std::string& what, const std::filesystem::path& path) {
  return {core::ErrorCode::kArchive, "damaged " + what, "run lede-index verify", path.string()};
}

// Merges the next key; false where its list is damaged.
bool merge_key(std::vector<Source>& sources, const std::string& key, std::vector<OutBlock>& blocks,
               std::uint32_t ordinal) {
  blocks.clear();
  for (std::size_t i = 0; i < sources.size();) {
    if (sources[i].walk->key() != key) {
      ++i;
      continue;
    }
    if (!append_blocks(sources[i].walk->list(), sources[i].base, blocks)) return false;
    sources[i].ordinals->append({reinterpret_cast<const char*>(&ordinal), sizeof ordinal});
    if (sources[i].walk->next()) {
      ++i;
    } else {
      sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  join_small(blocks);
  return true;
}

// Merges the lists of all keys, and gives each part's keys their new ordinals; kArchive where one is damaged.
core::Status merge_lists(std::span<const PositionsPart> parts, FileBuilder& file,
                         std::deque<core::Spill>& ordinals, const std::filesystem::path& path) {
  std::vector<Source> sources;
  for (const PositionsPart& part : parts) {
    Source source{std::make_unique<KeyWalk>(part.positions->walk()), part.base, &ordinals.emplace_back(path)};
    if (source.walk->next()) sources.push_back(std::move(source));
  }
  std::vector<OutBlock> blocks;
  while (!sources.empty()) {
    const std::string key =
        (*std::min_element(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
          return a.walk->key() < b.walk->key();
        })).walk->key();
    if (!merge_key(sources, key, blocks, static_cast<std::uint32_t>(file.key_count())))
      return damaged_part("positions of '" + key + "'", path);
    file.add(key, blocks);
  }
  return core::ok_status();
}

// Those of the parts that know pairs.
core::Status merge_all_pairs(std::span<const PositionsPart> parts, FileBuilder& file,
                             std::deque<core::Spill>& ordinals, const std::filesystem::path& path) {
  std::vector<PairsPart> pairs;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].positions->pairs() == nullptr) continue;
    const auto bytes = ordinals[i].seal();
    if (!bytes) return bytes.error();
    pairs.push_back({parts[i].positions->pairs(), parts[i].base, as_span<std::uint32_t>(*bytes)});
  }
  bool whole = true;
  const std::uint32_t from = pairs_from(parts);
  const std::uint64_t directory = merge_pairs(pairs, from, file.file(), file.walked(), whole);
  if (!whole) return damaged_part("pairs of words", path);
  file.set_pairs(directory, from);
  return core::ok_status();
}

}  // namespace

core::Status merge_positions(std::span<const PositionsPart> parts, const std::filesystem::path& path) {
  std::deque<core::Spill> ordinals;
  FileBuilder file(path, core::WalkedBytes([&] {
                     for (const PositionsPart& part : parts) part.positions->release();
                     for (const core::Spill& spill : ordinals) spill.release();
                   }));
  if (core::Status status = merge_lists(parts, file, ordinals, path); !status) return status;
  if (!parts.empty() && parts.back().positions->pairs() != nullptr) {
    if (core::Status status = merge_all_pairs(parts, file, ordinals, path); !status) return status;
  }
  file.walked().release();
  return file.finish();
}

}  // namespace lede::archive
