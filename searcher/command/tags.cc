// lede-search tags: which tags there are.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/archive/key_search.h"
#include "common/text/tokens.h"
#include "searcher/command/command.h"
#include "searcher/command/lookup.h"
#include "searcher/research/periods.h"
#include "searcher/research/tag_index.h"

namespace lede::searcher {
namespace {

using archive::TagTable;
using present::Value;

std::string folded_pattern(const std::string& like) {
  const std::string folded = text::fold_text(like);
  return folded.find('*') == std::string::npos ? "*" + folded + "*" : folded;
}

// A tag of the list.
struct Listed {
  std::uint32_t tag;  // of the index
  std::uint64_t count;
  std::int64_t newest;  // published; archive::kNoTime: all undated
  std::string alias;    // by which it is like the pattern; empty: by its name
};

class List {
 public:
  List(const Lookup& lookup, const Options& options)
      : lookup_(lookup), options_(options.lookup), index_(lookup.snapshot(), tag_facet(options)) {}

  std::vector<Listed> find(const match::Matching& all, const std::string& like, const std::string& kind) {
    const std::vector<std::uint64_t> counts = index_.count(all);
    const std::vector<std::int64_t> newest = newest_of(all);
    const std::string pattern = like.empty() ? "" : folded_pattern(like);
    const auto aliases =
        like.empty() ? std::unordered_map<std::string_view, std::string>() : aliases_like(pattern);
    std::vector<Listed> found;
    for (std::uint32_t tag = 0; tag < index_.size(); ++tag) {
      if (counts[tag] == 0 || !lookup_.is_of_kind(index_.key(tag), kind)) continue;
      Listed one{tag, counts[tag], newest[tag], ""};
      if (!like.empty() && !archive::matches_pattern(index_.key(tag), pattern) &&
          !archive::matches_pattern(text::fold_text(index_.label(tag)), pattern)) {
        const auto alias = aliases.find(index_.key(tag));
        if (alias == aliases.end()) continue;
        one.alias = alias->second;
      }
      found.push_back(std::move(one));
    }
    sort(found);
    return found;
  }

  present::Report report(const std::vector<Listed>& found, std::size_t limit) const {
    using present::ColumnKind;
    const std::size_t shown = limit == 0 ? found.size() : std::min(limit, found.size());
    present::Report report;
    report.about = {{"total", std::uint64_t{found.size()}}, {"shown", std::uint64_t{shown}}};
    report.list = "tags";
    report.table.columns = {{"", "tag", ColumnKind::kText, 0, present::kAlways, present::kInText},
                            {"value", "", ColumnKind::kText, 0, 0, present::kInJson},
                            {"tag", "", ColumnKind::kText, 0, 0, present::kInCsv},
                            {"count", "articles", ColumnKind::kCount},
                            {"kind", "kind", ColumnKind::kText, 0, 2},
                            {"newest", "newest", ColumnKind::kText, 0, 3},
                            {"id", "", ColumnKind::kText, 0, 0, present::kInData},
                            {"broader", "", ColumnKind::kText, 0, 0, present::kInData},
                            {"alias", "", ColumnKind::kText, 0, 0, present::kInData},
                            {"", "", ColumnKind::kBar, 0, 1, present::kInText}};
    std::uint64_t most = 1;
    for (std::size_t i = 0; i < shown; ++i) most = std::max(most, found[i].count);
    for (std::size_t i = 0; i < shown; ++i) report.table.rows.push_back(row(found[i], most));
    if (std::string remark = limit_remark(shown, found.size()); !remark.empty())
      report.remarks.push_back(std::move(remark));
    return report;
  }

 private:
  std::vector<std::int64_t> newest_of(const match::Matching& all) const {
    std::vector<std::int64_t> newest(index_.size(), archive::kNoTime);
    for (std::size_t p = 0; p < all.rows.size(); ++p) {
      const auto published = lookup_.snapshot().columns(p).published();
      for (const std::uint32_t row : all.rows[p]) {
        if (!research::day_of(published[row])) continue;
        index_.of_row({p, row},
                      [&](std::uint32_t tag) { newest[tag] = std::max(newest[tag], published[row]); });
      }
    }
    return newest;
  }

  // The first alias that is like the pattern, by the key of its tag.
  std::unordered_map<std::string_view, std::string> aliases_like(const std::string& pattern) {
    const TagTable& table = lookup_.snapshot().tags();
    std::unordered_map<std::string_view, std::string> aliases;
    std::vector<std::string_view> keys(table.size());
    for (std::uint32_t i = 0; i < table.spelling_count(); ++i) {
      const TagTable::Spelling one = table.spelling(i);
      if (!one.is_alias && one.tag != TagTable::kNone) keys[one.tag] = one.key;
    }
    for (std::uint32_t i = 0; i < table.spelling_count(); ++i) {
      const TagTable::Spelling one = table.spelling(i);
      if (one.is_alias && one.tag != TagTable::kNone && archive::matches_pattern(one.key, pattern))
        aliases.emplace(keys[one.tag], one.key);
    }
    return aliases;
  }

  void sort(std::vector<Listed>& found) const {
    std::sort(found.begin(), found.end(), [&](const Listed& a, const Listed& b) {
      if (options_.tag_sort == TagSort::kRecent && a.newest != b.newest) return a.newest > b.newest;
      if (options_.tag_sort != TagSort::kName && a.count != b.count) return a.count > b.count;
      return index_.key(a.tag) < index_.key(b.tag);
    });
  }

  std::vector<Value> row(const Listed& one, std::uint64_t most) const {
    const TagTable& table = lookup_.snapshot().tags();
    const std::string label(index_.label(one.tag));
    Value kind, id, broader, newest, alias;
    if (const std::uint32_t tag = table.named(index_.key(one.tag)); tag != TagTable::kNone) {
      if (!table.kind(tag).empty()) kind = std::string(table.kind(tag));
      if (!table.id(tag).empty()) id = std::string(table.id(tag));
      std::vector<std::string> above;
      for (const std::uint32_t next : table.broader(tag)) above.emplace_back(table.name(next));
      if (!above.empty()) broader = std::move(above);
    }
    if (const auto day = research::day_of(one.newest)) newest = research::date_of(*day);
    if (!one.alias.empty()) alias = one.alias;
    return {one.alias.empty() ? label : label + " (" + one.alias + ")",
            label,
            label,
            one.count,
            std::move(kind),
            std::move(newest),
            std::move(id),
            std::move(broader),
            std::move(alias),
            static_cast<double>(one.count) / static_cast<double>(most)};
  }

  const Lookup& lookup_;
  const LookupOptions& options_;
  research::TagIndex index_;
};

std::string nothing(const Options& options) {
  std::string text = options.like.empty() ? "no article has a tag" : "no tag is like '" + options.like + "'";
  if (!options.lookup.kind.empty())
    text += (options.like.empty() ? " of kind " : " and of kind ") + options.lookup.kind;
  return text;
}

}  // namespace

core::Result<int> run_tags(Context& context) {
  const Options& options = context.options;
  auto lookup = Lookup::open(context);
  if (!lookup) return lookup.error();
  auto kind = lookup->kind(options.lookup.kind);
  if (!kind) return kind.error();
  auto all = lookup->articles("", false);
  if (!all) return all.error();
  List list(*lookup, options);
  const std::vector<Listed> found = list.find(*all, options.like, *kind);
  if (!found.empty() || options.format != Format::kText) lookup->print(list.report(found, options.limit));
  if (found.empty() && options.format == Format::kText) context.log.info(nothing(options));
  return found.empty() ? 1 : 0;
}

}  // namespace lede::searcher
