#include "common/archive/columns.h"

#include <algorithm>
#include <utility>

#include "common/archive/columns_format.h"
#include "common/archive/positions_format.h"
#include "common/archive/sections.h"

namespace lede::archive {
core::Result<std::shared_ptr<const Columns>> Columns::open(const std::filesystem::path& path) {
  auto file = core::MappedFile::open(path);
  if (!file) return file.error();
  auto columns = std::shared_ptr<Columns>(new Columns(std::move(*file)));
  if (core::Status status = columns->map(path.string()); !status) return status.error();
  return std::shared_ptr<const Columns>(std::move(columns));
}

// Reads without touching the mapped pages: a search without facets needs none of them.
core::Status Columns::map(const std::string& where) {
  const std::string_view bytes = file_.bytes();
  const core::Error damaged{core::ErrorCode::kArchive, "damaged columns file", "run lede-index verify",
                            where};
  char header_bytes[kColumnsHeader] = {};
  const std::string_view header(header_bytes, std::min(bytes.size(), kColumnsHeader));
  if (!file_.copy(0, header_bytes, header.size())) return damaged;
  const bool older = header.starts_with(kOlderColumnsMagic);
  const std::size_t facets = older ? kOlderFacets : kOrdinalFacets;
  const std::size_t section_count = kFacets + facets * kFacetSections;
  if (bytes.size() < 16 + section_count * 16 || (!older && !header.starts_with(kColumnsMagic)))
    return damaged;
  const std::uint64_t rows = load_u64(header, 8);
  if (rows > bytes.size()) return damaged;
  rows_ = static_cast<std::uint32_t>(rows);
  std::string_view sections[kColumnsSections];
  for (std::size_t i = 0; i < section_count; ++i) {
    const std::uint64_t offset = load_u64(header, 16 + i * 16);
    const std::uint64_t size = load_u64(header, 24 + i * 16);
    if (offset % 8 != 0 || offset > bytes.size() || size > bytes.size() - offset) return damaged;
    sections[i] = bytes.substr(offset, size);
  }
  published_ = as_span<std::int64_t>(sections[kPublished]);
  fingerprints_ = as_span<std::uint64_t>(sections[kFingerprints]);
  stories_ = as_span<std::uint64_t>(sections[kStories]);
  bands_ = as_span<std::uint64_t>(sections[kBands]);
  band_rows_ = as_span<std::uint32_t>(sections[kBandRows]);
  const auto divides = [&](std::span<const std::uint32_t> ends, std::size_t size) {
    std::uint32_t last = 0;
    const auto at = static_cast<std::uint64_t>(reinterpret_cast<const char*>(ends.data()) - bytes.data());
    return (ends.empty() ||
            file_.copy(at + ends.size_bytes() - sizeof last, reinterpret_cast<char*>(&last), sizeof last)) &&
           last == size;
  };
  bool whole = published_.size() == rows_ && fingerprints_.size() == rows_ && stories_.size() == rows_ &&
               bands_.size() == band_rows_.size();
  for (std::size_t f = 0; f < facets; ++f) {
    const std::string_view* s = sections + kFacets + f * kFacetSections;
    FacetView& view = facets_[f];
    view = {as_span<std::uint32_t>(s[kStarts]),
            as_span<std::uint32_t>(s[kOrdinals]),
            as_span<std::uint32_t>(s[kKeyEnds]),
            as_span<std::uint32_t>(s[kLabelEnds]),
            s[kKeys],
            s[kLabels]};
    whole = whole && view.starts.size() == rows_ + std::size_t{1} &&
            view.key_ends.size() == view.label_ends.size() && divides(view.starts, view.ordinals.size()) &&
            divides(view.key_ends, view.keys.size()) && divides(view.label_ends, view.labels.size());
  }
  if (!whole) return damaged;
  return core::ok_status();
}

std::uint32_t Columns::value_count(Facet facet) const {
  return static_cast<std::uint32_t>(facets_[static_cast<std::size_t>(facet)].key_ends.size());
}

std::string_view Columns::key(Facet facet, std::uint32_t ordinal) const {
  const FacetView& view = facets_[static_cast<std::size_t>(facet)];
  return part(view.key_ends, view.keys, ordinal);
}

std::string_view Columns::label(Facet facet, std::uint32_t ordinal) const {
  const FacetView& view = facets_[static_cast<std::size_t>(facet)];
  return part(view.label_ends, view.labels, ordinal);
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> Columns::stories_of_bands(
    std::span<const std::uint64_t> bands) const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> found;
  core::WalkedBytes walked([&] { file_.release(); });
  std::size_t at = 0;
  for (const std::uint64_t band : bands) {
    // The next one is near: steps of 1, 2, 4 ..., then halves.
    const std::size_t from = at;
    for (std::size_t step = 1; at + step < bands_.size() && bands_[at + step] < band; step *= 2) at += step;
    const auto next = std::lower_bound(bands_.begin() + static_cast<std::ptrdiff_t>(at), bands_.end(), band);
    at = static_cast<std::size_t>(next - bands_.begin());
    walked.add((at - from) * sizeof band);
    if (at == bands_.size()) break;
    if (bands_[at] != band || band_rows_[at] >= rows_) continue;
    if (const std::uint64_t story = stories_[band_rows_[at]]; story != 0) found.emplace_back(band, story);
  }
  walked.release();
  return found;
}

}  // namespace lede::archive
