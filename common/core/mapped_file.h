// A file mapped read-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "common/core/result.h"

namespace lede::core {

// Owns the mapping. The bytes hold as long as the object (moves included), also when the file
// is unlinked meanwhile. The file must not be shortened while mapped: archives never do.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

  // Gives the memory of what was read back; what is read again comes from the system's cache or the disk.
  // For walks through files that are larger than the memory they may take. Safe beside readers.
  void release() const;

  // Who walks through files calls release() after so many bytes.
  static constexpr std::uint64_t kWalkedBytes = 16 << 20;

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace lede::core
