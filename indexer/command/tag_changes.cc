// lede-index tags merge, rename, ignore, changes, undo and apply: what was decided about the
// archive's tags, and the archive tagged by it.
#include "indexer/tag/tag_changes.h"

#include <string>

#include "common/archive/archive_folder.h"
#include "common/archive/snapshot.h"
#include "common/article/tag_name.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/retag.h"
#include "indexer/tag/tagger.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

fs::path archive_of(const Context& context) { return context.options.settings.path(core::Setting::kArchive); }

fs::path changes_file(const fs::path& archive) {
  return archive::dictionary_folder(archive) / tag::kChangesFile;
}

// "merge 'Sony Corp.' into 'Sony'"
std::string told(const tag::TagChange& change) {
  std::string text = std::string(tag::name_of(change.kind)) + " '" + core::printable(change.tag) + "'";
  if (change.kind == tag::ChangeKind::kMerge) text += " into";
  if (change.kind == tag::ChangeKind::kRename) text += " to";
  return change.into.empty() ? text : text + " '" + core::printable(change.into) + "'";
}

// The archive must be there; one writer at a time.
core::Result<archive::WriterLock> lock(const Context& context) {
  auto info = archive::open_archive(archive_of(context));
  if (!info) return info.error();
  return archive::WriterLock::acquire(archive_of(context));
}

// Whether an article has a tag of this folded name.
core::Result<bool> is_in_use(const Context& context, const std::string& folded) {
  auto snapshot = archive::Snapshot::open(archive_of(context));
  if (!snapshot) return snapshot.error();
  for (std::size_t p = 0; p < snapshot->partition_count(); ++p) {
    const archive::Columns& columns = snapshot->columns(p);
    for (std::uint32_t i = 0; i < columns.value_count(archive::Facet::kTag); ++i) {
      if (columns.key(archive::Facet::kTag, i) == folded) return true;
    }
  }
  return false;
}

constexpr const char* kNext =
    "; articles read from now on follow it, lede-index tags apply makes the others follow";

}  // namespace

core::Result<int> tags_change(Context& context) {
  auto locked = lock(context);
  if (!locked) return locked.error();
  const Options& options = context.options;
  tag::TagChange change = {tag::ChangeKind::kMerge, options.arguments.at(0), ""};
  if (options.command == Command::kTagsRename) change.kind = tag::ChangeKind::kRename;
  if (options.command == Command::kTagsIgnore) {
    change.kind = tag::ChangeKind::kIgnore;
  } else {
    change.into = options.arguments.at(1);
  }
  if (core::Status status = tag::add_change(changes_file(archive_of(context)), change); !status)
    return status.error();
  context.log.info(told(change) + kNext);
  auto used = is_in_use(context, article::fold_tag(change.tag));
  if (!used) return used.error();
  if (!*used) {
    context.log.warning(core::Error{ErrorCode::kNotFound, "no article has the tag '" + change.tag + "' now",
                                    "lede-search tags lists them; lede-index tags undo takes this back", ""});
  }
  return 0;
}

core::Result<int> tags_changes(Context& context) {
  auto info = archive::open_archive(archive_of(context));
  if (!info) return info.error();
  const auto changes = tag::read_changes(changes_file(archive_of(context)),
                                         [&](const core::Error& mistake) { context.log.warning(mistake); });
  for (const tag::TagChange& change : changes) context.output.line(told(change));
  return changes.empty() ? 1 : 0;
}

core::Result<int> tags_undo(Context& context) {
  auto locked = lock(context);
  if (!locked) return locked.error();
  auto undone = tag::undo_change(changes_file(archive_of(context)));
  if (!undone) return undone.error();
  if (!*undone) {
    context.log.info("no change to undo");
    return 1;
  }
  context.log.info("undone: " + told(**undone) + kNext);
  return 0;
}

core::Result<int> tags_apply(Context& context) {
  auto live = write::LiveSet::open(archive_of(context));
  if (!live) return live.error();
  const tag::Tagger tagger = make_tagger(context);
  if (core::Status status = refresh_tag_table(context, tagger); !status) return status.error();
  RetagOptions how;
  how.threads = static_cast<unsigned>(context.options.settings.threads());
  how.stop = core::interrupted;
  how.progress = [&](std::uint64_t read, std::uint64_t all, std::uint64_t changed) {
    if (context.progress.due()) {
      context.progress.update(std::to_string(read) + " of " + std::to_string(all) + " articles, " +
                              std::to_string(changed) + " with other tags");
    }
  };
  const RetagOutcome outcome = retag_articles(**live, tagger, how);
  context.progress.clear();
  context.log.info("read " + std::to_string(outcome.read) + ", with other tags now " +
                   std::to_string(outcome.changed));
  if (outcome.error) return *outcome.error;
  if (outcome.stopped) {
    return core::Error{core::ErrorCode::kInterrupted, "interrupted; the articles so far have their new tags",
                       "run the same command again to go on", ""};
  }
  return 0;
}

}  // namespace lede::command
