#include "indexer/extract/shown_dates.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

using text::ZonedTime;

constexpr std::uint32_t kElsewhere =
    kHintRelated | kHintComments | kHintNavigation | kHintAd | kHintNewsletter;

// `named`: it says itself that its date is the article's; footers of articles hold such. `labelled`: words
// before it say so; boxes beside articles hold such.
bool stands_elsewhere(const Dom& dom, const Head& head, NodeIndex i, bool named, bool labelled = false) {
  const std::uint32_t hints = head.hints_above(i);
  if (named && head.is_known() && head.is_of_other_story(i)) return true;
  if (hints & (named ? kElsewhere & ~kHintNavigation : kElsewhere)) return true;
  // Bylines stand in an <aside>, too.
  const bool in_byline = head.contains(i) && hints & (kHintByline | kHintDate);
  return !in_byline && !labelled && dom.has_ancestor(i, Element::kAside);
}

// The words before `i` in the small box that it stands in, up to another <time>.
std::string label_before(const Dom& dom, NodeIndex i) {
  constexpr std::uint32_t kMaxBox = 120;
  constexpr NodeIndex kMaxNodes = 60;
  NodeIndex box = dom[i].parent;
  if (box > 0 && dom[dom[box].parent].text_bytes <= kMaxBox) box = dom[box].parent;
  std::string label;
  if (dom[box].text_bytes > kMaxBox) return label;
  for (NodeIndex j = std::max(box + 1, i - std::min(i, kMaxNodes)); j < i; ++j) {
    if (dom[j].element == Element::kTime) {
      label.clear();
      j = dom[j].end - 1;
    } else if (dom[j].element == Element::kText) {
      append_collapsed(label, dom[j].xml.value());
    }
  }
  return label;
}

bool has_in_class(const Node& node, std::initializer_list<std::string_view> words) {
  const std::string names = ascii_lower(node.xml.attribute("class").value());
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return names.find(word) != std::string::npos; });
}

// By its own words first, then by its class or that of the small box around it, then by the words before.
// Themes call any box "updated", as hAtom asks for; a <time> that is called so means it.
bool is_of_change(const Dom& dom, NodeIndex i) {
  constexpr std::uint32_t kMaxBox = 80;
  const std::string text = dom[i].text_bytes < kMaxBox ? dom.text_of(i) : std::string();
  // What stands behind the date tells of another.
  const std::string_view own = std::string_view(text).substr(0, text.find_first_of("0123456789"));
  WrittenDates written;
  read_line(text, written);
  if (written.updated && !written.published) return true;
  if (tells_publication(own)) return false;
  if (has_in_class(dom[i], {"pub"})) return false;
  const bool time = dom[i].element == Element::kTime;
  if (time && tells_update(ascii_lower(dom[i].xml.attribute("class").value()))) return true;
  // "date-modified", "field--type-changed"
  NodeIndex box = i;
  for (int steps = 0; steps < 6 && box > 0 && dom[box].text_bytes <= kMaxBox;
       ++steps, box = dom[box].parent) {
    if (has_in_class(dom[box], {"pub"})) return false;
    if (has_in_class(dom[box], {"modified", "changed"})) return true;
  }
  return tells_update(label_before(dom, i)) || tells_update(own);
}

// What an element says that its date is: by itemprop, by the classes of microformats (hAtom), else by being
// <time>.
enum class Says { kNothing, kPublished, kChanged, kDate };

Says what_it_says(const Node& node) {
  if (node.element == Element::kText) return Says::kNothing;
  const std::string_view itemprop = node.xml.attribute("itemprop").value();
  if (itemprop == "datePublished") return Says::kPublished;
  if (itemprop == "dateModified") return Says::kChanged;
  if (node.element == Element::kTime) return node.xml.attribute("pubdate") ? Says::kPublished : Says::kDate;
  // Others than <time> have their date in their title: <abbr class="published"
  // title="2016-12-23T05:11:00-05:00">.
  if (!node.xml.attribute("title")) return Says::kNothing;
  const std::string_view names = node.xml.attribute("class").value();
  if (has_word(names, "published")) return Says::kPublished;
  return has_word(names, "updated") ? Says::kChanged : Says::kNothing;
}

std::optional<ZonedTime> date_of(const Dom& dom, NodeIndex i) {
  for (const char* attribute : {"datetime", "content", "title"}) {
    if (const auto date = read_date(dom[i].xml.attribute(attribute).value())) return date;
  }
  return dom[i].text_bytes < 80 ? read_date(dom.text_of(i)) : std::nullopt;
}

// The innermost element around `i` that parts paragraphs; 0 for none, or for much more than a paragraph.
NodeIndex block_at(const Dom& dom, NodeIndex i) {
  constexpr std::uint32_t kMaxParagraph = 4000;
  if (i >= dom.size()) return 0;
  while (i > 0 && !is_block(dom[i].element)) i = dom[i].parent;
  return dom[i].text_bytes <= kMaxParagraph ? i : 0;
}

// The dates of a short line that stands in one element.
void read_element(const Dom& dom, NodeIndex i, WrittenDates& seen) {
  const std::string text = dom.text_of(i);
  if (const auto date = read_date(text); date && is_of_change(dom, i)) {
    if (!seen.updated) seen.updated = date;
    return;
  }
  for (const std::string& part : parts_of_line(text)) read_line(part, seen);
}

