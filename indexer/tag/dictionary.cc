#include "indexer/tag/dictionary.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "common/article/tag_name.h"
#include "common/core/toml.h"
#include "common/text/hash.h"
#include "common/text/utf8.h"
#include "indexer/tag/dictionary_blocks.h"
#include "indexer/tag/entry_fields.h"

namespace lede::tag {
namespace {

constexpr std::string_view kKeysHint =
    "a tag has name, kind, aliases, surnames, case, requires, requires_near, excludes, excludes_near, "
    "not_in, also, broader and id";

struct CueKey {
  std::string_view key;
  std::vector<std::string> Rules::*cues;
};
constexpr std::array<CueKey, 5> kCueKeys = {{{"requires", &Rules::requires_any},
                                             {"requires_near", &Rules::requires_near},
                                             {"excludes", &Rules::excludes},
                                             {"excludes_near", &Rules::excludes_near},
                                             {"not_in", &Rules::not_in}}};

bool is_rule(std::string_view key) {
  if (key == "case" || key == "also") return true;
  for (const CueKey& cue : kCueKeys) {
    if (cue.key == key) return true;
  }
  return false;
}

// Reads the blocks of one file and reports what it refuses.
class DictionaryReader {
 public:
  DictionaryReader(const std::string& file, const Report& report) : file_(file), report_(report) {}

  void read(const Block& block);
  std::vector<Entry> take() { return std::move(entries_); }

 private:
  void read_entry(const toml::table& table);
  bool read_key(const toml::key& key, const toml::node& node, Entry& entry);
  bool read_name(const toml::table& table, std::string& name);
  bool read_aliases(const toml::node& node, Entry& entry);
  bool read_alias(const toml::table& table, Entry& entry);
  bool read_surnames(const toml::node& node, Entry& entry);
  bool read_rule(std::string_view key, const toml::node& node, Rules& rules);
  bool read_strings(std::string_view key, const toml::node& node, std::vector<std::string>& values);
  bool is_new(const Entry& entry, const toml::table& table);
  std::uint32_t line_of(const toml::source_position& position) const {
    return first_line_ + (position.line == 0 ? 0 : position.line - 1);
  }
  bool refuse(const toml::source_position& position, std::string message, std::string_view hint = {});

