#include "indexer/extract/byline_elements.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "indexer/extract/byline.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxAuthors = 30;
constexpr NodeIndex kMaxNodes = 300;  // of a byline's element

// "/author/ann-lee", "/people/ann-lee": the page of a person.
bool is_address_of_person(std::string_view href) {
  constexpr std::string_view kFolders[] = {
      "/author/",  "/authors/",      "/by/",        "/byline/",     "/bylines/",        "/contributor/",
      "/people/",  "/contributors/", "/columnist/", "/columnists/", "/correspondents/", "/journalist/",
      "/person/",  "/journalists/",  "/reporter/",  "/reporters/",  "/writer/",         "/writers/",
      "/profile/", "/profiles/",     "/staff/",     "/editors/",    "/autor/",          "/autoren/",
      "/autores/", "/autori/",       "/auteur/",    "/auteurs/",    "/autore/",         "/firma/",
      "/firmas/",  "/redaktion/",    "/skribent/",  "/forfatter/",  "/yazar/",          "/yazarlar/",
  };
  return std::any_of(std::begin(kFolders), std::end(kFolders), [&](std::string_view folder) {
    const std::size_t at = href.find(folder);
    return at != std::string_view::npos && at + folder.size() < href.size();
  });
}

std::string names_of_element(const Node& node) {
  std::string names;
  for (const char* attribute : {"class", "id", "data-testid", "data-component", "data-qa"})
    names += letters_of(node.xml.attribute(attribute).value());
  return names;
}

// The author of a picture, a film or a quotation.
bool is_of_other_work(std::string_view names) {
  constexpr std::string_view kWorks[] = {"photo", "foto", "image", "picture", "media", "video", "quote"};
  return std::any_of(std::begin(kWorks), std::end(kWorks),
                     [&](std::string_view work) { return names.find(work) != std::string_view::npos; });
}

BylineRank byline_rank(const Node& node) {
  if (node.element == Element::kText) return BylineRank::kNone;
  if (has_word(node.xml.attribute("rel").value(), "author")) return BylineRank::kDeclared;
  const std::string_view itemprop = node.xml.attribute("itemprop").value();
  if (itemprop == "author" || itemprop == "creator") return BylineRank::kDeclared;
  const std::string names = names_of_element(node);
  if (is_of_other_work(names)) return BylineRank::kNone;
  const auto named = [&](std::string_view word) { return names.find(word) != std::string::npos; };
  if (node.hints & kHintByline && (named("authorname") || named("bylinename"))) return BylineRank::kDeclared;
  // But "authority", "authorize".
  if (named("byline") || (named("author") && !named("authori"))) return BylineRank::kNamed;
  if (named("autor") && !named("autori")) return BylineRank::kNamed;
  const bool person = node.element == Element::kA && is_address_of_person(node.xml.attribute("href").value());
  return person ? BylineRank::kLinksToPerson : BylineRank::kNone;
}

bool is_in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The text of a byline, a line for each block; elements that no space sets apart are lines too:
// "By" and "Ann Lee" of <b>By</b><a>Ann Lee</a>. With `each_element` those that one does as well.
std::string lines_of(const Dom& dom, NodeIndex i, bool each_element) {
  std::string out;
  NodeIndex parent = dom.size();  // of the text before
  NodeIndex block = dom.size();
  for (NodeIndex j = i; j < dom[i].end; ++j) {
    if (dom[j].element == Element::kBr) block = dom.size();
    if (dom[j].element != Element::kText) continue;
    const std::string_view text = dom[j].xml.value();
    NodeIndex around = dom[j].parent;
    while (around > i && !is_block(dom[around].element)) around = dom[around].parent;
    const bool other_element = dom[j].parent != parent;
    const bool glued =
        other_element && !out.empty() && is_in_word(out.back()) && !text.empty() && is_in_word(text.front());
    if (!out.empty() && (around != block || glued || (each_element && other_element))) out += '\n';
    append_collapsed(out, text);
    parent = dom[j].parent;
    block = around;
  }
  return out;
}

// What stands behind a name in an element of its own is an office or an agency.
std::vector<std::string> persons_in(const Dom& dom, NodeIndex i) {
  std::vector<std::string> people = persons_of(lines_of(dom, i, false));
  const std::vector<std::string> parts = persons_of(lines_of(dom, i, true));
  if (people.empty() && !parts.empty()) people.push_back(parts.front());
  for (std::string& name : people) {
    for (const std::string& part : parts) {
      // "Ann R." in an element of its own is the given part of a name.
      const bool whole = part.size() - std::min(part.rfind(' '), part.size()) > 2;
      if (whole && name.size() > part.size() && name.starts_with(part)) name = part;
    }
  }
  return people;
}

// Another element below it says as much or more of its being an author's name.
bool holds_byline(const Dom& dom, NodeIndex i, BylineRank rank) {
  for (NodeIndex j = i + 1; j < dom[i].end; ++j) {
    if (byline_rank(dom[j]) >= rank && !persons_in(dom, j).empty()) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> persons_of_elements(const Dom& dom, const Head& head, NodeIndex from, NodeIndex to,
                                             BylineRank least) {
  constexpr std::uint32_t kElsewhere =
      kHintRelated | kHintComments | kHintNavigation | kHintNewsletter | kHintAd | kHintCaption;
  std::vector<std::string> best;
  BylineRank best_rank = BylineRank::kNone;
  NodeIndex around = 0;  // the element that holds the first byline
  for (NodeIndex i = from; i < to; ++i) {
    const BylineRank rank = byline_rank(dom[i]);
    if (rank < least || rank < best_rank || dom[i].text_bytes == 0 || dom[i].text_bytes > 150) continue;
    if (rank == best_rank && i >= dom[around].end) continue;
    if (dom[i].end - i > kMaxNodes) continue;
    const std::uint32_t hints = head.hints_above(i);
    // Boxes of the head are named after much; a byline among them is the article's.
    const bool in_head = head.may_hold_byline(i) && rank > BylineRank::kLinksToPerson;
    if (hints & (in_head ? kElsewhere & ~(kHintNavigation | kHintAd) : kElsewhere)) continue;
    const bool marked_up = hints & kHintByline || rank == BylineRank::kDeclared;
    if (dom.has_ancestor(i, Element::kAside) && !(in_head && marked_up)) continue;
    if (head.is_known() && !in_head && head.is_of_other_story(i)) continue;
    std::vector<std::string> people = persons_in(dom, i);
    if (people.empty() || holds_byline(dom, i, rank)) continue;
    if (rank > best_rank) {
      best.clear();
      best_rank = rank;
      around = dom[dom[dom[i].parent].parent].parent;
    }
    for (std::string& name : people) {
      if (best.size() < kMaxAuthors) add_unique(best, std::move(name));
    }
  }
  return best;
}

}  // namespace lede::extract
