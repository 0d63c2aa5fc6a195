// Where the headline stands on the page, and what stands around it: there, pages that mark nothing
// up still name their authors and their date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

// The outermost element that holds `title` and nothing else: one with an <h1>, else one that is no
// link and in no list; else the first <h1> as long as a headline, else one that is a part of the title, else
// a <title> outside of any <head>; 0 for none.
NodeIndex find_headline(const Dom& dom, std::string_view title);

// The parts of one line that are set off by bars, points in the middle of the line or wide spaces.
std::vector<std::string> parts_of_line(std::string_view line);

// The head of the article: from the small box around the headline to its first running paragraph.
// Where the page has no headline, it is empty.
class Head {
 public:
  // `container` holds the article's text. Holds on to `dom`.
  Head(const Dom& dom, std::string_view title, NodeIndex container);

  NodeIndex headline() const { return headline_; }
  bool is_known() const { return headline_ != 0; }
  bool contains(NodeIndex i) const { return i >= from_ && i < to_; }
  NodeIndex begin() const { return from_; }
  NodeIndex end() const { return to_; }
  // Bylines stand below the first running paragraph, too: up to the second.
  bool may_hold_byline(NodeIndex i) const { return i >= from_ && i < lead_to_; }
  NodeIndex end_of_bylines() const { return lead_to_; }

  // Hints at `i`; what holds the headline or the whole text too says nothing of a place beside them.
  std::uint32_t hints_above(NodeIndex i) const;

  // Behind the element that holds the article's text.
  bool is_below_text(NodeIndex i) const { return container_ != 0 && i >= dom_[container_].end; }

  // In an item of a list or another <article> than the headline's: of a teaser.
  bool is_of_other_story(NodeIndex i) const;

  // The short lines below the headline, in document order; parts of a line (parts_of_line) are lines
  // of their own. Captions, share bars and lists of other stories are left out.
  const std::vector<std::string>& lines_below() const { return lines_below_; }
  // The same between the first and the second running paragraph.
  const std::vector<std::string>& lines_below_lead() const { return lines_below_lead_; }
  // The same of the headline's box above it.
  std::vector<std::string> lines_above() const;

 private:
  NodeIndex start_of_lines_before(NodeIndex i) const;
  NodeIndex read_lines(NodeIndex from, NodeIndex to, std::vector<std::string>& lines) const;

  const Dom& dom_;
  NodeIndex headline_ = 0;
  NodeIndex from_ = 0;
  NodeIndex to_ = 0;
  NodeIndex lead_to_ = 0;
  NodeIndex container_ = 0;
  std::vector<std::string> lines_below_;
  std::vector<std::string> lines_below_lead_;
};

}  // namespace lede::extract
