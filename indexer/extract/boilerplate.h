// What class names, ids and roles say about an element: one table of words.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::extract {

// Bits; an element can carry several.
enum Hint : std::uint32_t {
  kHintBody = 1u << 0,        // the article's text ("article-body", "entry-content")
  kHintArticle = 1u << 1,     // the article with its head ("story", "post")
  kHintRelated = 1u << 2,     // other stories, recommendations, trending lists
  kHintShare = 1u << 3,       // share and follow bars
  kHintNewsletter = 1u << 4,  // newsletter, app and donation boxes
  kHintComments = 1u << 5,    // readers' comments and their forms
  kHintNavigation = 1u << 6,  // menus, breadcrumbs, footers, page numbers
  kHintAd = 1u << 7,          // advertising
  kHintCaption = 1u << 8,     // captions and credits of pictures
  kHintByline = 1u << 9,      // author's name, portrait, biography
  kHintTags = 1u << 10,       // lists of tags and topics
  kHintConsent = 1u << 11,    // cookie notes, log-in walls, dialogs
  kHintGallery = 1u << 12,    // slide shows, players, embedded media
  kHintHidden = 1u << 13,     // not shown to a reader
  kHintDate = 1u << 14,       // time stamps
  kHintHeadline = 1u << 15,   // headline
  kHintLead = 1u << 16,       // stand-first
  kHintWidget = 1u << 17,     // boxes beside the text: teasers, promotions, tools
  kHintSection = 1u << 18,    // section label above a headline
  kHintUnseen = 1u << 19,     // invisible by its style; what is not displayed, a script may show
  kHintFooter = 1u << 20,     // the page's footer, with kHintNavigation
};

// All that speak against an element being part of the text.
inline constexpr std::uint32_t kBoilerplate = kHintRelated | kHintShare | kHintNewsletter | kHintComments |
                                              kHintNavigation | kHintAd | kHintCaption | kHintByline |
                                              kHintTags | kHintConsent | kHintGallery | kHintHidden |
                                              kHintDate | kHintWidget | kHintSection | kHintUnseen;

// Hints of a class, id, role, data-testid or similar value. The value is split into words at
// everything but letters and digits and where a capital follows a small letter; single words
// and pairs of neighbours joined ("article-body", "articleBody" -> "articlebody") are looked up. A name
// that begins with has, no or with tells what else the element holds or lacks: "has-post-thumbnail".
std::uint32_t hints_of(std::string_view value);

}  // namespace lede::extract
