#include "indexer/extract/title.h"

#include <algorithm>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kLeastLetters = 15;  // fewer are no headline to know others by

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

// Of several <h1> outside menus, the first that the window's title holds, else the first.
std::string find_h1(const Dom& dom, std::string_view site, std::string_view window) {
  std::string first;
  const std::string window_letters = letters_of(window);
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    if (dom[i].element != Element::kH1) continue;
    const std::uint32_t hints = dom.hints_of_boxes_above(i);
    if (hints & (kHintNavigation | kHintRelated | kHintComments)) continue;
    std::string text = dom.text_of(i);
    if (text.size() < 4 || same_letters(text, site)) continue;
    const std::string letters = letters_of(text);
    if (letters.size() >= kLeastLetters && window_letters.find(letters) != std::string::npos) return text;
    if (first.empty()) first = std::move(text);
  }
  return first;
}

// The marks and spaces between the first `letters` bytes of letters_of(title) and the next letter.
std::string_view gap_after(std::string_view title, std::size_t letters) {
  std::size_t seen = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t next = i + 1;
    while (next < title.size() && (static_cast<unsigned char>(title[next]) & 0xC0) == 0x80) ++next;
    const std::size_t more = letters_of(title.substr(i, next - i)).size();
    if (more > 0 && seen >= letters) return title.substr(start, i - start);
    seen += more;
    i = next;
    if (seen <= letters && more > 0) start = i;
  }
  return title.substr(start);
}

bool parts_titles(std::string_view gap) {
  if (gap.find_first_of("|-:/") != std::string_view::npos) return true;
  for (const std::string_view mark : {"–", "—", "·", "•", "»", "«", "‹", "›"}) {
    if (gap.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

// "Headline - Politics", "Storms: Headline" where another place on the page says just "Headline".
bool is_headline_of(std::string_view shorter, std::string_view longer) {
  const std::string a = letters_of(shorter);
  const std::string b = letters_of(longer);
  if (a.size() < kLeastLetters || a.size() >= b.size() || 2 * a.size() <= b.size()) return false;
  const std::size_t at = b.find(a);
  if (at == std::string::npos) return false;
  const std::size_t end = at + a.size();
  return (at == 0 || parts_titles(gap_after(longer, at))) &&
         (end == b.size() || parts_titles(gap_after(longer, end)));
}

// Where there is no <h1>, the heading that `title` consists of but for a part set off: "Headline | District".
std::string heading_in(const Dom& dom, std::string_view title) {
  constexpr std::size_t kMaxTitle = 1000;  // bytes; it is compared with each heading
  if (title.size() > kMaxTitle) return "";
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Element element = dom[i].element;
    if (element != Element::kH2 && element != Element::kH3 && element != Element::kH4) continue;
    if (dom[i].text_bytes > title.size() || dom[i].link_bytes > 0) continue;
    std::string text = dom.text_of(i);
    if (is_headline_of(text, title)) return text;
  }
  return "";
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

std::string site_in_title(std::string_view title, std::string_view host) {
  const std::string label = host_label(host);
  if (label.size() < 4) return "";
  const Cut last = last_cut(title);
  const Cut first = first_cut(title);
  if (last.at == std::string_view::npos) return "";
  for (const std::string_view part : {title.substr(last.at + last.length), title.substr(0, first.at)}) {
    // The host's "and" for a name's "&"; a name may have more than its host ("The", "Online").
    std::string spelled(trim(part));
    for (std::size_t at = 0; (at = spelled.find('&', at)) != std::string::npos;)
      spelled.replace(at, 1, "and");
    const std::string letters = letters_of(spelled);
    if (letters.size() >= 4 && letters.size() < 3 * label.size() &&
        (letters.find(label) != std::string::npos || label == letters)) {
      return std::string(trim(part));
    }
  }
  return "";
}

std::string find_title(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view site,
                       std::string_view host) {
  const std::string window = without_site_name(meta.title(), site, host);
  std::string h1 = find_h1(dom, site, window);
  if (h1.empty()) h1 = heading_in(dom, window);
  const std::string structured = data.found ? without_site_name(data.headline, site, host) : "";
  const std::string named = meta.first(
      {"parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "headline"});
  std::string title;
  for (const std::string& candidate :
       {without_site_name(meta.first({"og:title"}), site, host), structured, named, h1,
        without_site_name(meta.first({"twitter:title"}), site, host), window}) {
    if (title.empty()) title = candidate;
  }
  // Both places, where both are there, must leave the rest of the longer title out.
  const std::string& bare = structured.empty() ? h1 : structured;
  const bool agreed = h1.empty() || same_letters(h1, bare);
  return agreed && is_headline_of(bare, title) ? bare : title;
}

}  // namespace lede::extract
