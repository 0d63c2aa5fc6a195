#include "indexer/parse/opml.h"

#include <algorithm>
#include <pugixml.hpp>

#include "common/text/url.h"
#include "common/text/utf8.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/charset.h"

namespace lede::parse {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr std::size_t kMostOutlines = 100000;
constexpr std::size_t kMostFolders = 16;
constexpr std::size_t kMostSkipped = 100;
constexpr std::size_t kLongestName = 300;  // bytes of a title or folder

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (equal_ignoring_case(attribute.name(), name)) return trim(attribute.value());
  }
  return {};
}

std::string name_of(pugi::xml_node outline) {
  std::string_view name = attribute_of(outline, "title");
  if (name.empty()) name = attribute_of(outline, "text");
  return std::string(text::prefix_on_code_point(text::collapse_white_space(name), kLongestName));
}

// The document's elements in order, without recursion: depth is the sender's to choose.
class OpmlReader {
 public:
  Opml read(pugi::xml_node body) {
    std::size_t outlines = 0;
    pugi::xml_node node = body.first_child();
    while (node) {
      if (equal_ignoring_case(node.name(), "outline")) {
        if (++outlines > kMostOutlines) break;
        read_outline(node);
      }
      node = next_of(node, body);
    }
    return std::move(opml_);
  }

 private:
  void read_outline(pugi::xml_node outline) {
    const std::string_view address = attribute_of(outline, "xmlUrl");
    if (address.empty()) return;
    OpmlFeed feed;
    feed.title = name_of(outline);
    feed.url = starts_with_ignoring_case(address, "feed://") ? "http" + std::string(address.substr(4))
                                                             : std::string(address);
    const auto url = text::parse_url(feed.url);
    if (!url || !text::is_http_url(feed.url) || url->host.empty()) {
      if (opml_.skipped.size() < kMostSkipped)
        opml_.skipped.push_back("not an http or https address: " +
                                std::string(text::prefix_on_code_point(address, kLongestName)));
      return;
    }
    feed.url = text::to_string(*url);
    const std::string_view site = attribute_of(outline, "htmlUrl");
    if (text::is_http_url(site)) feed.site = site;
    feed.folders = folders_;
    add_categories(attribute_of(outline, "category"), feed.categories);
    opml_.feeds.push_back(std::move(feed));
  }

  static void add_categories(std::string_view list, std::vector<std::string>& categories) {
    while (!list.empty() && categories.size() < 50) {
      const std::size_t comma = std::min(list.find(','), list.size());
      std::string_view category = trim(list.substr(0, comma));
      if (category.starts_with('/')) category.remove_prefix(1);
      if (!category.empty()) {
        categories.emplace_back(
            text::prefix_on_code_point(text::collapse_white_space(category), kLongestName));
      }
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  pugi::xml_node next_of(pugi::xml_node node, pugi::xml_node body) {
    if (const pugi::xml_node child = node.first_child()) {
      enter(node);
      return child;
    }
    while (node && node != body) {
      if (const pugi::xml_node next = node.next_sibling()) return next;
      node = node.parent();
      if (node != body) leave();
    }
    return {};
  }

  void enter(pugi::xml_node node) {
    const bool folder = equal_ignoring_case(node.name(), "outline") && attribute_of(node, "xmlUrl").empty();
    const std::string name = folder ? name_of(node) : std::string();
    named_.push_back(!name.empty() && folders_.size() < kMostFolders);
    if (named_.back()) folders_.push_back(name);
  }

  void leave() {
    if (named_.back()) folders_.pop_back();
    named_.pop_back();
  }

  Opml opml_;
  std::vector<std::string> folders_;
  std::vector<bool> named_;  // by depth: the element stands in folders_
};

}  // namespace

core::Result<Opml> parse_opml(std::string_view bytes) {
  if (bytes.size() > kMostBytes)
    return core::Error{core::ErrorCode::kInvalidInput, "a list of feeds of more than 16 MiB", "", ""};
  std::string text = decode(bytes, "").text;
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  pugi::xml_node root;
  for (const pugi::xml_node child : document.children()) {
    if (equal_ignoring_case(child.name(), "opml")) root = child;
  }
  if (!root) {
    return core::Error{core::ErrorCode::kInvalidInput, "not OPML", "a list of feeds has an <opml> element",
                       ""};
  }
  pugi::xml_node body = root;
  for (const pugi::xml_node child : root.children()) {
    if (equal_ignoring_case(child.name(), "body")) body = child;
  }
  Opml opml = OpmlReader().read(body);
  opml.cut = !parsed;
  return opml;
}

}  // namespace lede::parse
