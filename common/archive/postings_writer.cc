#include "common/archive/postings_writer.h"

#include <algorithm>
#include <random>

#include "common/archive/glass_table.h"
#include "common/archive/varint.h"

namespace lede::archive {
namespace {

// Keys of the one table, in this order: statistics and chunks of a value slot, chunks of
// documents' lengths, chunks of a term's postings. A chunk after the first has its first docid in
// its key.
constexpr std::string_view kStatistics("\0\xd0", 2);
constexpr std::string_view kValues("\0\xd8", 2);
constexpr std::string_view kLengths("\0\xe0", 2);
constexpr std::size_t kChunk = 2000;  // bytes of a chunk, passed by one entry at most

constexpr std::string_view kMagic("\x0f\x0dXapian Glass\x04\x6e", 16);
constexpr int kOtherTables = 5;  // documents, term lists, positions, spellings, synonyms
constexpr unsigned kCompressFrom[] = {18, 18, 0, 18, 18};

struct Entry {
  Xapian::docid docid;
  Xapian::termcount wdf;
};

// Sorts as the numbers do.
void append_sortable(std::string& out, Xapian::docid docid) {
  if (docid < 0x8000) {
    out += {static_cast<char>(docid >> 8), static_cast<char>(docid)};
  } else if (docid < 0x400000) {
    out += {static_cast<char>(0x80 | docid >> 16), static_cast<char>(docid >> 8), static_cast<char>(docid)};
  } else if (docid < 0x20000000) {
    out += {static_cast<char>(0xc0 | docid >> 24), static_cast<char>(docid >> 16),
            static_cast<char>(docid >> 8), static_cast<char>(docid)};
  } else {
    out += {static_cast<char>(0xe0), static_cast<char>(docid >> 24), static_cast<char>(docid >> 16),
            static_cast<char>(docid >> 8), static_cast<char>(docid)};
  }
}

std::string key_of_term(std::string_view term) {
  std::string key(term);
  for (std::size_t at = 0; (at = key.find('\0', at)) != std::string::npos; at += 2)
    key.insert(at + 1, 1, '\xff');
  return key;
}

// Writes one list of postings in chunks.
class ChunkWriter {
 public:
  explicit ChunkWriter(GlassTable& table) : table_(table) {}

  // `later`: what stands before the docid in the keys of chunks after the first.
  void write(std::string_view key, std::string_view later, std::uint64_t frequency, std::uint64_t total,
             const std::vector<Entry>& entries) {
    for (std::size_t i = 0; i < entries.size();) {
      const Xapian::docid first = entries[i].docid;
      entries_.clear();
      Xapian::docid last = first;
      append_varint(entries_, entries[i].wdf);
      std::size_t end = i + 1;
      for (; end < entries.size() && entries_.size() < kChunk; ++end) {
        append_varint(entries_, entries[end].docid - last - 1);
        append_varint(entries_, entries[end].wdf);
        last = entries[end].docid;
      }
      key_.assign(i == 0 ? key : later);
      tag_.clear();
      if (i == 0) {
        append_varint(tag_, frequency);
        append_varint(tag_, total);
        append_varint(tag_, first - 1);
      } else {
        append_sortable(key_, first);
      }
      tag_ += end == entries.size() ? '1' : '0';
      append_varint(tag_, last - first);
      tag_ += entries_;
      table_.add(key_, tag_);
      i = end;
    }
  }

