#include "indexer/extract/dom.h"

#include <cstring>
#include <unordered_map>

namespace lede::extract {
namespace {

constexpr std::size_t kMaxNodes = 4'000'000;

// Elements whose content is no text of the page.
bool is_left_out(std::string_view name) {
  switch (name.size()) {
    case 3:
      return name == "svg";
    case 4:
      return name == "area";
    case 5:
      return name == "style" || name == "embed" || name == "track";
    case 6:
      return name == "iframe" || name == "object" || name == "canvas" || name == "select" || name == "option";
    case 8:
      return name == "template" || name == "noscript" || name == "textarea" || name == "noframes" ||
             name == "datalist";
    case 10:
      return name == "annotation";  // of a formula, in another notation
    case 14:
      return name == "annotation-xml";
    default:
      return false;
  }
}

const std::unordered_map<std::string_view, Element>& element_names() {
  using E = Element;
  static const std::unordered_map<std::string_view, Element> names = {
      {"a", E::kA},
      {"address", E::kBlock},
      {"article", E::kArticle},
      {"aside", E::kAside},
      {"blockquote", E::kBlockquote},
      {"body", E::kBody},
      {"br", E::kBr},
      {"button", E::kButton},
      {"caption", E::kFigcaption},
      {"center", E::kBlock},
      {"dd", E::kLi},
      {"details", E::kDetails},
      {"dialog", E::kBlock},
      {"dir", E::kList},
      {"div", E::kDiv},
      {"dl", E::kList},
      {"dt", E::kLi},
      {"fieldset", E::kForm},
      {"figcaption", E::kFigcaption},
      {"figure", E::kFigure},
      {"footer", E::kFooter},
      {"form", E::kForm},
      {"h1", E::kH1},
      {"h2", E::kH2},
      {"h3", E::kH3},
      {"h4", E::kH4},
      {"h5", E::kH5},
      {"h6", E::kH6},
      {"head", E::kHead},
      {"header", E::kHeader},
      {"hgroup", E::kHeader},
      {"hr", E::kHr},
      {"html", E::kHtml},
      {"img", E::kImg},
      {"li", E::kLi},
      {"link", E::kLink},
      {"main", E::kMain},
      {"menu", E::kList},
      {"meta", E::kMeta},
      {"nav", E::kNav},
      {"noscript", E::kBlock},
      {"ol", E::kList},
      {"p", E::kP},
      {"pre", E::kPre},
      {"script", E::kScript},
      {"section", E::kSection},
      {"span", E::kSpan},
      {"summary", E::kBlock},
      {"table", E::kTable},
      {"tbody", E::kBlock},
      {"td", E::kTd},
      {"tfoot", E::kBlock},
      {"th", E::kTd},
      {"thead", E::kBlock},
      {"time", E::kTime},
      {"title", E::kTitle},
      {"tr", E::kTr},
      {"ul", E::kList},
      {"video", E::kBlock},
      {"audio", E::kBlock},
      {"amp-img", E::kImg},
  };
  return names;
}

// By its type; where a sanitizer took that, by its first words.
bool is_json_ld(const pugi::xml_node& script) {
  if (const pugi::xml_attribute type = script.attribute("type"))
    return std::strstr(type.value(), "ld+json") != nullptr;
  const std::string_view start = std::string_view(script.child_value()).substr(0, 100);
  return start.find("\"@context\"") != std::string_view::npos &&
         start.find("schema.org") != std::string_view::npos;
}

bool hides(std::string_view style) {
  const std::size_t display = style.find("display");
  if (display != std::string_view::npos) {
    std::size_t at = style.find(':', display);
    if (at != std::string_view::npos) {
      at = style.find_first_not_of(' ', at + 1);
      if (at != std::string_view::npos && style.substr(at).starts_with("none")) return true;
    }
  }
  return false;
}

bool is_invisible(std::string_view style) {
  return style.find("visibility:hidden") != std::string_view::npos ||
         style.find("visibility: hidden") != std::string_view::npos;
}

std::uint32_t item_hints(std::string_view itemprop) {
  if (itemprop.find("articleBody") != std::string_view::npos) return kHintBody;
  if (itemprop == "caption") return kHintCaption;
  if (itemprop == "author") return kHintByline;
  if (itemprop == "keywords") return kHintTags;
  if (itemprop == "comment" || itemprop == "commentText") return kHintComments;
  return 0;
}

std::uint32_t element_hints(Element element) {
  switch (element) {
    case Element::kNav:
      return kHintNavigation;
    case Element::kFooter:
      return kHintNavigation | kHintFooter;
    case Element::kAside:
      return kHintWidget;
    case Element::kFigcaption:
    case Element::kFigure:
      return kHintCaption;
    case Element::kForm:
    case Element::kButton:
      return kHintConsent;
    default:
      return 0;
  }
}

// What is hidden at first but is the page's text: a folded panel of an accordion or of tabs (ARIA
// Authoring Practices), what React streams behind the page to move it to its place.
bool is_shown_later(const pugi::xml_node& xml) {
  const std::string_view role = xml.attribute("role").value();
  if (role == "region" || role == "tabpanel") return true;
  return std::string_view(xml.attribute("id").value()).starts_with("S:");
}

// Class values come again and again on one page.
class HintReader {
 public:
  std::uint32_t read(const pugi::xml_node& xml) {
    std::uint32_t hints = 0;
    bool hidden = false;  // by its attributes, until a script shows it
    for (const pugi::xml_attribute& attribute : xml.attributes()) {
      const std::string_view name = attribute.name();
      const char* value = attribute.value();
      if (name == "class" || name == "id" || name == "role" || name == "data-testid" ||
          name == "data-component" || name == "data-type" || name == "data-module" || name == "data-qa" ||
          name == "data-element") {
        hints |= seen(value);
      } else if (name == "itemprop") {
        hints |= item_hints(value);
      } else if (name == "style") {
        hidden |= hides(value);
        if (is_invisible(value)) hints |= kHintHidden | kHintUnseen;
      } else if (name == "hidden" || (name == "aria-hidden" && std::strcmp(value, "true") == 0)) {
        hidden = true;
      }
    }
    return hidden && !is_shown_later(xml) ? hints | kHintHidden : hints;
  }

