#include "indexer/parse/feed_names.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "common/text/url.h"
#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

struct Uri {
  std::string_view uri;  // lower case
  Namespace space;
};

// Namespace names as feeds write them, old and mistaken ones too; without the ending '/' or
// '#', which feeds leave out at will. Compared without case.
constexpr Uri kUris[] = {
    {"", Namespace::kCore},
    {"http://backend.userland.com/rss", Namespace::kCore},
    {"http://backend.userland.com/rss2", Namespace::kCore},
    {"http://blogs.law.harvard.edu/tech/rss", Namespace::kCore},
    {"http://channel.netscape.com/rdf/simple/0.9", Namespace::kCore},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", Namespace::kCore},
    {"http://my.netscape.com/rdf/simple/0.9", Namespace::kCore},
    {"http://purl.org/net/rss1.1", Namespace::kCore},
    {"http://purl.org/rss/1.0", Namespace::kCore},
    {"http://example.com/newformat", Namespace::kAtom},
    {"http://example.com/necho", Namespace::kAtom},
    {"http://purl.org/atom-blog/ns", Namespace::kAtom},
    {"http://purl.org/atom/ns", Namespace::kAtom},
    {"http://purl.org/echo", Namespace::kAtom},
    {"http://www.w3.org/2005/atom", Namespace::kAtom},
    {"uri/of/echo/namespace", Namespace::kAtom},
    {"http://purl.org/rss/1.0/modules/content", Namespace::kContent},
    {"http://purl.org/dc/elements/1.0", Namespace::kDc},
    {"http://purl.org/dc/elements/1.1", Namespace::kDc},
    {"http://purl.org/dc/terms", Namespace::kDcTerms},
    {"http://example.com/dtds/podcast-1.0.dtd", Namespace::kItunes},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", Namespace::kItunes},
    {"http://search.yahoo.com/mrss", Namespace::kMedia},
    {"http://www.rssboard.org/media-rss", Namespace::kMedia},
    {"http://video.search.yahoo.com/mrss", Namespace::kMedia},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", Namespace::kRdf},
    {"http://purl.org/rss/1.0/modules/slash", Namespace::kSlash},
    {"http://purl.org/rss/1.0/modules/syndication", Namespace::kSyndication},
    {"http://purl.org/syndication/thread/1.0", Namespace::kThread},
    {"http://www.w3.org/1999/xhtml", Namespace::kXhtml},
};

// What a prefix means where nothing declares it.
constexpr Uri kPrefixes[] = {
    {"a10", Namespace::kAtom},        {"atom", Namespace::kAtom},       {"atom03", Namespace::kAtom},
    {"atom10", Namespace::kAtom},     {"content", Namespace::kContent}, {"dc", Namespace::kDc},
    {"dcterms", Namespace::kDcTerms}, {"itunes", Namespace::kItunes},   {"media", Namespace::kMedia},
    {"rdf", Namespace::kRdf},         {"rss", Namespace::kCore},        {"slash", Namespace::kSlash},
    {"sy", Namespace::kSyndication},  {"thr", Namespace::kThread},      {"xhtml", Namespace::kXhtml},
};

struct Row {
  Namespace space;
  std::string_view local;  // lower case
  Element element;
};

// The one table of elements that are read; sorted by namespace and name.
constexpr Row kRows[] = {
    {Namespace::kCore, "author", Element::kAuthor},
    {Namespace::kCore, "body", Element::kBody},
    {Namespace::kCore, "categories", Element::kCategories},
    {Namespace::kCore, "category", Element::kCategory},
    {Namespace::kCore, "channel", Element::kChannel},
    {Namespace::kCore, "comments", Element::kComments},
    {Namespace::kCore, "content", Element::kContent},
    {Namespace::kCore, "contributor", Element::kContributor},
    {Namespace::kCore, "description", Element::kDescription},
    {Namespace::kCore, "email", Element::kEmail},
    {Namespace::kCore, "enclosure", Element::kEnclosure},
    {Namespace::kCore, "entry", Element::kEntry},
    {Namespace::kCore, "feed", Element::kFeed},
    {Namespace::kCore, "fullitem", Element::kFullItem},
    {Namespace::kCore, "guid", Element::kGuid},
    {Namespace::kCore, "id", Element::kId},
    {Namespace::kCore, "issued", Element::kIssued},
    {Namespace::kCore, "item", Element::kEntry},
    {Namespace::kCore, "language", Element::kLanguage},
    {Namespace::kCore, "lastbuilddate", Element::kLastBuildDate},
    {Namespace::kCore, "link", Element::kLink},
    {Namespace::kCore, "modified", Element::kModified},
    {Namespace::kCore, "name", Element::kName},
    {Namespace::kCore, "pubdate", Element::kPublished},
    {Namespace::kCore, "published", Element::kPublished},
    {Namespace::kCore, "rdf", Element::kRdf},
    {Namespace::kCore, "rss", Element::kRss},
    {Namespace::kCore, "skipdays", Element::kSkipDays},
    {Namespace::kCore, "skiphours", Element::kSkipHours},
    {Namespace::kCore, "source", Element::kSource},
    {Namespace::kCore, "summary", Element::kSummary},
    {Namespace::kCore, "tags", Element::kTags},
    {Namespace::kCore, "title", Element::kTitle},
    {Namespace::kCore, "ttl", Element::kTtl},
    {Namespace::kCore, "updated", Element::kUpdated},
    {Namespace::kCore, "uri", Element::kUri},
    {Namespace::kCore, "url", Element::kUrl},
    {Namespace::kContent, "encoded", Element::kContentEncoded},
    {Namespace::kDc, "author", Element::kDcCreator},
    {Namespace::kDc, "creator", Element::kDcCreator},
    {Namespace::kDc, "date", Element::kDcDate},
    {Namespace::kDc, "description", Element::kDcDescription},
    {Namespace::kDc, "language", Element::kDcLanguage},
    {Namespace::kDc, "subject", Element::kDcSubject},
    {Namespace::kDc, "title", Element::kDcTitle},
    {Namespace::kDcTerms, "issued", Element::kDctIssued},
    {Namespace::kDcTerms, "modified", Element::kDctModified},
    {Namespace::kItunes, "author", Element::kItunesAuthor},
    {Namespace::kItunes, "category", Element::kItunesCategory},
    {Namespace::kItunes, "image", Element::kItunesImage},
    {Namespace::kItunes, "keywords", Element::kItunesKeywords},
    {Namespace::kItunes, "summary", Element::kItunesSummary},
    {Namespace::kItunes, "title", Element::kItunesTitle},
    {Namespace::kMedia, "category", Element::kMediaCategory},
    {Namespace::kMedia, "content", Element::kMediaContent},
    {Namespace::kMedia, "credit", Element::kMediaCredit},
    {Namespace::kMedia, "description", Element::kMediaDescription},
    {Namespace::kMedia, "group", Element::kMediaGroup},
    {Namespace::kMedia, "keywords", Element::kMediaKeywords},
    {Namespace::kMedia, "thumbnail", Element::kMediaThumbnail},
    {Namespace::kMedia, "title", Element::kMediaTitle},
    {Namespace::kRdf, "rdf", Element::kRdf},
    {Namespace::kSlash, "comments", Element::kSlashComments},
    {Namespace::kSlash, "section", Element::kSlashSection},
    {Namespace::kSyndication, "updatefrequency", Element::kSyUpdateFrequency},
    {Namespace::kSyndication, "updateperiod", Element::kSyUpdatePeriod},
    {Namespace::kThread, "total", Element::kThreadTotal},
    {Namespace::kXhtml, "body", Element::kXhtmlBody},
};

