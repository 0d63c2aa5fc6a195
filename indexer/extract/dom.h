// The page's tree laid out flat, in document order, with what every reader of it needs to know
// of each element worked out once: kind, hints, amounts of text and of linked text.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/boilerplate.h"

namespace lede::extract {

enum class Element : std::uint8_t {
  kText,
  kInline,  // any element that does not part paragraphs
  kBlock,   // any other element that does
  kA,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kDetails,
  kDiv,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kImg,
  kLi,
  kLink,
  kList,
  kMain,
  kMeta,
  kNav,
  kP,
  kPre,
  kScript,
  kSection,
  kSpan,
  kTable,
  kTd,
  kTime,
  kTitle,
  kTr,
};

bool is_block(Element element);
bool is_heading(Element element);

using NodeIndex = std::uint32_t;

struct Node {
  pugi::xml_node xml;
  NodeIndex parent = 0;
  NodeIndex end = 0;             // one past its last descendant
  std::uint32_t hints = 0;       // its own, not its ancestors'
  std::uint32_t text_bytes = 0;  // text below it but white space
  std::uint32_t link_bytes = 0;  // of it, inside <a href>
  Element element = Element::kInline;
};

// Whether the page's scripts are taken to have run: some pages hold their text in <noscript>, for readers for
// whom they do not.
enum class Scripts { kRun, kOff };

// Scripts but JSON-LD, styles, templates, drawings and other things without text are left out, and <noscript>
// where scripts run.
// Holds on to the tree it was made from.
class Dom {
 public:
  explicit Dom(const pugi::xml_document& tree, Scripts scripts = Scripts::kRun);

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeIndex i) const { return nodes_[i]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  // Text below `i`, white space run together, blocks parted by a space.
  std::string text_of(NodeIndex i) const;
  bool has_ancestor(NodeIndex i, Element element) const;
  // Own and ancestors' hints.
  std::uint32_t hints_above(NodeIndex i) const;
  // Without those of elements that hold most of the page's text: they are often named after what else they
  // hold.
  std::uint32_t hints_of_boxes_above(NodeIndex i) const;

 private:
  void add_amounts();

  std::vector<Node> nodes_;
};

// Appends `text` with each run of white space (no-break space too) as one space, and none at
// the start of `out` or after white space there.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace lede::extract
