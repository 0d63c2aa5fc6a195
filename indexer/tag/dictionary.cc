#include "indexer/tag/dictionary.h"

#include <toml++/toml.h>

#include <array>
#include <unordered_map>
#include <utility>

#include "common/article/tag_name.h"
#include "common/text/hash.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "indexer/tag/dictionary_blocks.h"

namespace lede::tag {
namespace {

constexpr std::string_view kKeysHint = "a tag has name, kind, aliases, case, requires and excludes";

// Reads the blocks of one file and reports what it refuses.
class DictionaryReader {
 public:
  DictionaryReader(const std::string& file, const Report& report) : file_(file), report_(report) {}

  void read(const Block& block);
  std::vector<Entry> take() { return std::move(entries_); }

 private:
  void read_entry(const toml::table& table);
  bool read_name(const toml::table& table, Entry& entry);
  bool read_aliases(const toml::node& node, Entry& entry);
  bool read_cues(std::string_view key, const toml::node& node, std::vector<std::string>& cues);
  bool read_key(const toml::key& name, const toml::node& node, Entry& entry);
  bool is_new(const Entry& entry, const toml::table& table);
  // What is wrong with `name`, run together; empty when nothing is.
  std::string flaw(const std::string& name);
  std::uint32_t line_of(const toml::source_position& position) const {
    return first_line_ + (position.line == 0 ? 0 : position.line - 1);
  }
  bool refuse(const toml::source_position& position, std::string message, std::string_view hint = {});

  const std::string& file_;
  const Report& report_;
  std::uint32_t first_line_ = 1;
  text::Tokens tokens_;
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

std::string DictionaryReader::flaw(const std::string& name) {
  if (name.size() > kMaxNameBytes) {
    return "is " + std::to_string(name.size()) + " bytes long, over " + std::to_string(kMaxNameBytes);
  }
  tokens_.assign(name);
  return tokens_.size() == 0 ? "holds no word" : "";
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
  bool good = read_name(table, entry);
  for (const auto& [key, node] : table) {
    if (key.str() != "name") good = read_key(key, node, entry) && good;
  }
  if (good && is_new(entry, table)) entries_.push_back(std::move(entry));
}

bool DictionaryReader::read_name(const toml::table& table, Entry& entry) {
  const toml::node* node = table.get("name");
  if (node == nullptr) return refuse(table.source().begin, "a tag without a name");
  if (!node->is_string()) return refuse(node->source().begin, "name is not a string");
  entry.name = text::collapse_white_space(node->as_string()->get());
  if (const std::string wrong = flaw(entry.name); !wrong.empty()) {
    return refuse(node->source().begin, "the name " + wrong);
  }
  return true;
}

// False when the whole entry is to be refused: a rule that was not read would tag too much.
bool DictionaryReader::read_key(const toml::key& name, const toml::node& node, Entry& entry) {
  const std::string_view key = name.str();
  const toml::source_position begin = node.source().begin;
  if (key == "aliases") return read_aliases(node, entry);
  if (key == "requires") return read_cues(key, node, entry.requires_any);
  if (key == "excludes") return read_cues(key, node, entry.excludes);
  if (key == "kind") {
    const std::optional<Kind> kind = kind_of(node.value_or(std::string_view()));
    if (!kind) return refuse(begin, "unknown kind", "person, organisation, place, work, event or topic");
    entry.kind = *kind;
  } else if (key == "case") {
    const std::optional<CaseRule> rule = case_rule_of(node.value_or(std::string_view()));
    if (!rule) return refuse(begin, "unknown case rule", "any, title or exact");
    entry.case_rule = *rule;
  } else {
    refuse(name.source().begin, "unknown key '" + std::string(key) + "'", kKeysHint);
  }
  return true;
}

bool DictionaryReader::read_aliases(const toml::node& node, Entry& entry) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return refuse(node.source().begin, "aliases is not an array of strings");
  for (const toml::node& item : *array) {
    if (!item.is_string()) {
      refuse(item.source().begin, "an alias is not a string");
      continue;
    }
    std::string alias = text::collapse_white_space(item.as_string()->get());
    if (const std::string wrong = flaw(alias); !wrong.empty()) {
      refuse(item.source().begin, "an alias " + wrong);
      continue;
    }
    entry.aliases.push_back(std::move(alias));
  }
  return true;
}

bool DictionaryReader::read_cues(std::string_view key, const toml::node& node,
                                 std::vector<std::string>& cues) {
  const toml::array* array = node.as_array();
  if (array == nullptr) return refuse(node.source().begin, std::string(key) + " is not an array of strings");
  for (const toml::node& item : *array) {
    if (!item.is_string())
      return refuse(item.source().begin, std::string(key) + " holds what is not a string");
    std::string cue = text::collapse_white_space(item.as_string()->get());
    if (const std::string wrong = flaw(cue); !wrong.empty()) {
      return refuse(item.source().begin, "a word of " + std::string(key) + " " + wrong);
    }
    cues.push_back(std::move(cue));
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

std::vector<Entry> parse_dictionary(std::string_view toml, const std::string& file, const Report& report) {
  DictionaryReader reader(file, report);
  for (const Block& block : split_blocks(toml)) reader.read(block);
  return reader.take();
}

}  // namespace lede::tag
