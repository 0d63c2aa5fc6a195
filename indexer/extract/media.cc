#include "indexer/extract/media.h"

#include <algorithm>

#include "common/text/url.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxMedia = 100;

struct Caption {
  std::string text;
  std::string credit;
};

void add_media(std::vector<article::Media>& media, std::string url, Caption caption) {
  if (!text::is_http_url(url) || media.size() >= kMaxMedia) return;
  for (article::Media& known : media) {
    if (known.url != url) continue;
    if (known.caption.empty()) known.caption = std::move(caption.text);
    if (known.credit.empty()) known.credit = std::move(caption.credit);
    return;
  }
  media.push_back({std::move(url), "", std::move(caption.text), std::move(caption.credit)});
}

// `address` against `base`; empty for what names no picture (an empty address names the page).
std::string picture_url(std::string_view base, std::string_view address) {
  address = trim(address);
  if (address.empty() || address.starts_with('#') || address.starts_with("data:")) return "";
  std::string url = text::resolve_url(base, address);
  return text::is_http_url(url) ? url : "";
}

// The address of a picture that may load late.
std::string source_of(const Node& image, std::string_view base) {
  for (const char* key : {"data-src", "data-original", "data-lazy-src", "src"}) {
    std::string url = picture_url(base, image.xml.attribute(key).value());
    if (!url.empty()) return url;
  }
  const std::string_view set = trim(image.xml.attribute("srcset").value());
  return picture_url(base, set.substr(0, set.find_first_of(" ,")));
}

// An element that names the photographer or the agency, inside a caption or beside it.
bool is_credit_element(const Node& node) {
  if (node.element == Element::kText) return false;
  if (std::string_view(node.xml.name()) == "cite") return true;
  if (std::string_view(node.xml.attribute("itemprop").value()) == "copyrightHolder") return true;
  const std::string names = letters_of(node.xml.attribute("class").value());
  for (const std::string_view word :
       {"credit", "copyright", "photographer", "bildquelle", "bildquelle", "quelle", "source", "fotograf",
        "attribution", "copy", "bildnachweis", "creditos", "agency"}) {
    if (names.find(word) != std::string::npos) return true;
  }
  return false;
}

constexpr std::string_view kCreditLabels[] = {
    "photo:",   "photos:", "photo by",      "photograph:",   "photographer:", "photography:",
    "picture:", "image:",  "image credit:", "photo credit:", "credit:",       "credits:",
    "foto:",    "fotos:",  "bild:",         "bilder:",       "quelle:",       "source:",
    "©",        "(c)",     "crédit",        "crédits",       "crédito",       "fuente:",
    "fonte:",   "kuva:",   "fot.",          "zdroj:",        "фото:",         "写真：",
    "写真:",
};

// "(Foto: Ann Lee)" -> "Ann Lee".
std::string clean_credit(std::string_view credit) {
  for (int rounds = 0; rounds < 3; ++rounds) {
    while (!credit.empty() && std::string_view(" ()[]|:,;-").find(credit.front()) != std::string_view::npos) {
      credit.remove_prefix(1);
    }
    while (!credit.empty() && std::string_view(" ()[]|:,;-").find(credit.back()) != std::string_view::npos) {
      credit.remove_suffix(1);
    }
    const std::string lower = ascii_lower(credit.substr(0, 20));
    std::size_t length = 0;
    for (const std::string_view label : kCreditLabels) {
      if (lower.starts_with(label)) length = std::max(length, label.size());
    }
    credit.remove_prefix(length);
  }
  return credit.size() > 200 ? "" : std::string(credit);
}

// "Fog over the quay. Photo: A. Lee", "Fog | The Post": the caption and the credit behind it.
Caption parts_of(std::string_view caption, std::string_view site) {
  const std::string lower = ascii_lower(caption);
  std::size_t cut = caption.size();
  for (const std::string_view label : kCreditLabels) {
    const std::size_t at = lower.rfind(label);
    if (at == std::string::npos || at < lower.size() / 3 || at >= cut) continue;
    // Set off by a mark; "Her photo: ..." inside a sentence is not.
    const std::string_view before = trim(caption.substr(0, at));
    constexpr std::string_view kMarks = ".|([-/,;!?";
    const bool set_off =
        !before.empty() && (kMarks.find(before.back()) != std::string_view::npos || before.ends_with("–") ||
                            before.ends_with("—") || before.ends_with("”") || before.ends_with("。"));
    if (set_off) cut = at;
  }
  const std::size_t bar = caption.substr(0, cut).rfind('|');
  if (bar != std::string_view::npos && bar > 0 && same_letters(caption.substr(bar + 1), site)) cut = bar;
  std::string_view text = trim(caption.substr(0, cut));
  while (!text.empty() && std::string_view("|([/-,;").find(text.back()) != std::string_view::npos) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return {std::string(text), clean_credit(caption.substr(cut))};
}

