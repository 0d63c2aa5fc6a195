#include "indexer/extract/meta.h"

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxValues = 2000;

// In lower case; Dublin Core's "dc:creator" and "DC.creator" are one.
std::string key_of(std::string_view name) {
  std::string key = ascii_lower(name);
  for (const std::string_view prefix : {"dc:", "dcterms:"}) {
    if (key.starts_with(prefix)) key[prefix.size() - 1] = '.';
  }
  return key;
}

}  // namespace

Meta::Meta(const Dom& dom) {
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    switch (node.element) {
      case Element::kMeta: {
        const char* content = node.xml.attribute("content").value();
        if (!*content || values_.size() >= kMaxValues) break;
        for (const char* key : {"name", "http-equiv"}) {
          const std::string_view name = trim(node.xml.attribute(key).value());
          if (!name.empty()) values_.emplace_back(key_of(name), content);
        }
        // Lists of names in RDFa and microdata.
        for (const char* key : {"property", "itemprop"}) {
          const char* names = node.xml.attribute(key).value();
          for (const std::string& name : split(names, " \t\r\n")) values_.emplace_back(key_of(name), content);
        }
        break;
      }
      case Element::kLink:
        if (canonical_.empty() && has_word(ascii_lower(node.xml.attribute("rel").value()), "canonical")) {
          canonical_ = trim(node.xml.attribute("href").value());
        }
        break;
      case Element::kTitle:
        if (title_.empty()) title_ = clean_text(dom.text_of(i));
        break;
      case Element::kHtml:
        if (language_.empty()) language_ = trim(node.xml.attribute("lang").value());
        if (language_.empty()) language_ = trim(node.xml.attribute("xml:lang").value());
        break;
      default:
        break;
    }
  }
}

std::string Meta::first(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    for (const auto& [name, value] : values_) {
      if (name != key) continue;
      std::string text = clean_text(value);
      if (!text.empty()) return text;
    }
  }
  return "";
}

std::vector<std::string> Meta::all(std::string_view key) const {
  std::vector<std::string> out;
  for (const auto& [name, value] : values_) {
    if (name != key) continue;
    std::string text = clean_text(value);
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> Meta::all_ending_in(std::string_view end) const {
  std::vector<std::string> out;
  for (const auto& [name, value] : values_) {
    const std::string letters = letters_of(name);
    if (!letters.ends_with(end) || letters.find("unpub") != std::string::npos) continue;
    std::string text = clean_text(value);
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace lede::extract
