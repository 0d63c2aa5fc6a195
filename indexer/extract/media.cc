#include "indexer/extract/media.h"

#include <algorithm>
#include <charconv>

#include "common/text/url.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxMedia = 100;

void add_media(std::vector<article::Media>& media, std::string url, std::string type, std::string caption) {
  if (!text::is_http_url(url) || media.size() >= kMaxMedia) return;
  for (article::Media& known : media) {
    if (known.url != url) continue;
    if (known.caption.empty()) known.caption = std::move(caption);
    return;
  }
  media.push_back({std::move(url), std::move(type), std::move(caption)});
}

// The address of a picture that may load late.
std::string source_of(const Node& image, std::string_view base) {
  for (const char* key : {"data-src", "data-original", "data-lazy-src", "src"}) {
    const std::string_view value = image.xml.attribute(key).value();
    if (!value.empty() && !value.starts_with("data:")) return text::resolve_url(base, value);
  }
  const std::string_view set = trim(image.xml.attribute("srcset").value());
  return set.empty() ? "" : text::resolve_url(base, set.substr(0, set.find_first_of(" ,")));
}

// The caption of the figure (or element called so) around or beside the picture.
std::string caption_of(const Dom& dom, NodeIndex figure) {
  for (NodeIndex i = figure; i < dom[figure].end; ++i) {
    const bool caption =
        dom[i].element == Element::kFigcaption || (dom[i].hints & kHintCaption && i != figure);
    if (caption && dom[i].text_bytes > 0 && dom[i].text_bytes < 2000) return dom.text_of(i);
  }
  return "";
}

bool is_small(const Node& image) {
  const int width = image.xml.attribute("width").as_int(1000);
  const int height = image.xml.attribute("height").as_int(1000);
  return width < 100 || height < 80;
}

void add_figures(const Dom& dom, NodeIndex container, std::string_view base,
                 std::vector<article::Media>& media) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintAd | kHintComments | kHintNavigation | kHintByline | kHintShare | kHintNewsletter;
  for (NodeIndex i = container; i < dom[container].end; ++i) {
    if (dom[i].element != Element::kImg || is_small(dom[i])) continue;
    NodeIndex figure = i;
    std::uint32_t hints = 0;
    for (NodeIndex up = i; up > container; up = dom[up].parent) {
      hints |= dom[up].hints;
      if (dom[up].element == Element::kFigure && figure == i) figure = up;
    }
    if (hints & kElsewhere) continue;
    if (figure == i && dom[dom[i].parent].text_bytes < 600) figure = dom[i].parent;
    add_media(media, source_of(dom[i], base), "", figure == i ? "" : caption_of(dom, figure));
  }
}

bool is_discussion(std::string_view text) {
  const std::string lower = ascii_lower(text);
  for (const std::string_view phrase : {"join the discussion",
                                        "join the conversation",
                                        "comments",
                                        "comment",
                                        "leave a comment",
                                        "post a comment",
                                        "view comments",
                                        "read comments",
                                        "kommentare",
                                        "kommentieren",
                                        "zur diskussion",
                                        "commentaires",
                                        "commenter",
                                        "comentarios",
                                        "comentar",
                                        "comentários",
                                        "commenti",
                                        "reacties",
                                        "kommentarer",
                                        "discussion"}) {
    if (lower == phrase) return true;
    const std::size_t at = lower.find(phrase);
    // "12 comments", "Comments (12)".
    if (at != std::string::npos && lower.size() <= phrase.size() + 14) {
      const bool digits =
          std::any_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (digits || lower.ends_with(phrase)) return true;
    }
  }
  return false;
}

bool is_discussion_anchor(std::string_view href) {
  const std::size_t hash = href.rfind('#');
  if (hash == std::string_view::npos) return false;
  const std::string anchor = ascii_lower(href.substr(hash + 1));
  return anchor == "comments" || anchor == "disqus_thread" || anchor == "respond" || anchor == "discussion" ||
         anchor == "kommentare" || anchor == "comment";
}

std::optional<std::int64_t> number_in(std::string_view text) {
  const std::size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data() + at, text.data() + std::min(text.size(), at + 9), value);
  return value;
}

}  // namespace

PageMedia find_media(const Dom& dom, NodeIndex container, const Meta& meta, const StructuredArticle& data,
                     std::string_view base) {
  PageMedia out;
  for (const char* key : {"og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                          "twitter:image:src", "parsely-image-url", "sailthru.image.full"}) {
    if (!out.image.empty()) break;
    out.image = text::resolve_url(base, meta.first({key}));
    if (!text::is_http_url(out.image)) out.image.clear();
  }
  for (const StructuredImage& image : data.images) {
    std::string url = text::resolve_url(base, image.url);
    if (out.image.empty() && text::is_http_url(url)) out.image = url;
    if (!image.caption.empty()) add_media(out.media, std::move(url), "", image.caption);
  }
  for (const std::string& video : meta.all("og:video"))
    add_media(out.media, text::resolve_url(base, video), "", "");
  if (container > 0) add_figures(dom, container, base, out.media);
  return out;
}

PageComments find_comments(const Dom& dom, const StructuredArticle& data, std::string_view base) {
  PageComments out;
  out.count = data.comment_count;
  if (!data.discussion_url.empty()) out.url = text::resolve_url(base, data.discussion_url);
  for (NodeIndex i = 0; i < dom.size() && out.url.empty(); ++i) {
    if (dom[i].element != Element::kA || dom[i].text_bytes > 60) continue;
    const std::string_view href = trim(dom[i].xml.attribute("href").value());
    if (href.empty() || href.starts_with("javascript:")) continue;
    const std::string text = dom[i].text_bytes ? dom.text_of(i) : "";
    if (!is_discussion_anchor(href) && !is_discussion(text)) continue;
    if (dom.hints_above(i) & (kHintRelated | kHintNavigation)) continue;
    std::string url = text::resolve_url(base, href);
    if (!text::is_http_url(url)) continue;
    out.url = std::move(url);
    if (!out.count) out.count = number_in(text);
  }
  return out;
}

}  // namespace lede::extract
