#include "common/core/settings_file.h"

#include <algorithm>

#include "common/core/file_writer.h"
#include "common/core/toml.h"

namespace lede::core {

namespace {

std::string place(const std::string& file, const toml::source_position& at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

FileSetting to_setting(const std::string& file, const toml::key& key, const toml::node& node) {
  FileSetting setting{std::string(key.str()), {}, true, place(file, node.source().begin)};
  if (const auto text = node.value_exact<std::string>()) {
    setting.text = *text;
  } else if (const auto number = node.value_exact<std::int64_t>()) {
    setting.text = std::to_string(*number);
  } else if (const auto flag = node.value_exact<bool>()) {
    setting.text = *flag ? "true" : "false";
  } else {
    setting.scalar = false;
  }
  return setting;
}

}  // namespace

Result<std::vector<FileSetting>> read_settings_file(const std::filesystem::path& file) {
  Result<std::string> bytes = read_file(file);
  if (!bytes) {
    Error error = bytes.error();
    error.code = ErrorCode::kIo;
    return error;
  }
  try {
    const toml::table table = toml::parse(*bytes, file.string());
    std::vector<FileSetting> settings;
    for (const auto& [key, node] : table) settings.push_back(to_setting(file.string(), key, node));
    return settings;
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::kUsage, std::string(error.description()), "",
                 place(file.string(), error.source().begin)};
  }
}

}  // namespace lede::core
