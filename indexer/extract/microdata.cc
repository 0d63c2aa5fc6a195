#include "indexer/extract/microdata.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxProperties = 2000;

struct Property {
  std::string_view name;
  NodeIndex node;
};

bool is_item(const Node& node) { return node.element != Element::kText && node.xml.attribute("itemscope"); }

bool is_article(const Node& node) {
  for (const std::string& type : split(node.xml.attribute("itemtype").value(), " ")) {
    if (type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("/Report")) return true;
  }
  return false;
}

// The item's own properties, not those of items inside it.
std::vector<Property> properties_of(const Dom& dom, NodeIndex item) {
  std::vector<Property> out;
  for (NodeIndex i = item + 1; i < dom[item].end && out.size() < kMaxProperties; ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText) continue;
    const std::string_view names = node.xml.attribute("itemprop").value();
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find_first_of(" \t\r\n", at), names.size());
      if (end > at) out.push_back({names.substr(at, end - at), i});
      at = end + 1;
    }
    if (is_item(node)) i = node.end - 1;
  }
  return out;
}

const Property* find(const std::vector<Property>& properties, std::string_view name) {
  const auto at = std::find_if(properties.begin(), properties.end(),
                               [&](const Property& property) { return property.name == name; });
  return at == properties.end() ? nullptr : &*at;
}

// The value by the element's kind (section 5.2.4), as text.
std::string value_of(const Dom& dom, NodeIndex i, bool address) {
  const pugi::xml_node& xml = dom[i].xml;
  if (xml.attribute("content")) return clean_text(xml.attribute("content").value());
  if (address) {
    for (const char* key : {"href", "src"}) {
      if (xml.attribute(key)) return std::string(trim(xml.attribute(key).value()));
    }
  }
  if (dom[i].element == Element::kTime && xml.attribute("datetime")) return xml.attribute("datetime").value();
  return dom.text_of(i);
}

std::string value_of(const Dom& dom, const std::vector<Property>& properties, std::string_view name,
                     bool address = false) {
  const Property* property = find(properties, name);
  return property ? value_of(dom, property->node, address) : "";
}

// The name of a person or an organisation, which may be an item or plain text.
std::string name_at(const Dom& dom, NodeIndex i) {
  if (!is_item(dom[i])) return value_of(dom, i, false);
  return value_of(dom, properties_of(dom, i), "name");
}

void read_image(const Dom& dom, NodeIndex i, StructuredArticle& out) {
  StructuredImage image;
  if (is_item(dom[i])) {
    const std::vector<Property> parts = properties_of(dom, i);
    image.url = value_of(dom, parts, "url", true);
    if (image.url.empty()) image.url = value_of(dom, parts, "contentUrl", true);
    image.caption = value_of(dom, parts, "caption");
  } else {
    image.url = value_of(dom, i, true);
  }
  if (!image.url.empty()) out.images.push_back(std::move(image));
}

void read_people(const Dom& dom, NodeIndex i, StructuredArticle& out) {
  StructuredPerson person;
  person.name = name_at(dom, i);
  person.organization = std::string_view(dom[i].xml.attribute("itemtype").value()).find("Organization") !=
                        std::string_view::npos;
  if (!person.name.empty() && person.name.size() < 200) out.authors.push_back(std::move(person));
}

// "UserComments:12"
void read_interaction(std::string_view value, StructuredArticle& out) {
  constexpr std::string_view kComments = "UserComments:";
  if (!value.starts_with(kComments)) return;
  value = trim(value.substr(kComments.size()));
  std::int64_t count = 0;
  const auto [last, failed] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (failed == std::errc() && last == value.data() + value.size() && count >= 0) out.comment_count = count;
}

StructuredArticle read_item(const Dom& dom, NodeIndex item) {
  const std::vector<Property> properties = properties_of(dom, item);
  StructuredArticle out;
  out.found = true;
  out.headline = value_of(dom, properties, "headline");
  if (out.headline.empty()) out.headline = value_of(dom, properties, "name");
  out.description = value_of(dom, properties, "description");
  out.section = value_of(dom, properties, "articleSection");
  out.language = value_of(dom, properties, "inLanguage");
  out.url = value_of(dom, properties, "mainEntityOfPage", true);
  if (out.url.empty()) out.url = value_of(dom, properties, "url", true);
  out.discussion_url = value_of(dom, properties, "discussionUrl", true);
  for (const Property& property : properties) {
    if (property.name == "author" || property.name == "creator") read_people(dom, property.node, out);
    if (property.name == "keywords") out.keywords.push_back(value_of(dom, property.node, false));
    if (property.name == "image") read_image(dom, property.node, out);
    if (property.name == "interactionCount") {
      read_interaction(value_of(dom, property.node, false), out);
    }
    if (property.name == "publisher" && out.publisher.empty()) out.publisher = name_at(dom, property.node);
  }
  return out;
}

template <typename Field>
void fill(Field& field, Field more) {
  if (field.empty()) field = std::move(more);
}

}  // namespace

StructuredArticle read_microdata(const Dom& dom) {
  NodeIndex only = 0;
  std::size_t items = 0;
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    if (!is_item(dom[i]) || !is_article(dom[i])) continue;
    if (find(properties_of(dom, i), "articleBody")) return read_item(dom, i);
    only = i;
    ++items;
  }
  return items == 1 ? read_item(dom, only) : StructuredArticle{};
}

void fill_gaps(StructuredArticle& data, StructuredArticle more) {
  data.found = data.found || more.found;
  fill(data.headline, std::move(more.headline));
  fill(data.description, std::move(more.description));
  fill(data.section, std::move(more.section));
  fill(data.language, std::move(more.language));
  fill(data.url, std::move(more.url));
  fill(data.publisher, std::move(more.publisher));
  fill(data.discussion_url, std::move(more.discussion_url));
  fill(data.authors, std::move(more.authors));
  fill(data.keywords, std::move(more.keywords));
  fill(data.images, std::move(more.images));
  if (!data.comment_count) data.comment_count = more.comment_count;
}

}  // namespace lede::extract
