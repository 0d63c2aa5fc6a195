#include "indexer/parse/html_reduce.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

constexpr std::size_t kMaxDepth = 500;
constexpr int kMaxAttributes = 200;
constexpr std::size_t kNone = std::string_view::npos;

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Never stay open, or are closed by the next of their kind.
bool takes_no_depth(std::string_view name) {
  return is_any(name,
                {"area",  "base",  "basefont", "bgsound", "br",     "col",      "embed",   "frame",   "hr",
                 "img",   "input", "keygen",   "link",    "meta",   "param",    "source",  "track",   "wbr",
                 "p",     "li",    "dt",       "dd",      "tr",     "td",       "th",      "thead",   "tbody",
                 "tfoot", "html",  "head",     "body",    "option", "optgroup", "caption", "colgroup"});
}

// Elements that other elements' end tags cannot reach across.
bool is_special(std::string_view name) {
  return is_any(name,
                {"address", "applet",  "article", "aside",    "blockquote", "button", "center", "details",
                 "dir",     "div",     "dl",      "fieldset", "figcaption", "figure", "footer", "form",
                 "h1",      "h2",      "h3",      "h4",       "h5",         "h6",     "header", "hgroup",
                 "main",    "marquee", "menu",    "nav",      "object",     "ol",     "pre",    "section",
                 "select",  "summary", "table",   "template", "ul"});
}

bool is_formatting(std::string_view name) {
  return is_any(name, {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
                       "tt", "u"});
}

struct Tag {
  std::string name;         // lower case
  std::size_t end = 0;      // one past ">"; the input's end when it is missing
  std::size_t cut = kNone;  // where the attributes beyond the limit begin
  bool json = false;        // a type attribute that says JSON
  bool typed = false;       // it has a type
};

class Reducer {
 public:
  explicit Reducer(std::string_view html) : html_(html) { out_.reserve(html.size() + 1); }

  std::string run() {
    while (at_ < html_.size()) {
      const std::size_t open = html_.find('<', at_);
      if (open == kNone) break;
      copy_to(open);
      step();
    }
    if (at_ < html_.size()) copy_to(html_.size());
    return std::move(out_);
  }

 private:
  char char_at(std::size_t i) const { return i < html_.size() ? html_[i] : '\0'; }

  void copy_to(std::size_t end) {
    out_.append(html_.substr(at_, end - at_));
    at_ = end;
  }

  // at_ is at "<".
  void step() {
    const char next = char_at(at_ + 1);
    if (html_.compare(at_, 4, "<!--") == 0) return pass_comment();
    if (next == '!' || next == '?') return copy_to(std::min(html_.find('>', at_), html_.size() - 1) + 1);
    const bool end_tag = next == '/' && is_letter(char_at(at_ + 2));
    if (!end_tag && !is_letter(next)) return copy_to(at_ + 1);
    const Tag tag = read_tag(at_ + (end_tag ? 2 : 1));
    if (end_tag) {
      close(tag);
    } else {
      start(tag);
    }
  }

  void pass_comment() {
    const std::size_t body = at_ + 4;
    if (char_at(body) == '>') {
      at_ = body + 1;
    } else if (html_.compare(body, 2, "->") == 0) {
      at_ = body + 2;
    } else {
      const std::size_t end = html_.find("-->", body);
      const std::size_t other = html_.substr(0, end).find("--!>", body);
      at_ = other != kNone ? other + 4 : (end == kNone ? html_.size() : end + 3);
    }
  }

  std::size_t skip_space(std::size_t i) const {
    while (i < html_.size() && (is_space(html_[i]) || html_[i] == '/')) ++i;
    return i;
  }

