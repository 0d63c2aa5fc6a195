#include "common/archive/columns_writer.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "common/archive/columns_format.h"
#include "common/archive/positions_format.h"
#include "common/archive/section_writer.h"
#include "common/article/tag_name.h"

namespace lede::archive {
namespace {

constexpr std::uint32_t kNoValue = 0xffffffff;

}  // namespace

std::string facet_key(Facet facet, std::string_view label) {
  return facet == Facet::kLanguage ? std::string(label) : article::fold_tag(label);
}

void FacetRows::add(const std::string& label) {
  const std::uint32_t value = number(label);
  if (value == kNoValue) return;
  const auto begin = values_of_rows_.begin() + static_cast<std::ptrdiff_t>(starts_.back());
  if (std::find(begin, values_of_rows_.end(), value) == values_of_rows_.end())
    values_of_rows_.push_back(value);
}

void FacetRows::end_row() { starts_.push_back(static_cast<std::uint32_t>(values_of_rows_.size())); }

std::uint32_t FacetRows::number(const std::string& label) {
  const auto [known, fresh_label] = of_labels_.emplace(label, kNoValue);
  if (!fresh_label) return known->second;
  std::string key = facet_key(facet_, label);
  if (key.empty()) return kNoValue;
  const auto [at, fresh_key] = of_keys_.emplace(key, static_cast<std::uint32_t>(values_.size()));
  if (fresh_key) values_.emplace_back(std::move(key), label);
  return known->second = at->second;
}

SectionWriter::SectionWriter(const std::filesystem::path& path) : file_(path) {
  file_.write(std::string(kColumnsHeader, '\0'));
}

void SectionWriter::end() {
  const std::uint64_t bytes = file_.offset() - begin_;
  append_u64(table_, begin_);
  append_u64(table_, bytes);
  file_.write(std::string((8 - bytes % 8) % 8, '\0'));
}

core::Status SectionWriter::finish(std::uint64_t rows) {
  std::string header(kColumnsMagic);
  append_u64(header, rows);
  file_.patch(0, header + table_);
  return file_.finish();
}

namespace {

// Calls `string_of` with each value's number, in the order of the keys.
template <typename F>
void add_strings(SectionWriter& out, std::span<const std::uint32_t> order, F string_of) {
  out.begin();
  std::uint32_t end = 0;
  for (const std::uint32_t value : order)
    out.write(end += static_cast<std::uint32_t>(string_of(value).size()));
  out.end();
  out.begin();
  for (const std::uint32_t value : order) out.write(string_of(value));
  out.end();
}

template <typename F>
void add_column(SectionWriter& out, std::span<const Row> rows, F value_of) {
  out.begin();
  for (const Row& row : rows) out.write(static_cast<std::uint64_t>(value_of(row)));
  out.end();
}

void add_bands(SectionWriter& out, std::span<const Row> rows) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> bands;
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (const std::uint64_t band : rows[r].bands) bands.emplace_back(band, r);
  }
  std::sort(bands.begin(), bands.end());
  // The first row speaks for the band.
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  bands.erase(std::unique(bands.begin(), bands.end(), same), bands.end());
  out.begin();
  for (const auto& [band, row] : bands) out.write(band);
  out.end();
  out.begin();
  for (const auto& [band, row] : bands) out.write(row);
  out.end();
}

}  // namespace

// Values by the order of first use become ordinals by the order of the keys.
void add_facet(SectionWriter& out, const FacetRows& rows) {
  std::vector<std::uint32_t> order(rows.value_count());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return rows.key(a) < rows.key(b); });
  std::vector<std::uint32_t> ordinals(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ordinals[order[i]] = i;
  out.begin();
  std::uint32_t start = 0;
  out.write(start);
  for (std::uint32_t r = 0; r < rows.rows(); ++r)
    out.write(start += static_cast<std::uint32_t>(rows.row(r).size()));
  out.end();
  out.begin();
  for (std::uint32_t r = 0; r < rows.rows(); ++r) {
    for (const std::uint32_t value : rows.row(r)) out.write(ordinals[value]);
  }
  out.end();
  add_strings(out, order, [&](std::uint32_t value) -> const std::string& { return rows.key(value); });
  add_strings(out, order, [&](std::uint32_t value) -> const std::string& { return rows.label(value); });
}

core::Status write_columns(std::span<const Row> rows, const std::filesystem::path& path) {
  SectionWriter out(path);
  add_column(out, rows, [](const Row& row) { return row.published; });
  add_column(out, rows, [](const Row& row) { return row.fingerprint; });
  add_column(out, rows, [](const Row& row) { return row.story; });
  add_bands(out, rows);
  for (std::size_t f = 0; f < kOrdinalFacets; ++f) {
    FacetRows facet(static_cast<Facet>(f));
    for (const Row& row : rows) {
      for (const std::string& label : row.values[f]) facet.add(label);
      facet.end_row();
    }
    add_facet(out, facet);
  }
  return out.finish(rows.size());
}

}  // namespace lede::archive
