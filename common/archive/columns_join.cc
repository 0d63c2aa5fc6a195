// Joins columns files without holding them: what is sorted in each is merged as it is read, section by
// section, and the memory of what was read is given back.
#include <algorithm>
#include <utility>

#include "common/archive/columns_writer.h"
#include "common/archive/section_writer.h"
#include "common/core/mapped_file.h"

namespace lede::archive {
namespace {

using Parts = std::span<const Columns* const>;

core::WalkedBytes walk_through(Parts parts) {
  return core::WalkedBytes([parts] {
    for (const Columns* part : parts) part->release();
  });
}

// A column of 64-bit numbers; `column_of` gives that of a part.
template <typename F>
void add_column(SectionWriter& out, Parts parts, F column_of) {
  core::WalkedBytes walked = walk_through(parts);
  out.begin();
  for (const Columns* part : parts) {
    constexpr std::size_t kBlock = core::WalkedBytes::kMost / 8;
    for (auto rest = column_of(*part); !rest.empty();) {
      const auto block = rest.first(std::min(rest.size(), kBlock));
      out.write(bytes_of(block));
      walked.add(block.size_bytes());
      rest = rest.subspan(block.size());
    }
  }
  out.end();
}

// Calls `f` with each band of the parts, by rising band, and the first row that has it.
template <typename F>
void for_each_band(Parts parts, F f) {
  struct Source {
    const Columns* part;
    std::uint32_t base;
    std::size_t at = 0;
    std::uint64_t band() const { return part->bands()[at]; }
  };
  std::vector<Source> sources;  // by rising base, so that of equal bands the first row's comes first
  std::uint32_t rows = 0;
  for (const Columns* part : parts) {
    if (!part->bands().empty()) sources.push_back({part, rows});
    rows += part->rows();
  }
  core::WalkedBytes walked = walk_through(parts);
  std::optional<std::uint64_t> last;
  while (!sources.empty()) {
    const auto least = std::min_element(sources.begin(), sources.end(),
                                        [](const Source& a, const Source& b) { return a.band() < b.band(); });
    if (last != least->band()) f(least->band(), least->part->band_rows()[least->at] + least->base);
    last = least->band();
    walked.add(sizeof(std::uint64_t) + sizeof(std::uint32_t));
    if (++least->at == least->part->bands().size()) sources.erase(least);
  }
  walked.release();
}

// The values of one facet in all parts.
struct JoinedValues {
  // Of each value, by its new ordinal, where it stands first: which part, and its ordinal there.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> first;
  std::vector<std::vector<std::uint32_t>> new_ordinals;  // by part and ordinal there
};

JoinedValues join_values(Parts parts, Facet facet) {
  JoinedValues values;
  struct Source {
    std::uint32_t part;
    std::uint32_t count;
    std::string_view key;  // the next
    std::uint32_t ordinal = 0;
  };
  std::vector<Source> sources;
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    const std::uint32_t count = parts[i]->value_count(facet);
    values.new_ordinals.emplace_back().reserve(count);
    if (count > 0) sources.push_back({i, count, parts[i]->key(facet, 0)});
  }
  core::WalkedBytes walked = walk_through(parts);
  std::string last;
  while (!sources.empty()) {
    const auto least = std::min_element(sources.begin(), sources.end(),
                                        [](const Source& a, const Source& b) { return a.key < b.key; });
    if (values.first.empty() || last != least->key) {
      values.first.emplace_back(least->part, least->ordinal);
      last.assign(least->key);
    }
    values.new_ordinals[least->part].push_back(static_cast<std::uint32_t>(values.first.size() - 1));
    walked.add(least->key.size() + sizeof(std::uint32_t));
    if (++least->ordinal == least->count) {
      sources.erase(least);
    } else {
      least->key = parts[least->part]->key(facet, least->ordinal);
    }
  }
  walked.release();
  return values;
}

// Calls `f` with the new ordinals of each row.
template <typename F>
void for_each_row(Parts parts, Facet facet, const JoinedValues& values, F f) {
  core::WalkedBytes walked = walk_through(parts);
  std::vector<std::uint32_t> ordinals;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::vector<std::uint32_t>& renumbered = values.new_ordinals[i];
    for (std::uint32_t row = 0; row < parts[i]->rows(); ++row) {
      ordinals.clear();
      for (const std::uint32_t ordinal : parts[i]->ordinals(facet, row)) {
        if (ordinal < renumbered.size()) ordinals.push_back(renumbered[ordinal]);
      }
      f(ordinals);
      walked.add((1 + ordinals.size()) * sizeof(std::uint32_t));
    }
  }
  walked.release();
}