  const std::string& file_;
  const Report& report_;
  std::uint32_t first_line_ = 1;
  std::unordered_map<std::uint64_t, std::uint32_t> lines_;  // of the entries, by the folded name's hash
  std::vector<Entry> entries_;
};

bool DictionaryReader::refuse(const toml::source_position& position, std::string message,
                              std::string_view hint) {
  const std::uint32_t column = position.column == 0 ? 1 : position.column;
  report_({core::ErrorCode::kInvalidInput, std::move(message), std::string(hint),
           file_ + ":" + std::to_string(line_of(position)) + ":" + std::to_string(column)});
  return false;
}

void DictionaryReader::read(const Block& block) {
  first_line_ = block.first_line;
  toml::table table;
  try {
    table = toml::parse(block.text);
  } catch (const toml::parse_error& error) {
    refuse(error.source().begin, std::string(error.description()));
    return;
  }
  for (const auto& [key, node] : table) {
    const toml::array* tags = key.str() == "tag" ? node.as_array() : nullptr;
    if (tags == nullptr || !tags->is_array_of_tables()) {
      refuse(key.source().begin, "'" + std::string(key.str()) + "' stands outside any [[tag]]", kKeysHint);
      continue;
    }
    for (const toml::node& tag : *tags) read_entry(*tag.as_table());
  }
}

void DictionaryReader::read_entry(const toml::table& table) {
  Entry entry;
  entry.line = line_of(table.source().begin);
  bool good = read_name(table, entry.name);
  for (const auto& [key, node] : table) {
    if (key.str() != "name" && key.str() != "aliases") good = read_key(key, node, entry) && good;
  }
  // Last, since they take over the entry's rules.
  if (const toml::node* aliases = table.get("aliases")) good = read_aliases(*aliases, entry) && good;
  if (good && is_new(entry, table)) entries_.push_back(std::move(entry));
}

bool DictionaryReader::read_name(const toml::table& table, std::string& name) {
  const toml::node* node = table.get("name");
  if (node == nullptr) return refuse(table.source().begin, "a tag without a name");
  if (!node->is_string()) return refuse(node->source().begin, "name is not a string");
  name = text::collapse_white_space(node->as_string()->get());
  if (const std::string wrong = flaw_of_name(name); !wrong.empty()) {
    return refuse(node->source().begin, "the name " + wrong);
  }
  return true;
}

// False when the whole entry is to be refused: a rule that was not read would tag too much.
bool DictionaryReader::read_key(const toml::key& name, const toml::node& node, Entry& entry) {
  const std::string_view key = name.str();
  if (is_rule(key)) return read_rule(key, node, entry.own_rules());
  if (key == "surnames") return read_surnames(node, entry);
  if (key == "broader") return read_strings(key, node, entry.broader);
  if (key == "id") return read_strings(key, node, entry.ids);
  if (key == "kind") {
    const std::optional<Kind> kind = kind_of(node.value_or(std::string_view()));
    if (!kind) {
      return refuse(node.source().begin, "unknown kind", "person, organisation, place, work, event or topic");
    }
    entry.kind = *kind;
  } else {
    refuse(name.source().begin, "unknown key '" + std::string(key) + "'", kKeysHint);
  }
  return true;
}

bool DictionaryReader::read_rule(std::string_view key, const toml::node& node, Rules& rules) {
  if (key == "case") {
    const std::optional<CaseRule> rule = case_rule_of(node.value_or(std::string_view()));
    if (!rule) return refuse(node.source().begin, "unknown case rule", "any, title or exact");
    rules.case_rule = *rule;
    return true;
  }
  if (key == "also") {
    if (node.value_or(std::string_view()) != "person") {
      return refuse(node.source().begin, "also is not \"person\"", "nothing else is known");
    }
    rules.also_person = true;
    return true;
  }
  for (const CueKey& cue : kCueKeys) {
    if (cue.key == key) return read_strings(key, node, rules.*cue.cues);
  }
  return true;
}

bool DictionaryReader::read_aliases(const toml::node& node, Entry& entry) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return refuse(node.source().begin, "aliases is not an array");
  bool good = true;
  for (const toml::node& item : *array) {
    if (const toml::table* table = item.as_table()) {
      good = read_alias(*table, entry) && good;
      continue;
    }
    if (!item.is_string()) {
      refuse(item.source().begin, "an alias is neither a string nor a table");
      continue;
    }
    std::string alias = text::collapse_white_space(item.as_string()->get());
    if (const std::string wrong = flaw_of_name(alias); !wrong.empty()) {
      refuse(item.source().begin, "an alias " + wrong);
      continue;
    }
    entry.aliases.push_back({std::move(alias)});
  }
  return good;
}

// An alias with rules of its own, which stand in for the entry's.
bool DictionaryReader::read_alias(const toml::table& table, Entry& entry) {
  Alias alias;
  if (!read_name(table, alias.name)) return true;  // costs the alias only
  Rules rules = entry.own_rules();
  for (const auto& [key, node] : table) {
    if (key.str() == "name") continue;
    if (!is_rule(key.str())) {
      refuse(key.source().begin, "unknown key '" + std::string(key.str()) + "' of an alias",
             "an alias has name and rules: case, requires, requires_near, excludes, excludes_near, not_in, "
             "also");
      continue;
    }
    if (!read_rule(key.str(), node, rules)) return false;
  }
  alias.rules = static_cast<std::uint32_t>(entry.rules.size());
  entry.rules.push_back(std::move(rules));
  entry.aliases.push_back(std::move(alias));
  return true;
}

bool DictionaryReader::read_surnames(const toml::node& node, Entry& entry) {
  std::vector<std::string> names;
  if (!read_strings("surnames", node, names)) return false;
  for (std::string& name : names) entry.aliases.push_back({std::move(name), 0, true});
  return true;
}

// Replaces `values` by a string or an array of strings.
bool DictionaryReader::read_strings(std::string_view key, const toml::node& node,
                                    std::vector<std::string>& values) {
  values.clear();
  const auto add = [&](const toml::node& item) {
    if (!item.is_string()) {
      return refuse(item.source().begin, std::string(key) + " holds what is not a string");
    }
    values.push_back(text::collapse_white_space(item.as_string()->get()));
    const std::string wrong = flaw_of_name(values.back());
    return wrong.empty() || refuse(item.source().begin, "a word of " + std::string(key) + " " + wrong);
  };
  if (node.is_string()) return add(node);
  const toml::array* array = node.as_array();
  if (array == nullptr) return refuse(node.source().begin, std::string(key) + " is not an array of strings");
  for (const toml::node& item : *array) {
    if (!add(item)) return false;
  }
  return true;
}

bool DictionaryReader::is_new(const Entry& entry, const toml::table& table) {
  const auto [known, added] = lines_.try_emplace(text::hash64(article::fold_tag(entry.name)), entry.line);
  if (added) return true;
  return refuse(table.source().begin,
                "the name '" + entry.name + "' stands in line " + std::to_string(known->second) + " already",
                "put the aliases of both into one [[tag]]");
}

}  // namespace

const Rules& rules_of(const Entry& entry, std::uint32_t rules) {
  static const Rules kNone;
  return entry.rules.empty() ? kNone : entry.rules[rules];
}

std::vector<Entry> parse_dictionary(std::string_view toml, const std::string& file, const Report& report) {
  DictionaryReader reader(file, report);
  for (const Block& block : split_blocks(toml)) reader.read(block);
  return reader.take();
}

}  // namespace lede::tag
