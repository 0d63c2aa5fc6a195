#include "indexer/tag/reading.h"

#include <algorithm>
#include <string_view>

namespace lede::tag {
namespace {

std::vector<std::string> published_names(const article::Article& article) {
  if (!article.publisher_tags.empty()) return article.publisher_tags;
  std::vector<std::string> names;
  for (const article::Tag& tag : article.tags) {
    if (tag.by == article::TagBy::kPublisher) names.push_back(tag.name);
  }
  return names;
}

std::string lines_of(const std::vector<std::string>& names) {
  std::string lines;
  for (const std::string& name : names) lines += name + '\n';
  return lines;
}

text::Tokens tokens_of(const std::string& text) {
  text::Tokens tokens;
  if (!text.empty()) tokens.assign(text);
  return tokens;
}

std::vector<Match> find_all(const Lexicon& lexicon, const Texts& texts) {
  std::vector<Match> found;
  lexicon.matcher().find(texts.title.tokens, Part::kTitle, found);
  lexicon.matcher().find(texts.body.tokens, Part::kText, found);
  const auto first_in_tags = static_cast<std::ptrdiff_t>(found.size());
  lexicon.matcher().find(texts.tags.tokens, Part::kTags, found);
  const auto spans_two = [&](const Match& match) {
    const std::uint32_t start = texts.tags.tokens[match.token].offset;
    const std::uint32_t end = texts.tags.tokens[match.token + match.words - 1].offset;
    return texts.tags.text.substr(start, end - start).find('\n') != std::string_view::npos;
  };
  found.erase(std::remove_if(found.begin() + first_in_tags, found.end(), spans_two), found.end());
  return found;
}

}  // namespace

Reading::Reading(const Lexicon& lexicon, const article::Article& article, const text::Tokens& title,
                 const text::Tokens& body)
    : published(published_names(article)),
      tag_lines(lines_of(published)),
      tag_tokens(tokens_of(tag_lines)),
      texts{{article.title, title}, {article::body_of(article), body}, {tag_lines, tag_tokens}},
      matches(find_all(lexicon, texts)),
      context(lexicon, texts, matches) {}

}  // namespace lede::tag