// `string_of` gives the key or the label of a part's value.
template <typename F>
void add_strings(SectionWriter& out, Parts parts, const JoinedValues& values, F string_of) {
  core::WalkedBytes walked = walk_through(parts);
  const auto for_each = [&](auto f) {
    out.begin();
    for (const auto& [part, ordinal] : values.first) {
      const std::string_view string = string_of(*parts[part], ordinal);
      f(string);
      walked.add(string.size() + sizeof(std::uint32_t));
    }
    out.end();
  };
  std::uint32_t end = 0;
  for_each([&](std::string_view string) { out.write(end += static_cast<std::uint32_t>(string.size())); });
  for_each([&](std::string_view string) { out.write(string); });
  walked.release();
}

void join_facet(SectionWriter& out, Parts parts, Facet facet) {
  const JoinedValues values = join_values(parts, facet);
  std::uint32_t start = 0;
  out.begin();
  out.write(start);
  for_each_row(parts, facet, values, [&](const std::vector<std::uint32_t>& ordinals) {
    out.write(start += static_cast<std::uint32_t>(ordinals.size()));
  });
  out.end();
  out.begin();
  for_each_row(parts, facet, values,
               [&](const std::vector<std::uint32_t>& ordinals) { out.write(bytes_of(std::span(ordinals))); });
  out.end();
  add_strings(out, parts, values,
              [&](const Columns& part, std::uint32_t ordinal) { return part.key(facet, ordinal); });
  add_strings(out, parts, values,
              [&](const Columns& part, std::uint32_t ordinal) { return part.label(facet, ordinal); });
}

void join_stories_and_bands(SectionWriter& out, Parts parts) {
  add_column(out, parts, [](const Columns& part) { return part.stories(); });
  out.begin();
  for_each_band(parts, [&](std::uint64_t band, std::uint32_t) { out.write(band); });
  out.end();
  out.begin();
  for_each_band(parts, [&](std::uint64_t, std::uint32_t row) { out.write(row); });
  out.end();
}

}  // namespace

core::Status join_columns(Parts parts, const std::filesystem::path& path) {
  SectionWriter out(path);
  add_column(out, parts, [](const Columns& part) { return part.published(); });
  add_column(out, parts, [](const Columns& part) { return part.fingerprints(); });
  join_stories_and_bands(out, parts);
  for (std::size_t f = 0; f < kOrdinalFacets; ++f) join_facet(out, parts, static_cast<Facet>(f));
  std::uint64_t rows = 0;
  for (const Columns* part : parts) rows += part->rows();
  return out.finish(rows);
}

core::Status write_columns_over(const Columns& old, std::span<const std::uint64_t> fingerprints,
                                std::span<const FacetRows> others, const std::filesystem::path& path) {
  const Columns* parts[] = {&old};
  SectionWriter out(path);
  add_column(out, parts, [](const Columns& part) { return part.published(); });
  out.add(bytes_of(fingerprints));
  join_stories_and_bands(out, parts);
  for (std::size_t f = 0; f < kOrdinalFacets; ++f) {
    const auto facet = static_cast<Facet>(f);
    const auto other =
        std::find_if(others.begin(), others.end(), [&](const FacetRows& o) { return o.facet() == facet; });
    if (other != others.end()) {
      add_facet(out, *other);
    } else {
      join_facet(out, parts, facet);
    }
  }
  return out.finish(old.rows());
}

}  // namespace lede::archive
