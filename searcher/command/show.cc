#include <algorithm>

#include "common/core/terminal.h"
#include "searcher/command/browser.h"
#include "searcher/command/command.h"
#include "searcher/command/find_article.h"
#include "searcher/present/machine.h"
#include "searcher/present/text_article.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

using archive::Snapshot;

constexpr std::size_t kMostCopies = 20;  // that are listed

// The other live articles of the story.
core::Result<present::Copies> copies_of(const Snapshot& snapshot, Xapian::docid docid) {
  present::Copies copies;
  const archive::Place own = snapshot.place(docid);
  const std::uint64_t story = snapshot.columns(own.partition).stories()[own.row];
  if (story == 0) return copies;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const auto stories = snapshot.columns(p).stories();
    for (std::uint32_t row = 0; row < stories.size(); ++row) {
      const archive::Place place{p, row};
      if (stories[row] != story || snapshot.docid(place) == docid || snapshot.is_deleted(place)) continue;
      if (copies.listed.size() == kMostCopies) {
        ++copies.more;
        continue;
      }
      auto article = snapshot.article(snapshot.docid(place));
      if (!article) return article.error();
      copies.listed.push_back({article->id, article->source, article->title, article->published});
    }
  }
  return copies;
}

}  // namespace

core::Result<int> run_show(Context& context) {
  const Options& options = context.options;
  auto snapshot = Snapshot::open(options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  auto docid = find_article(*snapshot, options.id);
  if (!docid) return docid.error();
  auto article = snapshot->article(*docid);
  if (!article) return article.error();
  if (options.open > 0) {
    if (core::Status status = open_in_browser(*article); !status) return status.error();
  }
  if (options.format == Format::kJson) {
    context.output.write(present::json_article(*article));
    return 0;
  }
  auto wanted = wanted_of(*snapshot, options, context.now);
  if (!wanted) return wanted.error();
  auto copies = copies_of(*snapshot, *docid);
  if (!copies) return copies.error();
  present::Marker marker(std::move(*wanted), snapshot->stemmer());
  const present::TextLook look{core::Style(core::wants_color(options.settings.color(), 1)),
                               core::terminal_width(1)};
  context.output.write(present::text_article(*article, *copies, marker, look));
  return 0;
}

}  // namespace lede::searcher
