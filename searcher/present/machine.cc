#include "searcher/present/machine.h"

#include <cstdio>
#include <nlohmann/json.hpp>

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

Json values_json(const FacetList& list) {
  Json values = Json::array();
  for (const FacetValue& value : list.values)
    values.push_back({{"value", value.label}, {"count", value.count}});
  return values;
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
  Json json;
  json["format_version"] = kOutputVersion;
  if (!page.query_id.empty()) json["query_id"] = page.query_id;
  json["query"] = page.query;
  if (page.total) json["total"] = *page.total;
  if (page.offset > 0) json["offset"] = page.offset;
  json["shown"] = page.hits.size();
  if (page.undated > 0) json["undated"] = page.undated;
  json["hits"] = Json::array();
  for (const Hit& hit : page.hits) json["hits"].push_back(hit_json(hit, page, fields));
  json["facets"] = Json::object();
  for (const FacetList& facet : page.facets) json["facets"][facet.field] = values_json(facet);
  for (const FacetList& facet : page.facets) json["distinct"][facet.field] = facet.distinct;
  return dump(json, compact ? -1 : 2);
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
