#include "indexer/write/verify_pairs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/archive/pairs_writer.h"

namespace lede::write {
namespace {

using archive::PairKey;
using archive::Positions;

constexpr std::uint32_t kRowsAtATime = 20'000;
constexpr std::uint32_t kMostPosition = 1u << 28;  // no article has as many words

// Calls `f` with each place of `list` in the rows [from, to).
template <typename F>
void for_each_place(archive::PositionList list, std::uint32_t from, std::uint32_t to, F f) {
  archive::PositionCursor cursor(list);
  for (cursor.advance_to(from); !cursor.at_end() && cursor.row() < to; cursor.advance_to(cursor.row() + 1)) {
    for (const std::uint32_t position : cursor.positions()) {
      if (position < kMostPosition) f(cursor.row(), position);
    }
  }
}

std::vector<std::uint32_t> rows_between(archive::PairList list, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> rows;
  archive::PairCursor cursor(list);
  for (cursor.advance_to(from); !cursor.at_end() && cursor.row() < to; cursor.advance_to(cursor.row() + 1))
    rows.push_back(cursor.row());
  return rows;
}

// What is kept, counted over all streams: the entries, and that they are well formed.
std::uint64_t count_kept(const Positions& positions, const Problem& problem) {
  std::uint64_t places = 0;
  for (std::uint32_t stream = 0; stream < archive::pair_stream_count(); ++stream) {
    archive::PairWalk walk(*positions.pairs(), stream);
    while (walk.next()) {
      std::uint32_t read = 0;
      for (archive::PairCursor cursor(walk.list()); !cursor.at_end(); cursor.advance_to(cursor.row() + 1)) {
        ++read;
        if (cursor.row() == 0xffffffff) break;
      }
      if (read != walk.list().rows)
        problem("the rows of a pair end early in stream " + std::to_string(stream));
      places += read;
    }
    if (walk.is_damaged()) problem("the pairs end early in stream " + std::to_string(stream));
  }
  return places;
}

// Compares the rows [from, to); returns how many there must be.
std::uint64_t check_rows(const Positions& positions, std::uint32_t from, std::uint32_t to,
                         const Problem& problem) {
  archive::CommonPlaces common;
  positions.for_each("", [&](std::string_view key, archive::PositionList list) {
    const PairKey known = archive::pair_key(key);
    if (!known.common) return true;
    for_each_place(list, from, to, [&](std::uint32_t row, std::uint32_t position) {
      common.note(*known.common, known.in_title, row - from, position);
    });
    return true;
  });
  archive::PairFinder finder(common);
  std::uint64_t places = 0;
  std::uint32_t ordinal = 0;
  positions.for_each("", [&](std::string_view key, archive::PositionList list) {
    finder.start(key);
    for_each_place(list, from, to,
                   [&](std::uint32_t row, std::uint32_t position) { finder.add(row - from, position); });
    finder.for_each([&](std::uint32_t stream, std::span<const std::uint32_t> rows) {
      places += rows.size();
      const auto kept = positions.pairs()->find(stream, ordinal);
      const auto kept_rows = kept ? rows_between(*kept, from, to) : std::vector<std::uint32_t>();
      const bool same = std::ranges::equal(kept_rows, rows,
                                           [&](std::uint32_t a, std::uint32_t b) { return a == b + from; });
      if (!same) problem("the pairs of '" + std::string(key) + "' are not those of its positions");
    });
    ++ordinal;
    return true;
  });
  return places;
}

}  // namespace

void check_pairs(const Positions& positions, std::uint32_t rows, const Problem& problem) {
  if (positions.pairs() == nullptr) return;
  const std::uint64_t kept = count_kept(positions, problem);
  std::uint64_t expected = 0;
  for (std::uint32_t from = positions.pairs_from(); from < rows; from += std::min(kRowsAtATime, rows - from))
    expected += check_rows(positions, from, from + std::min(kRowsAtATime, rows - from), problem);
  if (kept != expected) {
    problem("there are " + std::to_string(kept) + " rows of pairs, not the " + std::to_string(expected) +
            " of its positions");
  }
}

}  // namespace lede::write
