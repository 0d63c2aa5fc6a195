#include "searcher/plan/words.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/key_search.h"
#include "common/archive/phrase_source.h"
#include "common/archive/schema.h"
#include "common/text/stop_words.h"
#include "common/text/tokens.h"
#include "searcher/plan/phrases.h"
#include "searcher/plan/scope.h"
#include "searcher/plan/spelling_families.h"

namespace lede::plan {

namespace {

// A prefix of more stems than this gets no weight: it would say little, and cost a posting list each.
constexpr std::size_t kMaxPrefixStems = 64;

core::Result<MaybePart> plan_single_prefix(Context& context, Scope scope, const std::string& form) {
  std::vector<std::string> keys;
  for (const Scope field : fields_of(scope)) {
    auto more = archive::keys_with_prefix(context.snapshot, key_of(field, form), kMaxPrefixWords);
    if (more.size() > kMaxPrefixWords) return too_many_words(form, kMaxPrefixWords);
    std::move(more.begin(), more.end(), std::back_inserter(keys));
  }
  context.highlight({{form}, false, true});
  return any_of_keys(context, scope, std::move(keys));
}

// Whether the archive writes `form` with a letter that `spelt` spells out: Müller, for mueller.
bool is_written_with_umlaut(Context& context, const std::string& form) {
  return archive::documents_with(context.snapshot, form) > 0 &&
         has_umlaut(archive::written_form(context.snapshot, form));
}

// The stems of the word's other spellings that the archive has, its own apart.
std::vector<std::string> other_stems(Context& context, std::string_view written, const std::string& form,
                                     const std::string& stem) {
  std::vector<std::string> spellings = other_spellings(form);
  if (std::string spelt = with_umlaut_digraphs(written); !spelt.empty()) {
    for (std::string& one : text::fold_words(spelt)) spellings.push_back(std::move(one));
  }
  if (std::string bare = without_umlaut_digraphs(form);
      !bare.empty() && is_written_with_umlaut(context, bare)) {
    spellings.push_back(std::move(bare));
  }
  std::vector<std::string> stems;
  std::string also;
  for (const std::string& spelling : spellings) {
    std::string other(context.stemmer.stem(spelling));
    if (other == stem || std::find(stems.begin(), stems.end(), other) != stems.end()) continue;
    if (!context.snapshot.database().term_exists(archive::term_of("Z", other))) continue;
    stems.push_back(std::move(other));
    also += (also.empty() ? form + ", also " : ", ") + spelling;
  }
  if (!also.empty()) context.spellings.push_back(std::move(also));
  return stems;
}

// A word in any form.
Part word_of_stem(Context& context, Scope scope, const std::string& stem) {
  context.highlight({{stem}, true, false});
  Xapian::Query query = weight_of_stem(scope, stem);
  if (scope == Scope::kText) {
    query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(archive::term_of("XT", stem)));
  }
  return Part{query, true};
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
  if (context.exact) return phrase_of(context, scope, forms);
  const std::string stem(context.stemmer.stem(forms.front()));
  const bool weightless =
      context.weightless_stop_words && text::is_stop_word(forms.front(), context.snapshot.stemmer());
  std::vector<std::string> stems = other_stems(context, leaf.text, forms.front(), stem);
  if (stems.empty()) {
    return Part{word_of_stem(context, scope, stem).query, !weightless};
  }
  stems.insert(stems.begin(), stem);
  std::vector<Xapian::Query> spellings;
  for (const std::string& one : stems) spellings.push_back(word_of_stem(context, scope, one).query);
  return Part{Xapian::Query(Xapian::Query::OP_SYNONYM, spellings.begin(), spellings.end()), !weightless};
}

core::Result<MaybePart> plan_prefix(Context& context, const query::Node& leaf) {
  const std::vector<std::string> forms = text::fold_words(leaf.text);
  if (forms.empty()) return MaybePart();
  const Scope scope = scope_of(leaf);
  if (forms.size() == 1) return plan_single_prefix(context, scope, forms.front());
  return plan_phrase_prefix(context, scope, forms);
}

core::Result<MaybePart> any_of_keys(Context& context, Scope scope, std::vector<std::string> keys) {
  if (const core::Status status = context.expand(keys.size()); !status.ok()) return status.error();
  if (keys.empty()) return MaybePart(Part{Xapian::Query(), true});
  const std::string title = key_of(Scope::kTitle, "");
  std::set<std::string> stems;
  for (const std::string& key : keys) {
    if (stems.size() > kMaxPrefixStems) break;
    const std::size_t prefix = key.starts_with(title) ? title.size() : 0;  // words have no capitals
    stems.emplace(context.stemmer.stem(std::string_view(key).substr(prefix)));
  }
  const Xapian::Query any = archive::any_key_query(context.snapshot, std::move(keys));
  if (stems.size() > kMaxPrefixStems) return MaybePart(Part{any, false});
  std::vector<Xapian::Query> weights;
  for (const std::string& stem : stems) weights.push_back(weight_of_stem(scope, stem));
  const Xapian::Query weight(Xapian::Query::OP_SYNONYM, weights.begin(), weights.end());
  return MaybePart(Part{Xapian::Query(Xapian::Query::OP_AND_MAYBE, any, weight), true});
}

core::Error too_many_words(std::string_view prefix, std::size_t limit) {
  return {core::ErrorCode::kUsage,
          "'" + std::string(prefix) + "*' begins more than " + std::to_string(limit) + " words",
          "give more letters before the *", ""};
}

}  // namespace lede::plan
