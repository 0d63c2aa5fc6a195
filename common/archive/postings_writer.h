// Writes a partition's Xapian database: terms, values and lengths of documents, no positions, no
// documents' data.
//
// Xapian itself builds a database from documents by way of a tree for each term and one of terms,
// which was half of what adding an article cost. Here postings are noted one after the other,
// sorted by counting, and written once as the file that Xapian's own compaction would make.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/string_table.h"
#include "common/core/result.h"

namespace lede::archive {

// Collects the postings of one partition's documents in memory (about 12 bytes a posting), then
// writes them. Not for use by two threads at once.
class PostingsBuilder {
 public:
  // What is added from now on belongs to the next document: the first is 1.
  void start_document();

  std::uint32_t intern(std::string_view term) { return terms_.intern(term); }
  // A term given twice counts the sum. `wdf` also adds to the document's length.
  void add_posting(std::uint32_t term, Xapian::termcount wdf);
  void add_term(std::string_view term, Xapian::termcount wdf) { add_posting(intern(term), wdf); }
  void add_boolean_term(std::string_view term) { add_posting(intern(term), 0); }
  // At most once for each document and slot; not empty.
  void add_value(Xapian::valueno slot, std::string_view value);

  Xapian::doccount documents() const { return static_cast<Xapian::doccount>(lengths_.size()); }

  // Writes and syncs. There must be a document.
  core::Status write(const std::filesystem::path& file) const;

  // Writes and syncs a copy of the database `old`, which has as many documents, with these postings in
  // place of all that it has of the terms that `replaced` names. Both must be of boolean terms, so that
  // the documents' lengths stay. The rest is copied as it is packed. Error kArchive when `old` is damaged.
  core::Status write_over(const std::filesystem::path& old,
                          const std::function<bool(std::string_view term)>& replaced,
                          const std::filesystem::path& file) const;

 private:
  struct Posting {
    std::uint32_t term;
    Xapian::termcount wdf;
  };
  // A document of one term.
  struct Entry {
    Xapian::docid docid;
    Xapian::termcount wdf;
  };
  class ChunkWriter;
  class ByTerm;
  struct Slot {
    Xapian::valueno number;
    std::vector<std::pair<Xapian::docid, std::string>> values;
  };
  StringTable terms_;
  std::vector<Posting> postings_;           // by document
  std::vector<std::uint64_t> begins_;       // of each document's postings
  std::vector<Xapian::termcount> lengths_;  // of each document
  std::vector<Slot> slots_;                 // by number
};

}  // namespace lede::archive
