#include "searcher/present/ninjs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/text/dates.h"
#include "common/text/utf8.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) text::next_code_point(text, at);
  return count;
}

// RFC 3986: a scheme before a colon, no blanks.
bool is_uri(std::string_view id) {
  const std::size_t colon = id.find(':');
  if (colon == id.npos || colon == 0) return false;
  const std::string_view scheme = id.substr(0, colon);
  const bool named = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
  const bool plain =
      std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 0x7F && c != '"'; });
  return named && plain && ((scheme[0] | 32) >= 'a' && (scheme[0] | 32) <= 'z');
}

std::string uri_of(const article::Article& article) {
  if (is_uri(article.id)) return article.id;
  std::string uri = "urn:x-lede:";
  for (const char c : article.id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == ':' || c == '/';
    char code[8];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    uri += plain ? std::string(1, c) : std::string(code);
  }
  return uri;
}

Json subject_json(const article::Tag& tag) {
  Json subject = {{"name", tag.name}, {"creator", article::name_of(tag.by)}};
  if (tag.score) {
    const double percent = std::clamp(std::round(*tag.score * 100), 0.0, 100.0);
    subject["relevance"] = static_cast<int>(percent);
  }
  return subject;
}

Json text_json(std::string_view role, const std::string& text) {
  return Json::array({{{"role", role}, {"contenttype", "text/plain"}, {"value", text}}});
}

Json item_json(const article::Article& article) {
  Json item;
  item["uri"] = uri_of(article);
  item["type"] = "text";
  item["representationtype"] = "full";
  if (article.published)
    item["firstcreated"] = text::to_rfc3339(*article.published, article.published_offset);
  if (article.updated) {
    item["versioncreated"] = text::to_rfc3339(*article.updated, article.updated_offset);
  } else if (article.published) {
    item["versioncreated"] = item["firstcreated"];
  }
  if (!article.language.empty()) item["language"] = article.language;
  if (!article.title.empty()) item["headlines"] = text_json("main", article.title);
  if (!article.summary.empty()) item["descriptions"] = text_json("summary", article.summary);
  if (!article.text.empty()) {
    item["bodies"] = text_json("main", article.text);
    item["bodies"][0]["charcount"] = code_points(article.text);
  }
  std::string by;
  for (const std::string& author : article.authors) by += (by.empty() ? "" : ", ") + author;
  if (!by.empty()) item["by"] = by;
  for (const article::Tag& tag : article.tags) item["subjects"].push_back(subject_json(tag));
  if (!article.source.empty()) item["infosources"] = Json::array({{{"name", article.source}}});
  if (!article.section.empty()) item["subjects"].push_back({{"name", article.section}, {"rel", "section"}});
  if (is_uri(article.image)) {
    Json rendition = {{"name", "original"}, {"href", article.image}};
    item["associations"] = Json::array({{{"name", "image"},
                                         {"uri", article.image},
                                         {"type", "picture"},
                                         {"renditions", Json::array({std::move(rendition)})}}});
  }
  if (!article.url.empty()) item["altids"] = Json::array({{{"role", "url"}, {"value", article.url}}});
  item["standard"] = {{"name", "ninjs"},
                      {"version", "2.1"},
                      {"schema", "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}};
  return item;
}

}  // namespace

std::string ninjs_page(const Page& page) {
  std::string out;
  for (const Hit& hit : page.hits)
    out += item_json(hit.article).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return out;
}

}  // namespace lede::present
