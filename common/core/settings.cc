#include "common/core/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <thread>
#include <utility>
#include <vector>

#include "common/core/settings_file.h"
#include "common/core/suggest.h"

namespace lede::core {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxThreads = 256;
constexpr std::size_t kMaxLimit = 1000000;
constexpr std::size_t kMaxSpacing = 3600000;
constexpr std::size_t kMaxHosts = 256;
constexpr std::size_t kMaxTimeout = 3600;

constexpr std::array<SettingRow, kSettingCount> kTable = {{
    {Setting::kArchive, "archive", "LEDE_ARCHIVE", SettingKind::kPath, "$XDG_DATA_HOME/lede/archive",
     "the folder that holds the archive"},
    {Setting::kColor, "color", "LEDE_COLOR", SettingKind::kChoice, "auto",
     "colours: auto (on a terminal), always or never", 0, 0, "auto|always|never"},
    {Setting::kThreads, "threads", "LEDE_THREADS", SettingKind::kNumber, "0",
     "threads to work with; 0 for all cores", 0, kMaxThreads},
    {Setting::kLimit, "limit", "LEDE_LIMIT", SettingKind::kNumber, "10", "results to show", 0, kMaxLimit,
     "all"},
    {Setting::kStemmer, "stemmer", "LEDE_STEMMER", SettingKind::kText, "english",
     "language of the word stems in a new archive, or none"},
    {Setting::kDictionaries, "dictionaries", "LEDE_DICTIONARIES", SettingKind::kPath, "",
     "a folder of further tag dictionaries"},
    {Setting::kContact, "contact", "LEDE_CONTACT", SettingKind::kText, "",
     "address or mail where sites reach you, sent with each request"},
    {Setting::kHostSpacing, "host-spacing", "LEDE_HOST_SPACING", SettingKind::kNumber, "1000",
     "milliseconds between two requests to one host; 0 for none", 0, kMaxSpacing},
    {Setting::kHosts, "hosts", "LEDE_HOSTS", SettingKind::kNumber, "32", "hosts to ask at the same time", 1,
     kMaxHosts},
    {Setting::kTimeout, "timeout", "LEDE_TIMEOUT", SettingKind::kNumber, "120",
     "seconds that one request may take", 1, kMaxTimeout},
    {Setting::kConnectTimeout, "connect-timeout", "LEDE_CONNECT_TIMEOUT", SettingKind::kNumber, "15",
     "seconds until a server must be connected", 1, kMaxTimeout},
    {Setting::kAllowPrivate, "allow-private", "LEDE_ALLOW_PRIVATE", SettingKind::kChoice, "false",
     "fetch from addresses of private networks too: true or false", 0, 0, "false|true"},
    {Setting::kCaFile, "ca-file", "LEDE_CA_FILE", SettingKind::kPath, "",
     "PEM file of certificate authorities to trust"},
}};

std::string variable(const Environment& environment, const char* name) {
  const char* value = environment(name);
  return value == nullptr ? "" : value;
}

// $`variable_name`, else `below_home` in the home folder. The XDG specification says to pass
// over relative paths.
fs::path base_folder(const Environment& environment, const char* variable_name, const char* below_home) {
  const fs::path given = variable(environment, variable_name);
  if (given.is_absolute()) return given;
  const std::string home = variable(environment, "HOME");
  return home.empty() ? fs::path() : fs::path(home) / below_home;
}

bool parse_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> words;
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find('|'), choices.size());
    words.push_back(choices.substr(0, end));
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return words;
}

// What is wrong with `text` as a value of `row`; nothing when all is well.
Status check(const SettingRow& row, const std::string& text, const std::string& where) {
  std::size_t number = 0;
  std::string expected, hint;
  if (row.kind == SettingKind::kNumber) {
    if (parse_number(text, number) && number >= row.least && number <= row.most) return ok_status();
    if (!row.choices.empty() && text == row.choices) return ok_status();  // a name of the most
    expected = "a whole number from " + std::to_string(row.least) + " to " + std::to_string(row.most);
    if (!row.choices.empty()) expected.append(", or ").append(row.choices);
  } else if (row.kind == SettingKind::kChoice) {
    const std::vector<std::string_view> words = split_choices(row.choices);
    if (std::find(words.begin(), words.end(), text) != words.end()) return ok_status();
    expected = "one of";
    for (const std::string_view word : words) expected.append(" ").append(word);
    hint = did_you_mean(text, words);
  } else {
    if (text.find('\0') == text.npos) return ok_status();
    expected = "text without NUL bytes";
  }
  std::string message(row.name);
  message.append(" must be ").append(expected).append(", not '").append(text).append("'");
  return Error{ErrorCode::kUsage, message, hint, where};
}

