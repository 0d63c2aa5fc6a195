#include "indexer/extract/link_list.h"

#include <string>

#include "common/text/url.h"

namespace lede::extract {
namespace {

constexpr std::size_t kLeastTeaser = 20;
constexpr std::size_t kLeastHeading = 8;
constexpr std::uint32_t kNoTeaser =
    kHintNavigation | kHintShare | kHintComments | kHintTags | kHintConsent | kHintHidden | kHintByline;

std::string path_of(std::string_view url) {
  const auto parsed = text::parse_url(url);
  return parsed ? parsed->path : std::string();
}

class Links {
 public:
  Links(const Dom& dom, std::string_view url)
      : dom_(dom), url_(url), own_path_(path_of(url)), own_host_(text::host_of(url)) {}

  enum class Teaser { kNone, kOfOtherHost, kOfOwnHost };

  // A link to another page.
  Teaser teaser(const Block& block) const {
    if (block.hints & kNoTeaser || link_share(block) <= 0.5) return Teaser::kNone;
    if (block.text.size() < (is_heading(block.element) ? kLeastHeading : kLeastTeaser)) return Teaser::kNone;
    return leads_to(target_of(block));
  }

  // A line that is such a link, and text below it in the same block.
  Teaser teaser_with_text(const Block& block) const {
    const std::size_t line = block.text.find('\n');
    const bool linked = line != std::string::npos && line >= kLeastTeaser &&
                        std::size_t{10} * block.link_bytes >= 7 * line && link_share(block) <= 0.5;
    return linked ? leads_to(target_of(block)) : Teaser::kNone;
  }

 private:
  std::string_view target_of(const Block& block) const {
    constexpr int kMaxSteps = 8;
    NodeIndex node = block.first;
    for (int steps = 0; steps < kMaxSteps && node > 0; ++steps, node = dom_[node].parent) {
      if (dom_[node].element == Element::kA) return dom_[node].xml.attribute("href").value();
    }
    return {};
  }

  Teaser leads_to(std::string_view href) const {
    if (href.empty() || href.front() == '#' || href.starts_with("javascript:")) return Teaser::kNone;
    const std::string target = text::resolve_url(url_, href);
    if (own_path_.size() > 1 && path_of(target).ends_with(own_path_)) return Teaser::kNone;
    return text::host_of(target) == own_host_ ? Teaser::kOfOwnHost : Teaser::kOfOtherHost;
  }

  const Dom& dom_;
  std::string_view url_;
  std::string own_path_;
  std::string own_host_;
};

}  // namespace

LinkList list_links(const PageBlocks& blocks, const std::vector<bool>& kept, std::string_view url) {
  const Links links(blocks.dom(), url);
  LinkList list;
  bool below = false;          // the last thing above the text is a teaser
  bool has_text = false;       // and has text already
  bool own = false;            // and leads to a page of the same host
  bool below_heading = false;  // that is a heading: all up to the next heading is its text
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Block& block = blocks[b];
    const bool is_text = b < kept.size() && kept[b];
    const bool own_heading = block.element == Element::kH1 && link_share(block) < 0.5;
    Links::Teaser teaser = is_text ? links.teaser_with_text(block) : Links::Teaser::kNone;
    if (teaser == Links::Teaser::kNone && b != blocks.headline() && !own_heading)
      teaser = links.teaser(block);
    if (teaser != Links::Teaser::kNone) {
      ++list.teasers;
      own = teaser == Links::Teaser::kOfOwnHost;
      list.own += own ? 1 : 0;
      below = true;
      has_text = false;
      below_heading = is_heading(block.element);
    } else if (b == blocks.headline() || own_heading || (is_text && is_heading(block.element))) {
      below = false;
    }
    if (!is_text || !is_paragraph(block)) continue;
    list.paragraphs += block.text.size();
    if (below) {
      list.below_teasers += block.text.size();
      list.with_text += has_text ? 0 : 1;
      list.own_with_text += !has_text && own ? 1 : 0;
      has_text = true;
    } else if (list.with_text == 0) {
      list.opening += block.text.size();
    }
    below = below && below_heading;
  }
  list.headline = blocks.headline() < blocks.size() && is_heading(blocks[blocks.headline()].element);
  list.no_links = blocks.dom().size() > 0 && blocks.dom()[0].link_bytes == 0;
  return list;
}

}  // namespace lede::extract