 private:
  std::uint32_t seen(std::string_view value) {
    if (value.empty()) return 0;
    const auto [at, is_new] = memo_.try_emplace(value, 0);
    if (is_new) at->second = hints_of(value);
    return at->second;
  }

  std::unordered_map<std::string_view, std::uint32_t> memo_;
};

bool is_white(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::uint32_t count_text(const char* s) {
  std::uint32_t count = 0;
  for (; *s; ++s) count += is_white(static_cast<unsigned char>(*s)) ? 0 : 1;
  return count;
}

}  // namespace

bool is_block(Element element) {
  switch (element) {
    case Element::kText:
    case Element::kInline:
    case Element::kA:
    case Element::kBr:
    case Element::kButton:
    case Element::kImg:
    case Element::kLink:
    case Element::kMeta:
    case Element::kScript:
    case Element::kSpan:
    case Element::kTime:
    case Element::kTitle:
      return false;
    default:
      return true;
  }
}

bool is_heading(Element element) { return element >= Element::kH1 && element <= Element::kH6; }

Dom::Dom(const pugi::xml_document& tree, Scripts scripts) {
  const auto& names = element_names();
  HintReader hints;
  nodes_.reserve(4096);
  std::vector<NodeIndex> open;
  pugi::xml_node xml = tree.first_child();
  while (xml) {
    bool descend = false;
    const bool text = xml.type() == pugi::node_pcdata;
    const std::string_view name = text ? std::string_view() : xml.name();
    const bool shown = scripts == Scripts::kOff && name == "noscript";
    if ((text || shown || !is_left_out(name)) && nodes_.size() < kMaxNodes) {
      Node node;
      node.xml = xml;
      node.parent = open.empty() ? 0 : open.back();
      if (text) {
        node.element = Element::kText;
      } else {
        const auto known = names.find(name);
        node.element = known == names.end() ? Element::kInline : known->second;
      }
      const bool other_script = node.element == Element::kScript && !is_json_ld(xml);
      if (!other_script) {
        if (!text) node.hints = hints.read(xml) | element_hints(node.element);
        descend = !text && node.element != Element::kScript && xml.first_child();
        nodes_.push_back(node);
        if (!descend) nodes_.back().end = size();
      }
    }
    if (descend) {
      open.push_back(size() - 1);
      xml = xml.first_child();
      continue;
    }
    while (xml && !xml.next_sibling()) {
      xml = xml.parent();
      if (open.empty()) {
        xml = pugi::xml_node();
        break;
      }
      nodes_[open.back()].end = size();
      open.pop_back();
    }
    if (xml) xml = xml.next_sibling();
  }
  add_amounts();
}

// Children come after their parents, so one walk from the end sums up.
void Dom::add_amounts() {
  for (NodeIndex i = size(); i-- > 1;) {
    Node& node = nodes_[i];
    if (node.element == Element::kText) node.text_bytes = count_text(node.xml.value());
    if (node.element == Element::kA && node.xml.attribute("href")) node.link_bytes = node.text_bytes;
    Node& parent = nodes_[node.parent];
    parent.text_bytes += node.text_bytes;
    parent.link_bytes += node.link_bytes;
  }
}

std::string Dom::text_of(NodeIndex i) const {
  std::string out;
  const NodeIndex end = nodes_[i].element == Element::kText ? i + 1 : nodes_[i].end;
  for (NodeIndex j = i; j < end; ++j) {
    const Node& node = nodes_[j];
    if (node.element == Element::kText) {
      append_collapsed(out, node.xml.value());
    } else if (is_block(node.element) || node.element == Element::kBr) {
      append_collapsed(out, " ");
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool Dom::has_ancestor(NodeIndex i, Element element) const {
  while (i > 0) {
    i = nodes_[i].parent;
    if (nodes_[i].element == element) return true;
  }
  return false;
}

std::uint32_t Dom::hints_of_boxes_above(NodeIndex i) const {
  std::uint32_t hints = nodes_[i].hints;
  while (i > 0) {
    i = nodes_[i].parent;
    const Element element = nodes_[i].element;
    const bool wrapper =
        element != Element::kNav && element != Element::kFooter && element != Element::kAside;
    if (wrapper && 2 * nodes_[i].text_bytes > nodes_[0].text_bytes) break;
    hints |= nodes_[i].hints;
  }
  return hints;
}

std::uint32_t Dom::hints_above(NodeIndex i) const {
  std::uint32_t hints = nodes_[i].hints;
  while (i > 0) {
    i = nodes_[i].parent;
    hints |= nodes_[i].hints;
  }
  return hints;
}

void append_collapsed(std::string& out, std::string_view text) {
  bool white = out.empty() || out.back() == ' ' || out.back() == '\n';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool no_break = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
    if (no_break) ++i;
    if (no_break || is_white(c)) {
      if (!white) out.push_back(' ');
      white = true;
    } else {
      out.push_back(static_cast<char>(c));
      white = false;
    }
  }
}

}  // namespace lede::extract
