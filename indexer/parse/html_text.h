// Markup to plain text with paragraphs, in one linear pass and without a tree: for what feeds
// carry as escaped HTML. (Pages are read through html_tree.h.)
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace lede::parse {

// Collects text. White space runs together (no-break space too), control characters go, C1
// controls are read as windows-1252. Paragraphs are parted by one blank line; a line break
// inside one is a newline. Nothing stands before the first or after the last word.
class TextWriter {
 public:
  // Characters that mean themselves, valid UTF-8.
  void literal(std::string_view s);

  // A piece of HTML, valid UTF-8: block elements part paragraphs, br parts lines, table cells
  // are parted by a space, other tags vanish, script, style and comments go with their
  // contents; then character references. An unterminated tag at the end is dropped.
  void html(std::string_view s);

  void space() { raise(Gap::kSpace); }
  void line() { raise(Gap::kLine); }
  void paragraph() { raise(Gap::kParagraph); }

  // What the start or end tag of the element `name` (lower case) means for the text.
  void tag(std::string_view name);

  // The text so far; the writer is then as new.
  std::string take();

 private:
  enum class Gap : unsigned char { kNone, kSpace, kLine, kParagraph };

  void raise(Gap gap) {
    if (gap > gap_) gap_ = gap;
  }
  void append(std::string_view run);
  std::size_t character(std::string_view s, std::size_t at);
  std::size_t markup(std::string_view s, std::size_t at);
  std::size_t element(std::string_view s, std::size_t at);
  std::size_t end_of_tag(std::string_view s, std::size_t at);

  std::string out_;
  std::string scratch_;
  Gap gap_ = Gap::kNone;
  bool quotes_fail_ = false;  // an attribute's quote was never closed: from here on, tags end at the next '>'
};

// One call for one piece.
std::string text_of_html(std::string_view html);
std::string text_of_literal(std::string_view text);

// True where `s`, of a field that may hold either, is HTML: it has an end tag of a known
// element, a line break or picture tag, or a character reference.
bool looks_like_html(std::string_view s);

}  // namespace lede::parse
