#include "searcher/search.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "common/archive/xapian_guard.h"
#include "common/article/article_json.h"
#include "searcher/did_you_mean.h"
#include "searcher/explain.h"
#include "searcher/facet_lists.h"
#include "searcher/feedback.h"
#include "searcher/in_words.h"
#include "searcher/match/matching.h"
#include "searcher/match/newest.h"
#include "searcher/match/ranking.h"
#include "searcher/plan/plan.h"
#include "searcher/present/snippet.h"
#include "searcher/query/parser.h"

namespace lede::searcher {
namespace {

using archive::Snapshot;

core::Result<query::Node> parse(std::string_view text, bool plain, bool any, const query::Periods& periods) {
  const auto match = any ? query::MatchWords::kAny : query::MatchWords::kAll;
  if (plain) return query::parse_plain(text, match);
  return query::parse_query(text, match, &periods);
}

// One run of a query; each step adds to the answer.
class Run {
 public:
  Run(const Snapshot& snapshot, const Options& options, const Ask& ask)
      : snapshot_(snapshot), options_(options), ask_(ask), periods_(periods_of(options, ask.now)) {}

  core::Result<Answer> run() {
    if (core::Status status = prepare(); !status) return status.error();
    if (core::Status status = read_part(0, hits_.size()); !status) return status.error();
    return std::move(answer_);
  }

  core::Status run_in_parts(const Notes& notes, const PageParts& parts) {
    if (core::Status status = prepare(); !status) return status;
    notes(answer_.notes);
    std::size_t at = 0;
    do {
      const std::size_t end = std::min(at + kPart, hits_.size());
      if (core::Status status = read_part(at, end); !status) return status;
      if (!parts(answer_.page)) break;
      at = end;
    } while (at < hits_.size());
    return core::ok_status();
  }

  core::Result<std::string> in_words() {
    if (core::Status status = make_plan(); !status) return status.error();
    std::string words = query_in_words(request_, plan_, order_.sort, order_.group);
    for (const std::string& note : answer_.notes) words += "note: " + note + "\n";
    return words;
  }

 private:
  static constexpr std::size_t kPart = 250;  // hits that are read at a time

  core::Status prepare() {
    for (const auto step : {&Run::make_plan, &Run::collect, &Run::rank, &Run::count_facets,
                            &Run::count_undated, &Run::suggest}) {
      if (core::Status status = (this->*step)(); !status) return status;
    }
    return core::ok_status();
  }

  core::Status make_plan() {
    auto root = parse(ask_.query, options_.plain, options_.match_any, periods_);
    if (!root) return root.error();
    auto since = periods_.first_day(options_.since);
    if (!since) return since.error();
    auto until = periods_.last_day(options_.until);
    if (!until) return until.error();
    request_ = {std::move(*root), options_.filters, *std::move(since), *std::move(until),
                ask_.now,         options_.learned, options_.exact,    options_.sort != match::Sort::kDate,
                options_.salient};
    auto plan = plan::make_plan(request_, snapshot_);
    if (!plan) return plan.error();
    plan_ = std::move(*plan);
    answer_.notes = std::move(plan_.notes);
    answer_.page.query = ask_.query;

    // Conditions alone, such as a tag, find articles that are all as relevant as each other.
    const bool has_words = !plan_.highlights.empty();
    if (core::Status status = has_words && options_.expand ? expand_plan() : core::ok_status(); !status)
      return status;
    order_.sort = has_words || options_.sort_given ? options_.sort : match::Sort::kDate;
    order_.group = options_.group;
    order_.offset = options_.offset;
    order_.limit = options_.limit;
    order_.now = ask_.now;
    answer_.page.offset = options_.offset;
    answer_.page.grouped = order_.group == match::Group::kStory;
    answer_.page.scored = order_.sort != match::Sort::kDate;
    answer_.page.explained = options_.explain;
    return core::ok_status();
  }

