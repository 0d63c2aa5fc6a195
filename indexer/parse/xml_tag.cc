#include "indexer/parse/xml_tag.h"

namespace lede::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool ends_value(char c) { return is_space(c) || c == '/' || c == '>'; }

}  // namespace

std::size_t name_end(std::string_view source, std::size_t at) {
  while (at < source.size() && is_name_char(source[at])) ++at;
  return at;
}

std::size_t sound_tag_end(std::string_view source, std::size_t at) {
  const std::size_t size = source.size();
  const auto skip_spaces = [&](std::size_t i) {
    while (i < size && is_space(source[i])) ++i;
    return i;
  };
  std::size_t i = name_end(source, at + 1);
  while (i < size) {
    const std::size_t before = i;
    i = skip_spaces(i);
    if (i >= size) return npos;
    if (source[i] == '>') return i + 1;
    if (source[i] == '/') return i + 1 < size && source[i + 1] == '>' ? i + 2 : npos;
    if (i == before || !is_name_start(source[i])) return npos;
    i = skip_spaces(name_end(source, i));
    if (i >= size || source[i] != '=') return npos;
    i = skip_spaces(i + 1);
    if (i >= size || (source[i] != '"' && source[i] != '\'')) return npos;
    const char quote = source[i++];
    while (i < size && source[i] != quote && source[i] != '<') ++i;
    if (i >= size || source[i] == '<') return npos;
    ++i;
  }
  return npos;
}

std::size_t TagMender::past_spaces(std::size_t at) const {
  while (at < source_.size() && is_space(source_[at])) ++at;
  return at;
}

std::size_t TagMender::mend(std::size_t at, std::string& tag) {
  std::size_t i = name_end(source_, at + 1);
  tag = source_.substr(at, i - at);
  bool valued = false;
  while (i < source_.size() && source_[i] != '>' && source_[i] != '<') {
    if (source_.substr(i).starts_with("/>")) {
      tag += "/>";
      return i + 2;
    }
    if (!is_name_start(source_[i])) {
      ++i;
      continue;
    }
    const std::size_t name = i;
    i = name_end(source_, i);
    tag += ' ';
    tag += source_.substr(name, i - name);
    tag += "=\"";
    i = past_spaces(i);
    if (i < source_.size() && source_[i] == '=') {
      valued = true;
      i = value(i + 1, tag);
    }
    tag += '"';
  }
  if (i < source_.size() && source_[i] == '<' && !valued) return npos;
  tag += '>';
  return i < source_.size() && source_[i] == '>' ? i + 1 : i;
}

// The quote that ends the value opened at `at`; npos for none. One that would make the tag's
// rest no tag, with markup before it, belongs to another tag.
std::size_t TagMender::closing_quote(std::size_t at) {
  const char quote = source_[at];
  std::size_t& none_from = no_quote_from_[quote == '"'];
  if (at >= none_from) return npos;
  const std::size_t close = source_.find(quote, at + 1);
  if (close == npos) {
    none_from = at;
    return npos;
  }
  const bool tag_goes_on = close + 1 == source_.size() || ends_value(source_[close + 1]);
  const bool holds_markup = source_.substr(at, close - at).find('<') != npos;
  return tag_goes_on || !holds_markup ? close : npos;
}

// Appends the attribute value at `at`, quoted, half quoted or bare; returns the place after it.
std::size_t TagMender::value(std::size_t at, std::string& tag) {
  at = past_spaces(at);
  if (at < source_.size() && (source_[at] == '"' || source_[at] == '\'')) {
    const std::size_t close = closing_quote(at);
    ++at;
    if (close != npos) {
      references_.append_value(tag, source_.substr(at, close - at));
      return close + 1;
    }
  }
  std::size_t end = at;
  while (end < source_.size() && !is_space(source_[end]) && source_[end] != '>' && source_[end] != '<' &&
         source_[end] != '"' && !source_.substr(end).starts_with("/>")) {
    ++end;
  }
  if (at < end) references_.append_value(tag, source_.substr(at, end - at));
  return end;
}

}  // namespace lede::parse
