#include <array>

#include "common/text/dates.h"
#include "common/text/url.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/feed_fields.h"

namespace lede::parse {
namespace {

// Ranks behind the core elements' 0.
constexpr int kDublinCore = 1, kMedia = 2, kItunes = 3;
constexpr int kItunesSummaryRank = 2, kMediaSummaryRank = 3;
constexpr int kItunesImageRank = 0, kThumbnailRank = 10, kMediaImageRank = 20;

bool has_image_name(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg"}) {
    if (url.size() > ending.size() && equal_ignoring_case(url.substr(url.size() - ending.size()), ending))
      return true;
  }
  return false;
}

std::string media_text(const Field& field) {
  const bool html = equal_ignoring_case(trim(field.node.attribute("type").value()), "html");
  return text_of(field.node, html ? Markup::kHtml : Markup::kEither);
}

// What stands inside <media:content> is that picture's, inside <media:group> that of all in it:
// the description, else the title, and in brackets who took it.
std::string caption_of(const Field& field) {
  Best caption, credit;
  for (const pugi::xml_node child : field.node.children()) {
    const Element element = field.scopes.name_of(child.name()).element;
    const Field inner{child, {}, field.scopes, false};
    if (element == Element::kMediaDescription) caption.offer(0, media_text(inner));
    if (element == Element::kMediaTitle) caption.offer(1, media_text(inner));
    if (element == Element::kMediaCredit) credit.offer(0, on_one_line(media_text(inner)));
  }
  if (caption.empty() || credit.empty()) return caption.empty() ? credit.take() : caption.take();
  return caption.take() + " (" + credit.take() + ")";
}

void read_media_content(const Field& field, EntryDraft& draft) {
  const std::string type = to_lower(attribute_text(field.node, "type"));
  const std::string_view medium = trim(field.node.attribute("medium").value());
  const std::string url = field_url(field, "url");
  const bool unsaid = type.empty() && medium.empty();
  if (equal_ignoring_case(medium, "image") || type.starts_with("image/") || (unsaid && has_image_name(url))) {
    draft.image.offer(kMediaImageRank, url);
  }
  draft.add_media({url, type, caption_of(field)});
}

// Groups hold contents, contents hold thumbnails and words; both only that deep.
void read_media_children(const Field& field, EntryDraft& draft) {
  for (const pugi::xml_node child : field.node.children()) {
    if (child.type() != pugi::node_element) continue;
    const Scopes::Entered scope(field.scopes, child);
    const ElementName name = field.scopes.name_of(child.name());
    if (name.space != Namespace::kMedia || name.element == Element::kMediaGroup) continue;
    read_module_field({child, name, field.scopes, false}, draft);
  }
}

void read_media_group(const Field& field, EntryDraft& draft) {
  const std::size_t before = draft.media.size();
  read_media_children(field, draft);
  const std::string caption = caption_of(field);
  for (std::size_t i = before; i < draft.media.size(); ++i) {
    if (draft.media[i].caption.empty()) draft.media[i].caption = caption;
  }
}

void read_thumbnail(const Field& field, EntryDraft& draft) {
  std::string url = field_url(field, "url");
  if (url.empty()) url = field_url(field);
  draft.image.offer(kThumbnailRank, url);
  draft.add_media({url, "", ""});
}

void read_itunes_image(const Field& field, EntryDraft& draft) {
  std::string url = field_url(field, "href");
  if (url.empty()) url = field_url(field, "url");
  draft.image.offer(kItunesImageRank, url);
  draft.add_media({url, "", ""});
}

void read_count(const Field& field, EntryDraft& draft) {
  const std::string count = raw_text(field.node);
  if (!count.empty() && is_digit(count[0]) && count.size() < 10) draft.comments_count = std::stoll(count);
}

void read_summary(const Field& field, int rank, EntryDraft& draft) {
  if (draft.summary.wants(rank)) draft.summary.offer(rank, text_of(field.node, Markup::kHtml));
}

void read_title(const Field& field, int rank, EntryDraft& draft) {
  if (draft.title.wants(rank)) draft.title.offer(rank, line_of(field.node, Markup::kEither));
}

void read_media_field(const Field& field, EntryDraft& draft) {
  switch (field.name.element) {
    case Element::kMediaGroup:
      return read_media_group(field, draft);
    case Element::kMediaContent:
      read_media_content(field, draft);
      return read_media_children(field, draft);
    case Element::kMediaThumbnail:
      return read_thumbnail(field, draft);
    case Element::kMediaTitle:
      return read_title(field, kMedia, draft);
    case Element::kMediaKeywords:
      return draft.add_tags(line_of(field.node, Markup::kEither));
    case Element::kMediaCategory: {
      const std::string name = line_of(field.node, Markup::kEither);
      return draft.add_tag(name.empty() ? attribute_text(field.node, "label") : name);
    }
    case Element::kMediaDescription: {
      const std::string description = media_text(field);
      draft.media_description.offer(0, description);
      return draft.summary.offer(kMediaSummaryRank, description);
    }
    default:
      return;
  }
}

void read_itunes_field(const Field& field, EntryDraft& draft) {
  switch (field.name.element) {
    case Element::kItunesTitle:
      return read_title(field, kItunes, draft);
    case Element::kItunesAuthor:
      return draft.add_author(display_name(line_of(field.node, Markup::kEither)));
    case Element::kItunesSummary:
      return read_summary(field, kItunesSummaryRank, draft);
    case Element::kItunesImage:
      return read_itunes_image(field, draft);
    case Element::kItunesKeywords:
      return draft.add_tags(line_of(field.node, Markup::kEither));
    case Element::kItunesCategory:
      return draft.add_tag(attribute_text(field.node, "text"));
    default:
      return;
  }
}

void read_dublin_core_field(const Field& field, EntryDraft& draft) {
  const auto time = [&](BestTime& best, int rank) {
    if (best.wants(rank)) best.renew(rank, text::parse_date(raw_text(field.node)));
  };
  switch (field.name.element) {
    case Element::kDcTitle:
      return read_title(field, kDublinCore, draft);
    case Element::kDcCreator:
      return draft.add_author(display_name(line_of(field.node, Markup::kEither)));
    case Element::kDcDescription:
      return read_summary(field, kDublinCore, draft);
    case Element::kDcSubject:
      return draft.add_tag(line_of(field.node, Markup::kEither));
    case Element::kDcLanguage:
      return draft.language.renew(0, line_of(field.node, Markup::kLiteral));
    case Element::kDcDate:
      return time(draft.updated, 3);
    case Element::kDctModified:
      return time(draft.updated, 2);
    case Element::kDctIssued:
      return time(draft.published, 2);
    default:
      return;
  }
}

}  // namespace

void read_module_field(const Field& field, EntryDraft& draft) {
  switch (field.name.space) {
    case Namespace::kContent:
      return read_core_field(field, draft);
    case Namespace::kDc:
    case Namespace::kDcTerms:
      return read_dublin_core_field(field, draft);
    case Namespace::kItunes:
      return read_itunes_field(field, draft);
    case Namespace::kMedia:
      return read_media_field(field, draft);
    case Namespace::kSlash:
    case Namespace::kThread:
      if (field.name.element == Element::kSlashSection) {
        return draft.section.offer(0, line_of(field.node, Markup::kEither));
      }
      if (field.name.element != Element::kNone) read_count(field, draft);
      return;
    default:
      return;
  }
}

}  // namespace lede::parse
