#include "indexer/extract/json_ld.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxScript = std::size_t{4} << 20;
constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxValues = 200;

// Inside strings control characters become spaces; outside, trailing commas go.
std::string mend(std::string_view script) {
  std::string out;
  out.reserve(script.size());
  bool in_string = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (in_string) {
      if (c == '\\' && i + 1 < script.size()) {
        const char next = script[i + 1];
        // Only JSON's own escapes; "\'" and the like lose their backslash.
        if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) out.push_back(c);
        if (static_cast<unsigned char>(next) >= 0x20) out.push_back(next);
        ++i;
        continue;
      }
      if (c == '"') in_string = false;
      out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '}' || c == ']') {
      std::size_t last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.erase(last, 1);
    }
    out.push_back(c);
  }
  return out;
}

// "<!-- ... -->", "//<![CDATA[ ... //]]>" and a closing semicolon around the JSON.
std::string_view without_wrapper(std::string_view s) {
  const std::size_t begin = s.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  if (s.find("<![CDATA[") < begin + 9 && s[begin] == '[') {
    const std::size_t real = s.find_first_of("{[", s.find("<![CDATA[") + 9);
    if (real == std::string_view::npos) return {};
    s.remove_prefix(real);
  } else {
    s.remove_prefix(begin);
  }
  const std::size_t end = s.find_last_of(s.front() == '{' ? '}' : ']');
  return end == std::string_view::npos ? s : s.substr(0, end + 1);
}

json parse(std::string_view script) {
  if (script.size() > kMaxScript) return json(json::value_t::discarded);
  json value = json::parse(script, nullptr, false, true);
  if (!value.is_discarded()) return value;
  return json::parse(mend(without_wrapper(script)), nullptr, false, true);
}

const json* member(const json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto at = object.find(key);
  return at == object.end() ? nullptr : &*at;
}

// The first of a list, of a list of lists too.
const json* first_of(const json* value) {
  for (int depth = 0; value && value->is_array(); ++depth) {
    if (value->empty() || depth > kMaxDepth) return nullptr;
    value = &value->front();
  }
  return value;
}

std::string string_of(const json* value) {
  value = first_of(value);
  if (!value) return "";
  if (const json* inner = member(*value, "@value")) value = inner;
  return value->is_string() ? value->get_ref<const std::string&>() : "";
}

