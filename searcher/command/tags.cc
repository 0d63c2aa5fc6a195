#include <algorithm>
#include <string>
#include <string_view>

#include "common/core/terminal.h"
#include "common/text/tokens.h"
#include "searcher/command/command.h"
#include "searcher/facet/facet.h"
#include "searcher/match/matching.h"
#include "searcher/present/layout.h"
#include "searcher/present/machine.h"
#include "searcher/present/text_page.h"

namespace lede::searcher {
namespace {

// Whether `name` is like `pattern`, where * stands for anything. Linear but for backing up to
// the last star.
bool is_like(std::string_view name, std::string_view pattern) {
  std::size_t at = 0, in = 0, star = pattern.npos, resume = 0;
  while (at < name.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      resume = at;
    } else if (in < pattern.size() && pattern[in] == name[at]) {
      ++in;
      ++at;
    } else if (star != pattern.npos) {
      in = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

std::string folded_pattern(const std::string& like) {
  const std::string folded = text::fold_text(like);
  return folded.find('*') == std::string::npos ? "*" + folded + "*" : folded;
}

}  // namespace

core::Result<int> run_tags(Context& context) {
  const Options& options = context.options;
  auto snapshot = archive::Snapshot::open(options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  auto all = match::collect(*snapshot, Xapian::Query(std::string()));
  if (!all) return all.error();
  const facet::Counts counts = facet::count(*snapshot, *all, {archive::Facet::kTag, 0});
  const std::string pattern = folded_pattern(options.like);
  present::FacetList list{"tag", {}, 0};
  for (const facet::Value& value : counts.values) {
    if (!options.like.empty() && !is_like(text::fold_text(value.label), pattern)) continue;
    ++list.distinct;
    if (options.limit == 0 || list.values.size() < options.limit)
      list.values.push_back({value.label, value.count, false});
  }
  if (options.format == Format::kJson) {
    context.output.write(present::json_values(list));
  } else if (options.format == Format::kCsv) {
    context.output.write(present::csv_values(list));
  } else if (list.distinct > 0) {
    const present::TextLook look{core::Style(core::wants_color(options.settings.color(), 1)),
                                 core::terminal_width(1)};
    context.output.write(present::text_facets({list}, look));
  } else {
    context.log.info(options.like.empty() ? "no article has a tag" : "no tag is like '" + options.like + "'");
  }
  return list.distinct > 0 ? 0 : 1;
}

}  // namespace lede::searcher
