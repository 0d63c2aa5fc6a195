#include "indexer/tag/dictionary_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <system_error>

#include "common/article/tag_name.h"
#include "common/core/file_writer.h"
#include "indexer/tag/dictionary_blocks.h"

namespace lede::tag {
namespace {

namespace fs = std::filesystem;

// A TOML basic string (TOML 1.0, "String").
std::string toml_string(std::string_view s) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string array_line(std::string_view key, std::span<const std::string> values) {
  if (values.empty()) return {};
  std::string line(key);
  line += " = [";
  for (const std::string& value : values) {
    if (&value != values.data()) line += ", ";
    line += toml_string(value);
  }
  return line + "]\n";
}

std::string string_line(std::string_view key, std::string_view value) {
  return std::string(key) + " = " + toml_string(value) + "\n";
}

// The entry of that name as a part of `toml`, from its [[tag]] line to its last line of
// substance.
std::optional<std::string_view> find_entry(std::string_view toml, std::string_view name) {
  const std::string key = article::fold_tag(name);
  const std::vector<Entry> entries = parse_dictionary(toml, "", [](const core::Error&) {});
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& e) { return article::fold_tag(e.name) == key; });
  if (entry == entries.end()) return std::nullopt;
  for (const Block& block : split_blocks(toml)) {
    if (block.is_tag && block.first_line == entry->line) return without_tail(block.text);
  }
  return std::nullopt;
}

void replace(std::string& toml, std::string_view part, std::string_view by) {
  toml.replace(static_cast<std::size_t>(part.data() - toml.data()), part.size(), by);
}

// The file's text; empty when there is no file.
core::Result<std::string> read_or_empty(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error) && !error) return std::string();
  return core::read_file(file);
}

}  // namespace

std::string to_toml(const Entry& entry) {
  std::string out = "[[tag]]\n" + string_line("name", entry.name);
  if (entry.kind != Kind::kNone) out += string_line("kind", name_of(entry.kind));
  out += array_line("aliases", entry.aliases);
  if (entry.case_rule != CaseRule::kAny) out += string_line("case", name_of(entry.case_rule));
  return out + array_line("requires", entry.requires_any) + array_line("excludes", entry.excludes);
}

core::Status put_entry(const fs::path& file, const Entry& entry) {
  const std::string block = to_toml(entry);
  std::optional<core::Error> refused;
  (void)parse_dictionary(block, "", [&](const core::Error& e) { refused = refused ? refused : e; });
  if (refused) return core::Error{core::ErrorCode::kUsage, refused->message, refused->hint, ""};

  core::Result<std::string> toml = read_or_empty(file);
  if (!toml) return toml.error();
  if (const std::optional<std::string_view> old = find_entry(*toml, entry.name)) {
    replace(*toml, *old, block);
  } else {
    if (!toml->empty() && !toml->ends_with('\n')) *toml += '\n';
    if (!toml->empty()) *toml += '\n';
    *toml += block;
  }
  std::error_code error;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
  if (error) {
    return core::Error{core::ErrorCode::kIo, "cannot make the folder: " + error.message(), "",
                       file.parent_path().string()};
  }
  return core::replace_file(file, *toml);
}

core::Result<bool> remove_entry(const fs::path& file, std::string_view name) {
  core::Result<std::string> toml = read_or_empty(file);
  if (!toml) return toml.error();
  const std::optional<std::string_view> old = find_entry(*toml, name);
  if (!old) return false;
  replace(*toml, *old, "");
  if (core::Status written = core::replace_file(file, *toml); !written) return written.error();
  return true;
}

}  // namespace lede::tag