  core::Status expand_plan() {
    const auto words = expand(snapshot_, plan_);
    if (!words) return words.error();
    std::string note;
    for (const std::string& word : *words) note.append(note.empty() ? "ranked also by: " : ", ").append(word);
    if (!note.empty()) answer_.notes.push_back(std::move(note));
    return core::ok_status();
  }

  core::Status collect() {
    const bool for_facets =
        std::any_of(options_.facets.begin(), options_.facets.end(),
                    [&](const facet::Wanted& wanted) { return !has_own_filter(request_, wanted); });
    collected_ = ask_.count || for_facets || match::needs_matching(order_);
    if (!collected_) return core::ok_status();
    // For one page by date the newest alone will do.
    const bool all = ask_.count || !options_.facets.empty() || order_.group == match::Group::kStory;
    auto matching = all ? match::collect(snapshot_, plan_.query)
                        : match::collect_newest(snapshot_, plan_.query, first_and_page());
    if (!matching) return matching.error();
    matching_ = std::move(*matching);
    if (ask_.count) {
      answer_.page.total =
          answer_.page.grouped ? match::count_stories(snapshot_, matching_) : matching_.total();
      if (answer_.page.grouped) answer_.page.articles = matching_.total();
      answer_.page.only_counted = options_.limit == 0 && answer_.page.total > 0;
    }
    return core::ok_status();
  }

  // How many of the order's beginning the page needs.
  std::size_t first_and_page() const {
    const std::size_t most = snapshot_.document_count();
    return std::min(order_.offset, most) + std::min(order_.limit, most);
  }

  core::Status rank() {
    auto hits = match::rank(snapshot_, plan_.query, order_, collected_ ? &matching_ : nullptr);
    if (!hits) return hits.error();
    hits_ = std::move(*hits);
    if (ask_.depth == Depth::kSnippet) marker_.emplace(to_wanted(plan_.highlights), snapshot_.stemmer());
    return core::ok_status();
  }

  core::Status read_part(std::size_t begin, std::size_t end) {
    const core::Status status = archive::xapian_guard("archive", [&] { return read(begin, end); });
    if (!status || !options_.explain) return status;
    const std::vector<match::Hit> part(hits_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       hits_.begin() + static_cast<std::ptrdiff_t>(end));
    return explain(snapshot_, plan_.pieces, part, answer_.page.hits);
  }

  core::Status read(std::size_t begin, std::size_t end) {
    answer_.page.before = begin;
    answer_.page.after = hits_.size() - end;
    answer_.page.hits.clear();
    answer_.page.hits.reserve(end - begin);
    for (const match::Hit& found : std::span(hits_).subspan(begin, end - begin)) {
      present::Hit& hit = answer_.page.hits.emplace_back();
      hit.rank = options_.offset + begin + answer_.page.hits.size();
      hit.score = found.score;
      hit.copies = found.copies;
      const auto data = snapshot_.record(found.docid);
      if (!data) return data.error();
      core::Status status =
          ask_.depth == Depth::kId ? read_id(*data, hit) : read_record(*data, found.docid, hit);
      if (!status) return status;
      if (marker_) cut(*marker_, hit);
    }
    return core::ok_status();
  }

  // The identity is the record's first key: cheaper to read than the whole.
  static core::Status read_id(std::string_view data, present::Hit& hit) {
    constexpr std::string_view kBegin = R"({"id":")";
    const auto view = archive::view_record(data);
    if (!view) return view.error();
    if (view->json.starts_with(kBegin)) {
      const std::string_view rest = view->json.substr(kBegin.size());
      const std::size_t end = rest.find_first_of("\"\\");
      if (end != std::string_view::npos && rest[end] == '"') {
        hit.article.id = rest.substr(0, end);
        return core::ok_status();
      }
    }
    auto article = archive::decode_record(data);
    if (!article) return article.error();
    hit.article.id = std::move(article->id);
    return core::ok_status();
  }

