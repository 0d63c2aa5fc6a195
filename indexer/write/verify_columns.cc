#include "indexer/write/verify_columns.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "indexer/write/document_terms.h"

namespace lede::write {
namespace {

using archive::Columns;
using archive::Facet;

// Counts what is wrong, and remembers the first of it.
class Faults {
 public:
  void add(std::string_view first) {
    if (count_++ == 0) first_ = first;
  }
  void tell(const std::string& what, const Problem& problem) const {
    if (count_ > 0) problem(what + ": " + std::to_string(count_) + " wrong, such as '" + first_ + "'");
  }

 private:
  std::uint64_t count_ = 0;
  std::string first_;
};

std::string column_of(Facet facet) { return "the column of " + std::string(archive::name_of(facet)); }

bool has_value(const Columns& columns, Facet facet, std::uint32_t row, std::uint32_t ordinal) {
  const auto ordinals = columns.ordinals(facet, row);
  return std::find(ordinals.begin(), ordinals.end(), ordinal) != ordinals.end();
}

// How many rows have each value.
std::vector<std::uint32_t> count_rows(const Columns& columns, Facet facet, Faults& faults) {
  std::vector<std::uint32_t> counts(columns.value_count(facet));
  for (std::uint32_t row = 0; row < columns.rows(); ++row) {
    for (const std::uint32_t ordinal : columns.ordinals(facet, row)) {
      if (ordinal < counts.size()) {
        ++counts[ordinal];
      } else {
        faults.add("row " + std::to_string(row));
      }
    }
  }
  return counts;
}

// The column and the terms are the same rows where each row that has the term has the value, and
// as many have the value.
void check_facet(const Columns& columns, const Xapian::Database& partition, Facet facet,
                 const Problem& problem) {
  Faults order, rows;
  const std::vector<std::uint32_t> counts = count_rows(columns, facet, rows);
  for (std::uint32_t ordinal = 0; ordinal < counts.size(); ++ordinal) {
    const std::string_view key = columns.key(facet, ordinal);
    const bool sorted = ordinal == 0 || columns.key(facet, ordinal - 1) < key;
    if (!sorted || archive::facet_key(facet, columns.label(facet, ordinal)) != key) order.add(key);
    const std::string term = archive::term_of(kFacetPrefixes[static_cast<std::size_t>(facet)], key);
    bool same = partition.get_termfreq(term) == counts[ordinal];
    for (auto i = partition.postlist_begin(term), end = partition.postlist_end(term); same && i != end; ++i)
      same = *i <= columns.rows() && has_value(columns, facet, *i - 1, ordinal);
    if (!same) rows.add(key);
  }
  order.tell(column_of(facet) + " has names and keys that do not fit", problem);
  rows.tell(column_of(facet) + " has not the rows of the index", problem);
}

// Whether the row's date gives `term`, or for a value `published` is the row's date.
template <typename Same>
void check_postings(const Columns& columns, Xapian::docid document, std::string_view what, Faults& faults,
                    const Same& same) {
  const std::int64_t seconds =
      document <= columns.rows() ? columns.published()[document - 1] : archive::kNoTime;
  if (seconds == archive::kNoTime || !same(std::chrono::sys_seconds{std::chrono::seconds{seconds}}))
    faults.add(what);
}

std::uint64_t check_date_terms(const Columns& columns, const Xapian::Database& partition,
                               const std::string& prefix, std::string (*term_of)(std::chrono::sys_seconds),
                               Faults& faults) {
  std::uint64_t postings = 0;
  for (auto term = partition.allterms_begin(prefix), last = partition.allterms_end(prefix); term != last;
       ++term) {
    for (auto i = partition.postlist_begin(*term), end = partition.postlist_end(*term); i != end; ++i) {
      check_postings(columns, *i, *term, faults, [&](auto time) { return term_of(time) == *term; });
      ++postings;
    }
  }
  return postings;
}

void check_dates(const Columns& columns, const Xapian::Database& partition, const Problem& problem) {
  const auto published = columns.published();
  const auto dated =
      static_cast<std::uint64_t>(published.size()) -
      static_cast<std::uint64_t>(std::count(published.begin(), published.end(), archive::kNoTime));
  Faults faults;
  std::uint64_t values = 0;
  for (auto i = partition.valuestream_begin(archive::kPublishedSlot),
            end = partition.valuestream_end(archive::kPublishedSlot);
       i != end; ++i, ++values) {
    check_postings(columns, i.get_docid(), "row " + std::to_string(i.get_docid() - 1), faults,
                   [&](auto time) { return archive::decode_time(*i) == time; });
  }
  if (values != dated || check_date_terms(columns, partition, "D", day_term, faults) != dated ||
      check_date_terms(columns, partition, "M", month_term, faults) != dated) {
    faults.add("the number of dated rows");
  }
  faults.tell("the column of dates has not what the index has", problem);
}

// The keys that the row has in `facet`.
std::vector<std::string> keys_of(const Columns& columns, Facet facet, std::uint32_t row) {
  std::vector<std::string> keys;
  for (const std::uint32_t ordinal : columns.ordinals(facet, row))
    keys.emplace_back(columns.key(facet, ordinal));
  std::sort(keys.begin(), keys.end());
  return keys;
}

// The keys that it is to have.
std::vector<std::string> keys_of(const archive::Row& wanted, Facet facet) {
  std::vector<std::string> keys;
  for (const std::string& label : wanted.values[static_cast<std::size_t>(facet)])
    keys.push_back(archive::facet_key(facet, label));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::erase(keys, "");
  return keys;
}

}  // namespace

void check_columns(const Columns& columns, const Xapian::Database& partition, const Problem& problem) {
  if (partition.get_lastdocid() > columns.rows() || partition.get_doccount() != columns.rows()) {
    problem("the columns have " + std::to_string(columns.rows()) + " rows, the index has " +
            std::to_string(partition.get_doccount()));
  }
  for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f)
    check_facet(columns, partition, static_cast<Facet>(f), problem);
  check_dates(columns, partition, problem);
}

void check_column_row(const Columns& columns, std::uint32_t row, const article::Article& article,
                      const std::string& at, bool may_lack_salient, const Problem& problem) {
  const archive::Row wanted = row_of(article);
  if (wanted.fingerprint != columns.fingerprints()[row]) problem(at + ": the record is not what was written");
  if (wanted.published != columns.published()[row])
    problem(at + ": the column of dates is not what the record says");
  for (std::size_t f = 0; f < archive::kOrdinalFacets; ++f) {
    const auto facet = static_cast<Facet>(f);
    if (facet == Facet::kSalient && may_lack_salient && columns.ordinals(facet, row).empty()) continue;
    if (keys_of(columns, facet, row) != keys_of(wanted, facet))
      problem(at + ": " + column_of(facet) + " is not what the record says");
  }
}

}  // namespace lede::write
