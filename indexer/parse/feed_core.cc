#include <array>

#include "common/text/dates.h"
#include "common/text/url.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/feed_fields.h"

namespace lede::parse {
namespace {

// Ranks of what several elements may give; lower is better.
constexpr int kOwn = 0;
constexpr int kIdentifierAsLink = 20;
constexpr int kEnclosureImage = 30;
constexpr int kContentLanguage = 10, kSummaryLanguage = 11, kTitleLanguage = 12;

bool is_html_type(std::string_view type) {
  type = trim(type.substr(0, type.find(';')));
  return type.empty() || equal_ignoring_case(type, "text/html") ||
         equal_ignoring_case(type, "application/xhtml+xml");
}

bool is_web_address(std::string_view s) {
  return starts_with_ignoring_case(s, "http://") || starts_with_ignoring_case(s, "https://");
}

std::string_view relation_of(const Field& field) { return trim(field.node.attribute("rel").value()); }

// Atom's address, or RSS's; each is met in the other format.
std::string target_of(const Field& field) {
  return field.node.attribute("href") ? field_url(field, "href") : field_url(field);
}

void read_link(const Field& field, EntryDraft& draft) {
  draft.link.offer(kOwn, page_link(field));
  const std::string_view relation = relation_of(field);
  if (equal_ignoring_case(relation, "enclosure")) {
    const std::string type = to_lower(attribute_text(field.node, "type"));
    const std::string url = target_of(field);
    if (type.starts_with("image/")) draft.image.offer(kEnclosureImage, url);
    draft.add_media({url, type, attribute_text(field.node, "title")});
  } else if (equal_ignoring_case(relation, "replies") && !draft.comments_count) {
    const pugi::xml_attribute count = field.node.attribute("thr:count");
    if (count && is_digit(count.value()[0])) draft.comments_count = count.as_llong();
  }
}

void read_enclosure(const Field& field, EntryDraft& draft) {
  const std::string type = to_lower(attribute_text(field.node, "type"));
  std::string url = field_url(field, "url");
  if (url.empty()) url = field_url(field, "href");
  if (type.starts_with("image/")) draft.image.offer(kEnclosureImage, url);
  draft.add_media({url, type, ""});
}

// An Atom person, or RSS text such as "jane@example.org (Jane Doe)".
void read_author(const Field& field, EntryDraft& draft) {
  std::string name, email;
  bool is_person = false;
  for (const pugi::xml_node child : field.node.children()) {
    if (child.type() != pugi::node_element) continue;
    const Element element = field.scopes.name_of(child.name()).element;
    if (element == Element::kName) name = line_of(child, Markup::kEither);
    if (element == Element::kEmail) email = line_of(child, Markup::kLiteral);
    is_person =
        is_person || element == Element::kName || element == Element::kEmail || element == Element::kUri;
  }
  if (!is_person) {
    name = display_name(line_of(field.node, Markup::kEither));
  } else {
    name = display_name(name.empty() ? email : name);
  }
  draft.add_author(std::move(name));
}

void read_category(const Field& field, EntryDraft& draft) {
  std::string name = line_of(field.node, Markup::kEither);
  for (const char* attribute : {"term", "label"}) {
    if (name.empty()) name = attribute_text(field.node, attribute);
  }
  draft.add_tag(std::move(name));
}

// The page of a person: <uri>, or <url> in Atom 0.3.
std::string person_page(const Field& person) {
  std::string page;
  for (const pugi::xml_node child : person.node.children()) {
    const Element element = person.scopes.name_of(child.name()).element;
    if (element == Element::kUri || element == Element::kUrl) page = raw_text(child);
  }
  return page.empty() || is_web_address(page) ? page : text::resolve_url(person.scopes.base(), page);
}

// RSS: <source url="...">Title</source>; Atom: the source feed's metadata, of which the title
// serves best, then its page, then its people's.
void read_source(const Field& field, EntryDraft& draft) {
  Best origin;
  bool has_elements = false;
  for (const pugi::xml_node child : field.node.children()) {
    if (child.type() != pugi::node_element) continue;
    has_elements = true;
    const Scopes::Entered scope(field.scopes, child);
    const Field inner{child, field.scopes.name_of(child.name()), field.scopes, field.atom};
    switch (inner.name.element) {
      case Element::kTitle:
        origin.offer(0, on_one_line(field_text(inner, Markup::kLiteral)));
        break;
      case Element::kLink:
        origin.offer(1, page_link(inner));
        break;
      case Element::kAuthor:
      case Element::kContributor:
        origin.renew(3, person_page(inner));
        break;
      default:
        break;
    }
  }
  if (!has_elements) origin.offer(0, line_of(field.node, Markup::kLiteral));
  origin.offer(2, field_url(field, "url"));
  draft.origin.offer(kOwn, origin.take());
}

void read_categories(const Field& field, EntryDraft& draft) {
  for (const pugi::xml_node child : field.node.children()) {
    const ElementName name = field.scopes.name_of(child.name());
    if (name.element == Element::kCategory) read_category({child, name, field.scopes, field.atom}, draft);
  }
}

void read_identifier(const Field& field, EntryDraft& draft) {
  std::string id = line_of(field.node, Markup::kLiteral);
  const bool is_link = !equal_ignoring_case(trim(field.node.attribute("isPermaLink").value()), "false");
  if (is_link && is_web_address(id)) {
    draft.link.offer(kIdentifierAsLink, text::resolve_url(field.scopes.base(), id));
  }
  draft.guid.offer(kOwn, std::move(id));
}

void read_content(const Field& field, EntryDraft& draft) {
  std::string content = field_text(field, Markup::kHtml);
  if (content.size() > draft.text.value().size()) draft.text.renew(kOwn, std::move(content));
  draft.language.offer(kContentLanguage, std::string(field.scopes.language()));
}

void read_text(const Field& field, EntryDraft& draft) {
  switch (field.name.element) {
    case Element::kTitle:
      draft.title.offer(kOwn, on_one_line(field_text(field, Markup::kEither)));
      draft.language.offer(kTitleLanguage, std::string(field.scopes.language()));
      break;
    case Element::kDescription:
    case Element::kSummary:
      draft.summary.renew(kOwn, field_text(field, Markup::kHtml));
      draft.language.offer(kSummaryLanguage, std::string(field.scopes.language()));
      break;
    default:
      read_content(field, draft);
  }
}

}  // namespace

std::string field_text(const Field& field, Markup markup) {
  if (!field.atom) return text_of(field.node, markup);
  return atom_text_of(field.node,
                      field.name.element == Element::kContent ? AtomText::kContent : AtomText::kConstruct);
}

std::string field_url(const Field& field, const char* attribute) {
  const std::string_view reference = trim(field.node.attribute(attribute).value());
  return reference.empty() ? "" : text::resolve_url(field.scopes.base(), reference);
}

std::string field_url(const Field& field) {
  const std::string reference = raw_text(field.node);
  return reference.empty() ? "" : text::resolve_url(field.scopes.base(), reference);
}

std::string page_link(const Field& field) {
  const std::string_view relation = relation_of(field);
  const bool alternate = relation.empty() || equal_ignoring_case(relation, "alternate");
  return alternate && is_html_type(field.node.attribute("type").value()) ? target_of(field) : "";
}

void read_core_field(const Field& field, EntryDraft& draft) {
  const auto time = [&](BestTime& best, int rank) {
    if (best.wants(rank)) best.renew(rank, text::parse_date(raw_text(field.node)));
  };
  switch (field.name.element) {
    case Element::kTitle:
    case Element::kDescription:
    case Element::kSummary:
    case Element::kContent:
    case Element::kContentEncoded:
    case Element::kFullItem:
    case Element::kBody:
    case Element::kXhtmlBody:
      return read_text(field, draft);
    case Element::kLink:
      return read_link(field, draft);
    case Element::kGuid:
    case Element::kId:
      return read_identifier(field, draft);
    case Element::kPublished:
      return time(draft.published, 0);
    case Element::kIssued:
      return time(draft.published, 1);
    case Element::kUpdated:
      return time(draft.updated, 0);
    case Element::kModified:
      return time(draft.updated, 1);
    case Element::kLastBuildDate:
      return time(draft.updated, 4);
    case Element::kAuthor:
      return read_author(field, draft);
    case Element::kCategory:
      return read_category(field, draft);
    case Element::kCategories:
      return read_categories(field, draft);
    case Element::kTags:
      return draft.add_tags(line_of(field.node, Markup::kEither));
    case Element::kEnclosure:
      return read_enclosure(field, draft);
    case Element::kComments:
      return draft.comments_url.offer(kOwn, field_url(field));
    case Element::kSource:
      return read_source(field, draft);
    default:
      return;
  }
}

}  // namespace lede::parse
