#include "common/archive/columns_writer.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "common/archive/columns_format.h"
#include "common/archive/positions_format.h"
#include "common/article/tag_name.h"
#include "common/core/file_writer.h"

namespace lede::archive {
namespace {

constexpr std::uint32_t kNoValue = 0xffffffff;

// One facet of the file being made.
struct FacetColumn {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> ordinals;
  std::vector<std::pair<std::string, std::string>> values;  // key, label; by key
};

// The whole file being made.
struct Table {
  std::vector<std::int64_t> published;
  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint64_t> stories;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> bands;
  FacetColumn facets[kOrdinalFacets];
};

template <typename T>
std::string_view bytes_of(const std::vector<T>& v) {
  return {reinterpret_cast<const char*>(v.data()), v.size() * sizeof(T)};
}

class SectionWriter {
 public:
  explicit SectionWriter(const std::filesystem::path& path) : file_(path) {
    file_.write(std::string(kColumnsHeader, '\0'));
  }
  void add(std::string_view bytes) {
    append_u64(table_, file_.offset());
    append_u64(table_, bytes.size());
    file_.write(bytes);
    file_.write(std::string((8 - bytes.size() % 8) % 8, '\0'));
  }
  core::Status finish(std::uint64_t rows) {
    std::string header(kColumnsMagic);
    append_u64(header, rows);
    file_.patch(0, header + table_);
    return file_.finish();
  }

 private:
  core::FileWriter file_;
  std::string table_;
};

void add_strings(SectionWriter& out, const FacetColumn& facet, bool keys) {
  std::vector<std::uint32_t> ends;
  std::string bytes;
  for (const auto& [key, label] : facet.values) {
    bytes += keys ? key : label;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  out.add(bytes_of(ends));
  out.add(bytes);
}

core::Status write_table(Table& table, const std::filesystem::path& path) {
  std::sort(table.bands.begin(), table.bands.end());
  std::vector<std::uint64_t> bands;
  std::vector<std::uint32_t> band_rows;
  for (const auto& [band, row] : table.bands) {
    if (!bands.empty() && bands.back() == band) continue;  // the first row speaks for the band
    bands.push_back(band);
    band_rows.push_back(row);
  }
  SectionWriter out(path);
  out.add(bytes_of(table.published));
  out.add(bytes_of(table.fingerprints));
  out.add(bytes_of(table.stories));
  out.add(bytes_of(bands));
  out.add(bytes_of(band_rows));
  for (const FacetColumn& facet : table.facets) {
    out.add(bytes_of(facet.starts));
    out.add(bytes_of(facet.ordinals));
    add_strings(out, facet, true);
    add_strings(out, facet, false);
  }
  return out.finish(table.published.size());
}

// Ordinals in the order of first use become ordinals in the order of the keys.
void sort_values(FacetColumn& column) {
  std::vector<std::uint32_t> order(column.values.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return column.values[a].first < column.values[b].first;
  });
  std::vector<std::uint32_t> renumbered(order.size());
  std::vector<std::pair<std::string, std::string>> values;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    renumbered[order[i]] = i;
    values.push_back(std::move(column.values[order[i]]));
  }
  column.values = std::move(values);
  for (std::uint32_t& ordinal : column.ordinals) ordinal = renumbered[ordinal];
}

FacetColumn column_of(const FacetRows& rows) {
  FacetColumn column;
  for (std::size_t i = 0; i < rows.value_count(); ++i) column.values.emplace_back(rows.key(i), rows.label(i));
  for (std::uint32_t r = 0; r < rows.rows(); ++r) {
    const auto values = rows.row(r);
    column.ordinals.insert(column.ordinals.end(), values.begin(), values.end());
    column.starts.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
  }
  sort_values(column);
  return column;
}

FacetColumn facet_of_rows(std::span<const Row> rows, Facet facet) {
  FacetRows gathered(facet);
  for (const Row& row : rows) {
    for (const std::string& label : row.values[static_cast<std::size_t>(facet)]) gathered.add(label);
    gathered.end_row();
  }
  return column_of(gathered);
}

FacetColumn join_facet(std::span<const Columns* const> parts, Facet facet) {
  FacetColumn column;
  std::map<std::string_view, std::pair<std::string_view, std::uint32_t>> values;  // key: label, ordinal
  for (const Columns* part : parts) {
    for (std::uint32_t i = 0; i < part->value_count(facet); ++i) {
      values.emplace(part->key(facet, i), std::pair{part->label(facet, i), 0u});
    }
  }
  for (auto& [key, value] : values) {
    value.second = static_cast<std::uint32_t>(column.values.size());
    column.values.emplace_back(key, value.first);
  }
  for (const Columns* part : parts) {
    std::vector<std::uint32_t> renumbered(part->value_count(facet));
    for (std::uint32_t i = 0; i < renumbered.size(); ++i)
      renumbered[i] = values.at(part->key(facet, i)).second;
    for (std::uint32_t row = 0; row < part->rows(); ++row) {
      for (const std::uint32_t ordinal : part->ordinals(facet, row)) {
        if (ordinal < renumbered.size()) column.ordinals.push_back(renumbered[ordinal]);
      }
      column.starts.push_back(static_cast<std::uint32_t>(column.ordinals.size()));
    }
  }
  return column;
}

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

core::Status write_columns(std::span<const Row> rows, const std::filesystem::path& path) {
  Table table;
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    table.published.push_back(rows[r].published);
    table.fingerprints.push_back(rows[r].fingerprint);
    table.stories.push_back(rows[r].story);
    for (const std::uint64_t band : rows[r].bands) table.bands.emplace_back(band, r);
  }
  for (std::size_t f = 0; f < kOrdinalFacets; ++f)
    table.facets[f] = facet_of_rows(rows, static_cast<Facet>(f));
  return write_table(table, path);
}

namespace {

// All but the facets.
Table joined(std::span<const Columns* const> parts) {
  Table table;
  for (const Columns* part : parts) {
    const auto base = static_cast<std::uint32_t>(table.published.size());
    table.published.insert(table.published.end(), part->published().begin(), part->published().end());
    table.fingerprints.insert(table.fingerprints.end(), part->fingerprints().begin(),
                              part->fingerprints().end());
    table.stories.insert(table.stories.end(), part->stories().begin(), part->stories().end());
    for (std::size_t i = 0; i < part->bands().size(); ++i) {
      table.bands.emplace_back(part->bands()[i], part->band_rows()[i] + base);
    }
  }
  return table;
}

}  // namespace

core::Status join_columns(std::span<const Columns* const> parts, const std::filesystem::path& path) {
  Table table = joined(parts);
  for (std::size_t f = 0; f < kOrdinalFacets; ++f) table.facets[f] = join_facet(parts, static_cast<Facet>(f));
  return write_table(table, path);
}

core::Status write_columns_over(const Columns& old, std::vector<std::uint64_t> fingerprints,
                                std::span<const FacetRows> others, const std::filesystem::path& path) {
  const Columns* parts[] = {&old};
  Table table = joined(parts);
  table.fingerprints = std::move(fingerprints);
  for (std::size_t f = 0; f < kOrdinalFacets; ++f) {
    const auto facet = static_cast<Facet>(f);
    const auto other =
        std::find_if(others.begin(), others.end(), [&](const FacetRows& o) { return o.facet() == facet; });
    table.facets[f] = other != others.end() ? column_of(*other) : join_facet(parts, facet);
  }
  return write_table(table, path);
}

}  // namespace lede::archive
