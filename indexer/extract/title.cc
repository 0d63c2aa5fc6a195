#include "indexer/extract/title.h"

#include <algorithm>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::string_view kSeparators[] = {" | ",  " - ", "ㅣ",  " – ",  " — ", " · ", " • ",
                                            " :: ", " » ", " « ", " // ", " ‹ ", " › ", "｜",
                                            " ｜ ", "：",  " : ", " / ",  "| ",  " |",  "_"};

struct Cut {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

Cut last_cut(std::string_view s) {
  Cut best;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = s.rfind(separator);
    if (at == std::string_view::npos || at == 0) continue;
    if (best.at == std::string_view::npos || at > best.at ||
        (at == best.at && separator.size() > best.length)) {
      best = {at, separator.size()};
    }
  }
  return best;
}

Cut first_cut(std::string_view s) {
  Cut best;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = s.find(separator);
    if (at == std::string_view::npos || at == 0) continue;
    if (at < best.at || (at == best.at && separator.size() > best.length)) best = {at, separator.size()};
  }
  return best;
}

// The host's own label: "nytimes" of "nytimes.com", "bbc" of "bbc.co.uk".
std::string host_label(std::string_view host) {
  std::string longest;
  const std::vector<std::string> labels = split(host, ".");
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    if (labels[i].size() >= longest.size()) longest = labels[i];
  }
  return letters_of(longest);
}

bool names_site(std::string_view part, std::string_view site, std::string_view host) {
  const std::string name = letters_of(part);
  if (name.empty()) return true;
  const std::string site_name = letters_of(site);
  if (!site_name.empty()) {
    if (name == site_name) return true;
    if (site_name.size() >= 4 && name.find(site_name) != std::string::npos &&
        name.size() < 3 * site_name.size()) {
      return true;
    }
    if (name.size() >= 3 && site_name.find(name) != std::string::npos) return true;
  }
  const std::string label = host_label(host);
  if (label.empty()) return false;
  if (name == label || name == letters_of(host)) return true;
  if (label.size() >= 5 && name.find(label) != std::string::npos && name.size() < 3 * label.size())
    return true;
  return name.size() >= 5 && label.find(name) != std::string::npos;
}

// Of several <h1>, the one that is no logo: outside menus, the longest of the likely ones.
std::string find_h1(const Dom& dom, std::string_view site) {
  std::string best;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    if (dom[i].element != Element::kH1) continue;
    const std::uint32_t hints = dom.hints_above(i);
    if (hints & (kHintNavigation | kHintRelated | kHintComments)) continue;
    const std::string text = dom.text_of(i);
    if (text.size() < 4 || same_letters(text, site)) continue;
    if (best.empty()) best = text;
  }
  return best;
}

// "Headline - Politics" where another place on the page says just "Headline".
bool is_headline_of(std::string_view shorter, std::string_view longer) {
  const std::string a = letters_of(shorter);
  const std::string b = letters_of(longer);
  return a.size() >= 15 && a.size() < b.size() && b.starts_with(a) && 2 * a.size() > b.size();
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view site, std::string_view host) {
  std::string out(trim(title));
  for (int rounds = 0; rounds < 3; ++rounds) {
    const Cut cut = last_cut(out);
    if (cut.at == std::string_view::npos) break;
    const std::string_view tail = trim(std::string_view(out).substr(cut.at + cut.length));
    if (!names_site(tail, site, host)) break;
    out = std::string(trim(std::string_view(out).substr(0, cut.at)));
  }
  const Cut cut = first_cut(out);
  if (cut.at != std::string_view::npos &&
      names_site(trim(std::string_view(out).substr(0, cut.at)), site, host)) {
    const std::string_view rest = trim(std::string_view(out).substr(cut.at + cut.length));
    if (rest.size() >= 10) out = std::string(rest);
  }
  return out;
}

std::string find_title(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view site,
                       std::string_view host) {
  const std::string h1 = find_h1(dom, site);
  const std::string structured = data.found ? without_site_name(data.headline, site, host) : "";
  const std::string named = meta.first(
      {"parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "headline"});
  std::string title;
  for (const std::string& candidate :
       {without_site_name(meta.first({"og:title"}), site, host), structured, named, h1,
        without_site_name(meta.first({"twitter:title"}), site, host),
        without_site_name(meta.title(), site, host)}) {
    if (title.empty()) title = candidate;
  }
  for (const std::string* other : {&h1, &structured}) {
    if (is_headline_of(*other, title) && last_cut(title).at != std::string::npos) return *other;
  }
  return title;
}

}  // namespace lede::extract
