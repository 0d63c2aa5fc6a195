#include "searcher/plan/scope.h"

#include "common/archive/schema.h"

namespace lede::plan {

namespace {

constexpr Scope kBothFields[] = {Scope::kTitle, Scope::kText};

std::string_view title_prefix() {
  static const std::string_view prefix = archive::find_field("title")->prefix;
  return prefix;
}

}  // namespace

Scope scope_of(const query::Node& leaf) {
  if (leaf.field.empty()) return Scope::kTitleOrText;
  return archive::find_field(leaf.field)->prefix == title_prefix() ? Scope::kTitle : Scope::kText;
}

std::span<const Scope> fields_of(Scope scope) {
  const std::span<const Scope> both(kBothFields);
  if (scope == Scope::kTitleOrText) return both;
  return scope == Scope::kTitle ? both.first(1) : both.last(1);
}

std::string key_of(Scope field, std::string_view form) {
  std::string key(field == Scope::kTitle ? title_prefix() : "");
  key += form;
  return key;
}

Xapian::Query weight_of_stem(Scope scope, std::string_view stem) {
  std::string prefix = "Z";
  if (scope == Scope::kTitle) prefix += title_prefix();
  return Xapian::Query(archive::term_of(prefix, stem));
}

Xapian::Query weight_of_form(Context& context, Scope scope, std::string_view form) {
  return weight_of_stem(scope, context.stemmer.stem(form));
}

}  // namespace lede::plan
