// Files, folders and packed bytes for the tests of sources.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/source/reader.h"

namespace lede::source {

class TempFolder {
 public:
  TempFolder() {
    path_ = (std::filesystem::temp_directory_path() / "lede-source-XXXXXX").string();
    if (!::mkdtemp(path_.data())) ADD_FAILURE() << "no temporary folder";
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }

 private:
  std::string path_;
};

// zlib's window_bits: 31 for gzip, 15 for zlib, -15 for raw deflate.
inline std::string pack(std::string_view bytes, int window_bits = 31) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

struct Reading {
  std::vector<Blob> blobs;
  std::vector<core::Error> errors;
  std::map<std::string, int> passed_over;
};

inline Reading read_all(std::vector<std::string> paths, InputOptions options = {}) {
  Reading out;
  const auto reader = open_inputs(
      std::move(paths), std::move(options),
      [&](core::Error error) { out.errors.push_back(std::move(error)); },
      [&](std::string_view kind) { ++out.passed_over[std::string(kind)]; });
  while (auto blob = reader->next()) out.blobs.push_back(std::move(*blob));
  return out;
}

}  // namespace lede::source
