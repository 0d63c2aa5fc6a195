// lede.toml as a flat list of keys and values.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/core/result.h"

namespace lede::core {

struct FileSetting {
  std::string key;
  std::string text;    // numbers and booleans as TOML writes them
  bool scalar = true;  // false for tables, arrays and dates: `text` is empty
  std::string where;   // file:line:column
};

// The top-level keys in the order of the file. Errors: kIo, kUsage (not TOML, with its place).
Result<std::vector<FileSetting>> read_settings_file(const std::filesystem::path& file);

}  // namespace lede::core
