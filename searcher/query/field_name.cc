#include "searcher/query/field_name.h"

#include <utility>
#include <vector>

#include "common/archive/schema.h"
#include "common/core/suggest.h"

namespace lede::query {

namespace {

// What other search tools call our fields, too far from our names to be typing errors.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"headline", "title"}, {"subject", "title"},    {"body", "text"},     {"content", "text"},
    {"by", "author"},      {"byline", "author"},    {"site", "source"},   {"publication", "source"},
    {"keyword", "tag"},    {"category", "section"}, {"language", "lang"}, {"published", "date"},
};

}  // namespace

std::string unknown_field_hint(std::string_view name) {
  if (name == "since" || name == "after") return "write date:2014-12-08..";
  if (name == "until" || name == "before") return "write date:..2014-12-08";
  for (const auto& [other, ours] : kOtherNames) {
    if (name == other) return "did you mean '" + std::string(ours) + "'?";
  }
  std::vector<std::string_view> names;
  for (const archive::Field& field : archive::fields()) names.push_back(field.name);
  std::string hint = core::did_you_mean(name, names);
  if (!hint.empty()) return hint;
  hint = "there are ";
  for (const std::string_view field : names) hint += std::string(field) + ", ";
  return hint + "and quotes search it as written";
}

}  // namespace lede::query
