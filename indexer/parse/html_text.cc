#include "indexer/parse/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "common/text/utf8.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/html_entities.h"

namespace lede::parse {
namespace {

enum class Kind : std::uint8_t { kPlain, kSpace, kControl, kLead, kMarkup };

// What a byte may begin. kLead: a UTF-8 sequence that may be a space or a control character.
constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t i = 0; i < 0x20; ++i) kinds[i] = Kind::kControl;
  for (const char c : {'\t', '\n', '\v', '\f', '\r', ' '})
    kinds[static_cast<unsigned char>(c)] = Kind::kSpace;
  kinds[0x7F] = Kind::kControl;
  for (const std::size_t lead : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) kinds[lead] = Kind::kLead;
  kinds['<'] = kinds['&'] = Kind::kMarkup;
  return kinds;
}
constexpr std::array<Kind, 256> kKinds = make_kinds();

Kind kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }

// Names of elements in lower case. Asked for every tag of every text, so only those of the same
// first letter are compared.
template <std::size_t N>
class NameSet {
 public:
  constexpr explicit NameSet(const std::array<std::string_view, N>& sorted) : names_(sorted) {
    for (const std::string_view name : names_) ++first_[static_cast<std::size_t>(name[0] - 'a') + 1];
    for (std::size_t letter = 1; letter < first_.size(); ++letter) first_[letter] += first_[letter - 1];
  }

  constexpr bool contains(std::string_view name) const {
    if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
    const auto letter = static_cast<std::size_t>(name[0] - 'a');
    const auto names = std::span(names_).subspan(first_[letter], first_[letter + 1] - first_[letter]);
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  constexpr bool is_sorted() const { return std::is_sorted(names_.begin(), names_.end()); }

 private:
  std::array<std::string_view, N> names_;
  std::array<std::size_t, 27> first_{};  // of each letter, and the end
};

constexpr NameSet kBlocks(std::array<std::string_view, 50>{
    "address", "article", "aside",    "audio",  "blockquote", "body",   "caption",  "center",     "dd",
    "details", "dialog",  "dir",      "div",    "dl",         "dt",     "fieldset", "figcaption", "figure",
    "footer",  "form",    "frameset", "h1",     "h2",         "h3",     "h4",       "h5",         "h6",
    "head",    "header",  "hgroup",   "hr",     "html",       "iframe", "legend",   "li",         "main",
    "menu",    "nav",     "noscript", "object", "ol",         "p",      "pre",      "section",    "summary",
    "table",   "title",   "tr",       "ul",     "video"});
static_assert(kBlocks.is_sorted());

constexpr NameSet kCells(std::array<std::string_view, 9>{"optgroup", "option", "select", "tbody", "td",
                                                         "textarea", "tfoot", "th", "thead"});
static_assert(kCells.is_sorted());

constexpr NameSet kInlines(std::array<std::string_view, 21>{
    "a",      "abbr",  "b",    "big",    "cite",  "code", "em",  "font", "i",  "q", "s",
    "script", "small", "span", "strong", "style", "sub",  "sup", "time", "tt", "u"});
static_assert(kInlines.is_sorted());

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

// The lower-case name of the tag whose name begins at `at`; views `buffer`. Names longer than
// any that matters are cut.
std::string_view tag_name(std::string_view s, std::size_t at, std::array<char, 12>& buffer) {
  std::size_t size = 0;
  for (; at < s.size() && !ends_name(s[at]) && size < buffer.size(); ++at) buffer[size++] = to_lower(s[at]);
  return {buffer.data(), size};
}

}  // namespace

void TextWriter::append(std::string_view run) {
  if (run.empty()) return;
  if (!out_.empty()) {
    constexpr std::array<std::string_view, 4> kGaps{"", " ", "\n", "\n\n"};
    out_ += kGaps[static_cast<std::size_t>(gap_)];
  }
  gap_ = Gap::kNone;
  out_ += run;
}

// The multi-byte character at `at`; returns the place after it.
std::size_t TextWriter::character(std::string_view s, std::size_t at) {
  std::size_t next = at;
  const char32_t c = text::next_code_point(s, next);
  if (c >= 0x80 && c < 0xA0) {
    if (const char32_t letter = windows_1252(c)) {
      std::string encoded;
      text::append_utf8(encoded, letter);
      append(encoded);
    }
  } else if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
             c == 0x202F || c == 0x205F || c == 0x3000) {
    space();
  } else if (c != 0xFEFF && c != 0xFFFE && c != 0xFFFF) {
    append(s.substr(at, next - at));
  }
  return next;
}

void TextWriter::literal(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const Kind kind = kind_of(s[at]);
    if (kind == Kind::kSpace) {
      space();
      ++at;
    } else if (kind == Kind::kControl) {
      ++at;
    } else if (kind == Kind::kLead) {
      at = character(s, at);
    } else {
      std::size_t end = at + 1;
      while (end < s.size() && (kind_of(s[end]) == Kind::kPlain || kind_of(s[end]) == Kind::kMarkup)) ++end;
      append(s.substr(at, end - at));
      at = end;
    }
  }
}