  core::Status read_record(std::string_view data, Xapian::docid docid, present::Hit& hit) {
    auto article = archive::decode_record(data);
    if (!article) return article.error();
    hit.article = std::move(*article);
    hit.article.story = snapshot_.story(snapshot_.place(docid));
    return core::ok_status();
  }

  void cut(present::Marker& marker, present::Hit& hit) const {
    hit.title = marker.mark(hit.article.title);
    const std::string& text = hit.article.text.empty() ? hit.article.summary : hit.article.text;
    hit.snippet = present::cut_snippet(text, marker, ask_.snippet_columns);
    if (!hit.snippet.marks.empty() || hit.article.text.empty()) return;
    present::Marked deck = present::cut_snippet(hit.article.summary, marker, ask_.snippet_columns);
    if (!deck.marks.empty()) hit.snippet = std::move(deck);
  }

  core::Status count_facets() {
    auto lists = facet_lists(snapshot_, request_, options_.facets, matching_);
    if (!lists) return lists.error();
    answer_.page.facets = std::move(*lists);
    return core::ok_status();
  }

  core::Status count_undated() {
    plan::Request timeless = request_;
    const bool has_dates = plan::take_dates(timeless);
    if (!ask_.count || !has_dates) return core::ok_status();
    auto plan = plan::make_plan(timeless, snapshot_);
    if (!plan) return plan.error();
    const Xapian::Query dated(archive::term_of("XF", "date"));
    auto undated = match::collect(snapshot_, Xapian::Query(Xapian::Query::OP_AND_NOT, plan->query, dated));
    if (!undated) return undated.error();
    answer_.page.undated = undated->total();
    return core::ok_status();
  }

  core::Status suggest() {
    if (!ask_.count) return core::ok_status();
    const CountArticles count = [&](std::string_view query) -> core::Result<std::uint64_t> {
      auto root = parse(query, options_.plain, options_.match_any, periods_);
      if (!root) return root.error();
      plan::Request request = request_;
      request.root = std::move(*root);
      auto plan = plan::make_plan(request, snapshot_);
      if (!plan) return plan.error();
      auto matching = match::collect(snapshot_, plan->query);
      if (!matching) return matching.error();
      return matching->total();
    };
    auto suggestion = archive::xapian_guard("archive", [&] {
      return did_you_mean(snapshot_, request_.root, ask_.query, matching_.total(), count);
    });
    if (!suggestion) return suggestion.error();
    answer_.page.suggestion = std::move(*suggestion);
    return core::ok_status();
  }

  const Snapshot& snapshot_;
  const Options& options_;
  const Ask& ask_;
  query::Periods periods_;
  plan::Request request_;
  plan::Plan plan_;
  match::Order order_;
  match::Matching matching_;
  std::vector<match::Hit> hits_;  // of the page
  std::optional<present::Marker> marker_;
  bool collected_ = false;
  Answer answer_;
};

}  // namespace

query::Periods periods_of(const Options& options, std::chrono::sys_seconds now) {
  return {options.settings.path(core::Setting::kArchive) / "periods.toml", now};
}

core::Result<Answer> search(const Snapshot& snapshot, const Options& options, const Ask& ask) {
  return Run(snapshot, options, ask).run();
}

core::Status search_in_parts(const Snapshot& snapshot, const Options& options, const Ask& ask,
                             const Notes& notes, const PageParts& parts) {
  return Run(snapshot, options, ask).run_in_parts(notes, parts);
}

core::Result<std::string> explain_query(const Snapshot& snapshot, const Options& options, const Ask& ask) {
  return Run(snapshot, options, ask).in_words();
}

core::Result<std::vector<present::Wanted>> wanted_of(const Snapshot& snapshot, const Options& options,
                                                     std::chrono::sys_seconds now) {
  auto root = parse(options.query, false, true, periods_of(options, now));
  if (!root) return root.error();
  auto plan = plan::make_plan({std::move(*root), {}, "", "", now, false}, snapshot);
  if (!plan) return plan.error();
  return to_wanted(plan->highlights);
}

}  // namespace lede::searcher