// A whole number, which may be written as a string.
std::optional<std::int64_t> count_of(const json* value) {
  value = first_of(value);
  if (!value) return std::nullopt;
  std::int64_t count = -1;
  if (value->is_number_integer()) count = value->get<std::int64_t>();
  if (value->is_string()) {
    const std::string_view digits = trim(value->get_ref<const std::string&>());
    const auto [last, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (failed != std::errc() || last != digits.data() + digits.size()) return std::nullopt;
  }
  return count < 0 ? std::nullopt : std::optional<std::int64_t>(count);
}

std::string text_of(const json* value) { return clean_text(string_of(value)); }

bool is_article_type(std::string_view type) {
  if (const std::size_t slash = type.rfind('/'); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "Interview" || type == "Recipe" || type == "Blog";
}

bool is_page_type(std::string_view type) {
  return type.ends_with("WebPage") || type.ends_with("ItemPage") || type.ends_with("CreativeWork") ||
         type.ends_with("VideoObject") || type.ends_with("MediaObject");
}

std::vector<std::string> types_of(const json& object) {
  std::vector<std::string> out;
  const json* type = member(object, "@type");
  if (!type) return out;
  if (type->is_string()) out.push_back(type->get<std::string>());
  if (type->is_array()) {
    for (const json& one : *type) {
      if (one.is_string()) out.push_back(one.get<std::string>());
    }
  }
  return out;
}

class Reader {
 public:
  void add(json script) { scripts_.push_back(std::move(script)); }

  StructuredArticle read() {
    for (const json& script : scripts_) visit(script, 0);
    if (article_) fill(*article_, true);
    out_.found = article_ != nullptr;
    if (page_) fill(*page_, false);
    if (breadcrumbs_) read_breadcrumbs(*breadcrumbs_);
    return std::move(out_);
  }

 private:
  void visit(const json& value, int depth) {
    if (depth > kMaxDepth) return;
    if (value.is_array()) {
      for (const json& one : value) visit(one, depth + 1);
      return;
    }
    if (!value.is_object()) return;
    if (const std::string id = string_of(member(value, "@id")); !id.empty() && value.size() > 1) {
      by_id_.emplace(id, &value);
    }
    for (const std::string& type : types_of(value)) {
      if (is_article_type(type)) consider(value, type);
      if (is_page_type(type) && !page_) page_ = &value;
      if (type == "CollectionPage" || type == "SearchResultsPage") out_.list = true;
      if (type == "BreadcrumbList" && !breadcrumbs_) breadcrumbs_ = &value;
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"}) {
      if (const json* inner = member(value, key)) visit(*inner, depth + 1);
    }
  }

  // The first one counts, unless a later one says much more.
  void consider(const json& value, const std::string& type) {
    const bool has_headline = member(value, "headline") || member(value, "name");
    const bool better =
        !article_ || (has_headline && !member(*article_, "headline") && !member(*article_, "name"));
    if (!better) return;
    article_ = &value;
    out_.type = type;
  }

  const json* resolve(const json* value) const {
    if (!value || !value->is_object() || value->size() > 1) return value;
    const auto at = by_id_.find(string_of(member(*value, "@id")));
    return at == by_id_.end() ? value : at->second;
  }

  static void set(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  }

  void fill(const json& from, bool is_article) {
    if (is_article || !out_.found) {
      set(out_.headline, text_of(member(from, "headline")));
      set(out_.headline, text_of(member(from, "name")));
    }
    set(out_.description, text_of(member(from, "description")));
    set(out_.published, text_of(member(from, "datePublished")));
    set(out_.modified, text_of(member(from, "dateModified")));
    set(out_.language, language_of(member(from, "inLanguage")));
    set(out_.publisher, name_of(member(from, "publisher")));
    set(out_.url, address_of(from));
    if (out_.images.empty()) read_images(member(from, "image"), 0);
    if (out_.images.empty()) read_images(member(from, "thumbnailUrl"), 0);
    if (out_.keywords.empty()) read_names(member(from, "keywords"), out_.keywords, 0);
    if (out_.authors.empty()) read_people(member(from, "author"), 0);
    if (out_.authors.empty()) read_people(member(from, "creator"), 0);
    if (!is_article) return;
    set(out_.published, text_of(member(from, "dateCreated")));
    set(out_.section, text_of(member(from, "articleSection")));
    set(out_.discussion_url, string_of(member(from, "discussionUrl")));
    out_.body = clean_paragraphs(string_of(member(from, "articleBody")));
    read_names(member(from, "about"), out_.about, 0);
    read_comment_count(from);
  }

  static std::string language_of(const json* value) {
    if (value && value->is_object()) {
      const std::string code = text_of(member(*value, "alternateName"));
      return code.empty() ? text_of(member(*value, "name")) : code;
    }
    return text_of(value);
  }

  std::string name_of(const json* value) const {
    value = resolve(first_of(resolve(value)));
    if (!value) return "";
    return value->is_object() ? text_of(member(*value, "name")) : text_of(value);
  }

  static std::string address_of(const json& from) {
    std::string url = string_of(member(from, "url"));
    if (url.empty()) {
      const json* page = member(from, "mainEntityOfPage");
      url = string_of(page);
      if (url.empty() && page) url = string_of(member(*page, "@id"));
    }
    return url;
  }

  void read_images(const json* value, int depth) {
    value = resolve(value);
    if (!value || depth > kMaxDepth || out_.images.size() >= kMaxValues) return;
    if (value->is_string()) {
      out_.images.push_back({value->get<std::string>(), "", ""});
    } else if (value->is_array()) {
      for (const json& one : *value) read_images(&one, depth + 1);
    } else if (value->is_object()) {
      std::string url = string_of(member(*value, "url"));
      if (url.empty()) url = string_of(member(*value, "contentUrl"));
      std::string caption = text_of(member(*value, "caption"));
      std::string credit = text_of(member(*value, "creditText"));
      for (const char* key : {"creator", "author", "copyrightHolder", "copyrightNotice"}) {
        if (credit.empty()) credit = name_of(member(*value, key));
      }
      if (!url.empty()) out_.images.push_back({std::move(url), std::move(caption), std::move(credit)});
    }
  }

  void read_names(const json* value, std::vector<std::string>& names, int depth) {
    value = resolve(value);
    if (!value || depth > kMaxDepth || names.size() >= kMaxValues) return;
    if (value->is_string()) {
      names.push_back(clean_text(value->get_ref<const std::string&>()));
    } else if (value->is_array()) {
      for (const json& one : *value) read_names(&one, names, depth + 1);
    } else if (value->is_object()) {
      std::string name = text_of(member(*value, "name"));
      if (name.empty()) name = text_of(member(*value, "@value"));
      if (!name.empty()) names.push_back(std::move(name));
    }
  }

  void read_people(const json* value, int depth) {
    value = resolve(value);
    if (!value || depth > kMaxDepth || out_.authors.size() >= kMaxValues) return;
    if (value->is_array()) {
      for (const json& one : *value) read_people(&one, depth + 1);
      return;
    }
    StructuredPerson person;
    if (value->is_object()) {
      const std::vector<std::string> types = types_of(*value);
      person.organization = std::any_of(types.begin(), types.end(), [](const std::string& t) {
        return t.ends_with("Organization") || t == "Corporation";
      });
      const json* name = member(*value, "name");
      // Several people in one object: {"name": ["A", "B"]}.
      if (name && name->is_array()) {
        for (const json& one : *name) read_people(&one, depth + 1);
        return;
      }
      person.name = text_of(name);
      if (person.name.empty()) {
        person.name = clean_text(string_of(member(*value, "givenName")) + " " +
                                 string_of(member(*value, "familyName")));
      }
    } else {
      person.name = text_of(value);
    }
    if (!person.name.empty()) out_.authors.push_back(std::move(person));
  }

  void read_comment_count(const json& from) {
    out_.comment_count = count_of(member(from, "commentCount"));
    const json* statistics = member(from, "interactionStatistic");
    if (out_.comment_count || !statistics) return;
    const auto read_one = [this](const json& statistic) {
      const json* kind = member(statistic, "interactionType");
      std::string type = string_of(kind);
      if (type.empty() && kind) type = string_of(member(*kind, "@type"));
      if (!type.ends_with("CommentAction")) return;
      if (!out_.comment_count) out_.comment_count = count_of(member(statistic, "userInteractionCount"));
    };
    if (statistics->is_object()) read_one(*statistics);
    if (!statistics->is_array()) return;
    for (const json& statistic : *statistics) read_one(statistic);
  }

  void read_breadcrumbs(const json& list) {
    const json* items = member(list, "itemListElement");
    if (!items || !items->is_array()) return;
    for (const json& item : *items) {
      std::string name = text_of(member(item, "name"));
      const json* inner = member(item, "item");
      std::string url = string_of(inner);
      if (inner && inner->is_object()) {
        if (name.empty()) name = text_of(member(*inner, "name"));
        url = string_of(member(*inner, "@id"));
        if (url.empty()) url = string_of(member(*inner, "url"));
      }
      if (!name.empty() && out_.breadcrumbs.size() < 10) {
        out_.breadcrumbs.push_back({std::move(name), std::move(url)});
      }
    }
  }

  std::vector<json> scripts_;
  std::unordered_map<std::string, const json*> by_id_;
  const json* article_ = nullptr;
  const json* page_ = nullptr;
  const json* breadcrumbs_ = nullptr;
  StructuredArticle out_;
};

}  // namespace

StructuredArticle read_json_ld(const Dom& dom) {
  Reader reader;
  std::vector<json> scripts;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    if (dom[i].element != Element::kScript) continue;
    json value = parse(dom[i].xml.child_value());
    if (!value.is_discarded()) scripts.push_back(std::move(value));
    if (scripts.size() >= 50) break;
  }
  for (json& script : scripts) reader.add(std::move(script));
  return reader.read();
}

}  // namespace lede::extract
