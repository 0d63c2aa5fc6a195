// A file mapped read-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <utility>

#include "common/core/result.h"

namespace lede::core {

// Owns the mapping. The bytes hold as long as the object (moves included), also when the file
// is unlinked meanwhile. The file must not be shortened while mapped: archives never do.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  // Of a file that is open for reading, by a descriptor that stays its caller's; `path` is for messages.
  static Result<MappedFile> map(int fd, const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

  // Copies the `size` bytes at `offset`; false where the file has not so many, or cannot be read. To touch a
  // page for the first time costs ten times as much, so this is for who wants little of much.
  bool copy(std::uint64_t offset, char* to, std::size_t size) const;

  // Gives the memory of what was read back; what is read again comes from the system's cache or the disk.
  // For walks through files that are larger than the memory they may take. Safe beside readers.
  void release() const;

 private:
  static Result<MappedFile> take(int fd, const std::filesystem::path& path);  // which is its own from now on
  MappedFile(const char* data, std::size_t size, int fd) : data_(data), size_(size), fd_(fd) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  int fd_ = -1;
};

// Counts the bytes of mapped files that a walk passes, and has their memory given back every few of them.
class WalkedBytes {
 public:
  // `release` calls release() of all files that the walk goes through.
  explicit WalkedBytes(std::function<void()> release) : release_(std::move(release)) {}

  static constexpr std::uint64_t kMost = 8 << 20;

  void add(std::uint64_t bytes) {
    walked_ += bytes;
    if (walked_ >= kMost) release();
  }
  void release() {
    release_();
    walked_ = 0;
  }

 private:
  std::function<void()> release_;
  std::uint64_t walked_ = 0;
};

}  // namespace lede::core
