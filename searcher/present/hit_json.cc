#include "searcher/present/hit_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/article/article_json.h"
#include "common/text/utf8.h"
#include "searcher/present/machine.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFields[] = {
    "id",      "url",       "link",         "fetched_url",    "guid",           "title",
    "authors", "published", "updated",      "collected",      "published_from", "source",
    "origin",  "section",   "language",     "summary",        "text",           "tags",
    "image",   "media",     "comments_url", "comments_count", "quotes",         "story",
    "rank",    "score",     "snippet",      "snippet_marks",  "copies",         "matched"};

Json marks_json(const Marked& marked) {
  Json marks = Json::array();
  std::size_t at = 0, characters = 0;
  const auto count_to = [&](std::size_t byte) {
    while (at < byte) {
      text::next_code_point(marked.text, at);
      ++characters;
    }
    return characters;
  };
  for (const auto& mark : marked.marks) {
    const std::size_t begin = count_to(mark.begin);
    marks.push_back({begin, count_to(mark.end)});
  }
  return marks;
}

void add_findings(Json& json, const Hit& hit, const Page& page, bool all) {
  if (all) json["rank"] = hit.rank;
  if (page.scored) json["score"] = std::round(hit.score * 1e4) / 1e4;
  json["snippet"] = hit.snippet.text;
  json["snippet_marks"] = marks_json(hit.snippet);
  if (page.grouped) json["copies"] = hit.copies;
  if (!page.explained) return;
  Json matched = Json::array();
  for (const Matched& one : hit.matched) {
    matched.push_back({{"part", one.part},
                       {"weight", std::round(one.weight * 1e4) / 1e4},
                       {"in_title", one.in_title},
                       {"in_text", one.in_text}});
  }
  json["matched"] = std::move(matched);
}

}  // namespace

std::span<const std::string_view> hit_fields() { return kFields; }

Json hit_json(const Hit& hit, const Page& page, const std::vector<std::string>& fields) {
  const bool wants_text = std::find(fields.begin(), fields.end(), "text") != fields.end();
  Json record =
      Json::parse(wants_text ? article::to_json(hit.article) : article::to_json_without_text(hit.article));
  add_findings(record, hit, page, !fields.empty());
  if (fields.empty()) return record;
  Json chosen = Json::object();
  for (const std::string& field : fields) {
    if (const auto found = record.find(field); found != record.end()) chosen[field] = std::move(*found);
  }
  return chosen;
}

}  // namespace lede::present
