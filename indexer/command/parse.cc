#include <utility>

#include "common/article/article_json.h"
#include "common/article/identity.h"
#include "common/core/interrupt.h"
#include "indexer/command/command.h"
#include "indexer/command/inputs.h"
#include "indexer/quote/quotes.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"

namespace lede::command {
namespace {

// An id that only repeats what follows from the record is not the publisher's.
bool id_follows(article::Article& article) {
  const std::string id = std::exchange(article.id, "");
  article::assign_id(article, "");
  return std::exchange(article.id, id) == id;
}

}  // namespace

core::Result<int> parse(Context& context) {
  RunReport report(context.log, context.progress);
  const auto read = read_options(context.options);
  if (!read) return read.error();
  text::Tokens body;
  auto reader = open_inputs(context.options, read->selection, report);
  while (auto blob = reader->next()) {
    auto articles = read_articles(*blob, *read, report);
    for (article::Article& article : articles) {
      if (blob->format != source::Format::kJsonl && article.guid.empty() && id_follows(article)) {
        article.id.clear();
      }
      body.assign(article::body_of(article));
      quote::add_quotes(article, body);
      context.output.line(article::to_json(article));
    }
    report.count_read(articles.size());
    if (!context.output.good() || core::interrupted()) break;
  }
  report.tell_passed_over();
  if (core::interrupted()) return core::Error{core::ErrorCode::kInterrupted, "interrupted", "", ""};
  return report.exit_status();
}

}  // namespace lede::command