constexpr bool before(const Row& a, const Row& b) {
  return std::tie(a.space, a.local) < std::tie(b.space, b.local);
}
static_assert(std::is_sorted(std::begin(kRows), std::end(kRows), before));

Element find_element(Namespace space, std::string_view local) {
  std::array<char, 16> lower;
  if (local.size() > lower.size()) return Element::kNone;
  std::transform(local.begin(), local.end(), lower.begin(), [](char c) { return to_lower(c); });
  const Row wanted{space == Namespace::kAtom ? Namespace::kCore : space,
                   std::string_view(lower.data(), local.size()), Element::kNone};
  const Row* const row = std::lower_bound(std::begin(kRows), std::end(kRows), wanted, before);
  return row != std::end(kRows) && row->space == wanted.space && row->local == wanted.local ? row->element
                                                                                            : Element::kNone;
}

Namespace space_by_prefix(std::string_view prefix) {
  if (prefix.empty()) return Namespace::kCore;
  for (const Uri& known : kPrefixes) {
    if (equal_ignoring_case(known.uri, prefix)) return known.space;
  }
  return Namespace::kOther;
}

// An unknown name is one that its author made up or misspelt: the prefix then says what is meant.
Namespace space_named(std::string_view uri, std::string_view prefix) {
  while (uri.ends_with('/') || uri.ends_with('#')) uri.remove_suffix(1);
  for (const Uri& known : kUris) {
    if (equal_ignoring_case(known.uri, uri)) return known.space;
  }
  return space_by_prefix(prefix);
}

}  // namespace

Scopes::Scopes(std::string base) {
  bases_.push_back(std::move(base));
  languages_.emplace_back();
}

Scopes::Entered::Entered(Scopes& scopes, pugi::xml_node node)
    : scopes_(scopes),
      bindings_(scopes.bindings_.size()),
      bases_(scopes.bases_.size()),
      languages_(scopes.languages_.size()) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with("xml")) continue;
    const std::string_view value = attribute.value();
    if (name == "xml:lang") {
      scopes_.languages_.push_back(trim(value));
    } else if (name == "xml:base") {
      scopes_.bases_.push_back(text::resolve_url(scopes_.bases_.back(), trim(value)));
    } else if (name == "xmlns" || name.starts_with("xmlns:")) {
      const std::string_view prefix = name == "xmlns" ? std::string_view() : name.substr(6);
      scopes_.bindings_.push_back({prefix, space_named(trim(value), prefix)});
    }
  }
}

Scopes::Entered::~Entered() {
  scopes_.bindings_.resize(bindings_);
  scopes_.bases_.resize(bases_);
  scopes_.languages_.resize(languages_);
}

Namespace Scopes::space_of(std::string_view prefix) {
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (binding->prefix == prefix) return binding->space;
  }
  if (!prefix.empty() && undeclared_.size() < kMaxUndeclared &&
      std::find(undeclared_.begin(), undeclared_.end(), prefix) == undeclared_.end()) {
    undeclared_.push_back(prefix);
  }
  return space_by_prefix(prefix);
}

ElementName Scopes::name_of(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  const bool prefixed = colon != std::string_view::npos;
  ElementName name;
  name.space = space_of(prefixed ? qualified.substr(0, colon) : std::string_view());
  if (name.space != Namespace::kOther) {
    name.element = find_element(name.space, prefixed ? qualified.substr(colon + 1) : qualified);
  }
  return name;
}

}  // namespace lede::parse