  Tag read_tag(std::size_t i) const {
    Tag tag;
    const std::size_t name = i;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '/' && html_[i] != '>') ++i;
    tag.name = to_lower(html_.substr(name, std::min<std::size_t>(i - name, 64)));
    int attributes = 0;
    while (true) {
      i = skip_space(i);
      if (i >= html_.size() || html_[i] == '>') break;
      if (++attributes == kMaxAttributes + 1) tag.cut = i;
      i = read_attribute(i, tag);
    }
    tag.end = std::min(i + 1, html_.size());
    return tag;
  }

  std::size_t read_attribute(std::size_t i, Tag& tag) const {
    const std::size_t name = i++;
    while (i < html_.size() && !is_space(html_[i]) && html_[i] != '/' && html_[i] != '>' && html_[i] != '=')
      ++i;
    const std::string_view key = html_.substr(name, i - name);
    std::size_t equals = i;
    while (equals < html_.size() && is_space(html_[equals])) ++equals;
    if (char_at(equals) != '=') return i;
    i = equals + 1;
    while (i < html_.size() && is_space(html_[i])) ++i;
    const std::size_t value = i;
    const char quote = char_at(i);
    if (quote == '"' || quote == '\'') {
      i = std::min(html_.find(quote, i + 1), html_.size() - 1) + 1;
    } else {
      while (i < html_.size() && !is_space(html_[i]) && html_[i] != '>') ++i;
    }
    if (equal_ignoring_case(key, "type")) {
      tag.typed = true;
      tag.json = to_lower(html_.substr(value, std::min<std::size_t>(i - value, 80))).find("json") !=
                 std::string::npos;
    }
    return i;
  }

  void copy_tag(const Tag& tag) {
    if (tag.cut == kNone) return copy_to(tag.end);
    copy_to(tag.cut);
    out_.push_back('>');
    at_ = tag.end;
  }

  void start(const Tag& tag) {
    const std::string& name = tag.name;
    if (name == "svg" && pass_drawing(tag.end)) return;
    if (is_any(name, {"script", "style", "iframe", "textarea", "title", "xmp", "noembed", "noframes"})) {
      return raw_text(tag);
    }
    if (name == "plaintext") return copy_to(html_.size());
    if (takes_no_depth(name)) return copy_tag(tag);
    if (open_.size() >= kMaxDepth) {
      at_ = tag.end;
      return;
    }
    open_.push_back({name, is_special(name)});
    copy_tag(tag);
  }

  void raw_text(const Tag& tag) {
    copy_tag(tag);
    const std::size_t end = end_of_raw_text(tag);
    const bool json = tag.json || (!tag.typed && is_json_ld(html_.substr(at_, end - at_)));
    const bool kept = tag.name == "script" ? json : tag.name != "style" && tag.name != "iframe";
    if (kept) copy_to(end);
    at_ = end;
  }

  // JSON-LD whose type a sanitizer took away.
  static bool is_json_ld(std::string_view script) {
    const std::string_view start = trim_left(script).substr(0, 100);
    return start.starts_with('{') && start.find("\"@context\"") != kNone;
  }

  // A script that writes "<!-- <script>" goes on behind its first end tag.
  std::size_t end_of_raw_text(const Tag& tag) const {
    std::size_t end = find_end_tag(tag.name, at_);
    if (tag.name != "script" || end == html_.size()) return end;
    const std::string_view content = html_.substr(at_, end - at_);
    const std::size_t comment = content.find("<!--");
    if (comment == kNone || content.find("-->", comment) != kNone) return end;
    if (content.find("<script", comment) == kNone) return end;
    const std::size_t close = html_.find("-->", end);
    return close == kNone ? end : find_end_tag(tag.name, close);
  }

  std::size_t find_end_tag(std::string_view name, std::size_t from) const {
    for (std::size_t i = html_.find("</", from); i != kNone; i = html_.find("</", i + 2)) {
      if (!equal_ignoring_case(html_.substr(i + 2, name.size()), name)) continue;
      const char after = char_at(i + 2 + name.size());
      if (is_space(after) || after == '/' || after == '>') return i;
    }
    return html_.size();
  }

  // Drawings can hold drawings. Without an end tag only the start tag goes.
  bool pass_drawing(std::size_t from) {
    if (endless_drawing_) return false;
    int depth = html_[from - 1] == '>' && char_at(from - 2) == '/' ? 0 : 1;
    for (std::size_t i = from; depth > 0; ++i) {
      i = html_.find('<', i);
      if (i == kNone) {
        endless_drawing_ = true;
        return false;
      }
      const bool end_tag = char_at(i + 1) == '/';
      if (!equal_ignoring_case(html_.substr(i + (end_tag ? 2 : 1), 3), "svg")) continue;
      const std::size_t tag_end = html_.find('>', i);
      if (tag_end == kNone) continue;
      if (end_tag) {
        --depth;
      } else if (html_[tag_end - 1] != '/') {
        ++depth;
      }
      i = tag_end;
      from = tag_end + 1;
    }
    at_ = from;
    return true;
  }

  // What the parser will do with its stack of open elements, near enough.
  void close(const Tag& tag) {
    if (takes_no_depth(tag.name)) return copy_to(tag.end);
    const bool special = is_special(tag.name);
    const bool formatting = is_formatting(tag.name);
    std::size_t i = open_.size();
    while (i > 0 && open_[i - 1].name != tag.name && (special || formatting || !open_[i - 1].special)) --i;
    const bool found = i > 0 && open_[i - 1].name == tag.name;
    if (!found) {
      // Of a start tag that was left out, or of none.
      if (open_.size() >= kMaxDepth) {
        at_ = tag.end;
      } else {
        copy_to(tag.end);
      }
      return;
    }
    if (special || !formatting) {
      open_.resize(i - 1);
    } else {
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
    copy_to(tag.end);
  }

  struct Open {
    std::string name;
    bool special = false;
  };

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Open> open_;
  bool endless_drawing_ = false;
};

}  // namespace

std::string reduce_html(std::string_view html) { return Reducer(html).run(); }

}  // namespace lede::parse
