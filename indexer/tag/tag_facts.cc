#include "indexer/tag/tag_facts.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "common/article/tag_name.h"

namespace lede::tag {
namespace {

class Facts {
 public:
  explicit Facts(const TagChanges& changes) : changes_(changes) {}

  void add(const Entry& entry) {
    const std::string name = borne(entry.name);
    if (name.empty()) return;
    archive::TagFacts& tag = named(name);
    // Of entries that were merged, the one whose name stayed speaks for the tag.
    if (tag.kind.empty() || name == entry.name) {
      tag.kind = name_of(entry.kind);
      tag.id.clear();
      for (const std::string& id : entry.ids) tag.id += (tag.id.empty() ? "" : " ") + id;
      tag.broader.clear();
      for (const std::string& broader : entry.broader) {
        if (std::string above = borne(broader); !above.empty()) tag.broader.push_back(std::move(above));
      }
    }
    if (name != entry.name) tag.aliases.push_back(entry.name);
    for (const Alias& alias : entry.aliases) tag.aliases.push_back(alias.name);
  }

  void add_changed() {
    for (const std::string& folded : changes_.changed()) {
      const TagChanges::Target target = changes_.resolve(folded);
      if (!target.name.empty()) named(target.name).aliases.push_back(folded);
    }
  }

  std::vector<archive::TagFacts> take() { return std::move(tags_); }

 private:
  // What an article bears for that name; empty where it was decided to be no tag.
  std::string borne(const std::string& name) const {
    const TagChanges::Target target = changes_.resolve(article::fold_tag(name));
    return target.changed ? target.name : name;
  }
  archive::TagFacts& named(const std::string& name) {
    const auto [at, is_new] = places_.try_emplace(article::fold_tag(name), tags_.size());
    if (is_new) tags_.push_back({name});
    return tags_[at->second];
  }

  const TagChanges& changes_;
  std::vector<archive::TagFacts> tags_;
  std::unordered_map<std::string, std::size_t> places_;  // by folded name
};

}  // namespace

std::vector<archive::TagFacts> tag_facts(const Dictionary& dictionary, const TagChanges& changes) {
  Facts facts(changes);
  for (const Entry& entry : dictionary.entries) facts.add(entry);
  facts.add_changed();
  return facts.take();
}

}  // namespace lede::tag
