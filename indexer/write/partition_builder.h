// Articles to one fresh partition: Xapian postings, positions, records and column rows, built in memory
// and closed into files that never change again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/archive/columns_writer.h"
#include "common/archive/positions_writer.h"
#include "common/archive/postings_writer.h"
#include "common/archive/records_writer.h"
#include "common/article/article.h"
#include "common/core/result.h"
#include "common/text/stems.h"
#include "common/text/tokens.h"

namespace lede::write {

// An article that was read and not written, since the archive has it with the same content.
struct KeptArticle {
  std::string id;
  std::uint64_t fingerprint = 0;
};

// A partition whose .glass, .positions and .records files are on the disk. The columns are written when
// it goes live, since only then its stories are known.
struct ClosedPartition {
  std::uint64_t number = 0;
  std::vector<archive::Row> rows;
  std::vector<std::string> ids;              // of the articles, by row
  std::vector<std::uint32_t> replaced_rows;  // a later row has the same id; sorted
  std::vector<KeptArticle> kept;
};

// Not for use by two threads at once. Memory: about 40 kB an article until close().
class PartitionBuilder {
 public:
  // `index` is the archive's index folder; `number` is not yet used there. The records are packed
  // with what `dictionary` knows or learns by them, if it is given.
  PartitionBuilder(std::filesystem::path index, std::uint64_t number, const std::string& stemmer,
                   std::shared_ptr<archive::NewestDictionary> dictionary = nullptr);
  ~PartitionBuilder();

  // `title` and `body` are the tokens of the article's title and body_of(); `bands` its near-copy
  // fingerprints. `story` only where it is already known (a rewrite), else 0. An article with
  // the id of an earlier one replaces it.
  core::Status add(const article::Article& article, const text::Tokens& title, const text::Tokens& body,
                   std::vector<std::uint64_t> bands, std::uint64_t story);

  // Notes that the archive has this content for the id already. False: an earlier article here
  // has another content for the id, so this one must be added all the same.
  bool keep(const std::string& id, std::uint64_t fingerprint);

  std::uint32_t rows() const { return static_cast<std::uint32_t>(closed_.rows.size()); }

  // Writes and syncs the files, if there are rows. The builder is of no use afterwards.
  core::Result<ClosedPartition> close();

 private:
  class Stems;  // of the partition's words
  void add_text(std::uint32_t row, const text::Tokens& title, const text::Tokens& body,
                const article::Article& article);
  void add_words(std::uint32_t row, const text::Tokens& words, std::uint32_t position);
  void add_names(std::uint32_t row, const char* prefix, const std::vector<std::string>& names);

  std::filesystem::path index_;
  ClosedPartition closed_;
  archive::PostingsBuilder postings_;
  archive::PositionsBuilder positions_;
  void add_record(std::string record);
  core::Status write_records();

  std::shared_ptr<archive::NewestDictionary> dictionary_;
  std::optional<archive::RecordsWriter> records_;  // while its file is not finished
  std::vector<std::string> waiting_;               // records, for a dictionary
  std::unique_ptr<Stems> stems_;
  text::Tokens deck_;  // of the article under way
  std::unordered_map<std::string, std::uint32_t> row_of_id_;
};

}  // namespace lede::write
