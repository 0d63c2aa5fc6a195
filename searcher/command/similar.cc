#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/xapian_guard.h"
#include "common/article/article_json.h"
#include "common/core/file_writer.h"
#include "common/text/utf8.h"
#include "searcher/command/browser.h"
#include "searcher/command/command.h"
#include "searcher/command/find_article.h"
#include "searcher/command/printer.h"
#include "searcher/match/matching.h"
#include "searcher/match/ranking.h"
#include "searcher/present/snippet.h"
#include "searcher/search.h"
#include "searcher/similar/telling_words.h"

namespace lede::searcher {
namespace {

using archive::Snapshot;
using similar::TellingWord;

constexpr std::size_t kMostInput = 16 << 20;  // bytes of standard input
constexpr std::size_t kSpare = 30;            // hits that may turn out to be copies
constexpr std::size_t kMostShared = 8;        // words shown of a hit

// What the others are to be like.
struct Model {
  article::Article article;
  std::optional<Xapian::docid> docid;  // where it is in the archive
  std::uint64_t story = 0;
};

core::Result<std::string> read_standard_input() {
  std::string all;
  char buffer[65536];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    all.append(buffer, size);
    if (all.size() > kMostInput)
      return core::Error{core::ErrorCode::kInvalidInput, "more than 16 MB of text", "give one article", ""};
  }
  return all;
}

// A record as `lede-index parse` prints it, or a text whose first line is the headline.
core::Result<article::Article> read_text(const std::string& bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && bytes[first] == '{') {
    const std::size_t end = bytes.find('\n', first);
    return article::article_from_json(
        std::string_view(bytes).substr(first, end == bytes.npos ? end : end - first));
  }
  if (bytes.find('\0') != std::string::npos)
    return core::Error{core::ErrorCode::kInvalidInput, "no text",
                       "give a text, or a record of lede-index parse", ""};
  article::Article article;
  article.text = text::to_valid_utf8(bytes);
  const std::size_t line = article.text.find('\n');
  if (line != std::string::npos) article.title = article.text.substr(0, line);
  return article;
}

core::Result<Model> model_in_archive(const Snapshot& snapshot, Xapian::docid docid) {
  auto article = snapshot.article(docid);
  if (!article) return article.error();
  const archive::Place place = snapshot.place(docid);
  return Model{std::move(*article), docid, snapshot.columns(place.partition).stories()[place.row]};
}

core::Result<Model> find_model(const Snapshot& snapshot, const std::string& what) {
  if (what != "-") {
    auto found = find_article(snapshot, what);
    if (found) return model_in_archive(snapshot, *found);
    if (found.error().code != core::ErrorCode::kNotFound) return found.error();
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(what, ignored)) {
      return core::Error{core::ErrorCode::kNotFound,
                         "'" + what + "' is no article of the archive and no file",
                         "of a page: lede-index parse PAGE | lede-search similar -", ""};
    }
  }
  auto bytes = what == "-" ? read_standard_input() : core::read_file(what);
  if (!bytes) return bytes.error();
  auto article = read_text(*bytes);
  if (!article) {
    if (article.error().where.empty()) article.error().where = what == "-" ? "standard input" : what;
    return article.error();
  }
  if (!article->id.empty()) {
    if (const auto known = snapshot.find(article->id); known && *known)
      return model_in_archive(snapshot, **known);
  }
  return Model{std::move(*article), {}, 0};
}

class SimilarRun {
 public:
  SimilarRun(Context& context, const Snapshot& snapshot, Model model, std::vector<TellingWord> words)
      : context_(context),
        snapshot_(snapshot),
        model_(std::move(model)),
        words_(std::move(words)),
        own_(similar::word_set(article::body_of(model_.article))) {}

