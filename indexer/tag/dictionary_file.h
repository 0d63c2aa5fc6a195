// Changes to one dictionary file, such as an archive's own dictionaries/local.toml, that keep
// its other entries and comments byte for byte. The file is replaced as a whole (temporary
// file, fsync, rename), so a crash leaves the old one or the new one. Two writers at once are
// the caller's to prevent (the archive's lock).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "common/core/result.h"
#include "indexer/tag/dictionary.h"

namespace lede::tag {

// Adds `entry`, or puts it in the place of the one of the same folded name; makes the file and
// its folder where there is none. Errors: kUsage when parse_dictionary() would refuse the
// entry, kIo.
core::Status put_entry(const std::filesystem::path& file, const Entry& entry);

// False when the file has no entry of that folded name. Errors: kIo.
core::Result<bool> remove_entry(const std::filesystem::path& file, std::string_view name);

// The entry as TOML: its [[tag]] line and what is not the default, newline at the end.
std::string to_toml(const Entry& entry);

}  // namespace lede::tag
