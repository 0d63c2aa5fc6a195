#include "indexer/tag/turtle.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/text/utf8.h"

namespace lede::tag {
namespace {

constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kEndsName = " \t\r\n<>\"'{}()[];,#";

bool is_same_word(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() &&
         std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return (x | 0x20) == y; });
}

class TurtleReader {
 public:
  TurtleReader(std::string_view text, const std::string& file, const Report& report,
               const std::function<void(Triple)>& take)
      : text_(text), file_(file), report_(report), take_(take) {}

  void read() {
    for (skip_blank(); at_ < text_.size(); skip_blank()) {
      const std::size_t start = at_;
      if (!read_statement()) {
        tell(start);
        skip_statement(start);
      }
    }
  }

 private:
  struct Term {
    std::string text;
    std::string language;
    bool literal = false;
  };

  bool wrong(const char* reason) {
    if (reason_.empty()) {
      reason_ = reason;
      wrong_at_ = at_;
    }
    return false;
  }
  void tell(std::size_t from) {
    const std::size_t at = std::clamp(wrong_at_, from, text_.size());
    const auto newline = text_.substr(0, at).rfind('\n');
    const std::size_t column = at - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
    report_({core::ErrorCode::kInvalidInput, std::exchange(reason_, {}), "",
             file_ + ":" + std::to_string(line_at(at)) + ":" + std::to_string(column)});
  }
  // Asked in rising order but for a few steps back.
  std::uint32_t line_at(std::size_t at) {
    if (at < counted_) {
      counted_ = 0;
      line_ = 1;
    }
    line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    return line_;
  }

