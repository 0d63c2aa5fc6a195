#include "indexer/extract/comments.h"

#include <algorithm>
#include <string_view>

#include "common/text/url.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

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

bool names_discussion(std::string_view id) {
  if (id.empty() || id.size() > 20) return false;
  const std::string anchor = ascii_lower(id);
  return anchor == "comments" || anchor == "disqus_thread" || anchor == "respond" || anchor == "discussion" ||
         anchor == "kommentare" || anchor == "comment";
}

bool is_discussion_anchor(std::string_view href) {
  const std::size_t hash = href.rfind('#');
  return hash != std::string_view::npos && names_discussion(href.substr(hash + 1));
}

// The first number in `text`, with marks or spaces between its thousands.
std::optional<std::int64_t> number_in(std::string_view text) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  std::size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos) return std::nullopt;
  std::int64_t value = 0;
  int digits = 0;
  while (digit(at) && digits < 9) {
    value = 10 * value + (text[at++] - '0');
    ++digits;
    std::size_t gap = 0;
    for (const std::string_view mark : {",", ".", " ", "'", "’", "\u00A0", "\u202F"}) {
      if (text.substr(at).starts_with(mark)) gap = mark.size();
    }
    if (gap > 0 && digit(at + gap) && digit(at + gap + 1) && digit(at + gap + 2) && !digit(at + gap + 3)) {
      at += gap;
    }
  }
  // "1.2k" and "3k" are no counts.
  const std::string_view rest = text.substr(at);
  const bool rounded = rest.starts_with('k') || rest.starts_with('K');
  const bool fraction = (rest.starts_with('.') || rest.starts_with(',')) && digit(at + 1);
  if (digit(at) || rounded || fraction) return std::nullopt;
  return value;
}

// The section of the page that holds the discussion: its anchor, and a count that it begins with.
void find_discussion_on_page(const Dom& dom, std::string_view base, PageComments& out) {
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    if (dom[i].element == Element::kText) continue;
    const std::string_view id = dom[i].xml.attribute("id").value();
    if (!names_discussion(id) || dom[i].hints & kHintHidden) continue;
    const auto page = text::parse_url(base);
    if (!page || !text::is_http_url(base)) return;
    if (out.url.empty()) out.url = std::string(base.substr(0, base.find('#'))) + "#" + std::string(id);
    constexpr NodeIndex kNearTop = 40;
    for (NodeIndex j = i + 1; j < std::min(dom[i].end, i + kNearTop) && !out.count; ++j) {
      if (dom[j].text_bytes == 0 || dom[j].text_bytes > 40) continue;
      const std::string text = dom.text_of(j);
      if (is_discussion(text)) out.count = number_in(text);
    }
    return;
  }
}

}  // namespace

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
  if (out.url.empty() || !out.count) find_discussion_on_page(dom, base, out);
  return out;
}

}  // namespace lede::extract
