// Articles in any number, spread over partitions, whose words, dates and stories repeat.
#pragma once

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/article/article.h"

namespace lede::match {

inline std::vector<std::vector<article::Article>> some_articles(std::size_t partitions, std::size_t each) {
  std::mt19937 random(7);
  const auto below = [&](unsigned n) { return random() % n; };
  const char* const kWords[] = {"harbour", "pilot", "strike", "council", "vote", "ship", "north", "spring"};
  std::vector<std::vector<article::Article>> all(partitions);
  for (std::size_t p = 0; p < partitions; ++p) {
    for (std::size_t i = 0; i < each; ++i) {
      article::Article article;
      article.id = std::to_string(p) + "-" + std::to_string(i);
      article.title = std::string("About the ") + kWords[below(8)];
      for (unsigned words = 3 + below(40); words > 0; --words)
        article.text += std::string(kWords[below(8)]) + " ";
      if (below(5) != 0) {  // few different days, so that dates are often equal
        article.published =
            std::chrono::sys_days(std::chrono::year(2014) / 11 / 1) + std::chrono::days(below(60));
        article.published_from = article::DateFrom::kFeed;
      }
      if (below(3) == 0) article.story = "story " + std::to_string(below(10));
      const char* const kTags[] = {"Sea", "sea", "Politics", "Work"};
      for (unsigned tags = below(3); tags > 0; --tags) article.tags.push_back({kTags[below(4)]});
      if (i % 4 == 0) article.tags.push_back({"Coast", article::TagBy::kDictionary, i % 8 == 0 ? 0.5 : 0.4});
      if (i % 3 == 0) article.tags.push_back({i % 2 == 0 ? "Work" : "Ports", article::TagBy::kLearned, 0.5});
      if (below(4) != 0) article.source = below(2) == 0 ? "The Ledger" : "Coast News";
      if (below(2) == 0) article.authors = {"Jane Doe"};
      article.language = below(3) == 0 ? "de" : "en";
      all[p].push_back(article);
    }
  }
  return all;
}

}  // namespace lede::match
