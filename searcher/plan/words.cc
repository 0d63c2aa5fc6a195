#include "searcher/plan/words.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/phrase_source.h"
#include "common/archive/schema.h"
#include "common/text/stop_words.h"
#include "common/text/tokens.h"
#include "searcher/plan/phrases.h"
#include "searcher/plan/scope.h"

namespace lede::plan {

namespace {

// A prefix of more stems than this gets no weight: it would say little, and cost a posting list each.
constexpr std::size_t kMaxPrefixStems = 64;

// Adds the stems of `keys`, keys of `field`, to `stems`, which may end up over the limit by one.
void collect_stems(Context& context, Scope field, const std::vector<std::string>& keys,
                   std::set<std::string>& stems) {
  const std::size_t prefix = key_of(field, "").size();
  for (const std::string& key : keys) {
    if (stems.size() > kMaxPrefixStems) return;
    stems.emplace(context.stemmer.stem(std::string_view(key).substr(prefix)));
  }
}

core::Result<MaybePart> plan_single_prefix(Context& context, Scope scope, const std::string& form) {
  std::set<std::string> stems;
  std::vector<std::string> keys;
  for (const Scope field : fields_of(scope)) {
    auto more = archive::keys_with_prefix(context.snapshot, key_of(field, form), kMaxPrefixWords);
    if (more.size() > kMaxPrefixWords) return too_many_words(form, kMaxPrefixWords);
    collect_stems(context, field, more, stems);
    std::move(more.begin(), more.end(), std::back_inserter(keys));
  }
  if (const core::Status status = context.expand(keys.size()); !status.ok()) return status.error();
  context.highlight({{form}, false, true});
  if (keys.empty()) return MaybePart(Part{Xapian::Query(), true});
  const Xapian::Query any = archive::any_key_query(context.snapshot, std::move(keys));
  if (stems.size() > kMaxPrefixStems) return MaybePart(Part{any, false});
  std::vector<Xapian::Query> weights;
  for (const std::string& stem : stems) weights.push_back(weight_of_stem(scope, stem));
  const Xapian::Query weight(Xapian::Query::OP_SYNONYM, weights.begin(), weights.end());
  return MaybePart(Part{Xapian::Query(Xapian::Query::OP_AND_MAYBE, any, weight), true});
}

bool is_telling(const query::Node& leaf, std::string_view language) {
  if (leaf.kind == query::NodeKind::kPrefix) return true;
  const archive::Field* field = leaf.field.empty() ? nullptr : archive::find_field(leaf.field);
  if (field && field->kind != archive::FieldKind::kText) return false;
  const std::vector<std::string> forms = text::fold_words(leaf.text);
  return std::ranges::any_of(forms,
                             [&](const std::string& form) { return !text::is_stop_word(form, language); });
}

}  // namespace

bool has_telling_word(const query::Node& root, std::string_view language) {
  switch (root.kind) {
    case query::NodeKind::kNot:
    case query::NodeKind::kAll:
      return false;
    case query::NodeKind::kAnd:
    case query::NodeKind::kOr:
    case query::NodeKind::kNear:
      return std::ranges::any_of(root.children,
                                 [&](const query::Node& child) { return has_telling_word(child, language); });
    default:
      return is_telling(root, language);
  }
}

MaybePart plan_words(Context& context, const query::Node& leaf) {
  const std::vector<std::string> forms = text::fold_words(leaf.text);
  if (forms.empty()) return std::nullopt;
  const Scope scope = scope_of(leaf);
  if (forms.size() > 1) return phrase_of(context, scope, forms);
  const std::string stem(context.stemmer.stem(forms.front()));
  context.highlight({{stem}, true, false});
  Xapian::Query query = weight_of_stem(scope, stem);
  if (scope == Scope::kText) {
    query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(archive::term_of("XT", stem)));
  }
  const bool weightless =
      context.weightless_stop_words && text::is_stop_word(forms.front(), context.snapshot.stemmer());
  return Part{query, !weightless};
}

core::Result<MaybePart> plan_prefix(Context& context, const query::Node& leaf) {
  const std::vector<std::string> forms = text::fold_words(leaf.text);
  if (forms.empty()) return MaybePart();
  const Scope scope = scope_of(leaf);
  if (forms.size() == 1) return plan_single_prefix(context, scope, forms.front());
  return plan_phrase_prefix(context, scope, forms);
}

core::Error too_many_words(std::string_view prefix, std::size_t limit) {
  return {core::ErrorCode::kUsage,
          "'" + std::string(prefix) + "*' begins more than " + std::to_string(limit) + " words",
          "give more letters before the *", ""};
}

}  // namespace lede::plan