// A short text in an element that its class calls a date or a byline.
WrittenDates dates_in_text(const Dom& dom, const Head& head) {
  WrittenDates seen;
  for (NodeIndex i = 0; i < dom.size() && !seen.published; ++i) {
    const Node& node = dom[i];
    if (!(node.hints & (kHintDate | kHintByline)) || node.text_bytes < 6 || node.text_bytes > 80) continue;
    if (head.is_known() ? !head.contains(i)
                        : dom.has_ancestor(i, Element::kLi) || dom.has_ancestor(i, Element::kA))
      continue;
    if (head.hints_above(i) & (kElsewhere | kHintCaption)) continue;
    const bool changed = seen.updated.has_value();
    read_element(dom, i, seen);
    // What it holds was read with the words around it.
    if (seen.updated.has_value() != changed) i = node.end - 1;
  }
  return seen;
}

// The date that the last element above the headline consists of, where its class calls it one: blogs put the
// day over its posts.
WrittenDates date_above_head(const Dom& dom, const Head& head) {
  constexpr NodeIndex kMaxNodes = 40;
  WrittenDates seen;
  const NodeIndex from = head.begin() - std::min(head.begin(), kMaxNodes);
  for (NodeIndex i = head.begin(); i-- > from && !seen.published;) {
    const Node& node = dom[i];
    if (!(node.hints & kHintDate) || node.text_bytes < 6 || node.text_bytes > 40) continue;
    if (node.end > head.begin() || dom.has_ancestor(i, Element::kLi) || dom.has_ancestor(i, Element::kA))
      continue;
    if (head.hints_above(i) & (kElsewhere | kHintCaption)) continue;
    if (read_date(dom.text_of(i))) read_element(dom, i, seen);
  }
  return seen;
}

// The dates of the lines of a head, each also by the line above it where that is a label: "Last updated" over
// "Aug 4, 2025". A date that was said to be of a change is none of publication.
void read_lines(const std::vector<std::string>& lines, WrittenDates& seen) {
  constexpr std::size_t kMaxLabel = 30;
  std::string_view label;
  for (const std::string& line : lines) {
    if (seen.published) return;
    WrittenDates dates;
    read_line(line, dates);
    if (dates.published && tells_update(label)) std::swap(dates.published, dates.updated);
    const bool same = dates.published && seen.updated && dates.published->time == seen.updated->time;
    if (same && read_date(line)) dates.published.reset();
    if (!seen.updated) seen.updated = dates.updated;
    seen.published = dates.published;
    label = line.size() <= kMaxLabel ? std::string_view(line) : std::string_view();
  }
}

// Of the lines below the stand-first the first few, and of them those that are nothing but a date or say what
// their date is.
std::vector<std::string> dated_lines_below_lead(const Dom& dom, const Head& head) {
  constexpr std::size_t kMaxLines = 4;
  std::vector<std::string> lines;
  if (head.end_of_bylines() == dom.size()) return lines;  // no text follows: the lead was the text
  for (const std::string& line : head.lines_below_lead()) {
    if (lines.size() == kMaxLines) break;
    const bool dated = read_date(line) || tells_publication(line) ||
                       tells_update(line.substr(0, line.find_first_of("0123456789")));
    lines.push_back(dated ? line : std::string());
  }
  return lines;
}

}  // namespace

MarkedDates marked_dates(const Dom& dom, const Head& head) {
  MarkedDates seen;
  std::optional<ZonedTime> first_time;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    Says says = what_it_says(dom[i]);
    if (says == Says::kNothing) continue;
    const bool labelled = says == Says::kDate && tells_publication(label_before(dom, i));
    if (labelled) says = Says::kPublished;
    if (stands_elsewhere(dom, head, i, says != Says::kDate, labelled)) continue;
    const std::optional<ZonedTime> date = date_of(dom, i);
    if (!date) continue;
    const bool in_head = head.is_known() ? head.contains(i) : !head.is_below_text(i);
    if (says == Says::kDate && is_of_change(dom, i)) {
      if (!in_head) continue;
      says = Says::kChanged;
    }
    if (says == Says::kChanged) {
      if (!seen.updated) seen.updated = date;
    } else if (says == Says::kPublished) {
      if (!seen.published) seen.published = date;
    } else if (in_head) {
      if (!first_time) first_time = date;
    } else if (!seen.further && head.is_known() && !head.is_of_other_story(i) &&
               !dom.has_ancestor(i, Element::kA)) {
      seen.further = date;
    }
  }
  if (!seen.published) seen.published = first_time;
  return seen;
}

WrittenDates dates_in_head(const Dom& dom, const Head& head, const std::optional<ZonedTime>& updated) {
  WrittenDates written = dates_in_text(dom, head);
  if (!written.updated) written.updated = updated;
  for (const std::vector<std::string>& lines :
       {head.lines_below(), head.lines_above(), dated_lines_below_lead(dom, head)}) {
    read_lines(lines, written);
  }
  if (!head.is_known()) return written;
  if (!written.published) written.published = date_above_head(dom, head).published;
  if (!written.published) written.published = date_in_dateline(dom.text_of(block_at(dom, head.end())));
  return written;
}

WrittenDates dates_below_head(const Dom& dom, const Head& head) {
  constexpr std::uint32_t kMaxLine = 120;
  WrittenDates seen;
  if (!head.is_known()) return seen;
  for (NodeIndex i = head.end(); i < dom.size() && !seen.published; ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText || node.text_bytes < 12 || node.text_bytes > kMaxLine) continue;
    const std::string text = dom.text_of(i);
    NodeIndex first = i;
    while (dom[first].text_bytes > 0 && dom[first].element != Element::kText) ++first;
    if (tells_publication(text) && !stands_elsewhere(dom, head, i, false) && !head.is_of_other_story(first)) {
      for (const std::string& part : parts_of_line(text)) read_line(part, seen);
    }
    i = node.end - 1;
  }
  return seen;
}

}  // namespace lede::extract