// The caption below `i`, and the credit that stands in it.
Caption read_caption(const Dom& dom, NodeIndex i, std::string_view site) {
  std::string text;
  std::string credit;
  for (NodeIndex j = i + 1; j < dom[i].end; ++j) {
    const Node& node = dom[j];
    if (node.element == Element::kText) {
      append_collapsed(text, node.xml.value());
    } else if (is_credit_element(node) || node.hints & kHintHidden) {
      if (credit.empty() && !(node.hints & kHintHidden)) credit = clean_credit(dom.text_of(j));
      j = node.end - 1;
    } else if (is_block(node.element) || node.element == Element::kBr) {
      append_collapsed(text, " ");
    }
  }
  Caption caption = parts_of(trim(text), site);
  if (!credit.empty()) caption.credit = std::move(credit);
  return caption;
}

// The caption in the figure (or what stands for one) around the picture: what is called a caption,
// else the only text beside the picture.
Caption caption_of(const Dom& dom, NodeIndex figure, std::string_view site) {
  Caption caption;
  for (NodeIndex i = figure; i < dom[figure].end; ++i) {
    const bool called = dom[i].element == Element::kFigcaption ||
                        (dom[i].hints & kHintCaption && i != figure && dom[i].element != Element::kFigure);
    if (!called || dom[i].text_bytes == 0 || dom[i].text_bytes >= 2000) continue;
    if (is_credit_element(dom[i])) {
      if (caption.credit.empty()) caption.credit = clean_credit(dom.text_of(i));
    } else if (caption.text.empty()) {
      Caption read = read_caption(dom, i, site);
      caption.text = std::move(read.text);
      if (!read.credit.empty()) caption.credit = std::move(read.credit);
    } else {
      continue;
    }
    i = dom[i].end - 1;
  }
  if (!caption.text.empty() || dom[figure].text_bytes > 300 || dom[figure].link_bytes > 0) return caption;
  return read_caption(dom, figure, site);
}

bool is_small(const Node& image) {
  const int width = image.xml.attribute("width").as_int(1000);
  const int height = image.xml.attribute("height").as_int(1000);
  return width < 100 || height < 80;
}

// The smallest element around the picture that holds a caption's worth of text and no other picture.
NodeIndex figure_around(const Dom& dom, NodeIndex image, NodeIndex container) {
  constexpr std::uint32_t kMostText = 400;
  for (NodeIndex up = dom[image].parent; up > container; up = dom[up].parent) {
    if (dom[up].element == Element::kFigure) return up;
    if (dom[up].text_bytes > kMostText) break;
  }
  for (NodeIndex up = dom[image].parent; up > container; up = dom[up].parent) {
    if (dom[up].text_bytes > kMostText) break;
    if (dom[up].text_bytes > 0) return up;
  }
  return image;
}

// The element around both, or `container` where there is no headline before it.
NodeIndex around_both(const Dom& dom, NodeIndex headline, NodeIndex container) {
  NodeIndex around = container;
  while (headline > 0 && headline < container && around > headline) around = dom[around].parent;
  return around;
}

// Pictures of the text, and those with a caption between the headline and the text.
void add_figures(const Dom& dom, NodeIndex headline, NodeIndex container, std::string_view base,
                 std::string_view site, std::vector<article::Media>& media) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintAd | kHintComments | kHintNavigation | kHintByline | kHintShare | kHintNewsletter;
  const NodeIndex outer = around_both(dom, headline, container);
  for (NodeIndex i = outer == container ? container : headline; i < dom[container].end; ++i) {
    if (dom[i].element != Element::kImg || is_small(dom[i])) continue;
    std::uint32_t hints = 0;
    const bool inside = i >= container;
    for (NodeIndex up = i; up > (inside ? container : outer); up = dom[up].parent) hints |= dom[up].hints;
    if (hints & kElsewhere) continue;
    const NodeIndex figure = figure_around(dom, i, inside ? container : outer);
    Caption caption = figure == i ? Caption{} : caption_of(dom, figure, site);
    if (!inside && caption.text.empty()) continue;
    add_media(media, source_of(dom[i], base), std::move(caption));
  }
}

}  // namespace

PageMedia find_media(const Dom& dom, NodeIndex container, const Meta& meta, const StructuredArticle& data,
                     const article::Article& article, std::string_view base) {
  PageMedia out;
  for (const char* key : {"og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                          "twitter:image:src", "parsely-image-url", "sailthru.image.full"}) {
    if (out.image.empty()) out.image = picture_url(base, meta.first({key}));
  }
  for (const StructuredImage& image : data.images) {
    std::string url = picture_url(base, image.url);
    if (out.image.empty()) out.image = url;
    if (image.caption.empty()) continue;
    Caption caption = parts_of(image.caption, article.source);
    if (!image.credit.empty()) caption.credit = clean_credit(image.credit);
    add_media(out.media, std::move(url), std::move(caption));
  }
  for (const std::string& video : meta.all("og:video")) {
    add_media(out.media, text::resolve_url(base, video), {});
  }
  const bool no_leading_picture = out.image.empty() && out.media.empty();
  if (container > 0) {
    add_figures(dom, find_headline(dom, article.title), container, base, article.source, out.media);
  }
  if (no_leading_picture && !out.media.empty()) out.image = out.media.front().url;
  return out;
}

}  // namespace lede::extract
