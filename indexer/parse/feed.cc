#include "indexer/parse/feed.h"

#include <pugixml.hpp>
#include <utility>

#include "common/text/url.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/feed_fields.h"
#include "indexer/parse/feed_hints.h"
#include "indexer/parse/xml_repair.h"

namespace lede::parse {
namespace {

// Reads one document. Recursion is bounded by kMaxXmlDepth.
class FeedReader {
 public:
  explicit FeedReader(const std::string& url) : scopes_(url) {}

  Feed read(pugi::xml_node root) {
    const Scopes::Entered scope(scopes_, root);
    const ElementName name = scopes_.name_of(root.name());
    atom_ =
        name.element == Element::kFeed || (name.element == Element::kEntry && name.space == Namespace::kAtom);
    root_language_ = scopes_.language();
    if (name.element == Element::kEntry) {
      read_entry(root);
    } else {
      read_children(root, true);
    }
    return finish();
  }

 private:
  // `own`: the children are the feed's own fields, not those of something inside it.
  void read_children(pugi::xml_node node, bool own) {
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const Scopes::Entered scope(scopes_, child);
      const ElementName name = scopes_.name_of(child.name());
      switch (name.element) {
        case Element::kEntry:
          read_entry(child);
          break;
        case Element::kRss:
        case Element::kRdf:
        case Element::kFeed:
        case Element::kChannel:
          read_children(child, own);
          break;
        default:
          if (own) read_feed_field(field(child, name));
          read_children(child, false);
      }
    }
  }

  Field field(pugi::xml_node node, ElementName name) {
    return {node, name, scopes_,
            atom_ ? name.space == Namespace::kCore || name.space == Namespace::kAtom
                  : name.space == Namespace::kAtom};
  }

  void read_feed_field(const Field& field) {
    switch (field.name.element) {
      case Element::kTitle:
        return title_.offer(0, on_one_line(field_text(field, Markup::kEither)));
      case Element::kDcTitle:
        return title_.offer(1, line_of(field.node, Markup::kEither));
      case Element::kLink:
        return url_.offer(0, page_link(field));
      case Element::kLanguage:
        return language_.offer(0, line_of(field.node, Markup::kLiteral));
      case Element::kDcLanguage:
        return language_.offer(1, line_of(field.node, Markup::kLiteral));
      default:
        return hints_.read(field);
    }
  }

  void read_entry(pugi::xml_node node) {
    EntryDraft draft;
    draft.guid.offer(1, attribute_text(node, "rdf:about"));
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const Scopes::Entered scope(scopes_, child);
      const Field read = field(child, scopes_.name_of(child.name()));
      if (read.name.element == Element::kNone) continue;
      switch (read.name.space) {
        case Namespace::kCore:
        case Namespace::kAtom:
        case Namespace::kXhtml:
          read_core_field(read, draft);
          break;
        default:
          read_module_field(read, draft);
      }
    }
    if (draft.any()) feed_.entries.push_back(draft.take());
  }

  Feed finish() {
    language_.offer(2, std::string(root_language_));
    EntryDraft own;
    own.language = language_;
    feed_.language = own.take().language;
    feed_.title = title_.take();
    feed_.url = url_.take();
    feed_.hints = hints_.hints();
    for (article::Article& entry : feed_.entries) {
      entry.source = feed_.title;
      if (entry.language.empty()) entry.language = feed_.language;
    }
    return std::move(feed_);
  }

  Scopes scopes_;
  bool atom_ = false;
  std::string_view root_language_;
  Best title_, url_, language_;
  HintReader hints_;
  Feed feed_;
};

core::Error not_a_feed(const FeedContext& context, std::string message) {
  return {core::ErrorCode::kInvalidInput, std::move(message), "RSS, RDF and Atom are read", context.url};
}

}  // namespace

core::Result<Feed> parse_feed(std::string_view bytes, const FeedContext& context) {
  Decoded decoded = decode(bytes, charset_of(context.content_type));
  const bool replaced = decoded.replaced;
  RepairedXml xml = repair_xml(std::move(decoded.text));
  if (xml.text.empty()) return not_a_feed(context, "not a feed");
  // White space counts in the mixed content of XHTML. DTDs and entities are dealt with already.
  constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(xml.text.data(), xml.text.size(), kFlags, pugi::encoding_utf8);
  if (!parsed && !document.document_element()) return not_a_feed(context, "a feed that cannot be read");
  FeedReader reader(context.url);
  Feed feed = reader.read(document.document_element());
  feed.mended = std::move(xml.mended);
  if (replaced) feed.mended.emplace_back("bytes that are no characters of " + decoded.charset);
  return feed;
}

}  // namespace lede::parse
