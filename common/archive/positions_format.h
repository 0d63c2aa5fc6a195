// What the reader and the writer of positions files share (the format is told in positions.h).
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "common/archive/varint.h"

namespace lede::archive {

inline constexpr std::string_view kPositionsMagic = "LEDEPOS3";
inline constexpr std::string_view kPositionsMagicWithoutPairs = "LEDEPOS2";  // of archives before format 5
inline constexpr std::size_t kPositionsHeader = 48;
inline constexpr std::size_t kPositionsHeaderWithoutPairs = 32;
inline constexpr std::uint64_t kGroup = 16;

inline std::uint64_t load_u64(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  if (at <= bytes.size() && bytes.size() - at >= 8) std::memcpy(&value, bytes.data() + at, 8);
  return value;
}

inline std::uint32_t load_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  if (at <= bytes.size() && bytes.size() - at >= 4) std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

inline void append_u32(std::string& out, std::uint32_t value) {
  out.append(reinterpret_cast<const char*>(&value), 4);
}

inline void append_u64(std::string& out, std::uint64_t value) {
  out.append(reinterpret_cast<const char*>(&value), 8);
}

// Past `count` varints from `at` on; the end where there are fewer.
inline std::size_t skip_varints(std::string_view bytes, std::size_t at, std::uint64_t count) {
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  while (count >= 8 && bytes.size() - at >= 8) {  // each byte without its high bit ends one
    count -= ((~load_u64(bytes, at) & kHighs) >> 7) * 0x0101010101010101 >> 56;  // their number
    at += 8;
  }
  for (; count > 0 && at < bytes.size(); ++at) count -= static_cast<unsigned char>(bytes[at]) < 0x80;
  return at;
}

// Walks the keys of a positions file from the start of a group on, across groups. Damaged bytes
// end the walk.
class KeyWalk {
 public:
  KeyWalk(std::string_view file, std::uint64_t groups, std::uint64_t index, std::size_t group,
          std::uint64_t key_count)
      : dictionary_(file.substr(0, index)),
        file_(file),
        left_(key_count > group * kGroup ? key_count - group * kGroup : 0),
        at_(static_cast<std::size_t>(load_u64(file, index + group * 16))),
        list_at_(load_u64(file, index + group * 16 + 8)) {
    if (at_ < groups) left_ = 0;
  }

  bool next() {
    if (left_ == 0) return false;
    --left_;
    std::uint64_t shared = 0, rest = 0, bytes = 0;
    if (!read_varint(dictionary_, at_, shared) || !read_varint(dictionary_, at_, rest)) return end();
    if (shared > key_.size() || at_ > dictionary_.size() || rest > dictionary_.size() - at_) return end();
    key_.resize(shared);
    key_.append(dictionary_, at_, rest);
    at_ += rest;
    if (!read_varint(dictionary_, at_, bytes)) return end();
    if (list_at_ > file_.size() || bytes > file_.size() - list_at_) return end();
    list_ = file_.substr(list_at_, bytes);
    list_at_ += bytes;
    return true;
  }
  const std::string& key() const { return key_; }
  std::string_view list() const { return list_; }

 private:
  bool end() {
    left_ = 0;
    return false;
  }
  std::string_view dictionary_;
  std::string_view file_;
  std::uint64_t left_;
  std::size_t at_;
  std::uint64_t list_at_;
  std::string key_;
  std::string_view list_;
};

}  // namespace lede::archive