void TextWriter::html(std::string_view s) {
  quotes_fail_ = false;
  for (std::size_t at = 0; at < s.size();) {
    switch (kind_of(s[at])) {
      case Kind::kPlain: {
        // A single space between two words belongs to the run: most of a text is copied in
        // few large pieces.
        std::size_t end = at + 1;
        while (end < s.size() && (kind_of(s[end]) == Kind::kPlain || (s[end] == ' ' && end + 1 < s.size() &&
                                                                      kind_of(s[end + 1]) == Kind::kPlain))) {
          ++end;
        }
        append(s.substr(at, end - at));
        at = end;
        break;
      }
      case Kind::kSpace:
        space();
        ++at;
        break;
      case Kind::kControl:
        ++at;
        break;
      case Kind::kLead:
        at = character(s, at);
        break;
      case Kind::kMarkup:
        at = markup(s, at);
        break;
    }
  }
}

std::size_t TextWriter::markup(std::string_view s, std::size_t at) {
  if (s[at] == '<') return element(s, at);
  scratch_.clear();
  const std::size_t length = append_html_reference(scratch_, s.substr(at, 40));
  if (length == 0) {
    append("&");
    return at + 1;
  }
  literal(scratch_);
  return at + length;
}

std::size_t TextWriter::element(std::string_view s, std::size_t at) {
  const auto past = [&](std::string_view end, std::size_t from) {
    const std::size_t found = s.find(end, from);
    return found == std::string_view::npos ? s.size() : found + end.size();
  };
  const std::string_view rest = s.substr(at);
  if (rest.starts_with("<!--")) return past("-->", at + 4);
  if (rest.starts_with("<![CDATA[")) {
    const std::size_t end = past("]]>", at + 9);
    literal(s.substr(at + 9, end - at - 9 - (s.substr(0, end).ends_with("]]>") ? 3 : 0)));
    return end;
  }
  if (rest.starts_with("<!") || rest.starts_with("<?")) return past(">", at);
  const bool end_tag = rest.starts_with("</");
  const std::size_t name_at = at + (end_tag ? 2 : 1);
  if (name_at >= s.size() || !is_letter(s[name_at])) {
    append("<");
    return at + 1;
  }
  const std::size_t end = end_of_tag(s, name_at);
  if (end == std::string_view::npos) return s.size();
  std::array<char, 12> buffer;
  const std::string_view name = tag_name(s, name_at, buffer);
  if ((name == "script" || name == "style") && !end_tag && s[end - 2] != '/') {
    const std::size_t close = find_ignoring_case(s, std::string("</").append(name), end);
    return close == std::string_view::npos ? s.size() : past(">", close);
  }
  tag(name);
  return end;
}

// The place after the '>' of the tag whose name begins at `at`; npos where it has none. A '>'
// inside a quoted value does not count, unless some quote is never closed.
std::size_t TextWriter::end_of_tag(std::string_view s, std::size_t at) {
  for (std::size_t i = at; !quotes_fail_; ++i) {
    while (i < s.size() && s[i] != '>' && s[i] != '"' && s[i] != '\'') ++i;
    if (i < s.size() && s[i] == '>') return i + 1;
    if (i < s.size()) i = s.find(s[i], i + 1);
    // Once is enough: looking for a missing quote from every tag would be quadratic.
    if (i >= s.size()) quotes_fail_ = true;
  }
  const std::size_t end = s.find('>', at);
  return end == std::string_view::npos ? end : end + 1;
}

void TextWriter::tag(std::string_view name) {
  if (name == "br") {
    line();
  } else if (kBlocks.contains(name)) {
    paragraph();
  } else if (kCells.contains(name)) {
    space();
  }
}

std::string TextWriter::take() {
  std::string out = std::move(out_);
  out_.clear();
  gap_ = Gap::kNone;
  return out;
}

std::string text_of_html(std::string_view html) {
  TextWriter writer;
  writer.html(html);
  return writer.take();
}

std::string text_of_literal(std::string_view text) {
  TextWriter writer;
  writer.literal(text);
  return writer.take();
}

bool looks_like_html(std::string_view s) {
  std::string scratch;
  std::array<char, 12> buffer;
  for (std::size_t at = s.find_first_of("<&"); at != std::string_view::npos;
       at = s.find_first_of("<&", at + 1)) {
    if (s[at] == '&') {
      const std::size_t length = append_html_reference(scratch, s.substr(at, 40));
      if (length > 0 && s[at + length - 1] == ';') return true;
      continue;
    }
    const bool end_tag = at + 1 < s.size() && s[at + 1] == '/';
    const std::string_view name = tag_name(s, at + (end_tag ? 2 : 1), buffer);
    if (end_tag && (kBlocks.contains(name) || kCells.contains(name) || kInlines.contains(name))) return true;
    if (name == "br" || name == "img" || name == "hr") return true;
  }
  return false;
}

}  // namespace lede::parse
