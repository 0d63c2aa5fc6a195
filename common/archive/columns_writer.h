// Writes columns files: from rows, or by joining files of closed partitions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/archive/columns.h"
#include "common/core/result.h"

namespace lede::archive {

// The values of one facet, gathered row by row.
class FacetRows {
 public:
  explicit FacetRows(Facet facet) : facet_(facet) {}
  Facet facet() const { return facet_; }

  // A value of the next row, as written; one whose key is empty, or that the row has, is passed over.
  void add(const std::string& label);
  void end_row();

  std::size_t value_count() const { return values_.size(); }
  // Of a value, by its number in the order of first use.
  const std::string& key(std::size_t value) const { return values_[value].first; }
  const std::string& label(std::size_t value) const { return values_[value].second; }
  std::uint32_t rows() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  // The row's values, by these numbers.
  std::span<const std::uint32_t> row(std::uint32_t row) const {
    return std::span(values_of_rows_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }

 private:
  std::uint32_t number(const std::string& label);

  Facet facet_;
  std::vector<std::uint32_t> starts_{0};
  std::vector<std::uint32_t> values_of_rows_;
  std::vector<std::pair<std::string, std::string>> values_;  // key, label
  std::unordered_map<std::string, std::uint32_t> of_keys_;
  std::unordered_map<std::string, std::uint32_t> of_labels_;  // so that a label is folded once
};

core::Status write_columns(std::span<const Row> rows, const std::filesystem::path& file);

// The rows of `parts` one after the other. Memory: 4 bytes a value of a facet and part, 8 a value of the
// result; columns, keys and labels pass through.
core::Status join_columns(std::span<const Columns* const> parts, const std::filesystem::path& file);

// The columns of `old` with other fingerprints and other values of some facets. All have as many rows.
core::Status write_columns_over(const Columns& old, std::span<const std::uint64_t> fingerprints,
                                std::span<const FacetRows> others, const std::filesystem::path& file);

}  // namespace lede::archive
