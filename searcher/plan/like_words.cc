// Words that are only roughly known: colo*r and word~1.
#include <iterator>
#include <utility>

#include "common/archive/key_search.h"
#include "common/archive/phrase_source.h"
#include "common/text/tokens.h"
#include "searcher/plan/words.h"

namespace lede::plan {
namespace {

// More forms than this are not marked in snippets: nobody would look for them there.
constexpr std::size_t kMostMarked = 500;

core::Error too_many_like(const query::Node& leaf) {
  const bool fuzzy = leaf.kind == query::NodeKind::kFuzzy;
  const std::string written = fuzzy ? leaf.text + "~" + std::to_string(leaf.distance) : leaf.text;
  return {core::ErrorCode::kUsage,
          "'" + written + "' stands for more than " + std::to_string(kMaxLikeWords) + " words",
          fuzzy ? "use ~1, or a longer word" : "give more letters", ""};
}

// The pattern as the tokenizer would fold its pieces.
std::string folded_pattern(std::string_view written) {
  std::string pattern;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find('*', at), written.size());
    for (const std::string& form : text::fold_words(written.substr(at, end - at))) pattern += form;
    if (end < written.size() && !pattern.ends_with('*')) pattern += '*';
    at = end + 1;
  }
  return pattern;
}

// The keys of the positions file's `letter` that are like the leaf.
core::Result<std::vector<std::string>> like_keys(Context& context, const std::string& letter,
                                                 const query::Node& leaf) {
  std::vector<std::string> keys;
  if (leaf.kind == query::NodeKind::kFuzzy) {
    const std::vector<std::string> forms = text::fold_words(leaf.text);
    for (archive::LikeKey& like :
         archive::keys_within(context.snapshot, letter, forms.empty() ? "" : forms.front(), leaf.distance)) {
      keys.push_back(letter + std::move(like.form));
    }
  } else {
    keys = archive::keys_like(context.snapshot, letter, folded_pattern(leaf.text), kMaxLikeWords);
  }
  if (keys.size() > kMaxLikeWords) return too_many_like(leaf);
  return keys;
}

}  // namespace

core::Result<MaybePart> plan_like(Context& context, const query::Node& leaf) {
  const bool walks = leaf.kind == query::NodeKind::kFuzzy || leaf.text.find('*') < 2;
  if (core::Status status = walks ? context.walk() : core::ok_status(); !status) return status.error();
  const Scope scope = scope_of(leaf);
  std::vector<std::string> keys;
  std::vector<std::string> marked;
  for (const Scope field : fields_of(scope)) {
    const std::string letter = key_of(field, "");
    auto more = like_keys(context, letter, leaf);
    if (!more) return more.error();
    for (const std::string& key : *more) {
      if (marked.size() < kMostMarked) marked.push_back(key.substr(letter.size()));
    }
    std::move(more->begin(), more->end(), std::back_inserter(keys));
  }
  for (std::string& form : marked) context.highlight({{std::move(form)}, false, false});
  return any_of_keys(context, scope, std::move(keys));
}

core::Result<MaybePart> plan_like_name(Context& context, const archive::Field& field,
                                       const query::Node& leaf) {
  if (core::Status status = context.walk(); !status) return status.error();
  auto keys = like_keys(context, std::string(field.prefix), leaf);
  if (!keys) return keys.error();
  if (core::Status status = context.expand(keys->size()); !status) return status.error();
  return MaybePart(Part{archive::any_key_query(context.snapshot, std::move(*keys))});
}

}  // namespace lede::plan
