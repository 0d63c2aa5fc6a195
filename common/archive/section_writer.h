// What writes the sections of a columns file, front to back (the format is told in columns.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "common/archive/columns_writer.h"
#include "common/core/file_writer.h"

namespace lede::archive {

template <typename T>
std::string_view bytes_of(std::span<const T> numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()};
}

class SectionWriter {
 public:
  explicit SectionWriter(const std::filesystem::path& path);

  // A section, in parts of any length.
  void begin() { begin_ = file_.offset(); }
  void write(std::string_view bytes) { file_.write(bytes); }
  void write(std::uint32_t number) { file_.write({reinterpret_cast<const char*>(&number), sizeof number}); }
  void write(std::uint64_t number) { file_.write({reinterpret_cast<const char*>(&number), sizeof number}); }
  void end();

  // A whole one.
  void add(std::string_view bytes) {
    begin();
    write(bytes);
    end();
  }

  core::Status finish(std::uint64_t rows);

 private:
  core::FileWriter file_;
  std::uint64_t begin_ = 0;
  std::string table_;
};

// The six sections of a facet.
void add_facet(SectionWriter& out, const FacetRows& rows);

}  // namespace lede::archive
