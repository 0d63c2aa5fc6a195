#include "searcher/plan/tags.h"

#include <algorithm>
#include <optional>

#include "common/archive/schema.h"
#include "common/article/tag_name.h"
#include "common/core/suggest.h"
#include "searcher/plan/near_value.h"

namespace lede::plan {
namespace {

using archive::Snapshot;
using archive::TagTable;

constexpr std::size_t kMaxNamed = 3;              // in a note
constexpr std::uint32_t kMaxSpellings = 200'000;  // that a suggestion reads

std::string term_of_tag(const std::string& key) {
  return archive::term_of(archive::find_field("tag")->key_prefix, key);
}

// Terms outlive the articles that were replaced or deleted.
bool is_borne(const Snapshot& snapshot, const std::string& key) {
  const std::string term = term_of_tag(key);
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const Xapian::Database& database = snapshot.database(p);
    for (auto at = database.postlist_begin(term), end = database.postlist_end(term); at != end; ++at) {
      if (!snapshot.is_deleted({p, *at - 1})) return true;
    }
  }
  return false;
}

std::string in_quotes(std::string_view name) { return "'" + std::string(name) + "'"; }

// "'A', 'B', 'C' and 4 more"
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i)
    text += (i == 0 ? "" : ", ") + in_quotes(names[i]);
  if (names.size() > kMaxNamed) text += " and " + std::to_string(names.size() - kMaxNamed) + " more";
  return text;
}

// As written in the partition that has it first; empty where none does.
std::string written(const Snapshot& snapshot, const std::string& key) {
  using archive::Facet;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const archive::Columns& columns = snapshot.columns(p);
    std::uint32_t low = 0, high = columns.value_count(Facet::kTag);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (columns.key(Facet::kTag, middle) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < columns.value_count(Facet::kTag) && columns.key(Facet::kTag, low) == key)
      return std::string(columns.label(Facet::kTag, low));
  }
  return {};
}

class Reading {
 public:
  Reading(const Snapshot& snapshot, std::string_view value) : snapshot_(snapshot), table_(snapshot.tags()) {
    alone_ = value.starts_with('=');
    if (alone_) value.remove_prefix(1);
    asked_ = value;
    key_ = article::fold_tag(value);
  }

  TagMeaning read() {
    meaning_.name = asked_;
    if (key_.empty()) return std::move(meaning_);
    find_roots();
    meaning_.keys = meaning_.roots;
    if (!alone_) add_narrower();
    std::sort(meaning_.keys.begin(), meaning_.keys.end());
    meaning_.keys.erase(std::unique(meaning_.keys.begin(), meaning_.keys.end()), meaning_.keys.end());
    meaning_.found = meaning_.found || std::any_of(meaning_.keys.begin(), meaning_.keys.end(),
                                                   [&](const auto& key) { return is_borne(snapshot_, key); });
    return std::move(meaning_);
  }

 private:
  void find_roots() {
    const std::uint32_t own = table_.named(key_);
    const bool borne = is_borne(snapshot_, key_);
    meaning_.found = borne;
    std::vector<std::uint32_t> others = alone_ ? std::vector<std::uint32_t>() : table_.aliased(key_);
    if (own != TagTable::kNone || borne || others.empty()) {
      meaning_.roots = {key_};
      if (own != TagTable::kNone) {
        meaning_.name = table_.name(own);
        tags_ = {own};
      } else if (borne) {
        meaning_.name = written(snapshot_, key_);
      }
      if (borne && !others.empty()) {
        meaning_.notes.push_back(in_quotes(meaning_.name) + " is also another name of " +
                                 listed(names(others)) + ", which has to be asked for by name");
      }
      return;
    }
    tags_ = others;
    std::string name;
    for (const std::uint32_t tag : others) {
      name += (name.empty() ? "" : " or ") + std::string(table_.name(tag));
      meaning_.roots.push_back(article::fold_tag(table_.name(tag)));
    }
    meaning_.name = std::move(name);
    meaning_.notes.push_back(in_quotes(asked_) + " is another name of " + listed(names(others)) +
                             (others.size() == 1
                                  ? ", which is looked for"
                                  : ": each is looked for; give the name of one to find it alone"));
  }

  void add_narrower() {
    std::vector<std::string> below;
    for (const std::uint32_t tag : tags_) {
      for (const std::uint32_t narrower : table_.all_narrower(tag)) {
        std::string key = article::fold_tag(table_.name(narrower));
        if (!is_borne(snapshot_, key)) continue;
        meaning_.found = true;
        below.emplace_back(table_.name(narrower));
        meaning_.keys.push_back(std::move(key));
      }
    }
    if (below.empty()) return;
    meaning_.notes.push_back(in_quotes(meaning_.name) + " is found with what is narrower: " + listed(below) +
                             "; put = before the name to find it alone");
  }

  std::vector<std::string> names(const std::vector<std::uint32_t>& tags) const {
    std::vector<std::string> all;
    for (const std::uint32_t tag : tags) all.emplace_back(table_.name(tag));
    return all;
  }

  const Snapshot& snapshot_;
  const TagTable& table_;
  bool alone_ = false;
  std::string asked_, key_;
  std::vector<std::uint32_t> tags_;  // of the table, that are meant
  TagMeaning meaning_;
};

// The spelling of the dictionaries that is nearest, as a tag.
std::string near_spelling(const TagTable& table, std::string_view key) {
  std::vector<std::string_view> keys;
  const std::uint32_t most = std::min(table.spelling_count(), kMaxSpellings);
  for (std::uint32_t i = 0; i < most; ++i) keys.push_back(table.spelling(i).key);
  return std::string(core::closest(key, keys));
}

}  // namespace

TagMeaning meaning_of_tag(const Snapshot& snapshot, std::string_view value) {
  return Reading(snapshot, value).read();
}

std::string tag_name(const Snapshot& snapshot, const std::string& key) {
  const TagTable& table = snapshot.tags();
  const std::uint32_t own = table.named(key);
  return own == TagTable::kNone ? written(snapshot, key) : std::string(table.name(own));
}

std::string near_tag(const Snapshot& snapshot, std::string_view value) {
  const std::string key = article::fold_tag(value);
  if (value.starts_with('=') && !meaning_of_tag(snapshot, value.substr(1)).notes.empty())
    return "it is found without the =";
  std::string near = near_value(snapshot.database(), archive::find_field("tag")->key_prefix, key);
  if (near.empty()) near = near_spelling(snapshot.tags(), key);
  // A name that no article bears would be no better.
  if (near.empty() || !meaning_of_tag(snapshot, near).found) return "";
  return "did you mean '" + near + "'?";
}

Xapian::Query tag_query(Context& context, const archive::Field& field, std::string_view value) {
  TagMeaning meaning = meaning_of_tag(context.snapshot, value);
  for (std::string& note : meaning.notes) context.notes.push_back(std::move(note));
  std::vector<Xapian::Query> tags;
  for (const std::string& key : meaning.keys) tags.emplace_back(archive::term_of(field.key_prefix, key));
  if (meaning.found) return Xapian::Query(Xapian::Query::OP_OR, tags.begin(), tags.end());
  std::string note = "no article has tag '" + std::string(value) + "'";
  if (context.notes.size() < kMaxSuggestions) {
    if (const std::string near = near_tag(context.snapshot, value); !near.empty()) note += "; " + near;
  }
  context.notes.push_back(std::move(note));
  return Xapian::Query();
}

}  // namespace lede::plan
