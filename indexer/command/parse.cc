#include "common/article/article_json.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/command/inputs.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"

namespace lede::command {

core::Result<int> parse(Context& context) {
  RunReport report(context.log, context.progress);
  const auto read = read_options(context.options);
  if (!read) return read.error();
  auto reader = open_inputs(context.options, read->selection, report);
  while (auto blob = reader->next()) {
    auto articles = read_articles(*blob, *read, report);
    for (article::Article& article : articles) {
      // An id that only repeats what follows from the record is not the publisher's.
      if (blob->format != source::Format::kJsonl && article.guid.empty()) article.id.clear();
      context.output.line(article::to_json(article));
    }
    report.count_read(articles.size());
    if (!context.output.good() || core::interrupted()) break;
  }
  report.tell_passed_over();
  if (core::interrupted()) return core::Error{core::ErrorCode::kInterrupted, "interrupted", "", ""};
  return report.failed() > 0 ? 1 : 0;
}

}  // namespace lede::command
