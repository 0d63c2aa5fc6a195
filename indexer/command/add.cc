#include "common/archive/archive_folder.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/command/inputs.h"
#include "indexer/pipeline.h"

namespace lede::command {
namespace {

std::string summary(const RunReport& report, const write::Counts& counts) {
  return "read " + std::to_string(report.read()) + ", added " + std::to_string(counts.added) + ", updated " +
         std::to_string(counts.updated) + ", unchanged " + std::to_string(counts.unchanged) + ", failed " +
         std::to_string(report.failed());
}

}  // namespace

core::Result<int> add(Context& context) {
  const Options& options = context.options;
  const std::filesystem::path folder = options.settings.path(core::Setting::kArchive);
  auto info = archive::open_or_create_archive(folder, options.settings.text(core::Setting::kStemmer));
  if (!info) return info.error();
  auto live = write::LiveSet::open(folder);
  if (!live) return live.error();
  const tag::Tagger tagger(dictionaries(context));

  RunReport report(context.log, context.progress);
  const auto report_error = [&](const core::Error& error) { report.fail(error); };
  auto reader = open_inputs(options, report_error);
  AddOptions how;
  how.threads = static_cast<unsigned>(options.settings.threads());
  how.now = clock_now();
  how.stop = core::interrupted;
  const AddOutcome outcome = add_articles(*reader, tagger, **live, how, report);
  context.progress.clear();
  context.log.info(summary(report, outcome.counts));
  if (outcome.error) return *outcome.error;
  if (core::interrupted()) {
    return core::Error{core::ErrorCode::kInterrupted, "interrupted; what was read so far is in the archive",
                       "run the same command again to go on", ""};
  }
  return report.failed() > 0 ? 1 : 0;
}

}  // namespace lede::command
