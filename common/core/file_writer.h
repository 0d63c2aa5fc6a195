// Files that must be on the disk, whole, before something else is told about them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/core/result.h"

namespace lede::core {

// Writes a new file through a buffer of 1 MiB. The first error sticks and is told by finish();
// a file that was not finished is left for its owner to remove.
class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path path);
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  ~FileWriter();

  void write(std::string_view bytes);
  std::uint64_t offset() const { return written_ + buffer_.size(); }
  // Replaces bytes that were already written, at `offset`.
  void patch(std::uint64_t offset, std::string_view bytes);
  // Flushes, fsyncs and closes.
  Status finish();

 private:
  void flush();
  void fail(std::string_view doing, int error);

  std::filesystem::path path_;
  int fd_ = -1;
  std::string buffer_;
  std::uint64_t written_ = 0;
  std::string problem_;
  std::string hint_;
};

// `bytes` as the whole of `path`: written beside it, synced, renamed over it, folder synced. A
// reader sees the old file or the new one.
Status replace_file(const std::filesystem::path& path, std::string_view bytes);

// The whole of a small file.
Result<std::string> read_file(const std::filesystem::path& path);

Status sync_file(const std::filesystem::path& path);
Status sync_folder(const std::filesystem::path& folder);

// What to do about a full disk, missing rights; empty for other errors.
std::string hint_for_errno(int error);

}  // namespace lede::core
