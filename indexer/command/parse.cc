#include "common/article/article_json.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/command/inputs.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"

namespace lede::command {

core::Result<int> parse(Context& context) {
  RunReport report(context.log, context.progress);
  const auto fail = [&](const core::Error& error) { report.fail(error); };
  const auto mended = [&](const std::string& what) { report.mended(what); };
  auto reader = open_inputs(context.options, fail);
  while (auto blob = reader->next()) {
    auto articles = read_articles(*blob, clock_now(), fail, mended);
    for (article::Article& article : articles) {
      // An id that only repeats what follows from the record is not the publisher's.
      if (blob->format != source::Format::kJsonl && article.guid.empty()) article.id.clear();
      context.output.line(article::to_json(article));
    }
    report.count_read(articles.size());
    if (!context.output.good() || core::interrupted()) break;
  }
  if (core::interrupted()) return core::Error{core::ErrorCode::kInterrupted, "interrupted", "", ""};
  return report.failed() > 0 ? 1 : 0;
}

}  // namespace lede::command
