// Bytes that are collected while a file is written and belong behind what they are told of: too many, in a
// large archive, to wait in memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/core/file_writer.h"
#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::core {

// The first megabyte waits in memory; more goes to a file without a name, which is gone with the object,
// however the program ends. The first error sticks and is told by seal(). Not for two threads at once.
class Spill {
 public:
  // The file lies in the folder of `beside`, the file that is being written.
  explicit Spill(std::filesystem::path beside) : beside_(std::move(beside)) {}
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;
  ~Spill();

  void append(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= kInMemory) flush();
  }
  std::uint64_t size() const { return spilled_ + buffer_.size(); }

  // All bytes, once all are there; they hold as long as the object.
  Result<std::string_view> seal();
  // MappedFile::release(), of what seal() returned.
  void release() const {
    if (mapped_) mapped_->release();
  }
  // Seals, and writes all bytes to `file`.
  Status copy_to(FileWriter& file);

 private:
  static constexpr std::size_t kInMemory = std::size_t{1} << 20;
  void flush();

  std::filesystem::path beside_;
  std::string buffer_;
  std::uint64_t spilled_ = 0;
  int fd_ = -1;
  std::optional<MappedFile> mapped_;
  std::optional<Error> problem_;
};

}  // namespace lede::core
