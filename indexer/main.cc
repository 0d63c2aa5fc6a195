// lede-index: reads news into an archive and tends it.
#include <cstdio>
#include <exception>
#include <string>

#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/options.h"

namespace lede {
namespace {

core::Result<int> run_command(command::Context& context) {
  switch (context.options.command) {
    case Command::kAdd:
      return command::add(context);
    case Command::kParse:
      return command::parse(context);
    case Command::kStats:
      return command::stats(context);
    case Command::kExport:
      return command::export_articles(context);
    case Command::kDelete:
      return command::delete_articles(context);
    case Command::kVerify:
      return command::verify(context);
    case Command::kCompact:
      return command::compact(context);
    case Command::kTagsList:
      return command::tags_list(context);
    case Command::kTagsAdd:
      return command::tags_add(context);
    case Command::kTagsRemove:
      return command::tags_remove(context);
    case Command::kTagsTest:
      return command::tags_test(context);
    case Command::kTagsMerge:
    case Command::kTagsRename:
    case Command::kTagsIgnore:
      return command::tags_change(context);
    case Command::kTagsChanges:
      return command::tags_changes(context);
    case Command::kTagsUndo:
      return command::tags_undo(context);
    case Command::kTagsApply:
      return command::tags_apply(context);
    case Command::kTagsLearn:
      return command::tags_learn(context);
    case Command::kTagsExplain:
      return command::tags_explain(context);
    case Command::kTagsImport:
      return command::tags_import(context);
    case Command::kTagsExport:
      return command::tags_export(context);
    case Command::kFeedsAdd:
      return command::feeds_add(context);
    case Command::kFeedsList:
      return command::feeds_list(context);
    case Command::kFeedsSet:
      return command::feeds_set(context);
    case Command::kFeedsRemove:
      return command::feeds_remove(context);
    case Command::kFeedsImport:
      return command::feeds_import(context);
    case Command::kFeedsExport:
      return command::feeds_export(context);
    case Command::kFeedsLog:
      return command::feeds_log(context);
    case Command::kFeedsHistory:
      return command::feeds_history(context);
    case Command::kFeedsBackfill:
      return command::feeds_backfill(context);
    case Command::kUpdate:
      return command::update(context);
  }
  return core::Error{core::ErrorCode::kInternal, "unknown command", "", ""};
}

int run(int argc, const char* const* argv) {
  core::install_interrupt_handler();
  core::StandardOutput output;
  auto parsed = parse_options(argc, argv);
  const core::Style plain(core::wants_color(core::ColorMode::kAuto, 2));
  if (!parsed) {
    core::Log("lede-index", core::Verbosity::kNormal, plain, nullptr).error(parsed.error());
    return core::exit_status(parsed.error().code);
  }
  if (!parsed->output.empty()) {
    output.write(parsed->output);
    return output.finish() ? 0 : core::exit_status(core::ErrorCode::kIo);
  }
  const Options& options = parsed->options;
  core::Progress progress(options.verbosity == core::Verbosity::kQuiet);
  core::Log log("lede-index", options.verbosity, core::Style(core::wants_color(options.settings.color(), 2)),
                &progress);
  command::Context context{options, log, progress, output};
  core::Result<int> status = run_command(context);
  progress.clear();
  const core::Status written = output.finish();
  if (status && !written) status = written.error();
  if (status) return *status;
  log.error(status.error());
  return core::exit_status(status.error().code);
}

}  // namespace
}  // namespace lede

int main(int argc, char** argv) {
  try {
    return lede::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lede-index: internal error, please report: %s\n", error.what());
  } catch (...) {
    std::fprintf(stderr, "lede-index: internal error, please report\n");
  }
  return 70;
}
