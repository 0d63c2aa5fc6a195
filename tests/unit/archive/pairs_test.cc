#include "common/archive/pairs.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "common/archive/pairs_writer.h"
#include "common/archive/phrase_walk.h"
#include "common/archive/positions_writer.h"
#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

using Words = std::vector<std::string>;
using Documents = std::vector<Words>;  // by row
using Rows = std::vector<std::uint32_t>;

// Half of the words are common ones.
Documents random_documents(std::mt19937& random, std::size_t rows) {
  static const Words kWords = {"the", "of",  "to",  "be",  "or",  "not",
                               "und", "что", "cat", "dog", "sat", "mat"};
  Documents documents(rows);
  for (Words& words : documents) {
    for (std::size_t i = random() % 12; i > 0; --i) words.push_back(kWords[random() % kWords.size()]);
    if (random() % 50 == 0) words.push_back("rare" + std::to_string(random() % 300));
  }
  return documents;
}

std::shared_ptr<const Positions> open(const std::filesystem::path& file) {
  auto positions = Positions::open(file);
  EXPECT_TRUE(positions) << positions.error().message;
  return *positions;
}

std::shared_ptr<const Positions> write(const Documents& documents, const std::filesystem::path& file,
                                       const std::string& field = "") {
  PositionsBuilder builder;
  for (std::uint32_t row = 0; row < documents.size(); ++row) {
    for (std::uint32_t i = 0; i < documents[row].size(); ++i)
      builder.add(builder.intern(field + documents[row][i]), row, i);
  }
  EXPECT_TRUE(builder.write(file));
  return open(file);
}

// The file as it was written before format 5.
void make_older(const std::filesystem::path& file) {
  const std::string whole = *core::read_file(file);
  const std::uint64_t groups = load_u64(whole, 16), index = load_u64(whole, 24), pairs = load_u64(whole, 32);
  constexpr std::uint64_t kLess = kPositionsHeader - kPositionsHeaderWithoutPairs;
  // The streams stand between the lists and the groups: all are kept, since nothing else tells their size.
  ASSERT_LT(pairs, groups);
  std::string older(kPositionsMagicWithoutPairs);
  append_u64(older, load_u64(whole, 8));
  append_u64(older, groups - kLess);
  append_u64(older, index - kLess);
  older += whole.substr(kPositionsHeader, index - kPositionsHeader);
  for (std::size_t at = index; at < whole.size(); at += 8) append_u64(older, load_u64(whole, at) - kLess);
  ASSERT_TRUE(core::replace_file(file, older));
}

