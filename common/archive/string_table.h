// Strings by number: what a partition under construction calls its terms and words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lede::archive {

// Numbers strings from 0 up in the order of first use. One table of hashes and one of bytes, since
// this is asked for every word of every article. Not for use by two threads at once. Memory: the
// strings and 20 to 70 bytes each; less than 4 GiB of strings.
class StringTable {
 public:
  StringTable();

  std::uint32_t intern(std::string_view s);
  // Until the next intern().
  std::string_view operator[](std::uint32_t number) const {
    return {bytes_.data() + begins_[number], begins_[number + 1] - begins_[number]};
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }

  // All numbers, in byte order of their strings.
  std::vector<std::uint32_t> sorted() const;

 private:
  // Decides alone about strings of up to eight bytes, which most words are.
  struct Slot {
    std::uint64_t front = 0;   // the first eight bytes
    std::uint32_t tag = 0;     // of the hash, with the size
    std::uint32_t number = 0;  // plus one; 0: free
  };
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<char> bytes_;
  std::vector<std::uint32_t> begins_{0};
};

}  // namespace lede::archive
