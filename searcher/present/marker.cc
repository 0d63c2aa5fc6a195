#include "searcher/present/marker.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "common/text/stems.h"
#include "common/text/utf8.h"

namespace lede::present {
namespace {

using Numbers =
    std::unordered_map<std::string_view, std::vector<std::size_t>>;  // word to places in the query

// White space and control characters of Unicode, which a line of output shows as one space.
bool is_blank(char32_t c) {
  if (c <= 0x20) return true;
  if (c < 0x7F) return false;
  return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// Whether the forms after the first stand after token `at`.
bool stands_at(const Wanted& wanted, const text::Tokens& text, std::size_t at) {
  const auto& forms = wanted.forms;
  if (forms.size() > text.size() - at) return false;
  for (std::size_t i = 1; i < forms.size(); ++i) {
    const std::string_view form = text[at + i].form;
    const bool part = wanted.prefix && i + 1 == forms.size();
    if (part ? !form.starts_with(forms[i]) : form != forms[i]) return false;
  }
  return true;
}

// Two bytes as one number, y as i in second place; of a shorter word the second is 0.
std::size_t beginning_of(std::string_view word) {
  const auto byte = [&](std::size_t at) {
    return at < word.size() ? static_cast<unsigned char>(word[at]) : std::size_t{0};
  };
  const std::size_t second = byte(1) == 'y' ? 'i' : byte(1);
  return byte(0) * 256 + second;
}

}  // namespace

struct Marker::Impl {
  std::vector<Wanted> wanted;
  Numbers words;  // exact forms, and first forms of phrases
  Numbers stems;
  std::vector<std::size_t> prefixes;
  std::optional<text::Stemmer> stemmer;
  std::bitset<0x10000> stem_begins;  // beginning_of() words whose stem can be looked for
  text::Tokens tokens;

  void add(const Numbers& numbers, std::string_view word, const text::Tokens& text, std::size_t at,
           std::vector<Match>& matches) const {
    const auto found = numbers.find(word);
    if (found == numbers.end()) return;
    for (const std::size_t number : found->second) {
      if (stands_at(wanted[number], text, at))
        matches.push_back({at, at + wanted[number].forms.size(), number});
    }
  }
};

Marker::Marker(std::vector<Wanted> wanted, std::string_view language) : impl_(std::make_unique<Impl>()) {
  // A word that the query repeats is one to look for, or a long query would find each word of a
  // text as often as it has it.
  std::set<std::tuple<std::vector<std::string>, bool, bool>> seen;
  for (Wanted& one : wanted) {
    if (seen.emplace(one.forms, one.stemmed, one.prefix).second) impl_->wanted.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < impl_->wanted.size(); ++i) {
    const Wanted& one = impl_->wanted[i];
    if (one.forms.empty() || one.forms[0].empty()) continue;
    if (one.prefix && one.forms.size() == 1) {
      impl_->prefixes.push_back(i);
    } else {
      (one.stemmed ? impl_->stems : impl_->words)[one.forms[0]].push_back(i);
    }
  }
  if (!impl_->stems.empty()) {
    impl_->stemmer.emplace(text::Stemmer::is_language(language) ? language : std::string_view("none"));
    // The English stemmer keeps the first two letters but for an apostrophe and dying, lying, tying, so
    // that hardly any word of a text need be stemmed.
    if (language != "english") impl_->stem_begins.set();
    for (const auto& [stem, numbers] : impl_->stems) {
      const std::size_t first = beginning_of(stem.substr(0, 1));
      for (std::size_t second = 0; stem.size() == 1 && second < 256; ++second)
        impl_->stem_begins.set(first + second);
      impl_->stem_begins.set(beginning_of(stem));
    }
  }
}

Marker::~Marker() = default;

std::vector<Match> Marker::find(const text::Tokens& tokens) {
  std::vector<Match> matches;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::string_view form = tokens[at].form;
    if (!impl_->words.empty()) impl_->add(impl_->words, form, tokens, at, matches);
    if (impl_->stemmer && (form.starts_with('\'') || impl_->stem_begins[beginning_of(form)]))
      impl_->add(impl_->stems, impl_->stemmer->stem(form), tokens, at, matches);
    for (const std::size_t number : impl_->prefixes) {
      if (form.starts_with(impl_->wanted[number].forms[0])) matches.push_back({at, at + 1, number});
    }
  }
  return matches;
}

std::vector<Marked::Span> spans_of(const std::vector<Match>& matches, const text::Tokens& tokens) {
  std::vector<Marked::Span> spans;
  for (const Match& match : matches) {
    const text::Token& last = tokens[match.last - 1];
    const Marked::Span span{tokens[match.first].offset, last.offset + std::size_t{last.length}};
    if (!spans.empty() && span.begin < spans.back().end) {
      spans.back().end = std::max(spans.back().end, span.end);
    } else {
      spans.push_back(span);
    }
  }
  return spans;
}

Marked marked_slice(std::string_view text, std::size_t begin, std::size_t end,
                    const std::vector<Marked::Span>& spans) {
  Marked out;
  bool blank = false;
  auto span = std::find_if(spans.begin(), spans.end(), [&](const auto& s) { return s.begin >= begin; });
  for (std::size_t at = begin; at < end;) {
    const std::size_t here = at;
    if (is_blank(text::next_code_point(text, at))) {
      blank = !out.text.empty();
      continue;
    }
    if (blank) out.text += ' ';
    blank = false;
    if (span != spans.end() && here == span->begin && span->end <= end)
      out.marks.push_back({out.text.size(), 0});
    out.text += text.substr(here, at - here);
    if (span != spans.end() && at >= span->end) {
      if (!out.marks.empty() && out.marks.back().end == 0) out.marks.back().end = out.text.size();
      ++span;
    }
  }
  return out;
}

const text::Tokens& Marker::read(std::string_view text) {
  impl_->tokens.assign(text);
  return impl_->tokens;
}

Marked Marker::mark(std::string_view text) {
  const text::Tokens& tokens = read(text);
  return marked_slice(text, 0, text.size(), spans_of(find(tokens), tokens));
}

}  // namespace lede::present