 private:
  GlassTable& table_;
  std::string key_, tag_, entries_;
};

void write_values(GlassTable& table, Xapian::valueno slot,
                  const std::vector<std::pair<Xapian::docid, std::string>>& values) {
  std::string tag;
  Xapian::docid first = 0, last = 0;
  const auto flush = [&] {
    std::string key(kValues);
    append_varint(key, slot);
    append_sortable(key, first);
    table.add(key, tag);
    tag.clear();
  };
  for (const auto& [docid, value] : values) {
    if (tag.empty()) {
      first = docid;
    } else {
      append_varint(tag, docid - last - 1);
    }
    last = docid;
    append_varint(tag, value.size());
    tag += value;
    if (tag.size() >= kChunk) flush();
  }
  if (!tag.empty()) flush();
}

void write_statistics(GlassTable& table, Xapian::valueno slot,
                      const std::vector<std::pair<Xapian::docid, std::string>>& values) {
  const auto [least, most] = std::minmax_element(
      values.begin(), values.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::string key(kStatistics);
  for (; slot != 0; slot >>= 8) key += static_cast<char>(slot);
  std::string tag;
  append_varint(tag, values.size());
  append_varint(tag, least->second.size());
  tag += least->second;
  if (most->second != least->second) tag += most->second;
  table.add(key, tag);
}

void append_table(std::string& out, const GlassTable::Root& root) {
  std::string free;  // revision, blocks in use, and nothing else: where a list of free blocks would be
  for (const std::uint32_t value : {1u, root.blocks_in_file, 0u, 0u, 0u, 0u}) append_varint(free, value);
  append_varint(out, root.block);
  append_varint(out, root.level << 2);
  append_varint(out, root.entries);
  append_varint(out, kGlassBlock >> 11);
  append_varint(out, 0);  // nothing is compressed
  append_varint(out, free.size());
  out += free;
}

// The header is the first block. Every partition needs a UUID of its own: readers know it by that.
std::string header_of(const GlassTable::Root& root, const std::vector<Xapian::termcount>& lengths,
                      Xapian::termcount most_wdf) {
  std::string header(kMagic);
  std::random_device random;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t part = random();
    header.append(reinterpret_cast<const char*>(&part), 4);
  }
  header[16 + 6] = static_cast<char>((header[16 + 6] & 0x0f) | 0x40);  // RFC 9562: version 4
  header[16 + 8] = static_cast<char>((header[16 + 8] & 0x3f) | 0x80);
  append_varint(header, 1);  // revision
  append_table(header, root);
  for (int i = 0; i < kOtherTables; ++i) {
    for (const unsigned value : {0u, 3u, 0u, static_cast<unsigned>(kGlassBlock >> 11), kCompressFrom[i], 0u})
      append_varint(header, value);  // 3: not there
  }
  Xapian::termcount least = 0, most = 0;
  std::uint64_t total = 0;
  for (const Xapian::termcount length : lengths) {
    if (length != 0 && (least == 0 || length < least)) least = length;
    most = std::max(most, length);
    total += length;
  }
  const std::uint64_t statistics[] = {lengths.size(), 0,  // no docid above the number of documents
                                      least,          most_wdf, most - most_wdf, 0, total, 0};
  for (const std::uint64_t value : statistics) append_varint(header, value);
  return header;
}

}  // namespace

void PostingsBuilder::start_document() {
  begins_.push_back(postings_.size());
  lengths_.push_back(0);
}

void PostingsBuilder::add_posting(std::uint32_t term, Xapian::termcount wdf) {
  postings_.push_back({term, wdf});
  lengths_.back() += wdf;
}

void PostingsBuilder::add_value(Xapian::valueno slot, std::string_view value) {
  auto at = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return s.number >= slot; });
  if (at == slots_.end() || at->number != slot) at = slots_.insert(at, {slot, {}});
  at->values.emplace_back(documents(), value);
}

core::Status PostingsBuilder::write(const std::filesystem::path& path) const {
  core::FileWriter file(path);
  file.write(std::string(kGlassBlock, '\0'));
  GlassTable table(file);
  for (const Slot& slot : slots_) write_statistics(table, slot.number, slot.values);
  for (const Slot& slot : slots_) write_values(table, slot.number, slot.values);

  ChunkWriter chunks(table);
  std::vector<Entry> entries(lengths_.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) entries[i] = {i + 1, lengths_[i]};
  chunks.write(kLengths, kLengths, 0, 0, entries);

  // By term, each term's in the order of the documents: a sort by counting.
  std::vector<std::uint32_t> ends(terms_.size() + 1);
  for (const Posting& posting : postings_) ++ends[posting.term + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Entry> sorted(postings_.size());
  for (std::uint32_t i = 0; i < lengths_.size(); ++i) {
    const std::uint64_t end = i + 1 < begins_.size() ? begins_[i + 1] : postings_.size();
    for (std::uint64_t p = begins_[i]; p < end; ++p)
      sorted[ends[postings_[p].term]++] = {i + 1, postings_[p].wdf};
  }
  Xapian::termcount most_wdf = 0;
  for (const std::uint32_t term : terms_.sorted()) {
    entries.clear();
    std::uint64_t total = 0;
    for (std::uint32_t i = term == 0 ? 0 : ends[term - 1]; i < ends[term]; ++i) {
      total += sorted[i].wdf;
      if (!entries.empty() && entries.back().docid == sorted[i].docid) {
        entries.back().wdf += sorted[i].wdf;
      } else {
        entries.push_back(sorted[i]);
      }
      most_wdf = std::max(most_wdf, entries.back().wdf);
    }
    if (entries.empty()) continue;  // interned, never added
    const std::string key = key_of_term(terms_[term]);
    if (key.size() > kGlassMaxKey - 6) {
      return core::Error{core::ErrorCode::kInternal, "a term of too many bytes", "", path.string()};
    }
    chunks.write(key, key + '\0', entries.size(), total, entries);
  }
  file.patch(0, header_of(table.finish(), lengths_, most_wdf));
  return file.finish();
}

}  // namespace lede::archive
