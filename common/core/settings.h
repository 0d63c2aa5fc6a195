// What a user may set once instead of typing it each time. One table declares every setting;
// flags, environment, lede.toml, help and manual are made from it.
//
// Precedence: flag, then LEDE_<NAME>, then lede.toml, then the default. lede.toml is
// $LEDE_CONFIG (empty: none), else $XDG_CONFIG_HOME/lede/lede.toml, else
// ~/.config/lede/lede.toml; it is read only when it exists.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "common/core/result.h"
#include "common/core/terminal.h"

namespace lede::core {

enum class Setting {
  kArchive,
  kColor,
  kThreads,
  kLimit,
  kStemmer,
  kDictionaries,
  kContact,
  kHostSpacing,
  kHosts,
  kTimeout,
  kConnectTimeout,
  kAllowPrivate,
  kCaFile,
};
inline constexpr std::size_t kSettingCount = 13;

enum class SettingKind {
  kPath,    // "~/" is the home folder; in lede.toml, relative to its folder
  kNumber,  // from `least` to `most`
  kChoice,  // one of `choices`
  kText,
};

struct SettingRow {
  Setting id;
  std::string_view name;         // key in lede.toml, long flag without dashes
  std::string_view environment;  // LEDE_<NAME>
  SettingKind kind;
  std::string_view fallback;  // the default; for kArchive as the manual shows it
  std::string_view help;      // one line, no final stop
  std::size_t least = 0;
  std::size_t most = 0;
  std::string_view choices = {};  // separated by '|'
};

const std::array<SettingRow, kSettingCount>& settings_table();
const SettingRow& row_of(Setting setting);

enum class SettingOrigin { kDefault, kFile, kEnvironment, kFlag };

// The value of an environment variable, or null; a parameter so that tests need no real one.
using Environment = std::function<const char*(const char* name)>;
Environment process_environment();

class Settings {
 public:
  // Reads environment and lede.toml. Errors (kUsage, at file:line:column or the variable's
  // name): no TOML, an unknown key (with the nearest one), a value of the wrong kind;
  // (kIo): $LEDE_CONFIG names a file that cannot be read.
  static Result<Settings> load(const Environment& environment = process_environment());

  // A value from the command line. Errors (kUsage) as above, at "--name".
  Status set(Setting setting, std::string_view text);

  const std::string& text(Setting setting) const { return value(setting).text; }
  std::size_t number(Setting setting) const;          // of a kNumber setting
  std::filesystem::path path(Setting setting) const;  // of a kPath setting; empty for none
  ColorMode color() const;
  std::size_t threads() const;  // kThreads, with 0 turned into the number of cores

  SettingOrigin origin(Setting setting) const { return value(setting).origin; }
  // "default", "/home/a/.config/lede/lede.toml:3:11", "LEDE_THREADS" or "--threads".
  const std::string& where(Setting setting) const { return value(setting).where; }

 private:
  struct Value {
    std::string text;
    SettingOrigin origin = SettingOrigin::kDefault;
    std::string where = "default";
  };

  Settings() = default;
  const Value& value(Setting setting) const { return values_[static_cast<std::size_t>(setting)]; }
  // `where` names the source in errors; `folder` is what relative paths start from.
  Status assign(const SettingRow& row, std::string text, SettingOrigin origin, std::string where,
                const std::filesystem::path& folder);
  Status read_file(const std::filesystem::path& file);

  std::array<Value, kSettingCount> values_;
  std::string home_;
};

}  // namespace lede::core