  void skip_blank() {
    for (;;) {
      at_ = std::min(text_.find_first_not_of(kBlank, at_), text_.size());
      if (at_ == text_.size() || text_[at_] != '#') return;
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
  }
  // To behind the next point that ends a line.
  void skip_statement(std::size_t start) {
    at_ = std::max(at_, start + 1);
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::size_t last = text_.find_last_not_of(kBlank, end == 0 ? 0 : end - 1);
      const bool ends = last != std::string_view::npos && last >= start && text_[last] == '.';
      at_ = std::min(end + 1, text_.size());
      if (ends) return;
    }
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool skip(char c) {
    skip_blank();
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  std::string_view word() {
    std::size_t end = std::min(text_.find_first_of(kEndsName, at_), text_.size());
    while (end > at_ && text_[end - 1] == '.') --end;  // the statement's point
    return text_.substr(at_, end - at_);
  }

  bool read_statement() {
    const std::string_view first = word();
    const bool sparql = is_same_word(first, "prefix") || is_same_word(first, "base");
    if (sparql || first == "@prefix" || first == "@base") {
      at_ += first.size();
      const bool prefix = first.ends_with('x') || first.ends_with('X');
      return read_prefix(prefix) && (sparql || skip('.') || wrong("no point after the prefix"));
    }
    const std::optional<Term> subject = read_term();
    if (!subject || subject->literal) return wrong("no subject");
    for (;;) {
      if (skip('.')) return true;
      const std::optional<Term> predicate = read_predicate();
      if (!predicate || predicate->literal) return wrong("no predicate");
      do {
        skip_blank();
        const std::size_t start = at_;
        std::optional<Term> object = read_term();
        if (!object) return wrong("no object");
        take_({subject->text, predicate->text, std::move(object->text), std::move(object->language),
               object->literal, line_at(start)});
      } while (skip(','));
      bool more = false;
      while (skip(';')) more = true;
      if (!more) return skip('.') || wrong("no point after the statement");
    }
  }

  bool read_prefix(bool named) {
    skip_blank();
    std::string name;
    if (named) {
      name = word();
      if (!name.ends_with(':')) return wrong("no prefix");
      at_ += name.size();
      name.pop_back();
      skip_blank();
    }
    const std::optional<Term> iri = peek() == '<' ? read_iri() : std::nullopt;
    if (!iri) return wrong("no IRI of the prefix");
    if (named) {
      prefixes_.insert_or_assign(std::move(name), iri->text);
    } else {
      base_ = iri->text;
    }
    return true;
  }

  std::optional<Term> read_predicate() {
    if (word() == "a") {
      ++at_;
      return Term{std::string(kRdfType), {}, false};
    }
    return read_term();
  }

  std::optional<Term> read_term() {
    const char c = peek();
    if (c == '<') return read_iri();
    if (c == '"' || c == '\'') return read_literal(c);
    if (c == '[' || c == '(') {
      wrong("brackets and collections are not read");
      return std::nullopt;
    }
    const std::string_view name = word();
    if (name.empty()) return std::nullopt;
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) {
      const bool value = name == "true" || name == "false" ||
                         name.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
      if (!value) {
        wrong("neither an IRI nor a literal");
        return std::nullopt;
      }
      at_ += name.size();
      return Term{std::string(name), {}, true};
    }
    const std::string prefix(name.substr(0, colon));
    std::string local(name.substr(colon + 1));
    if (prefix == "_") {
      at_ += name.size();
      return Term{std::string(name), {}, false};
    }
    const auto known = prefixes_.find(prefix);
    if (known == prefixes_.end()) {
      wrong("a prefix that was not declared");
      return std::nullopt;
    }
    at_ += name.size();
    std::erase(local, '\\');
    return Term{known->second + local, {}, false};
  }

  std::optional<Term> read_iri() {
    const std::size_t end = text_.find_first_of(">\n", at_);
    if (end == std::string_view::npos || text_[end] != '>') {
      wrong("an IRI without its end");
      return std::nullopt;
    }
    const std::string_view written = text_.substr(at_ + 1, end - at_ - 1);
    std::string iri;
    if (!unescape(written, iri)) {
      wrong("an IRI with a bad escape");
      return std::nullopt;
    }
    at_ = end + 1;
    if (iri.find(':') == std::string::npos) iri.insert(0, base_);
    return Term{std::move(iri), {}, false};
  }

  std::optional<Term> read_literal(char quote) {
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    const std::size_t start = at_ + (is_long ? 3 : 1);
    std::size_t end = start;
    while (end < text_.size() && !(is_long ? text_.substr(end).starts_with(three) : text_[end] == quote)) {
      if (!is_long && text_[end] == '\n') break;
      end += text_[end] == '\\' ? 2 : 1;
    }
    if (end >= text_.size() || text_[end] != quote) {
      wrong("a string without its end");
      return std::nullopt;
    }
    Term term = {{}, {}, true};
    if (!unescape(text_.substr(start, end - start), term.text)) {
      wrong("a string with a bad escape");
      return std::nullopt;
    }
    at_ = end + (is_long ? 3 : 1);
    if (peek() == '@') {
      ++at_;
      term.language = word();
      at_ += term.language.size();
      std::transform(term.language.begin(), term.language.end(), term.language.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    } else if (text_.substr(at_).starts_with("^^")) {
      at_ += 2;
      if (!read_term()) return std::nullopt;
    }
    return term;
  }

  static bool unescape(std::string_view in, std::string& out) {
    static constexpr std::string_view kShort = "tbnrf\"'\\";
    static constexpr std::string_view kMeant = "\t\b\n\r\f\"'\\";
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (in[i] != '\\') {
        out += in[i];
        continue;
      }
      if (++i == in.size()) return false;
      if (const std::size_t known = kShort.find(in[i]); known != std::string_view::npos) {
        out += kMeant[known];
        continue;
      }
      const std::size_t digits = in[i] == 'u' ? 4 : in[i] == 'U' ? 8 : 0;
      if (digits == 0 || in.size() - i - 1 < digits) return false;
      char32_t c = 0;
      for (const char d : in.substr(i + 1, digits)) {
        const int value = d >= '0' && d <= '9'   ? d - '0'
                          : d >= 'a' && d <= 'f' ? d - 'a' + 10
                          : d >= 'A' && d <= 'F' ? d - 'A' + 10
                                                 : -1;
        if (value < 0) return false;
        c = c * 16 + static_cast<char32_t>(value);
      }
      if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return false;
      text::append_utf8(out, c);
      i += digits;
    }
    return true;
  }

  std::string_view text_;
  const std::string& file_;
  const Report& report_;
  const std::function<void(Triple)>& take_;
  std::size_t at_ = 0;
  std::string base_;
  std::unordered_map<std::string, std::string> prefixes_;
  std::string reason_;
  std::size_t wrong_at_ = 0;
  std::size_t counted_ = 0;  // line_ is the line here
  std::uint32_t line_ = 1;
};

}  // namespace

void read_turtle(std::string_view text, const std::string& file, const Report& report,
                 const std::function<void(Triple)>& take) {
  TurtleReader(text, file, report, take).read();
}

std::string turtle_string(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string turtle_iri(std::string_view iri) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : iri) {
    if (static_cast<unsigned char>(c) <= 0x20 ||
        std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos) {
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  return out + ">";
}

}  // namespace lede::tag
