#include "indexer/write/verify.h"

#include <sstream>

#include "common/archive/archive_folder.h"
#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/archive/xapian_guard.h"
#include "indexer/write/verify_columns.h"
#include "indexer/write/verify_pairs.h"

namespace lede::write {
namespace {

namespace fs = std::filesystem;

class Verifier {
 public:
  Verifier(const archive::Snapshot& snapshot, const VerifyOptions& options)
      : snapshot_(snapshot), options_(options) {}

  VerifyResult run(const fs::path& index, const archive::Manifest& manifest) {
    if (const auto& wrong = snapshot_.tags().problem()) {
      name_ = archive::kTagTableFile;
      problem(core::to_line(*wrong));
    }
    for (std::size_t p = 0; p < snapshot_.partition_count() && !result_.stopped; ++p) {
      name_ = "partition " + std::to_string(manifest.partitions[p].number);
      check_tables(archive::partition_file(index, manifest.partitions[p].number, "glass"));
      check_positions(p);
      check_columns_of(p);
      check_rows(p);
      ++result_.partitions;
    }
    return result_;
  }

 private:
  void problem(const std::string& what) {
    ++result_.problems;
    if (options_.problem) options_.problem(name_ + ": " + what);
  }

  Problem to_problem() {
    return [this](const std::string& what) { problem(what); };
  }

  void check_tables(const fs::path& file) {
    core::Status status = archive::xapian_guard(file.string(), [&] {
      std::ostringstream log;
      if (Xapian::Database::check(file.string(), 0, &log) != 0) problem("Xapian finds damage: " + log.str());
    });
    if (!status) problem(core::to_line(status.error()));
  }

  void check_positions(std::size_t p) {
    const archive::Positions& positions = snapshot_.positions(p);
    const std::uint64_t problems = result_.problems;
    std::uint64_t keys = 0;
    std::string last;
    positions.for_each("", [&](std::string_view key, archive::PositionList list) {
      if (keys++ > 0 && key <= last) problem("positions out of order at '" + std::string(key) + "'");
      last = key;
      archive::PositionCursor cursor(list);
      std::uint32_t documents = 0;
      for (; !cursor.at_end(); ++documents) {
        if (cursor.row() >= snapshot_.columns(p).rows() || cursor.positions().empty()) {
          problem("bad positions of '" + last + "'");
          break;
        }
        cursor.advance_to(cursor.row() + 1);
      }
      if (documents != cursor.document_count()) problem("positions of '" + last + "' end early");
      return true;
    });
    if (keys != positions.key_count()) problem("the positions' dictionary ends early");
    if (result_.problems == problems) check_pairs(positions, snapshot_.columns(p).rows(), to_problem());
  }

  void check_columns_of(std::size_t p) {
    core::Status status = archive::xapian_guard(
        "columns", [&] { check_columns(snapshot_.columns(p), snapshot_.database(p), to_problem()); });
    if (!status) problem(core::to_line(status.error()));
  }

  void check_rows(std::size_t p) {
    const archive::Columns& columns = snapshot_.columns(p);
    for (std::uint32_t row = 0; row < columns.rows(); ++row) {
      if (snapshot_.is_deleted({p, row})) continue;
      if (options_.stop && options_.stop()) {
        result_.stopped = true;
        return;
      }
      check_article({p, row});
      ++result_.articles;
      if (options_.progress) options_.progress(result_.articles, snapshot_.document_count());
    }
  }

  void check_article(archive::Place place) {
    const std::string at = "row " + std::to_string(place.row);
    auto article = snapshot_.article(snapshot_.docid(place));
    if (!article) return problem(at + ": " + core::to_line(article.error()));
    // Pairs tell which rows are from before format 5: salient tags came with them.
    const archive::Positions& positions = snapshot_.positions(place.partition);
    const bool may_be_older = positions.pairs() == nullptr || place.row < positions.pairs_from();
    check_column_row(snapshot_.columns(place.partition), place.row, *article, at + " (" + article->id + ")",
                     may_be_older, to_problem());
    core::Status status = archive::xapian_guard(at, [&] {
      const std::string term = archive::term_of("Q", article->id);
      std::uint64_t live = 0;
      for (std::size_t p = 0; p < snapshot_.partition_count(); ++p) {
        const Xapian::Database& database = snapshot_.database(p);
        for (auto i = database.postlist_begin(term), end = database.postlist_end(term); i != end; ++i) {
          if (!snapshot_.is_deleted({p, *i - 1})) ++live;
        }
      }
      if (live != 1)
        problem(at + " (" + article->id + "): its id is found " + std::to_string(live) + " times");
    });
    if (!status) problem(core::to_line(status.error()));
  }

  const archive::Snapshot& snapshot_;
  const VerifyOptions& options_;
  VerifyResult result_;
  std::string name_;
};

}  // namespace

core::Result<VerifyResult> verify_archive(const fs::path& folder, const VerifyOptions& options) {
  auto snapshot = archive::Snapshot::open(folder);
  if (!snapshot) return snapshot.error();
  return Verifier(*snapshot, options).run(archive::index_folder(folder), snapshot->manifest());
}

}  // namespace lede::write
