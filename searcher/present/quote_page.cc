#include "searcher/present/quote_page.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/core/terminal.h"
#include "common/text/utf8.h"
#include "searcher/present/layout.h"
#include "searcher/present/machine.h"

namespace lede::present {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 11> kColumns{
    "text", "speaker", "named", "role", "published", "source", "title", "url", "id", "at", "end"};

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json quote_json(const Said& said) {
  Json json;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  put("text", said.quote.text);
  put("speaker", said.quote.speaker);
  put("named", said.quote.named);
  put("role", said.quote.role);
  if (said.quote.end > 0) {
    json["at"] = said.quote.at;
    json["end"] = said.quote.end;
  }
  put("id", said.id);
  put("title", said.title);
  put("url", said.url);
  put("source", said.source);
  put("published", said.published);
  return json;
}

// "she (Marta Olsen), the mayor of Brandvik"; "Daud Karimi, Foreign Minister".
std::string who(const article::Quote& quote) {
  std::string line = quote.speaker;
  if (!quote.named.empty()) line += " (" + quote.named + ")";
  if (!quote.role.empty()) line += ", " + quote.role;
  return text::collapse_white_space(line);
}

}  // namespace

std::string text_quote(std::size_t rank, const Said& said, const TextLook& look) {
  const std::string number = std::to_string(rank);
  const std::string margin(number.size() + 2, ' ');
  const std::size_t columns = std::max<std::size_t>(
      std::clamp<std::size_t>(look.columns, kLeastColumns, kMostColumns) - margin.size(), 10);
  std::string out;
  std::string before = look.style.bold(number) + "  ";
  for (const Marked& line : wrap(said.marked, columns, 0)) {
    out += before + paint(line, look.style, {"", "1;33"}) + "\n";
    before = margin;
  }
  const auto put = [&](const std::string& text, bool dim) {
    for (const Marked& line : wrap({text, {}}, columns, 0)) {
      const std::string safe = core::printable(line.text);
      out += margin + (dim ? look.style.dim(safe) : look.style.bold(safe)) + "\n";
    }
  };
  put("- " + who(said.quote), false);
  std::string place = said.source;
  for (const std::string& part : {said.day, text::collapse_white_space(said.title)}) {
    if (!part.empty()) place += (place.empty() ? "" : " · ") + part;
  }
  put(place, true);
  const std::string& address = said.url.empty() ? said.id : said.url;
  if (!address.empty()) out += margin + look.style.dim(core::printable(address)) + "\n";
  return out + "\n";
}

std::string json_quotes(const QuoteList& list) {
  Json json;
  json["format_version"] = kOutputVersion;
  json["query"] = list.query;
  if (!list.by.empty()) json["by"] = list.by;
  json["total"] = list.total;
  json["articles"] = list.articles;
  if (list.undated > 0) json["undated"] = list.undated;
  json["shown"] = list.listed.size();
  json["quotes"] = Json::array();
  for (const Said& said : list.listed) json["quotes"].push_back(quote_json(said));
  return dump(json, 2);
}

std::string jsonl_quote(const Said& said) { return dump(quote_json(said), -1); }

std::string csv_quotes_header() {
  std::string line;
  for (const std::string_view column : kColumns) line.append(line.empty() ? "" : ",").append(column);
  return line + "\r\n";
}

std::string csv_quote(const Said& said) {
  const Json json = quote_json(said);
  std::string line;
  for (const std::string_view column : kColumns) {
    if (column != kColumns.front()) line += ',';
    const auto found = json.find(column);
    if (found == json.end()) continue;
    line += found->is_string() ? csv_text(found->get<std::string>()) : found->dump();
  }
  return line + "\r\n";
}

}  // namespace lede::present
