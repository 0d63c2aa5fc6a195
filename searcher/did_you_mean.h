// A better query for one that found nothing, or that asks for words the archive does not have.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/present/page.h"
#include "searcher/query/syntax.h"

namespace lede::searcher {

// How many articles a query finds, read as the one that is to be mended.
using CountArticles = std::function<core::Result<std::uint64_t>(std::string_view query)>;

// `query`, which reads as `root` and found `total` articles, with its misspelt words replaced. Words are
// looked at in titles, texts, authors and sources, also within phrases, not behind a -. Mended are words
// that the archive does not have; where all are there and nothing was found, words of phrases, rare words,
// and words that are one when written together; where one article or two were found, a word as rare that
// is one letter off a very frequent one. Only what finds more than `total` is suggested: `count` is asked a
// few times at most. Nothing is done, but for a look-up a word, where the words are there and something
// was found.
core::Result<std::optional<present::Suggestion>> did_you_mean(const archive::Snapshot& snapshot,
                                                              const query::Node& root, std::string_view query,
                                                              std::uint64_t total,
                                                              const CountArticles& count);

}  // namespace lede::searcher
