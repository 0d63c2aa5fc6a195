#include "searcher/query/lexer.h"

#include <algorithm>
#include <optional>

#include "common/archive/schema.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "searcher/query/field_name.h"
#include "searcher/query/mistake.h"

namespace lede::query {

namespace {

constexpr std::size_t kMinWildcardLetters = 3;
constexpr std::size_t kMinFuzzyLetters = 3;  // for one edit; two more for two
constexpr std::string_view kQuoteInstead = "put it in quotes to search it as written";

bool is_space(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;  // control characters too
  return c < 0xA1 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// " “ ” „ ‟ « » and the full-width one; any of them closes what any of them opened.
bool is_quote(char32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02;
}

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  core::Result<std::vector<Mark>> run();

 private:
  char32_t peek(std::size_t at) const {
    return at < query_.size() ? text::next_code_point(query_, at) : U'\0';
  }
  bool at_word_end(std::size_t at) const {
    const char32_t c = peek(at);
    return at >= query_.size() || is_space(c) || is_quote(c) || c == '(' || c == ')';
  }
  bool after_field() const { return !marks_.empty() && marks_.back().kind == MarkKind::kField; }
  void skip_space();
  void add(MarkKind kind, std::size_t end, std::string text = "");
  core::Error wrong(Span at, std::string message, std::string hint) const {
    return mistake(query_, at, std::move(message), std::move(hint));
  }

  core::Status next();
  core::Status read_phrase(std::string_view before = "");
  core::Result<bool> read_field();  // true: there was one
  core::Status read_word();
  bool read_operator(std::string_view word);
  core::Status read_near(std::string_view word);
  core::Status add_prefix(std::string_view word);
  core::Status add_wildcard(std::string_view word);
  core::Result<bool> add_fuzzy(std::string_view word);  // true: it was one
  core::Status add_text(MarkKind kind, Span span, std::string_view text);

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::vector<Mark> marks_;
};

void Lexer::skip_space() {
  while (at_ < query_.size()) {
    std::size_t next = at_;
    if (!is_space(text::next_code_point(query_, next))) return;
    at_ = next;
  }
}

// Adds what stands from at_ to `end` and goes on there.
void Lexer::add(MarkKind kind, std::size_t end, std::string text) {
  marks_.push_back({kind, {at_, end}, std::move(text), 0});
  at_ = end;
}

core::Status Lexer::add_text(MarkKind kind, Span span, std::string_view text) {
  at_ = span.end;
  const std::size_t words = text::fold_words(text).size();
  if (words == 0 && !after_field()) return core::ok_status();
  words_ += std::max<std::size_t>(words, 1);
  if (words_ > kMaxQueryWords) {
    return wrong(span, "the query has more than " + std::to_string(kMaxQueryWords) + " words",
                 "give fewer words, or use 'similar' to find articles like a text");
  }
  marks_.push_back({kind, span, std::string(text), 0});
  return core::ok_status();
}

// `before`: what stands in front of the quote and belongs to it, as in tag:="sony".
core::Status Lexer::read_phrase(std::string_view before) {
  at_ += before.size();
  std::size_t begin = at_;
  text::next_code_point(query_, begin);
  for (std::size_t i = begin; i < query_.size();) {
    const std::size_t end = i;
    if (is_quote(text::next_code_point(query_, i))) {
      if (i + 1 < query_.size() && query_[i] == '~' && is_digit(query_[i + 1])) {
        return wrong({i, i + 2}, "~ stands behind one word, not behind a phrase",
                     "write kim NEAR/5 jong for words near each other");
      }
      const std::string phrase = std::string(before).append(query_.substr(begin, end - begin));
      return add_text(MarkKind::kPhrase, {at_ - before.size(), i}, phrase);
    }
  }
  return wrong({at_, begin}, "this quote is not closed", "add a closing quote, or take this one away");
}

// A name and a colon: a field, a mistyped one, or a word such as 10:30 or http://x.
core::Result<bool> Lexer::read_field() {
  std::size_t colon = at_;
  while (colon < query_.size() && (is_alpha(query_[colon]) || (colon > at_ && is_digit(query_[colon]))))
    ++colon;
  if (colon > at_ && peek(colon) == '~') ++colon;
  if (colon == at_ || colon >= query_.size() || query_[colon] != ':') return false;
  const std::string_view name = query_.substr(at_, colon - at_);
  const char32_t next = peek(colon + 1);
  const bool apart = colon + 1 >= query_.size() || is_space(next);
  // "Source: the palace" is more often a pasted headline than a field; "source: palace" is one.
  if (const archive::Field* field = archive::find_field(apart ? std::string(name) : lower(name))) {
    if (next == '/') return false;
    add(MarkKind::kField, colon + 1, std::string(field->name));
    skip_space();
    if (at_ >= query_.size() || peek(at_) == ')') {
      return wrong(marks_.back().span, "nothing stands after '" + std::string(name) + ":'",
                   "for example " + std::string(field->example));
    }
    return true;
  }
  const bool word_follows = next == '(' || is_quote(next) ||
                            (next < 0x80 && is_alpha(static_cast<char>(next))) ||
                            (next < 0x80 && is_digit(static_cast<char>(next))) || next > 0xBB;
  if (apart || name.size() < 2 || !word_follows) return false;
  return wrong({at_, colon}, "unknown field '" + std::string(name) + "'", unknown_field_hint(name));
}

bool Lexer::read_operator(std::string_view word) {
  constexpr std::pair<std::string_view, MarkKind> kOperators[] = {{"AND", MarkKind::kAnd},
                                                                  {"&&", MarkKind::kAnd},
                                                                  {"OR", MarkKind::kOr},
                                                                  {"||", MarkKind::kOr},
                                                                  {"NOT", MarkKind::kNot}};
  for (const auto& [name, kind] : kOperators) {
    if (word != name) continue;
    add(kind, at_ + word.size());
    return true;
  }
  return false;
}

// NEAR or NEAR/5.
core::Status Lexer::read_near(std::string_view word) {
  unsigned distance = word.size() == 4 ? kDefaultNear : 0;
  for (const char c : word.substr(std::min<std::size_t>(5, word.size()))) {
    distance =
        is_digit(c) && distance <= kMaxNear ? distance * 10 + static_cast<unsigned>(c - '0') : kMaxNear + 1;
  }
  if (distance == 0 || distance > kMaxNear) {
    return wrong({at_, at_ + word.size()},
                 "NEAR/ needs a number of words from 1 to " + std::to_string(kMaxNear),
                 "for example sony NEAR/5 hack");
  }
  add(MarkKind::kNear, at_ + word.size());
  marks_.back().distance = distance;
  return core::ok_status();
}

// A word with a star before it or in it.
core::Status Lexer::add_wildcard(std::string_view word) {
  const Span span{at_, at_ + word.size()};
  std::size_t columns = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t end = std::min(word.find('*', at), word.size());
    const std::string_view piece = word.substr(at, end - at);
    if (text::fold_words(piece).size() > 1) {
      return wrong(span, "a * may only stand in a single word", std::string(kQuoteInstead));
    }
    columns += text::display_width(piece);
    at = end + 1;
  }
  if (columns < kMinWildcardLetters) {
    return wrong(span, "'" + std::string(word) + "' is too short",
                 "give " + std::to_string(kMinWildcardLetters) + " letters or more beside a * in a word");
  }
  return add_text(MarkKind::kWildcard, span, word);
}

// word~, word~1 or word~2.
core::Result<bool> Lexer::add_fuzzy(std::string_view word) {
  const std::size_t tilde = word.rfind('~');
  if (tilde == word.npos || tilde == 0) return false;
  const std::string_view edits = word.substr(tilde + 1);
  if (!std::all_of(edits.begin(), edits.end(), is_digit)) return false;
  const std::string_view name = word.substr(0, tilde);
  const std::vector<std::string> forms = text::fold_words(name);
  if (forms.empty()) return false;
  const Span span{at_, at_ + word.size()};
  if (!edits.empty() && edits != "1" && edits != "2") {
    return wrong(span, "a word can be looked for with 1 or 2 letters changed",
                 "write " + std::string(name) + "~1 or " + std::string(name) + "~2");
  }
  if (forms.size() > 1) return wrong(span, "~ stands behind one word", "give each word its own ~");
  const unsigned distance = edits == "2" ? 2 : 1;
  const std::size_t least = distance == 2 ? kMinFuzzyLetters + 2 : kMinFuzzyLetters;
  if (text::display_width(forms.front()) < least) {
    return wrong(span, "'" + std::string(word) + "' would be like too many words",
                 "give " + std::to_string(least) + " letters or more before ~" + std::to_string(distance));
  }
  if (const core::Status status = add_text(MarkKind::kFuzzy, span, name); !status.ok()) return status.error();
  marks_.back().distance = distance;
  return true;
}

// A word with a star behind it, or in it.
core::Status Lexer::add_prefix(std::string_view word) {
  const Span span{at_, at_ + word.size()};
  const std::size_t star = word.find('*');
  const std::string_view stem = word.substr(0, star);
  const std::string_view rest = word.substr(std::min(word.find_first_not_of('*', star), word.size()));
  if (!text::fold_words(rest).empty()) return add_wildcard(word);
  if (text::fold_words(stem).empty()) {
    if (!after_field()) {
      if (word == "*") add(MarkKind::kStar, span.end);
      at_ = span.end;
      return core::ok_status();
    }
    return wrong(span, "nothing stands before the *", "give the beginning of a word, such as hack*");
  }
  if (text::display_width(stem) < 2) {
    return wrong(span, "'" + std::string(stem) + "*' is too short", "give two letters or more before the *");
  }
  return add_text(MarkKind::kPrefix, span, stem);
}

core::Status Lexer::read_word() {
  std::size_t end = at_;
  while (!at_word_end(end)) text::next_code_point(query_, end);
  const std::string_view word = query_.substr(at_, end - at_);
  if (!after_field()) {
    if (read_operator(word)) return core::ok_status();
    if (word == "NEAR" || word.starts_with("NEAR/")) return read_near(word);
  }
  if (word.find('*') != word.npos) return add_prefix(word);
  const core::Result<bool> fuzzy = add_fuzzy(word);
  if (!fuzzy.ok()) return fuzzy.error();
  if (*fuzzy) return core::ok_status();
  return add_text(MarkKind::kWord, {at_, end}, word);
}

core::Status Lexer::next() {
  const char32_t c = peek(at_);
  if (is_quote(c)) return read_phrase();
  if (c == '(' || c == ')') {
    add(c == '(' ? MarkKind::kOpen : MarkKind::kClose, at_ + 1);
    return core::ok_status();
  }
  if (after_field() && c == '=' && is_quote(peek(at_ + 1))) return read_phrase("=");
  if (after_field()) return read_word();
  if (c == '-' && at_ + 1 < query_.size()) {
    const char32_t follows = peek(at_ + 1);
    if (!is_space(follows) && follows != '-' && follows != ')') {
      add(MarkKind::kNot, at_ + 1);
      return core::ok_status();
    }
  }
  const core::Result<bool> field = read_field();
  if (!field.ok()) return field.error();
  return *field ? core::ok_status() : read_word();
}

core::Result<std::vector<Mark>> Lexer::run() {
  if (query_.size() > kMaxQueryBytes) {
    return core::Error{core::ErrorCode::kUsage,
                       "the query has more than " + std::to_string(kMaxQueryBytes) + " bytes",
                       "give fewer words, or use 'similar' to find articles like a text", ""};
  }
  for (skip_space(); at_ < query_.size(); skip_space()) {
    if (const core::Status status = next(); !status.ok()) return status.error();
  }
  add(MarkKind::kEnd, query_.size());
  return std::move(marks_);
}

}  // namespace

core::Result<std::vector<Mark>> read_marks(std::string_view query) { return Lexer(query).run(); }

}  // namespace lede::query
