// Writes columns files: from rows, or by joining files of closed partitions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "common/archive/columns.h"
#include "common/core/result.h"

namespace lede::archive {

core::Status write_columns(std::span<const Row> rows, const std::filesystem::path& file);

// The rows of `parts` one after the other.
core::Status join_columns(std::span<const Columns* const> parts, const std::filesystem::path& file);

}  // namespace lede::archive
