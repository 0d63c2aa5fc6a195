// Walks the entries of a database file of Xapian's glass backend in the order of their keys, as the
// file has them (glass_table.h tells the format): for copying most of a database as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"

namespace lede::archive {

// Views into the file's bytes, which must outlive it.
class GlassWalk {
 public:
  // `file`: the whole of a single-file database, whose postings are its first table. Error kArchive,
  // without `where`, when it is damaged or no such file.
  static core::Result<GlassWalk> open(std::string_view file);

  // Moves to the next entry: false at the end. Error kArchive when the tree is damaged, or has other
  // entries than the header says.
  core::Result<bool> next();
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }

  // What the header says of the documents, as it stands there, behind the tables.
  std::string_view statistics() const { return statistics_; }

 private:
  // A block on the way from the root to the current leaf.
  struct Step {
    std::string_view block;
    std::size_t at = 0;   // in the directory, of the next item
    std::size_t end = 0;  // of the directory
  };
  explicit GlassWalk(std::string_view file) : file_(file) {}
  bool read_header();
  bool enter(std::uint64_t block, std::uint64_t level);
  bool descend();
  bool read_item();
  bool take_item();
  std::string_view item(Step& step) const;

  std::string_view file_;
  std::string_view statistics_;
  std::uint64_t block_size_ = 0;
  std::uint64_t entries_left_ = 0;
  std::uint64_t blocks_left_ = 0;  // to be entered: no more than the file has, so that a walk ends
  std::vector<Step> steps_;        // the last is a leaf, unless it was left
  std::uint64_t levels_ = 0;
  std::string key_;
  std::string parts_;  // of a tag in several items
  std::string_view tag_;
  bool last_part_ = false;
};

}  // namespace lede::archive
