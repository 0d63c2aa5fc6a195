#include "indexer/tag/dictionary_file.h"

#include <algorithm>
#include <optional>
#include <span>
#include <system_error>
#include <vector>

#include "common/article/tag_name.h"
#include "common/core/file_writer.h"
#include "indexer/tag/dictionary_blocks.h"
#include "indexer/tag/toml_text.h"

namespace lede::tag {
namespace {

namespace fs = std::filesystem;

struct RuleText {
  std::string_view key;
  std::string value;
};

// The rules that differ from `base`, as TOML values.
std::vector<RuleText> rule_texts(const Rules& rules, const Rules& base) {
  std::vector<RuleText> texts;
  if (rules.case_rule != base.case_rule) texts.push_back({"case", toml_string(name_of(rules.case_rule))});
  const auto add = [&](std::string_view key, const std::vector<std::string>& cues,
                       const std::vector<std::string>& base_cues) {
    if (cues != base_cues) texts.push_back({key, toml_array(cues)});
  };
  add("requires", rules.requires_any, base.requires_any);
  add("requires_near", rules.requires_near, base.requires_near);
  add("excludes", rules.excludes, base.excludes);
  add("excludes_near", rules.excludes_near, base.excludes_near);
  add("not_in", rules.not_in, base.not_in);
  if (rules.also_person && !base.also_person) texts.push_back({"also", toml_string("person")});
  return texts;
}

std::string alias_text(const Entry& entry, const Alias& alias) {
  if (alias.rules == 0) return toml_string(alias.name);
  std::string out = "{ name = " + toml_string(alias.name);
  for (const RuleText& rule : rule_texts(rules_of(entry, alias.rules), rules_of(entry, 0))) {
    out += ", " + std::string(rule.key) + " = " + rule.value;
  }
  return out + " }";
}

std::string line(std::string_view key, std::string_view value) {
  return std::string(key) + " = " + std::string(value) + "\n";
}

std::string array_line(std::string_view key, std::span<const std::string> values) {
  return values.empty() ? "" : line(key, toml_array(values));
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
  std::string out = "[[tag]]\n" + line("name", toml_string(entry.name));
  if (entry.kind != Kind::kNone) out += line("kind", toml_string(name_of(entry.kind)));
  std::string aliases;
  std::vector<std::string> surnames;
  for (const Alias& alias : entry.aliases) {
    if (alias.surname) {
      surnames.push_back(alias.name);
    } else {
      aliases += (aliases.empty() ? "" : ", ") + alias_text(entry, alias);
    }
  }
  if (!aliases.empty()) out += line("aliases", "[" + aliases + "]");
  out += array_line("surnames", surnames);
  for (const RuleText& rule : rule_texts(rules_of(entry, 0), {})) out += line(rule.key, rule.value);
  return out + array_line("broader", entry.broader) + array_line("id", entry.ids);
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
