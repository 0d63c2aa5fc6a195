#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/core/terminal.h"
#include "common/text/dates.h"
#include "common/text/tokens.h"
#include "searcher/command/command.h"
#include "searcher/present/layout.h"
#include "searcher/present/marker.h"
#include "searcher/present/quote_page.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

constexpr std::size_t kArticlesAtOnce = 1000;  // bounds the memory

using Words = std::vector<std::string>;

// Whether `words` stand side by side in `name`.
bool holds(const std::string& name, const Words& words) {
  const Words of_name = text::fold_words(name);
  return std::search(of_name.begin(), of_name.end(), words.begin(), words.end()) != of_name.end();
}

class QuoteRun {
 public:
  QuoteRun(Context& context, const archive::Snapshot& snapshot, std::vector<present::Wanted> wanted)
      : context_(context), marker_(std::move(wanted), snapshot.stemmer()), snapshot_(snapshot) {
    list_.query = context.options.query;
    list_.by = context.options.by;
    for (const std::string& name : list_.by) names_.push_back(text::fold_words(name));
    look_ = {core::Style(core::wants_color(context.options.settings.color(), 1)), core::terminal_width(1)};
  }

  core::Result<int> run() {
    if (context_.options.format == Format::kCsv) context_.output.write(present::csv_quotes_header());
    Options options = context_.options;
    if (!names_.empty()) options.filters.push_back({"speaker", list_.by});
    options.filters.push_back({"has", {"quotes"}});
    options.sort = match::Sort::kDate;
    options.sort_given = true;
    options.limit = kArticlesAtOnce;
    Ask ask;
    ask.query = options.query;
    ask.depth = Depth::kRecord;
    ask.count = counts_all();
    ask.now = context_.now;
    for (options.offset = 0;; options.offset += kArticlesAtOnce) {
      auto answer = search(snapshot_, options, ask);
      if (!answer) return answer.error();
      if (options.offset == 0) {
        for (const std::string& note : answer->notes) context_.log.info("note: " + note);
        list_.undated = answer->page.undated;
        ask.count = false;
      }
      for (const present::Hit& hit : answer->page.hits) take(hit.article);
      if (answer->page.hits.size() < kArticlesAtOnce || has_enough()) break;
    }
    finish();
    return list_.total > 0 ? 0 : 1;
  }

 private:
  bool counts_all() const {
    return context_.options.format == Format::kText || context_.options.format == Format::kJson;
  }
  bool is_full() const { return context_.options.limit > 0 && shown_ >= context_.options.limit; }
  bool has_enough() const { return !context_.output.good() || (has_more_ && !counts_all()); }

  bool is_asked_for(const article::Quote& quote) const {
    if (names_.empty()) return true;
    const std::string& name = quote.named.empty() ? quote.speaker : quote.named;
    return std::any_of(names_.begin(), names_.end(), [&](const Words& words) { return holds(name, words); });
  }

  void take(const article::Article& article) {
    bool counted = false;
    for (const article::Quote& quote : article.quotes) {
      if (!is_asked_for(quote)) continue;
      ++list_.total;
      if (!std::exchange(counted, true)) ++list_.articles;
      if (!is_full()) {
        print(said(article, quote));
      } else {
        has_more_ = true;
      }
    }
  }

  present::Said said(const article::Article& article, const article::Quote& quote) {
    present::Said said;
    said.quote = quote;
    said.id = article.id;
    said.title = article.title;
    said.url = article.url;
    said.source = article.source;
    if (article.published) {
      said.published = text::to_rfc3339(*article.published, article.published_offset);
      said.day = present::short_date(*article.published);
    } else {
      said.day = "undated";
    }
    if (context_.options.format == Format::kText) said.marked = marker_.mark("“" + quote.text + "”");
    return said;
  }

  void print(present::Said said) {
    ++shown_;
    switch (context_.options.format) {
      case Format::kJson:
        list_.listed.push_back(std::move(said));
        break;
      case Format::kJsonl:
        context_.output.write(present::jsonl_quote(said));
        break;
      case Format::kCsv:
        context_.output.write(present::csv_quote(said));
        break;
      default:
        context_.output.write(present::text_quote(shown_, said, look_));
    }
  }

  void finish() {
    if (context_.options.format == Format::kJson) return context_.output.write(present::json_quotes(list_));
    if (context_.options.format != Format::kText) return tell_cut();
    if (list_.total == 0) return context_.log.info("no quotation found" + advice());
    const auto count = [](std::uint64_t n, const char* what) {
      return present::with_commas(n) + " " + what + (n == 1 ? "" : "s");
    };
    context_.output.line((shown_ < list_.total ? present::with_commas(shown_) + " of " : std::string()) +
                         count(list_.total, "quotation") + " in " + count(list_.articles, "article"));
    if (list_.undated > 0)
      context_.output.line(count(list_.undated, "more article") + " with such quotations " +
                           (list_.undated == 1 ? "has no date and is" : "have no date and are") +
                           " left out by the dates asked for");
  }

  // Where a program reads the quotations, no closing line tells that there are more.
  void tell_cut() {
    const bool chosen = context_.options.settings.origin(core::Setting::kLimit) == core::SettingOrigin::kFlag;
    if (has_more_ && !chosen)
      context_.log.info("note: " + present::with_commas(shown_) +
                        " quotations, and there are more; --limit all lists all");
  }

  std::string advice() const {
    if (list_.by.empty()) return "; 'lede-index tags apply' looks for those of articles from before lede did";
    return "; try --by with the surname alone";
  }

  Context& context_;
  present::Marker marker_;
  const archive::Snapshot& snapshot_;
  std::vector<Words> names_;
  present::QuoteList list_;
  present::TextLook look_;
  std::size_t shown_ = 0;
  bool has_more_ = false;
};

}  // namespace

core::Result<int> run_quotes(Context& context) {
  const Options& options = context.options;
  for (const std::string& name : options.by) {
    if (text::fold_words(name).empty())
      return core::Error{core::ErrorCode::kUsage, "--by needs a name", "such as --by 'kim jong un'", ""};
  }
  auto snapshot = archive::Snapshot::open(options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  auto wanted = wanted_of(*snapshot, options, context.now);
  if (!wanted) return wanted.error();
  return QuoteRun(context, *snapshot, std::move(*wanted)).run();
}

}  // namespace lede::searcher
