// Columns: what facets, grouping and change detection ask of every matching document, kept by
// row beside each partition so that no document has to be opened. Written once with its
// partition, then mapped read-only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/schema.h"
#include "common/archive/sections.h"
#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::archive {

inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

// The identity of a value: fold_tag of what was written; a language as it is.
std::string facet_key(Facet facet, std::string_view label);

// One document's row while a partition is being written. Values of a facet: the written names;
// their keys (fold_tag; languages as they are) decide which are one.
struct Row {
  std::int64_t published = kNoTime;  // seconds since 1970 UTC
  std::uint64_t fingerprint = 0;     // article::content_fingerprint
  std::uint64_t story = 0;           // group of copies; 0 for none
  std::vector<std::uint64_t> bands;  // story_fingerprints() of the text; copies share one
  std::vector<std::string> values[kOrdinalFacets];
};

// File, little-endian, every section at a multiple of 8: magic "LEDECOL3", u64 rows, then for
// each section u64 offset and u64 bytes, then the sections: published i64[rows], fingerprints
// u64[rows], stories u64[rows], bands u64[n] sorted, band rows u32[n]; for each of the seven
// facets starts u32[rows + 1], ordinals u32[], key ends u32[values], keys, label ends
// u32[values], labels.
//
// A partition's columns. Row r belongs to the partition's document r + 1. Immutable; safe for
// many threads. Views hold as long as the object.
class Columns {
 public:
  static core::Result<std::shared_ptr<const Columns>> open(const std::filesystem::path& file);

  std::uint32_t rows() const { return rows_; }
  std::span<const std::int64_t> published() const { return published_; }  // kNoTime: undated
  std::span<const std::uint64_t> fingerprints() const { return fingerprints_; }
  std::span<const std::uint64_t> stories() const { return stories_; }
  // The row's values of `facet` as ordinals into keys, without repeats. Not for year, month.
  std::span<const std::uint32_t> ordinals(Facet facet, std::uint32_t row) const {
    const FacetView& view = facets_[static_cast<std::size_t>(facet)];
    return row_of_list(view.starts, view.ordinals, row);
  }
  std::uint32_t value_count(Facet facet) const;
  std::string_view key(Facet facet,
                       std::uint32_t ordinal) const;  // folded; sorted, so ordinals ascend with keys
  std::string_view label(Facet facet, std::uint32_t ordinal) const;  // as first written
  // Those of `bands` (sorted) that rows here have, each with the story of the first such row, which is not 0.
  // One walk through the file, in bounded memory.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> stories_of_bands(
      std::span<const std::uint64_t> bands) const;
  std::span<const std::uint64_t> bands() const { return bands_; }          // sorted, without repeats
  std::span<const std::uint32_t> band_rows() const { return band_rows_; }  // the first row of each
  // core::MappedFile::release().
  void release() const { file_.release(); }

 private:
  // Views into the file of one ordinal facet.
  struct FacetView {
    std::span<const std::uint32_t> starts;  // rows + 1
    std::span<const std::uint32_t> ordinals;
    std::span<const std::uint32_t> key_ends;  // a value each
    std::span<const std::uint32_t> label_ends;
    std::string_view keys;
    std::string_view labels;
  };
  explicit Columns(core::MappedFile file) : file_(std::move(file)) {}
  core::Status map(const std::string& where);

  core::MappedFile file_;
  std::uint32_t rows_ = 0;
  std::span<const std::int64_t> published_;
  std::span<const std::uint64_t> fingerprints_;
  std::span<const std::uint64_t> stories_;
  std::span<const std::uint64_t> bands_;      // sorted
  std::span<const std::uint32_t> band_rows_;  // beside bands_
  FacetView facets_[kOrdinalFacets];
};

}  // namespace lede::archive
