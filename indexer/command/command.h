// The commands of lede-index: each reads its options, does its work and returns the exit status
// (0 done, 1 nothing found or some inputs failed; errors are returned and printed by main).
#pragma once

#include <memory>

#include "common/core/log.h"
#include "common/core/output.h"
#include "common/core/progress.h"
#include "common/core/result.h"
#include "indexer/learn/suggest.h"
#include "indexer/options.h"
#include "indexer/tag/tagger.h"

namespace lede::command {

struct Context {
  const Options& options;
  core::Log& log;
  core::Progress& progress;
  core::StandardOutput& output;
};

core::Result<int> add(Context& context);
core::Result<int> parse(Context& context);

core::Result<int> stats(Context& context);
core::Result<int> export_articles(Context& context);
core::Result<int> delete_articles(Context& context);
core::Result<int> verify(Context& context);
core::Result<int> compact(Context& context);

core::Result<int> tags_list(Context& context);
core::Result<int> tags_add(Context& context);
core::Result<int> tags_remove(Context& context);
core::Result<int> tags_test(Context& context);
core::Result<int> tags_change(Context& context);  // merge, rename, ignore
core::Result<int> tags_changes(Context& context);
core::Result<int> tags_undo(Context& context);
core::Result<int> tags_apply(Context& context);
core::Result<int> tags_learn(Context& context);
core::Result<int> tags_explain(Context& context);
core::Result<int> tags_import(Context& context);
core::Result<int> tags_export(Context& context);

core::Result<int> feeds_add(Context& context);
core::Result<int> feeds_list(Context& context);
core::Result<int> feeds_set(Context& context);
core::Result<int> feeds_remove(Context& context);
core::Result<int> feeds_import(Context& context);
core::Result<int> feeds_export(Context& context);
core::Result<int> feeds_log(Context& context);
core::Result<int> feeds_history(Context& context);
core::Result<int> feeds_backfill(Context& context);

core::Result<int> update(Context& context);

// The dictionaries in force, mistakes told to the log: those that ship, then the folder of the
// setting, then the archive's own.
tag::Dictionary dictionaries(Context& context);
// With these, the archive's changes and what it learned.
tag::Tagger make_tagger(Context& context);
// The archive's table of tags (common/archive/tag_table.h) made anew by these, where it is another
// now. The archive must be there; two writers at once are the caller's to prevent.
core::Status refresh_tag_table(Context& context, const tag::Tagger& tagger);
// What the archive learned; null where it learned nothing, or when that cannot be read, which is told to the
// log.
std::shared_ptr<const learn::Suggester> make_suggester(Context& context);

}  // namespace lede::command
