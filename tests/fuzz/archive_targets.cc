// Targets of common/archive: damaged files, and queries on a small archive.
#include <algorithm>
#include <string>

#include "common/archive/columns.h"
#include "common/archive/glass_walk.h"
#include "common/archive/manifest.h"
#include "common/archive/phrase_walk.h"
#include "common/archive/positions.h"
#include "common/archive/record.h"
#include "common/archive/records.h"
#include "common/core/file_writer.h"
#include "common/text/hash.h"
#include "common/text/utf8.h"
#include "indexer/learn/model_file.h"
#include "indexer/learn/suggest.h"
#include "searcher/match/matching.h"
#include "searcher/plan/plan.h"
#include "searcher/present/snippet.h"
#include "searcher/query/parser.h"
#include "tests/fuzz/targets.h"
#include "tests/support/test_archive.h"

namespace lede::fuzz {
namespace {

void walk(archive::PositionList list) {
  archive::PositionCursor cursor(list);
  std::uint32_t wanted = 0;
  for (int steps = 0; steps < 10'000 && cursor.advance_to(wanted); ++steps) {
    check(cursor.row() >= wanted, "a cursor never moves back");
    cursor.positions();
    if (cursor.row() == ~std::uint32_t{0}) break;
    wanted = cursor.row() + 1;
  }
}

void walk_pairs(const archive::Positions& positions) {
  if (positions.pairs() == nullptr) return;
  int entries = 0;
  for (std::uint32_t stream = 0; stream < archive::pair_stream_count(); ++stream) {
    for (archive::PairWalk pairs(*positions.pairs(), stream); pairs.next() && ++entries < 1000;) {
      archive::PairCursor cursor(pairs.list());
      std::uint32_t wanted = 0;
      for (int steps = 0; steps < 1000 && cursor.advance_to(wanted); ++steps) {
        check(cursor.row() >= wanted, "a cursor never moves back");
        if (cursor.row() == ~std::uint32_t{0}) break;
        wanted = cursor.row() + 1;
      }
      positions.pairs()->find(stream, pairs.ordinal());
    }
  }
}

}  // namespace

const archive::Snapshot& small_archive() {
  static const support::TestArchive folder;
  static const archive::Snapshot snapshot = [] {
    article::Article one =
        support::make_article("1", "Sony names a new chief", "Sony said on Monday that it had found one.");
    one.published = std::chrono::sys_days{std::chrono::year{2014} / 12 / 7};
    one.published_from = article::DateFrom::kFeed;
    one.tags = {{"Kim Jong Un", article::TagBy::kPublisher, {}}};
    one.authors = {"Jane Doe"};
    article::Article two =
        support::make_article("2", "Café and 北朝鮮", "The attack, the attacked and U.S. attackers.");
    const_cast<support::TestArchive&>(folder).add({one, two});
    return folder.open();
  }();
  return snapshot;
}

void run_positions(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto positions = archive::Positions::open(file.path());
  if (!positions) return;
  int keys = 0;
  for (archive::KeyWalk keyed = (*positions)->walk(); keyed.next() && ++keys < 1000;) {
    walk(keyed.list());
    (*positions)->find(keyed.key());
  }
  (*positions)->find("sony");
  (*positions)->for_each("s", [](std::string_view, archive::PositionList list) {
    walk(list);
    return true;
  });
  walk_pairs(**positions);
  const std::vector<std::string> phrase = {"the", "of", "sony"};
  archive::PhraseWalk phrases(**positions, phrase);
  std::uint32_t wanted = 0;
  for (int steps = 0; steps < 10'000; ++steps) {
    const auto row = phrases.seek(wanted);
    if (!row || *row == ~std::uint32_t{0}) break;
    check(*row >= wanted, "a phrase is looked for forward");
    wanted = *row + 1;
  }
}

void run_glass(std::string_view bytes) {
  auto walk = archive::GlassWalk::open(bytes);
  if (!walk) return;
  std::size_t passed = 0;
  for (auto more = walk->next(); more && *more; more = walk->next()) {
    check(!walk->key().empty(), "an entry has a key");
    passed += walk->key().size();
    // An item has three bytes at least and stands in a directory of two bytes each; a damaged one may
    // be named by the whole of the directory.
    check(passed <= 255 * bytes.size(), "a walk ends");
  }
}

void run_columns(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto opened = archive::Columns::open(file.path());
  if (!opened) return;
  const archive::Columns& columns = **opened;
  std::uint64_t sum = 0;
  for (std::uint32_t row = 0; row < columns.rows(); ++row) {
    sum += columns.fingerprints()[row] + columns.stories()[row] +
           static_cast<std::uint64_t>(columns.published()[row]);
    for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f) {
      for (const std::uint32_t value : columns.ordinals(static_cast<archive::Facet>(f), row)) {
        sum += columns.key(static_cast<archive::Facet>(f), value).size();
        sum += columns.label(static_cast<archive::Facet>(f), value).size();
      }
    }
  }
  std::vector<std::uint64_t> bands(columns.bands().begin(), columns.bands().end());
  bands.push_back(sum);
  std::sort(bands.begin(), bands.end());
  columns.stories_of_bands(bands);
}