  core::Result<int> run() {
    const query::Periods periods = periods_of(context_.options, context_.now);
    auto since = periods.first_day(context_.options.since);
    if (!since) return since.error();
    auto until = periods.last_day(context_.options.until);
    if (!until) return until.error();
    const plan::Request request{
        {}, context_.options.filters, *std::move(since), *std::move(until), context_.now};
    auto plan = plan::make_plan(request, snapshot_);
    if (!plan) return plan.error();
    for (const std::string& note : plan->notes) context_.log.info("note: " + note);
    const Xapian::Query query(Xapian::Query::OP_FILTER, similar::query_of(words_), plan->query);
    auto matching = match::collect(snapshot_, query);
    if (!matching) return matching.error();
    match::Order order;
    order.group = match::Group::kStory;
    order.limit = context_.options.limit + kSpare;
    order.now = context_.now;
    auto hits = match::rank(snapshot_, query, order, &*matching);
    if (!hits) return hits.error();
    if (core::Status status = read(*hits); !status) return status.error();
    return print();
  }

 private:
  core::Status read(const std::vector<match::Hit>& hits) {
    Printer printer(context_);
    const Ask ask = printer.ask("");
    std::vector<present::Wanted> wanted;
    for (const TellingWord& word : words_) wanted.push_back({{word.stem}, true, false});
    present::Marker marker(std::move(wanted), snapshot_.stemmer());
    for (const match::Hit& found : hits) {
      if (page_.hits.size() == context_.options.limit) break;
      if (found.docid == model_.docid) continue;
      const archive::Place place = snapshot_.place(found.docid);
      const std::uint64_t story = snapshot_.columns(place.partition).stories()[place.row];
      if (model_.story != 0 && story == model_.story) continue;
      auto article = snapshot_.article(found.docid);
      if (!article) return article.error();
      const std::string& text = article::body_of(*article);
      if (similar::overlap(own_, similar::word_set(text)) >= similar::kCopy) continue;
      present::Hit& hit = page_.hits.emplace_back();
      hit.rank = page_.hits.size();
      hit.score = found.score;
      hit.copies = found.copies;
      hit.matched = shared(*article, marker);
      hit.title.text = text::collapse_white_space(article->title);
      hit.snippet = present::cut_snippet(text, marker, ask.snippet_columns);
      hit.article = std::move(*article);
    }
    return core::ok_status();
  }

  // The telling words that the other article holds, the most telling first.
  std::vector<present::Matched> shared(const article::Article& article, present::Marker& marker) const {
    std::vector<bool> held(words_.size());
    text::Tokens tokens;
    for (const std::string* text : {&article.title, &article::body_of(article)}) {
      tokens.assign(*text);
      for (const present::Match& match : marker.find(tokens)) held[match.wanted] = true;
    }
    std::vector<present::Matched> forms;
    for (std::size_t i = 0; i < words_.size() && forms.size() < kMostShared; ++i) {
      if (held[i]) forms.push_back({words_[i].form});
    }
    return forms;
  }

  core::Result<int> print() {
    page_.query = "similar " + context_.options.id;
    page_.explained = true;
    page_.grouped = true;
    if (page_.hits.empty()) context_.log.info("no article is like it");
    Printer(context_).print(page_);
    if (context_.options.open > 0) {
      context_.output.flush();
      const std::size_t number = context_.options.open, shown = page_.hits.size();
      const core::Status status =
          open_hit(number <= shown ? &page_.hits[number - 1].article : nullptr, number, shown);
      if (!status) return status.error();
    }
    return page_.hits.empty() ? 1 : 0;
  }

  Context& context_;
  const Snapshot& snapshot_;
  Model model_;
  std::vector<TellingWord> words_;
  std::vector<std::string> own_;  // the different words of its text
  present::Page page_;
};

}  // namespace

core::Result<int> run_similar(Context& context) {
  auto snapshot = Snapshot::open(context.options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  auto model = find_model(*snapshot, context.options.id);
  if (!model) return model.error();
  auto words = similar::telling_words(*snapshot, model->article.title, article::body_of(model->article));
  if (!words) return words.error();
  if (words->empty()) {
    context.log.info("the article has no word that tells it from others and that another one holds");
    return 1;
  }
  return SimilarRun(context, *snapshot, std::move(*model), std::move(*words)).run();
}

}  // namespace lede::searcher
