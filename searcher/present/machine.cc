#include "searcher/present/machine.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/article/article_json.h"
#include "searcher/present/hit_json.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> csv_fields(const std::vector<std::string>& fields) {
  if (!fields.empty()) return fields;
  return {"rank",    "score",    "id",        "title",   "url",  "source",
          "section", "language", "published", "authors", "tags", "snippet"};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The values from `at` on that lie at `depth`, each with those below it; `at` moves past them.
Json values_json(const FacetList& list, std::size_t& at, std::size_t depth) {
  Json values = Json::array();
  while (at < list.values.size() && list.values[at].depth >= depth) {
    Json value = {{"value", list.values[at].label}, {"count", list.values[at].count}};
    if (list.values[at].other > 0) value["other"] = list.values[at].other;
    ++at;
    if (at < list.values.size() && list.values[at].depth > depth)
      value["children"] = values_json(list, at, depth + 1);
    values.push_back(std::move(value));
  }
  return values;
}

Json values_json(const FacetList& list) {
  std::size_t at = 0;
  return values_json(list, at, 0);
}

// The object of a page with some of its keys written one after the other, as nlohmann would write it whole.
struct Frame {
  bool compact;

  std::string indented(const Json& json, const char* margin) const {
    std::string text = json.dump(compact ? -1 : 2, ' ', false, Json::error_handler_t::replace);
    if (compact) return text;
    std::string out;
    for (const char c : text) {
      out += c;
      if (c == '\n') out += margin;
    }
    return out;
  }
  // `json` without its closing brace.
  std::string opened(const Json& json) const {
    std::string text = indented(json, "");
    text.resize(text.size() - (compact ? 1 : 2));
    return text;
  }
  std::string key(const std::string& name) const {
    return compact ? ",\"" + name + "\":" : ",\n  \"" + name + "\": ";
  }
  std::string value(const Json& json) const { return indented(json, "  "); }
  std::string item(const Json& json) const { return (compact ? "" : "\n    ") + indented(json, "    "); }
  std::string end_of_items() const { return compact ? "]" : "\n  ]"; }
};

// What stands before the hits.
Json head_json(const Page& page) {
  Json json;
  json["format_version"] = kOutputVersion;
  if (!page.query_id.empty()) json["query_id"] = page.query_id;
  json["query"] = page.query;
  if (page.total) json["total"] = *page.total;
  if (page.total && page.articles) {
    json["groups"] = *page.total;
    json["articles"] = *page.articles;
  }
  if (page.offset > 0) json["offset"] = page.offset;
  json["shown"] = page.shown();
  if (page.undated > 0) json["undated"] = page.undated;
  if (page.suggestion)
    json["did_you_mean"] = {{"query", page.suggestion->query}, {"total", page.suggestion->total}};
  return json;
}

// What stands after the hits.
Json facets_json(const Page& page) {
  Json json;
  json["facets"] = Json::object();
  for (const FacetList& facet : page.facets) json["facets"][facet.field] = values_json(facet);
  for (const FacetList& facet : page.facets) {
    json["distinct"][facet.field] = facet.distinct;
    json["other"][facet.field] = facet.other;
    json["none"][facet.field] = facet.none;
  }
  return json;
}

// A JSON value as a cell's text: an object by its most telling key.
std::string cell_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) {
    for (const char* key : {"name", "url", "text"}) {
      if (const auto found = value.find(key); found != value.end() && found->is_string())
        return found->get<std::string>();
    }
  }
  if (!value.is_array()) return value.dump();
  std::string joined;
  for (const Json& item : value) joined += (joined.empty() ? "" : "; ") + cell_text(item);
  return joined;
}

std::string cell(const Json& value) {
  std::string text = cell_text(value);
  return value.is_number() ? text : csv_text(std::move(text));
}

}  // namespace

std::string csv_text(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string json_page(const Page& page, const std::vector<std::string>& fields, bool compact) {
  const Frame frame{compact};
  std::string out;
  if (page.before == 0) out = frame.opened(head_json(page)) + frame.key("hits") + "[";
  for (std::size_t i = 0; i < page.hits.size(); ++i) {
    out += page.before + i == 0 ? "" : ",";
    out += frame.item(hit_json(page.hits[i], page, fields));
  }
  if (page.after > 0) return out;
  out += page.shown() == 0 ? "]" : frame.end_of_items();
  const Json facets = facets_json(page);
  for (const auto& [name, value] : facets.items()) out += frame.key(name) + frame.value(value);
  return out + (compact ? "}\n" : "\n}\n");
}

std::string jsonl_page(const Page& page, const std::vector<std::string>& fields) {
  std::string out;
  for (const Hit& hit : page.hits) {
    Json line = Json::object();
    if (!page.query_id.empty()) line["query_id"] = page.query_id;
    const Json fields_of_hit = hit_json(hit, page, fields);
    for (const auto& [key, value] : fields_of_hit.items()) line[key] = value;
    out += dump(line, -1);
  }
  return out;
}

std::string csv_header(const std::vector<std::string>& fields, bool with_query_id) {
  std::string line = with_query_id ? "query_id" : "";
  for (const std::string& field : csv_fields(fields)) line += (line.empty() ? "" : ",") + field;
  return line + "\r\n";
}

std::string csv_page(const Page& page, const std::vector<std::string>& fields, bool with_query_id) {
  const std::vector<std::string> columns = csv_fields(fields);
  std::string out;
  for (const Hit& hit : page.hits) {
    const Json json = hit_json(hit, page, columns);
    if (with_query_id) out += cell(page.query_id) + ",";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += ",";
      if (const auto found = json.find(columns[i]); found != json.end()) out += cell(*found);
    }
    out += "\r\n";
  }
  return out;
}

std::string trec_line(std::string_view query_id, std::string_view id, std::size_t rank, double score,
                      bool scored) {
  std::string line(query_id.empty() ? std::string_view("1") : query_id);
  line += " Q0 ";
  for (const char c : id) {
    if (static_cast<unsigned char>(c) <= ' ') {
      char code[8];
      std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      line += code;
    } else {
      line += c;
    }
  }
  char numbers[64];
  std::snprintf(numbers, sizeof numbers, " %zu %.6f lede\n", rank,
                scored ? score : 1.0 / static_cast<double>(rank));
  return line + numbers;
}

std::string json_article(const article::Article& article) {
  Json json;
  json["format_version"] = kOutputVersion;
  json.update(Json::parse(article::to_json(article)));
  return dump(json, 2);
}

}  // namespace lede::present
