#include "common/archive/postings_writer.h"

#include <algorithm>
#include <random>

#include "common/archive/glass_table.h"
#include "common/archive/glass_walk.h"
#include "common/archive/varint.h"
#include "common/core/mapped_file.h"

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

// The part of an entry's key that is its term's; empty for entries that are no postings.
std::string_view term_part(std::string_view key) {
  if (key.starts_with('\0')) return {};
  std::size_t end = 0;
  while ((end = key.find('\0', end)) != std::string_view::npos) {
    if (end + 1 == key.size() || key[end + 1] != '\xff') return key.substr(0, end);
    end += 2;
  }
  return key;
}

std::string term_of_key(std::string_view part) {
  std::string term(part);
  for (std::size_t at = 0; (at = term.find('\0', at)) != std::string::npos; ++at) term.erase(at + 1, 1);
  return term;
}

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
std::string header_of(const GlassTable::Root& root, std::string_view statistics) {
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
  header += statistics;
  return header;
}

// What the header says of the documents.
std::string statistics_of(const std::vector<Xapian::termcount>& lengths, Xapian::termcount most_wdf) {
  Xapian::termcount least = 0, most = 0;
  std::uint64_t total = 0;
  for (const Xapian::termcount length : lengths) {
    if (length != 0 && (least == 0 || length < least)) least = length;
    most = std::max(most, length);
    total += length;
  }
  const std::uint64_t statistics[] = {lengths.size(), 0,  // no docid above the number of documents
                                      least,          most_wdf, most - most_wdf, 0, total, 0};
  std::string out;
  for (const std::uint64_t value : statistics) append_varint(out, value);
  return out;
}

}  // namespace

// Writes one list of postings in chunks.
class PostingsBuilder::ChunkWriter {
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

// The postings by term, each term's in the order of the documents: a sort by counting.
class PostingsBuilder::ByTerm {
 public:
  explicit ByTerm(const PostingsBuilder& builder)
      : builder_(builder), ends_(builder.terms_.size() + 1), sorted_(builder.postings_.size()) {
    for (const Posting& posting : builder.postings_) ++ends_[posting.term + 1];
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    for (std::uint32_t i = 0; i < builder.lengths_.size(); ++i) {
      const std::uint64_t end =
          i + 1 < builder.begins_.size() ? builder.begins_[i + 1] : builder.postings_.size();
      for (std::uint64_t p = builder.begins_[i]; p < end; ++p)
        sorted_[ends_[builder.postings_[p].term]++] = {i + 1, builder.postings_[p].wdf};
    }
    order_ = builder.terms_.sorted();
  }

  // Moves to the next term that has postings, in the order of the terms.
  bool next() {
    do {
      if (at_ == order_.size()) return false;
      gather(order_[at_++]);
    } while (entries_.empty());  // interned, never added
    return true;
  }
  const std::string& key() const { return key_; }

  core::Status write(ChunkWriter& chunks) const;
  Xapian::termcount most_wdf() const { return most_wdf_; }

 private:
  void gather(std::uint32_t term) {
    entries_.clear();
    total_ = 0;
    for (std::uint32_t i = term == 0 ? 0 : ends_[term - 1]; i < ends_[term]; ++i) {
      total_ += sorted_[i].wdf;
      if (!entries_.empty() && entries_.back().docid == sorted_[i].docid) {
        entries_.back().wdf += sorted_[i].wdf;
      } else {
        entries_.push_back(sorted_[i]);
      }
      most_wdf_ = std::max(most_wdf_, entries_.back().wdf);
    }
    key_ = key_of_term(builder_.terms_[term]);
  }

  const PostingsBuilder& builder_;
  std::vector<std::uint32_t> ends_;
  std::vector<Entry> sorted_;
  std::vector<std::uint32_t> order_;
  std::size_t at_ = 0;
  std::string key_;
  std::vector<Entry> entries_;
  std::uint64_t total_ = 0;
  Xapian::termcount most_wdf_ = 0;
};

core::Status PostingsBuilder::ByTerm::write(ChunkWriter& chunks) const {
  if (key_.size() > kGlassMaxKey - 6) {
    return core::Error{core::ErrorCode::kInternal, "a term of too many bytes", "", ""};
  }
  chunks.write(key_, key_ + '\0', entries_.size(), total_, entries_);
  return core::ok_status();
}

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

  ByTerm terms(*this);
  while (terms.next()) {
    if (core::Status status = terms.write(chunks); !status) return status;
  }
  file.patch(0, header_of(table.finish(), statistics_of(lengths_, terms.most_wdf())));
  return file.finish();
}

core::Status PostingsBuilder::write_over(const std::filesystem::path& old,
                                         const std::function<bool(std::string_view)>& replaced,
                                         const std::filesystem::path& path) const {
  auto mapped = core::MappedFile::open(old);
  if (!mapped) return mapped.error();
  auto walk = GlassWalk::open(mapped->bytes());
  core::FileWriter file(path);
  file.write(std::string(kGlassBlock, '\0'));
  GlassTable table(file);
  ChunkWriter chunks(table);
  ByTerm terms(*this);
  bool more = terms.next();
  std::string last;  // the key of the entry before, and whether it was left out
  bool left_out = false;
  core::Result<bool> found = false;
  while (walk && (found = walk->next()) && *found) {
    const std::string_view term = term_part(walk->key());
    if (term != last) {
      last.assign(term);
      left_out = !term.empty() && replaced(term_of_key(term));
    }
    if (left_out) continue;
    for (; more && terms.key() < walk->key(); more = terms.next()) {
      if (core::Status status = terms.write(chunks); !status) return status;
    }
    table.add(walk->key(), walk->tag());
  }
  if (!walk || !found) {
    core::Error error = walk ? found.error() : walk.error();
    error.where = old.string();
    return error;
  }
  for (; more; more = terms.next()) {
    if (core::Status status = terms.write(chunks); !status) return status;
  }
  file.patch(0, header_of(table.finish(), walk->statistics()));
  return file.finish();
}

}  // namespace lede::archive
