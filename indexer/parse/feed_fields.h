// The elements of an entry, each put into the entry's draft where it belongs.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "indexer/parse/feed_draft.h"
#include "indexer/parse/feed_names.h"
#include "indexer/parse/feed_text.h"

namespace lede::parse {

// One child of an entry, its scope entered.
struct Field {
  pugi::xml_node node;
  ElementName name;
  Scopes& scopes;
  bool atom;  // Atom's rules of text hold, not RSS's
};

// The field's text by Atom's rules or, in RSS, by `markup`.
std::string field_text(const Field& field, Markup markup);

// The attribute's or element's URL, absolute; empty for none.
std::string field_url(const Field& field, const char* attribute);
std::string field_url(const Field& field);

// RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0.
void read_core_field(const Field& field, EntryDraft& draft);

// Content, Dublin Core, iTunes, Media RSS, Slash and Threading (RFC 4685).
void read_module_field(const Field& field, EntryDraft& draft);

// The page that `field`, a link, names: an RSS link's text, an Atom alternate's address where
// its type is HTML or none. Empty for other links.
std::string page_link(const Field& field);

}  // namespace lede::parse
