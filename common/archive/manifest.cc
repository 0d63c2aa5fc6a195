#include "common/archive/manifest.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <functional>
#include <sstream>

#include "common/core/file_writer.h"

namespace lede::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDeletedMagic = "LEDEDEL1";

core::Error damaged(const fs::path& file) {
  return {core::ErrorCode::kArchive, "damaged archive file", "run lede-index verify; restore a backup",
          file.string()};
}

// The next word as a number and nothing else: >> would take "-1" for a large one.
template <typename Number>
bool take(std::istream& in, Number& number) {
  std::string word;
  if (!(in >> word)) return false;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

// What must hold of the numbers, or a writer would write over live files.
bool is_sound(const Manifest& manifest) {
  std::vector<std::uint64_t> numbers;
  for (const PartitionEntry& entry : manifest.partitions) {
    if (entry.number >= manifest.next || entry.deleted_count > entry.rows) return false;
    if (entry.deleted_generation == 0 && entry.deleted_count != 0) return false;
    numbers.push_back(entry.number);
  }
  std::sort(numbers.begin(), numbers.end());
  return std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end();
}

}  // namespace

fs::path partition_file(const fs::path& index, std::uint64_t number, const std::string& kind) {
  std::string name = std::to_string(number);
  if (name.size() < 6) name.insert(0, 6 - name.size(), '0');
  return index / (name + "." + kind);
}

fs::path deleted_file(const fs::path& index, const PartitionEntry& entry) {
  return partition_file(index, entry.number, "deleted-" + std::to_string(entry.deleted_generation));
}

core::Result<Manifest> read_manifest(const fs::path& index) {
  const fs::path file = index / kManifestFile;
  auto text = core::read_file(file);
  if (!text) {
    if (text.error().code != core::ErrorCode::kNotFound) return text.error();
    return damaged(file);
  }
  std::istringstream lines(*text);
  std::string word;
  int version = 0;
  Manifest manifest;
  if (!(lines >> word >> version) || word != "lede-live" || version != 1) return damaged(file);
  if (!(lines >> word) || word != "next" || !take(lines, manifest.next)) return damaged(file);
  while (lines >> word && word == "partition") {
    PartitionEntry entry;
    if (!take(lines, entry.number) || !take(lines, entry.rows) || !take(lines, entry.deleted_generation) ||
        !take(lines, entry.deleted_count)) {
      return damaged(file);
    }
    manifest.partitions.push_back(entry);
  }
  if (!lines || word != "end" || lines >> word || !is_sound(manifest)) return damaged(file);
  return manifest;
}

core::Status write_manifest(const fs::path& index, const Manifest& manifest) {
  std::ostringstream text;
  text << "lede-live 1\nnext " << manifest.next << '\n';
  for (const PartitionEntry& entry : manifest.partitions) {
    text << "partition " << entry.number << ' ' << entry.rows << ' ' << entry.deleted_generation << ' '
         << entry.deleted_count << '\n';
  }
  text << "end\n";
  return core::replace_file(index / kManifestFile, text.str());
}

core::Status write_deleted(const fs::path& file, const std::vector<std::uint32_t>& rows) {
  core::FileWriter out(file);
  out.write(kDeletedMagic);
  out.write({reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(std::uint32_t)});
  return out.finish();
}

core::Result<std::vector<std::uint32_t>> read_deleted(const fs::path& file) {
  auto bytes = core::read_file(file);
  if (!bytes) return bytes.error();
  if (!bytes->starts_with(kDeletedMagic) ||
      (bytes->size() - kDeletedMagic.size()) % sizeof(std::uint32_t) != 0) {
    return damaged(file);
  }
  std::vector<std::uint32_t> rows((bytes->size() - kDeletedMagic.size()) / sizeof(std::uint32_t));
  if (!rows.empty())
    std::memcpy(rows.data(), bytes->data() + kDeletedMagic.size(), rows.size() * sizeof(std::uint32_t));
  const auto repeat = std::adjacent_find(rows.begin(), rows.end(), std::greater_equal<>());
  if (repeat != rows.end()) return damaged(file);
  return rows;
}

}  // namespace lede::archive
