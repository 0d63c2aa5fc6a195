#include "common/archive/archive_folder.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/command/inputs.h"
#include "indexer/pipeline.h"

namespace lede::command {
namespace {

std::string summary(const RunReport& report, const write::Counts& counts) {
  const std::uint64_t passed_over = report.passed_over();
  return "read " + std::to_string(report.read()) + ", added " + std::to_string(counts.added) + ", updated " +
         std::to_string(counts.updated) + ", unchanged " + std::to_string(counts.unchanged) + ", failed " +
         std::to_string(report.failed()) +
         (passed_over > 0 ? ", passed over " + std::to_string(passed_over) : "");
}

}  // namespace

core::Result<int> add(Context& context) {
  const Options& options = context.options;
  auto read = read_options(options);
  if (!read) return read.error();
  const std::filesystem::path folder = options.settings.path(core::Setting::kArchive);
  auto info = archive::open_or_create_archive(folder, options.settings.text(core::Setting::kStemmer));
  if (!info) return info.error();
  auto live = write::LiveSet::open(folder);
  if (!live) return live.error();
  const tag::Tagger tagger = make_tagger(context);
  if (core::Status status = refresh_tag_table(context, tagger); !status) return status.error();

  RunReport report(context.log, context.progress);
  auto reader = open_inputs(options, read->selection, report);
  AddOptions how;
  how.threads = static_cast<unsigned>(options.settings.threads());
  how.read = std::move(*read);
  how.stop = core::interrupted;
  const AddOutcome outcome = add_articles(*reader, tagger, **live, how, report);
  context.progress.clear();
  report.tell_passed_over();
  context.log.info(summary(report, outcome.counts));
  if (outcome.error) return *outcome.error;
  if (core::interrupted()) {
    return core::Error{core::ErrorCode::kInterrupted, "interrupted; what was read so far is in the archive",
                       "run the same command again to go on", ""};
  }
  return report.exit_status();
}

}  // namespace lede::command
