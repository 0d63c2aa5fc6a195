#include "indexer/parse/feed.h"

#include <pugixml.hpp>
#include <utility>

#include "indexer/parse/charset.h"
#include "indexer/parse/feed_fields.h"
#include "indexer/parse/feed_hints.h"
#include "indexer/parse/feed_identity.h"
#include "indexer/parse/feed_json.h"
#include "indexer/parse/sitemap.h"
#include "indexer/parse/xml_document.h"
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
    if (const std::size_t count = scopes_.undeclared(); count > 0) {
      feed_.mended.push_back(counted(count, "undeclared prefix", "undeclared prefixes"));
    }
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

core::Result<Feed> feed_of_sitemap(const Sitemap& sitemap, const FeedContext& context) {
  const auto fail = [&](std::string message, std::string hint) {
    return core::Error{core::ErrorCode::kInvalidInput, std::move(message), std::move(hint), context.url};
  };
  const std::size_t size = sitemap.entries.size();
  if (sitemap.is_index) {
    return fail("an index of " + counted(size, "sitemap", "sitemaps") + ", which are not fetched from here",
                "fetch these sitemaps and give them");
  }
  Feed feed;
  feed.entries = articles_of(sitemap);
  if (feed.entries.empty()) {
    return fail(
        "a sitemap of " + counted(size, "page", "pages") + " without news data: no title, nothing to index",
        "fetch the pages and give them");
  }
  if (feed.entries.size() < size) {
    feed.remarks.push_back(counted(size - feed.entries.size(), "page", "pages") +
                           " without news data passed over");
  }
  return feed;
}

core::Result<Feed> read_xml_feed(Decoded decoded, const FeedContext& context) {
  XmlDocument xml;
  if (core::Status status = read_xml(std::move(decoded), context, xml); !status) return status.error();
  const std::optional<Sitemap> sitemap = read_sitemap(xml.root(), context.url);
  core::Result<Feed> feed =
      sitemap ? feed_of_sitemap(*sitemap, context) : FeedReader(context.url).read(xml.root());
  if (feed) feed->mended.insert(feed->mended.end(), xml.mended.begin(), xml.mended.end());
  return feed;
}

}  // namespace

core::Result<Feed> parse_feed(std::string_view bytes, const FeedContext& context) {
  Decoded decoded = decode(bytes, charset_of(context.content_type));
  core::Result<Feed> feed = is_json(decoded.text) ? read_json_feed(decoded.text, context)
                                                  : read_xml_feed(std::move(decoded), context);
  if (!feed) return feed;
  std::vector<std::string> remarks =
      identify_entries(*feed, context.identity.empty() ? context.url : context.identity);
  feed->remarks.insert(feed->remarks.end(), remarks.begin(), remarks.end());
  return feed;
}

}  // namespace lede::parse
