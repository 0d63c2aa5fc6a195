// What the reader and the writer of columns files share (the format is told in columns.h).
#pragma once

#include <cstddef>
#include <string_view>

#include "common/archive/schema.h"

namespace lede::archive {

inline constexpr std::string_view kColumnsMagic = "LEDECOL3";
// Of the formats before 5, which end with the facet of learned tags.
inline constexpr std::string_view kOlderColumnsMagic = "LEDECOL2";
inline constexpr std::size_t kOlderFacets = 6;

// Sections in file order.
enum ColumnsSection : std::size_t { kPublished, kFingerprints, kStories, kBands, kBandRows, kFacets };
enum FacetSection : std::size_t { kStarts, kOrdinals, kKeyEnds, kKeys, kLabelEnds, kLabels, kFacetSections };

inline constexpr std::size_t kColumnsSections = kFacets + kOrdinalFacets * kFacetSections;
inline constexpr std::size_t kColumnsHeader = 16 + kColumnsSections * 16;
static_assert(kOlderFacets < kOrdinalFacets);

}  // namespace lede::archive