Error unknown_key(const FileSetting& setting) {
  std::vector<std::string_view> names;
  for (const SettingRow& row : kTable) names.push_back(row.name);
  std::string hint = did_you_mean(setting.key, names);
  if (hint.empty()) {
    hint = "the keys are";
    for (const std::string_view name : names) hint.append(" ").append(name);
  }
  return {ErrorCode::kUsage, "unknown setting '" + setting.key + "'", hint, setting.where};
}

}  // namespace

const std::array<SettingRow, kSettingCount>& settings_table() { return kTable; }

const SettingRow& row_of(Setting setting) { return kTable[static_cast<std::size_t>(setting)]; }

Environment process_environment() {
  return [](const char* name) { return static_cast<const char*>(std::getenv(name)); };
}

Result<Settings> Settings::load(const Environment& environment) {
  Settings settings;
  settings.home_ = variable(environment, "HOME");
  for (const SettingRow& row : kTable) settings.values_[static_cast<std::size_t>(row.id)].text = row.fallback;
  const fs::path data = base_folder(environment, "XDG_DATA_HOME", ".local/share");
  settings.values_[static_cast<std::size_t>(Setting::kArchive)].text =
      data.empty() ? "lede-archive" : (data / "lede/archive").string();

  if (const char* named = environment("LEDE_CONFIG"); named != nullptr) {
    if (*named != '\0') {
      if (Status status = settings.read_file(named); !status) return status.error();
    }
  } else if (const fs::path config = base_folder(environment, "XDG_CONFIG_HOME", ".config");
             !config.empty()) {
    std::error_code ignored;
    const fs::path file = config / "lede/lede.toml";
    if (fs::exists(file, ignored)) {
      if (Status status = settings.read_file(file); !status) return status.error();
    }
  }
  for (const SettingRow& row : kTable) {
    const std::string name(row.environment);
    const std::string text = variable(environment, name.c_str());
    if (text.empty()) continue;
    Status status = settings.assign(row, text, SettingOrigin::kEnvironment, name, {});
    if (!status) return status.error();
  }
  return settings;
}

Status Settings::read_file(const fs::path& file) {
  const Result<std::vector<FileSetting>> entries = read_settings_file(file);
  if (!entries) return entries.error();
  for (const FileSetting& entry : *entries) {
    const auto row =
        std::find_if(kTable.begin(), kTable.end(), [&](const SettingRow& r) { return r.name == entry.key; });
    if (row == kTable.end()) return unknown_key(entry);
    if (!entry.scalar) {
      return Error{ErrorCode::kUsage, entry.key + " must be a text or a number", "", entry.where};
    }
    Status status = assign(*row, entry.text, SettingOrigin::kFile, entry.where, file.parent_path());
    if (!status) return status;
  }
  return ok_status();
}

Status Settings::assign(const SettingRow& row, std::string text, SettingOrigin origin, std::string where,
                        const fs::path& folder) {
  if (Status status = check(row, text, where); !status) return status;
  if (row.kind == SettingKind::kPath && !text.empty()) {
    const bool in_home = !home_.empty() && (text == "~" || text.compare(0, 2, "~/") == 0);
    if (in_home) {
      text.replace(0, 1, home_);
    } else if (!folder.empty()) {
      text = (folder / text).lexically_normal().string();
    }
  }
  values_[static_cast<std::size_t>(row.id)] = {std::move(text), origin, std::move(where)};
  return ok_status();
}

Status Settings::set(Setting setting, std::string_view text) {
  const SettingRow& row = row_of(setting);
  return assign(row, std::string(text), SettingOrigin::kFlag, std::string("--").append(row.name), {});
}

std::size_t Settings::number(Setting setting) const {
  const SettingRow& row = row_of(setting);
  if (!row.choices.empty() && text(setting) == row.choices) return std::numeric_limits<std::uint32_t>::max();
  std::size_t number = 0;
  parse_number(text(setting), number);
  return number;
}

fs::path Settings::path(Setting setting) const { return text(setting); }

ColorMode Settings::color() const {
  return parse_color_mode(text(Setting::kColor)).value_or(ColorMode::kAuto);
}

std::size_t Settings::threads() const {
  const std::size_t given = number(Setting::kThreads);
  return given != 0 ? given : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace lede::core
