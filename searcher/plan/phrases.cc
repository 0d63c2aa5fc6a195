#include "searcher/plan/phrases.h"

#include <set>
#include <utility>

#include "common/archive/phrase_source.h"
#include "common/text/tokens.h"
#include "searcher/plan/words.h"

namespace lede::plan {

namespace {

using Forms = std::vector<std::string>;
using Xapian::Query;

Forms keys_of(Scope field, const Forms& forms) {
  Forms keys;
  for (const std::string& form : forms) keys.push_back(key_of(field, form));
  return keys;
}

// Every document with the phrase holds all these stems, so they weigh it and cost little: the
// phrase leads, they are only looked up.
Query weights_of(Context& context, Scope scope, const Forms& forms) {
  std::set<std::string> stems;
  std::vector<Query> weights;
  for (const std::string& form : forms) {
    const std::string stem(context.stemmer.stem(form));
    if (stems.insert(stem).second) weights.push_back(weight_of_stem(scope, stem));
  }
  return Query(Query::OP_AND, weights.begin(), weights.end());
}

// Forms that begin with `form` in `scope`.
core::Result<Forms> forms_that_begin(Context& context, Scope scope, const std::string& form,
                                     std::size_t limit) {
  std::set<std::string> forms;
  for (const Scope field : fields_of(scope)) {
    const std::size_t prefix = key_of(field, "").size();
    for (const std::string& key : archive::keys_with_prefix(context.snapshot, key_of(field, form), limit)) {
      forms.insert(key.substr(prefix));
    }
  }
  if (forms.size() > limit) return too_many_words(form, limit);
  return Forms(forms.begin(), forms.end());
}

Query positions_of_phrase(Context& context, Scope scope, const Forms& forms) {
  if (forms.size() == 1) {
    Forms keys;
    for (const Scope field : fields_of(scope)) keys.push_back(key_of(field, forms.front()));
    return archive::any_key_query(context.snapshot, std::move(keys));
  }
  std::vector<Forms> fields;
  for (const Scope field : fields_of(scope)) fields.push_back(keys_of(field, forms));
  return archive::any_phrase_query(context.snapshot, std::move(fields));
}

Part join_or(std::vector<Part> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  std::vector<Query> queries;
  for (Part& part : parts) queries.push_back(std::move(part.query));
  return {Query(Query::OP_OR, queries.begin(), queries.end()), true};
}

// What one operand of NEAR may be: several phrases of one or more forms.
core::Result<std::vector<Forms>> ways_of(Context& context, Scope scope, const query::Node& operand) {
  std::vector<Forms> ways;
  const std::vector<query::Node> alone = {operand};
  for (const query::Node& leaf : operand.children.empty() ? alone : operand.children) {
    Forms forms = text::fold_words(leaf.text);
    if (forms.empty()) continue;
    if (leaf.kind != query::NodeKind::kPrefix) {
      context.highlight({forms, false, false});
      ways.push_back(std::move(forms));
      continue;
    }
    core::Result<Forms> last = forms_that_begin(context, scope, forms.back(), kMaxNearWays);
    if (!last.ok()) return last.error();
    for (std::string& form : *last) {
      forms.back() = std::move(form);
      context.highlight({forms, false, false});
      ways.push_back(forms);
    }
  }
  return ways;
}

// One alternative chosen for each operand.
Part near_of(Context& context, Scope scope, const std::vector<Forms>& operands, unsigned distance) {
  Forms all;
  for (const Forms& forms : operands) all.insert(all.end(), forms.begin(), forms.end());
  const auto window = static_cast<std::uint32_t>(distance + all.size() - 1);
  std::vector<Query> fields;
  for (const Scope field : fields_of(scope)) {
    std::vector<Query> conditions = {archive::near_query(context.snapshot, keys_of(field, all), window)};
    for (const Forms& forms : operands) {
      if (forms.size() > 1)
        conditions.push_back(archive::phrase_query(context.snapshot, keys_of(field, forms)));
    }
    fields.emplace_back(Query::OP_AND, conditions.begin(), conditions.end());
  }
  const Query near(Query::OP_OR, fields.begin(), fields.end());
  return {Query(Query::OP_AND_MAYBE, near, weights_of(context, scope, all)), true};
}

core::Error near_error(const std::string& what) {
  return {core::ErrorCode::kUsage, "NEAR stands between " + what, "give fewer, or use AND", ""};
}

}  // namespace

Part phrase_of(Context& context, Scope scope, const Forms& forms) {
  context.highlight({forms, false, false});
  return {Query(Query::OP_AND_MAYBE, positions_of_phrase(context, scope, forms),
                weights_of(context, scope, forms)),
          true};
}

core::Result<MaybePart> plan_phrase_prefix(Context& context, Scope scope, const Forms& forms) {
  core::Result<Forms> last = forms_that_begin(context, scope, forms.back(), kMaxPhrasePrefixWords);
  if (!last.ok()) return last.error();
  if (const core::Status status = context.expand(last->size() * forms.size()); !status.ok())
    return status.error();
  std::vector<Part> parts;
  Forms whole = forms;
  for (std::string& form : *last) {
    whole.back() = std::move(form);
    parts.push_back(phrase_of(context, scope, whole));
  }
  return MaybePart(join_or(std::move(parts)));
}

MaybePart plan_phrase(Context& context, const query::Node& leaf) {
  const Forms forms = text::fold_words(leaf.text);
  if (forms.empty()) return std::nullopt;
  return phrase_of(context, scope_of(leaf), forms);
}

core::Result<MaybePart> plan_near(Context& context, const query::Node& near) {
  const query::Node& first = near.children.front();
  const Scope scope = scope_of(first.children.empty() ? first : first.children.front());
  std::vector<std::vector<Forms>> chosen = {{}};  // one entry a way
  std::size_t words = 0;
  for (const query::Node& operand : near.children) {
    core::Result<std::vector<Forms>> ways = ways_of(context, scope, operand);
    if (!ways.ok()) return ways.error();
    std::size_t longest = 0;
    for (const Forms& forms : *ways) longest = std::max(longest, forms.size());
    words += longest;
    if (words > kMaxNearWords) return near_error("more than " + std::to_string(kMaxNearWords) + " words");
    if (chosen.size() * ways->size() > kMaxNearWays) {
      return near_error("alternatives that combine in more than " + std::to_string(kMaxNearWays) + " ways");
    }
    std::vector<std::vector<Forms>> longer;
    for (const auto& begun : chosen) {
      for (const Forms& forms : *ways) {
        longer.push_back(begun);
        longer.back().push_back(forms);
      }
    }
    chosen = std::move(longer);
  }
  if (const core::Status status = context.expand(chosen.size() * words); !status.ok()) return status.error();
  std::vector<Part> parts;
  for (const auto& operands : chosen) parts.push_back(near_of(context, scope, operands, near.distance));
  return MaybePart(join_or(std::move(parts)));
}

}  // namespace lede::plan
