#include "searcher/command/printer.h"

#include "common/core/terminal.h"
#include "searcher/present/machine.h"
#include "searcher/present/ninjs.h"
#include "searcher/present/rss.h"

namespace lede::searcher {

Printer::Printer(Context& context) : context_(context), batch_(!context.options.queries_file.empty()) {
  look_.style = core::Style(core::wants_color(context.options.settings.color(), 1));
  look_.columns = core::terminal_width(1);
}

Ask Printer::ask(std::string_view query) const {
  Ask ask;
  ask.query = query;
  ask.now = context_.now;
  const Format format = context_.options.format;
  ask.count = format != Format::kTrec && !(batch_ && format != Format::kText && format != Format::kJson);
  ask.depth = format == Format::kTrec ? Depth::kId : Depth::kSnippet;
  if (format == Format::kText) ask.snippet_columns = present::snippet_columns(look_);
  return ask;
}

void Printer::print(const present::Page& page) {
  core::StandardOutput& output = context_.output;
  const auto& fields = context_.options.fields;
  const bool begins = page.before == 0;
  switch (context_.options.format) {
    case Format::kText:
      if (batch_ && begins)
        output.line((started_ ? "\n" : "") + core::printable(page.query_id + "\t" + page.query));
      output.write(present::text_page(page, look_));
      break;
    case Format::kJson:
      output.write(present::json_page(page, fields, batch_));
      break;
    case Format::kJsonl:
      output.write(present::jsonl_page(page, fields));
      break;
    case Format::kCsv:
      if (!started_) output.write(present::csv_header(fields, batch_));
      output.write(present::csv_page(page, fields, batch_));
      break;
    case Format::kTrec:
      for (const present::Hit& hit : page.hits) {
        output.write(present::trec_line(page.query_id, hit.article.id, hit.rank, hit.score, page.scored));
      }
      break;
    case Format::kRss:
      output.write(present::rss_page(page, context_.now));
      break;
    case Format::kNinjs:
      output.write(present::ninjs_page(page));
      break;
  }
  started_ = true;
}

}  // namespace lede::searcher
