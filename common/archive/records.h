// Records: the bytes of each row's record (record.h), kept in one file beside each partition, each
// packed alone so that a page of results unpacks ten and no more. Measured on 37,000 news articles
// against Xapian's own document data (zlib): packed four times as fast, unpacked four times as fast,
// 18 % smaller with a dictionary, which gives a short record the phrases that all of them share.
//
// File, little-endian:
//   header      magic "LEDEREC1", u64 rows, u64 offset of index, u64 dictionary bytes,
//               u64 rows that the dictionary was trained for
//   dictionary  as by ZDICT_trainFromBuffer; none in a small partition
//   frames      one a row: a Zstandard frame (RFC 8878) with content size and checksum
//   index       u64 offset of each frame, and of the end of the last
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::archive {

// One partition's records. Immutable, mapped; safe for many threads.
class Records {
 public:
  // Errors: kNotFound, kIo, kArchive. Where `other`, of the same archive, has the same dictionary, it is
  // prepared once for both.
  static core::Result<std::shared_ptr<const Records>> open(const std::filesystem::path& file,
                                                           const std::shared_ptr<const Records>& other = {});
  ~Records();

  std::uint32_t rows() const { return rows_; }
  // The record as it was written. Error kArchive when it is damaged, or there is no such row.
  core::Result<std::string> read(std::uint32_t row) const;

  // For merging: the packed record, views into the file; empty where there is none.
  std::string_view frame(std::uint32_t row) const;
  std::string_view dictionary() const { return dictionary_; }
  std::uint64_t trained_rows() const { return trained_rows_; }
  // core::MappedFile::release().
  void release() const { file_.release(); }

 private:
  struct Unpacker;
  struct Extent {
    std::uint64_t begin;
    std::size_t size;
  };
  Records(core::MappedFile file, std::filesystem::path path);
  core::Error damaged() const;
  std::optional<Extent> extent(std::string_view entries) const;
  bool has_dictionary_of(const Records& other) const;
  const Unpacker& unpacker() const;

  core::MappedFile file_;
  std::filesystem::path path_;
  std::uint32_t rows_ = 0;
  std::uint64_t index_ = 0;
  std::string_view dictionary_;
  std::uint64_t trained_rows_ = 0;
  std::shared_ptr<const Records> alike_;  // whose unpacker serves
  mutable std::once_flag once_;
  mutable std::unique_ptr<Unpacker> unpacker_;  // made by the first read(): many runs read few partitions
};

}  // namespace lede::archive
