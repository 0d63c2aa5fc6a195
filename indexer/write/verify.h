// Is the archive whole? Reads everything and compares its parts with each other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "common/core/result.h"

namespace lede::write {

struct VerifyOptions {
  std::function<void(const std::string&)> problem;                        // told of each, one line
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // articles; now and then
  std::function<bool()> stop;                                             // true ends it early
};

struct VerifyResult {
  std::uint64_t articles = 0;  // live ones, read whole
  std::uint64_t partitions = 0;
  std::uint64_t problems = 0;
  bool stopped = false;
};

// Checks: Xapian's tables (Xapian::Database::check), that every live record can be read, is
// found by its id, once, and has the content, date and facets that its columns tell of; that the
// columns and the index agree (verify_columns.h); that positions are well formed, and that the pairs agree
// with them (verify_pairs.h). Needs no lock: it reads one snapshot. Errors: the archive cannot be opened.
core::Result<VerifyResult> verify_archive(const std::filesystem::path& archive, const VerifyOptions& options);

}  // namespace lede::write
