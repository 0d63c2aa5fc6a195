#include "indexer/parse/xml_dtd.h"

#include "indexer/parse/ascii.h"
#include "indexer/parse/html_entities.h"

namespace lede::parse {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxEntities = 10000;

std::string_view take_word(std::string_view& s) {
  s = trim_left(s);
  std::size_t end = 0;
  while (end < s.size() && !is_space(s[end]) && s[end] != '>') ++end;
  const std::string_view word = s.substr(0, end);
  s.remove_prefix(end);
  return word;
}

}  // namespace

void DtdEntities::read(std::string_view subset) {
  constexpr std::string_view kDeclaration = "<!ENTITY";
  std::size_t at = 0;
  while ((at = subset.find(kDeclaration, at)) != std::string_view::npos && values_.size() < kMaxEntities) {
    at += kDeclaration.size();
    std::string_view rest = subset.substr(at);
    const std::string_view name = take_word(rest);
    if (name.empty() || name == "%") continue;
    rest = trim_left(rest);
    std::string value;
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
      const std::size_t end = rest.find(rest.front(), 1);
      if (end == std::string_view::npos) return;
      value = rest.substr(1, end - 1);
      at = static_cast<std::size_t>(rest.data() - subset.data()) + end;
    }
    values_.emplace(name, std::move(value));  // the first declaration is binding
  }
}

std::string DtdEntities::expand(std::string_view name) {
  std::string out;
  if (const auto found = values_.find(name); found != values_.end()) expand_into(out, found->second, 0);
  return expanded_ > kMaxExpansion ? std::string() : out;
}

void DtdEntities::expand_into(std::string& out, std::string_view value, int depth) {
  for (std::size_t at = 0; at < value.size() && expanded_ <= kMaxExpansion;) {
    const std::size_t amp = std::min(value.find('&', at), value.size());
    out += value.substr(at, amp - at);
    expanded_ += amp - at + 1;
    at = amp;
    if (at == value.size()) return;
    const std::size_t semicolon = value.substr(at, 64).find(';');
    const auto inner = semicolon == std::string_view::npos
                           ? values_.end()
                           : values_.find(value.substr(at + 1, semicolon - 1));
    if (inner != values_.end()) {
      if (depth < kMaxDepth) expand_into(out, inner->second, depth + 1);
      at += semicolon + 1;
    } else if (const std::size_t length = append_html_reference(out, value.substr(at, 40)); length > 0) {
      at += length;
    } else {
      out += value[at++];
    }
  }
}

}  // namespace lede::parse