bool stands_in(const Words& words, const Words& phrase) {
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

Rows rows_of(const Documents& documents, const Words& phrase) {
  Rows rows;
  for (std::uint32_t row = 0; row < documents.size(); ++row) {
    if (stands_in(documents[row], phrase)) rows.push_back(row);
  }
  return rows;
}

Rows walk(const Positions& positions, const Words& phrase, const std::string& field = "") {
  Words keys;
  for (const std::string& word : phrase) keys.push_back(field + word);
  PhraseWalk walk(positions, keys);
  Rows rows;
  for (auto row = walk.seek(0); row; row = walk.seek(*row + 1)) rows.push_back(*row);
  EXPECT_LE(rows.size(), walk.most());
  return rows;
}

void check_phrases(std::mt19937& random, const Positions& positions, const Documents& documents,
                   const std::string& field = "") {
  for (int round = 0; round < 300; ++round) {
    Words phrase;
    if (const Words& from = documents[random() % documents.size()]; round % 2 == 0 && from.size() > 1) {
      const std::size_t begin = random() % (from.size() - 1);
      phrase.assign(from.begin() + static_cast<std::ptrdiff_t>(begin), from.end());
      phrase.resize(std::min<std::size_t>(phrase.size(), 2 + random() % 4));
    } else {
      for (std::size_t i = 0; i < 2 + random() % 3; ++i) {
        const Words& any = documents[random() % documents.size()];
        phrase.push_back(any.empty() ? "the" : any[random() % any.size()]);
      }
    }
    EXPECT_EQ(walk(positions, phrase, field), rows_of(documents, phrase)) << testing::PrintToString(phrase);
    PhraseWalk jumping(positions, Words(1, field + phrase.front()));
    const std::uint32_t target = static_cast<std::uint32_t>(random() % documents.size());
    const Rows all = rows_of(documents, {phrase.front()});
    const auto expected = std::lower_bound(all.begin(), all.end(), target);
    EXPECT_EQ(jumping.seek(target), expected == all.end() ? std::nullopt : std::optional(*expected));
  }
}

TEST(Pairs, FindPhrasesAsTheWordsStand) {
  std::mt19937 random(1);
  for (const std::size_t rows : {3, 200, 2000}) {
    const support::TempFolder folder;
    const Documents documents = random_documents(random, rows);
    for (const char* field : {"", "S", "A"}) {  // names have no pairs, and phrases all the same
      const auto positions = write(documents, folder / "p", field);
      ASSERT_NE(positions->pairs(), nullptr);
      check_phrases(random, *positions, documents, field);
    }
  }
}

TEST(Pairs, AreThoseOfACommonWordAndItsNeighbour) {
  const support::TempFolder folder;
  const auto positions =
      write({{"cat", "of", "the", "dog"}, {"of", "the", "the"}, {"cat", "dog"}}, folder / "p");
  std::map<std::string, Rows> found;
  std::map<std::uint32_t, std::string> words;
  std::uint32_t ordinal = 0;
  positions->for_each("", [&](std::string_view key, PositionList) {
    words[ordinal++] = key;
    return true;
  });
  for (const auto& [common, name] : words) {
    const PairKey key = pair_key(name);
    if (!key.common) continue;
    for (const bool second : {false, true}) {
      PairWalk walk(*positions->pairs(), pair_stream(*key.common, false, second));
      while (walk.next()) {
        const std::string& other = words[walk.ordinal()];
        Rows& rows = found[second ? other + " " + name : name + " " + other];
        for (PairCursor at(walk.list()); !at.at_end(); at.advance_to(at.row() + 1)) rows.push_back(at.row());
      }
    }
  }
  const std::map<std::string, Rows> expected = {
      {"cat of", {0}}, {"of the", {0, 1}}, {"the dog", {0}}, {"the the", {1}}};
  EXPECT_EQ(found, expected);
}

TEST(Pairs, AreMergedFromWhereAllPartsHaveThem) {
  struct Row {
    const char* what;
    std::vector<bool> older;  // by part
    std::size_t first;        // the first part whose pairs are kept; as many as parts: none
  };
  const Row rows[] = {{"all new", {false, false, false}, 0},
                      {"old ones first", {true, true, false, false}, 2},
                      {"an old one between", {false, true, false}, 2},
                      {"an old one last", {false, true}, 2},
                      {"all old", {true, true}, 2}};
  std::mt19937 random(2);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const support::TempFolder folder;
    Documents all;
    std::vector<std::shared_ptr<const Positions>> opened;
    std::vector<PositionsPart> parts;
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < row.older.size(); ++i) {
      const Documents documents = random_documents(random, 50 + random() % 300);
      const auto file = folder / std::to_string(i);
      write(documents, file);
      if (row.older[i]) make_older(file);
      opened.push_back(open(file));
      EXPECT_EQ(opened.back()->pairs() == nullptr, row.older[i]);
      check_phrases(random, *opened.back(), documents);
      if (i == row.first) from = static_cast<std::uint32_t>(all.size());
      parts.push_back({opened.back().get(), static_cast<std::uint32_t>(all.size())});
      all.insert(all.end(), documents.begin(), documents.end());
    }
    ASSERT_TRUE(merge_positions(parts, folder / "merged"));
    const auto merged = open(folder / "merged");
    ASSERT_EQ(merged->pairs() != nullptr, row.first < parts.size());
    if (merged->pairs() != nullptr) {
      EXPECT_EQ(merged->pairs_from(), from);
    }
    check_phrases(random, *merged, all);

    // And what was merged is merged again, behind and before more.
    const Documents more = random_documents(random, 100);
    const auto last = write(more, folder / "more");
    const std::vector<PositionsPart> again{{merged.get(), 0},
                                           {last.get(), static_cast<std::uint32_t>(all.size())}};
    ASSERT_TRUE(merge_positions(again, folder / "again"));
    Documents both = all;
    both.insert(both.end(), more.begin(), more.end());
    check_phrases(random, *open(folder / "again"), both);
  }
}

// What is noted of each word while files are merged goes to the disk from a megabyte on.
TEST(Pairs, AreMergedForMoreWordsThanAreKeptInMemory) {
  std::mt19937 random(3);
  const support::TempFolder folder;
  Documents many(400), few = random_documents(random, 50);
  for (std::size_t row = 0; row < many.size(); ++row) {
    for (std::size_t i = 0; i < 700; ++i) {
      many[row].push_back("the");
      many[row].push_back(std::to_string((row * 700 + i) * 7919 % 1000003));
    }
  }
  const auto first = write(few, folder / "few"), second = write(many, folder / "many");
  const std::vector<PositionsPart> parts{{first.get(), 0}, {second.get(), 50}};
  ASSERT_TRUE(merge_positions(parts, folder / "merged"));
  const auto merged = open(folder / "merged");
  EXPECT_GT(merged->key_count(), 280'000u);
  few.insert(few.end(), many.begin(), many.end());
  check_phrases(random, *merged, few);
}

TEST(Pairs, DamagedBytesAreNeverReadPast) {
  std::mt19937 random(4);
  const support::TempFolder folder;
  write(random_documents(random, 600), folder / "p");
  const std::string whole = *core::read_file(folder / "p");
  const std::size_t directory = load_u64(whole, 32), groups = load_u64(whole, 16);
  const Words keys = {"the", "of", "cat"};
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    const std::size_t begin = round % 2 == 0 ? directory : directory - std::min<std::size_t>(directory, 4000);
    for (unsigned i = 0; i < 1 + random() % 8; ++i)
      bytes[begin + random() % (groups - begin)] = static_cast<char>(random());
    ASSERT_TRUE(core::replace_file(folder / "damaged", bytes));
    const auto positions = Positions::open(folder / "damaged");
    if (!positions) continue;
    PhraseWalk walk(**positions, keys);
    int steps = 0;
    for (auto row = walk.seek(0); row && ++steps < 1000; row = walk.seek(*row + 1)) continue;
    const std::vector<PositionsPart> parts{{positions->get(), 0}};
    (void)merge_positions(parts, folder / "merged");
  }
}

}  // namespace
}  // namespace lede::archive
