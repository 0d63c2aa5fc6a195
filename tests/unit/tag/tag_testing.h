// What the tests of tagging share: a tagger from TOML text and an article from two strings.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"
#include "indexer/tag/explain.h"
#include "indexer/tag/tagger.h"

namespace lede::tag {

inline Dictionary dictionary_of(std::string_view toml) {
  const Report fail = [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); };
  return {parse_dictionary(toml, "test.toml", fail), {"test.toml"}};
}

inline std::vector<std::string> names_of(const std::vector<Alias>& aliases) {
  std::vector<std::string> names;
  for (const Alias& alias : aliases) names.push_back(alias.name);
  return names;
}

struct TokenizedArticle {
  TokenizedArticle(std::string title_text, std::string body_text) {
    article.title = std::move(title_text);
    article.text = std::move(body_text);
    title.assign(article.title);
    body.assign(article.text);
  }

  article::Article article;
  text::Tokens title;
  text::Tokens body;
};

inline std::vector<std::string> tags_of(const Tagger& tagger, std::string title, std::string body,
                                        std::vector<article::Tag> given = {}) {
  TokenizedArticle a(std::move(title), std::move(body));
  a.article.tags = std::move(given);
  tagger.apply(a.article, a.title, a.body);
  std::vector<std::string> names;
  for (const article::Tag& tag : a.article.tags) names.push_back(tag.name);
  return names;
}

inline std::vector<Finding> explain_text(const Tagger& tagger, std::string title, std::string body) {
  const TokenizedArticle a(std::move(title), std::move(body));
  return explain(tagger, a.article, a.title, a.body);
}

}  // namespace lede::tag
