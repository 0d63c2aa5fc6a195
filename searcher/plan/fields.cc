#include "searcher/plan/fields.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>
#include <vector>

#include "common/archive/phrase_source.h"
#include "common/archive/row_source.h"
#include "common/article/tag_name.h"
#include "common/text/tokens.h"
#include "searcher/plan/near_value.h"
#include "searcher/plan/tags.h"
#include "searcher/plan/words.h"

namespace lede::plan {

namespace {

using Xapian::Query;

// As the document builder folds values of `field`.
std::string folded(const archive::Field& field, std::string_view value) {
  if (field.name != "lang") return article::fold_tag(value);
  std::string code(value);  // BCP 47, which the record keeps in lower case
  for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return code;
}

void note_unknown(Context& context, const archive::Field& field, std::string_view value,
                  const std::string& key) {
  std::string note = "no article has " + std::string(field.name) + " '" + std::string(value) + "'";
  std::string near;
  if (context.notes.size() < kMaxSuggestions)
    near = near_value(context.snapshot.database(), field.key_prefix, key);
  if (!near.empty()) note += "; did you mean '" + near + "'?";
  context.notes.push_back(std::move(note));
}

constexpr const char* kTagFields[] = {"tag", "learned"};

// Of the notes since there were `before`: none when something was found, else the first.
void keep_notes(Context& context, std::size_t before, bool found) {
  const std::size_t most = before + (found ? 0 : 1);
  if (context.notes.size() > most) context.notes.resize(most);
}

// Rows of one story.
class StorySource : public archive::RowSource {
 public:
  StorySource(std::shared_ptr<const archive::OpenPartitions> partitions, std::uint64_t story)
      : RowSource(std::move(partitions)), story_(story) {}
  archive::RowSource* clone() const override { return new StorySource(partitions(), story_); }
  std::string get_description() const override { return "story"; }

 protected:
  std::uint32_t start(std::size_t partition) override {
    stories_ = (*partitions())[partition].columns->stories();
    return static_cast<std::uint32_t>(std::count(stories_.begin(), stories_.end(), story_));
  }
  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    if (row >= stories_.size()) return std::nullopt;
    const auto found = std::find(stories_.begin() + row, stories_.end(), story_);
    if (found == stories_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - stories_.begin());
  }

 private:
  std::uint64_t story_;
  std::span<const std::uint64_t> stories_;
};

}  // namespace

core::Result<MaybePart> plan_name(Context& context, const archive::Field& field, const query::Node& leaf) {
  std::vector<std::string> keys = text::fold_words(leaf.text);
  if (keys.empty()) return MaybePart();
  const bool one_word = keys.size() == 1 && leaf.kind != query::NodeKind::kPrefix;
  if (one_word) return MaybePart(Part{Query(archive::term_of(field.prefix, keys.front()))});
  for (std::string& key : keys) key.insert(0, field.prefix);
  if (leaf.kind != query::NodeKind::kPrefix) {
    return MaybePart(Part{archive::phrase_query(context.snapshot, std::move(keys))});
  }
  std::vector<std::string> begun = archive::keys_with_prefix(context.snapshot, keys.back(), kMaxPrefixWords);
  if (begun.size() > kMaxPrefixWords) return too_many_words(leaf.text, kMaxPrefixWords);
  if (const core::Status status = context.expand(begun.size() * keys.size()); !status.ok())
    return status.error();
  if (keys.size() == 1) return MaybePart(Part{archive::any_key_query(context.snapshot, std::move(begun))});
  std::vector<Query> phrases;
  for (std::string& key : begun) {
    keys.back() = std::move(key);
    phrases.push_back(archive::phrase_query(context.snapshot, keys));
  }
  return MaybePart(Part{Query(Query::OP_OR, phrases.begin(), phrases.end())});
}

core::Result<MaybePart> plan_exact(Context& context, const archive::Field& field, const query::Node& leaf) {
  std::string_view value = leaf.text;
  bool family = leaf.kind == query::NodeKind::kPrefix;
  for (; leaf.kind == query::NodeKind::kPhrase && value.ends_with('*'); family = true) value.remove_suffix(1);
  const std::string key = folded(field, value);
  if (!family || key.empty()) return MaybePart(Part{whole_value(context, field, value)});
  const std::string begun = std::string(field.prefix) + key;
  const Xapian::Database& database = context.snapshot.database();
  std::size_t values = 0;
  const auto end = database.allterms_end(begun);
  for (auto at = database.allterms_begin(begun); at != end && values <= kMaxExpansions; ++at) ++values;
  if (values == 0) {
    note_unknown(context, field, leaf.text, key);
    return MaybePart(Part{});
  }
  if (const core::Status status = context.expand(values); !status.ok()) return status.error();
  return MaybePart(Part{Query(Query::OP_WILDCARD, begun, 0, Query::WILDCARD_LIMIT_ERROR, Query::OP_OR)});
}

core::Result<MaybePart> plan_any_tag(Context& context, const query::Node& leaf) {
  const std::size_t notes = context.notes.size();
  std::vector<Query> found;
  for (const char* name : kTagFields) {
    core::Result<MaybePart> part = plan_exact(context, *archive::find_field(name), leaf);
    if (!part.ok()) return part;
    if (*part && !(*part)->query.empty()) found.push_back((*part)->query);
  }
  keep_notes(context, notes, !found.empty());
  return MaybePart(Part{Query(Query::OP_OR, found.begin(), found.end())});
}

Part plan_flag(const archive::Field& field, const query::Node& leaf) {
  return {Query(archive::term_of(field.prefix, leaf.text))};
}

Part plan_story(Context& context, const query::Node& leaf) {
  std::uint64_t story = 0;
  const auto [end, error] = std::from_chars(leaf.text.data(), leaf.text.data() + leaf.text.size(), story, 16);
  if (error != std::errc() || story == 0 || end != leaf.text.data() + leaf.text.size()) return {};
  return {Query((new StorySource(context.snapshot.partitions(), story))->release())};
}

Query whole_value(Context& context, const archive::Field& field, std::string_view value) {
  if (field.name == "tag" || field.name == "salient") return tag_query(context, field, value);
  const std::string key = folded(field, value);
  const std::string term = archive::term_of(field.key_prefix, key);
  if (context.snapshot.database().term_exists(term)) return Query(term);
  note_unknown(context, field, value, key);
  return Query();
}

Query whole_any_tag(Context& context, std::string_view value) {
  const std::size_t notes = context.notes.size();
  std::vector<Query> found;
  for (const char* name : kTagFields) {
    const Query query = whole_value(context, *archive::find_field(name), value);
    if (!query.empty()) found.push_back(query);
  }
  keep_notes(context, notes, !found.empty());
  return {Query::OP_OR, found.begin(), found.end()};
}

}  // namespace lede::plan