void run_tag_table(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto table = archive::TagTable::open(file.path());
  std::size_t sum = 0;
  for (std::uint32_t tag = 0; tag < table->size() && tag < 200; ++tag) {
    sum += table->name(tag).size() + table->kind(tag).size() + table->id(tag).size() +
           table->broader(tag).size();
    for (const std::uint32_t below : table->all_narrower(tag))
      check(below < table->size() && below != tag, "what is narrower is another tag");
  }
  for (std::uint32_t i = 0; i < table->spelling_count() && i < 200; ++i) {
    const auto spelling = table->spelling(i);
    check(spelling.tag == archive::TagTable::kNone || spelling.tag < table->size(), "a spelling is a tag's");
    for (const std::uint32_t tag : table->aliased(spelling.key)) sum += tag;
    sum += table->named(spelling.key);
  }
  check(!table->problem() || sum == 0, "a table that cannot be read is empty");
}

void run_records(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto records = archive::Records::open(file.path());
  if (!records) return;
  for (std::uint32_t row = 0; row < (*records)->rows() && row < 100; ++row)
    static_cast<void>((*records)->read(row));
}

// A model of learned tags, whose hash is made right so that what stands behind it is read too.
void run_learned(std::string_view bytes) {
  std::string file = "LEDELRN1";
  const std::uint64_t hash = text::hash64(bytes);
  for (int i = 0; i < 8; ++i) file.push_back(static_cast<char>(hash >> (8 * i)));
  file += bytes;
  auto model = learn::decode(file, "model");
  if (!model) return;
  const auto again = learn::decode(learn::encode(*model), "model");
  check(again && learn::encode(*again) == learn::encode(*model), "a model reads back as it was written");
  const learn::Suggester suggester(std::move(*model));
  text::Tokens title, body;
  title.assign("Sony hack");
  body.assign("Sony said the hack of 2014 was costly.");
  for (const learn::Suggestion& one : suggester.suggest(title, body, 0)) {
    check(one.probability >= 0 && one.probability <= 1, "a probability is one");
    suggester.reasons(one.tag, title, body, 5);
  }
}

// The file index/live, and the file of deleted rows, and a document's record.
void run_manifest(std::string_view bytes) {
  static const support::TempFolder folder;
  core::FileWriter file(folder / archive::kManifestFile);
  file.write(bytes);
  if (!file.finish()) return;
  if (const auto manifest = archive::read_manifest(folder.path())) {
    check(static_cast<bool>(archive::write_manifest(folder.path(), *manifest)), "a manifest can be written");
    const auto again = archive::read_manifest(folder.path());
    check(again && *again == *manifest, "a manifest reads back as it was written");
  }
  const MemoryFile deleted(bytes);
  const auto rows = archive::read_deleted(deleted.path());
  if (rows) check(std::is_sorted(rows->begin(), rows->end()), "deleted rows ascend");
  const auto record = archive::decode_record(bytes);
  if (record) check_article(*record);
}

// A query from its text to matches and a snippet.
void run_query(std::string_view bytes) {
  const std::string text = text::to_valid_utf8(bytes);
  if (const auto plain = query::parse_plain(text, query::MatchWords::kAny); !plain)
    check(plain.error().code == core::ErrorCode::kUsage, "a long query is the user's");
  const archive::Snapshot& snapshot = small_archive();
  const auto now = std::chrono::sys_days{std::chrono::year{2015} / 1 / 1};
  for (const auto match : {query::MatchWords::kAll, query::MatchWords::kAny}) {
    auto root = query::parse_query(text, match);
    if (!root) {
      check(root.error().code == core::ErrorCode::kUsage, "a wrong query is the user's");
      continue;
    }
    auto plan = plan::make_plan({std::move(*root), {}, "", "", now}, snapshot);
    if (!plan) continue;
    const auto matching = match::collect(snapshot, plan->query);
    check(static_cast<bool>(matching), "a plan can be run");
    std::vector<present::Wanted> wanted;
    for (plan::Highlight& one : plan->highlights)
      wanted.push_back({std::move(one.forms), one.stemmed, one.prefix});
    present::Marker marker(std::move(wanted), snapshot.stemmer());
    const present::Marked snippet = present::cut_snippet(text, marker, 60);
    check(text::is_valid_utf8(snippet.text), "a snippet is UTF-8");
  }
}

}  // namespace lede::fuzz
