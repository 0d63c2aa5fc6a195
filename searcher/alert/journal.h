// The order in which identities came into the archive, as the alerts saw them: what makes "new" a
// fact that no update, new tag, merge, restored backup or wrong clock can change. An identity stands
// in it once, for ever, also when its article is deleted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"

namespace lede::alert {

// File alerts/seen: magic "LEDESEE1", a number that tells this journal from another one made later, then
// a hash of each identity's term, in the order of first sight; each u64 little-endian. Only appended to; what
// a power cut left of the last ones, a torn entry or zeros, is cut off by the next run.
class Journal {
 public:
  // An absent file is an empty journal. Errors: kArchive, kIo.
  static core::Result<Journal> open(const std::filesystem::path& alerts);

  std::uint64_t size() const { return places_.size(); }
  // What was entered by earlier runs. A place behind it was told of entries that have since been lost.
  std::uint64_t opened_with() const { return opened_with_; }
  // 16 hexadecimal digits. Places are told of one journal only: when the file was removed, or lost, every
  // alert starts afresh.
  std::string name() const;

  // Enters every identity of the snapshot that is not in it yet, and returns when the file is on the disk.
  core::Status enter(const archive::Snapshot& snapshot);

  // The identities that were entered at `place` or later and are in the snapshot, as values for the
  // filter "id" of a plan, in that order.
  core::Result<std::vector<std::string>> since(const archive::Snapshot& snapshot, std::uint64_t place) const;

 private:
  explicit Journal(std::filesystem::path file) : file_(std::move(file)) {}
  core::Status append(const std::vector<std::uint64_t>& fresh);

  std::filesystem::path file_;
  std::uint64_t number_ = 0;                                 // 0: there is no file yet
  std::uint64_t opened_with_ = 0;                            // entries
  std::unordered_map<std::uint64_t, std::uint64_t> places_;  // by hash
};

}  // namespace lede::alert
