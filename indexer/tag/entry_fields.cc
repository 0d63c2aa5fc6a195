#include "indexer/tag/entry_fields.h"

#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::tag {
namespace {

std::vector<std::string>* cues_of(Rules& rules, std::string_view key) {
  if (key == "requires") return &rules.requires_any;
  if (key == "requires_near") return &rules.requires_near;
  if (key == "excludes") return &rules.excludes;
  if (key == "excludes_near") return &rules.excludes_near;
  if (key == "not_in") return &rules.not_in;
  return nullptr;
}

std::vector<std::string> aliases_of(const Entry& entry, bool surnames) {
  std::vector<std::string> names;
  for (const Alias& alias : entry.aliases) {
    if (alias.surname == surnames) names.push_back(alias.name);
  }
  return names;
}

}  // namespace

std::string flaw_of_name(std::string_view name) {
  if (name.size() > kMaxNameBytes) {
    return "is " + std::to_string(name.size()) + " bytes long, over " + std::to_string(kMaxNameBytes);
  }
  thread_local text::Tokens tokens;
  tokens.assign(name);
  return tokens.size() == 0 ? "holds no word" : "";
}

std::vector<std::string> values_of(const Entry& entry, std::string_view key) {
  Rules rules = rules_of(entry, 0);
  if (key == "name") return {entry.name};
  if (key == "kind" && entry.kind != Kind::kNone) return {std::string(name_of(entry.kind))};
  if (key == "aliases") return aliases_of(entry, false);
  if (key == "surnames") return aliases_of(entry, true);
  if (key == "case" && rules.case_rule != CaseRule::kAny) return {std::string(name_of(rules.case_rule))};
  if (key == "also" && rules.also_person) return {"person"};
  if (key == "broader") return entry.broader;
  if (key == "id") return entry.ids;
  if (const std::vector<std::string>* cues = cues_of(rules, key)) return *cues;
  return {};
}

std::string add_value(Entry& entry, std::string_view key, std::string_view written) {
  const std::string value = text::collapse_white_space(written);
  if (key == "kind") {
    const std::optional<Kind> kind = kind_of(value);
    if (!kind) return "unknown kind '" + value + "'";
    entry.kind = *kind;
    return {};
  }
  if (key == "case") {
    const std::optional<CaseRule> rule = case_rule_of(value);
    if (!rule) return "unknown case rule '" + value + "'";
    entry.own_rules().case_rule = *rule;
    return {};
  }
  if (key == "also") {
    if (value != "person") return "also is not person";
    entry.own_rules().also_person = true;
    return {};
  }
  if (const std::string wrong = flaw_of_name(value); !wrong.empty()) {
    return "a value of " + std::string(key) + " " + wrong;
  }
  if (key == "name") {
    entry.name = value;
  } else if (key == "aliases" || key == "surnames") {
    entry.aliases.push_back({value, 0, key == "surnames"});
  } else if (key == "broader") {
    entry.broader.push_back(value);
  } else if (key == "id") {
    entry.ids.push_back(value);
  } else {
    cues_of(entry.own_rules(), key)->push_back(value);
  }
  return {};
}

}  // namespace lede::tag
