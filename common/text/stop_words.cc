#include "common/text/stop_words.h"

#include <algorithm>
#include <array>
#include <functional>

namespace lede::text {
namespace {

// In order. The list's contractions fold to forms of their own: cant, its, youre.
constexpr std::array<std::string_view, 148> kEnglish{
    "a",          "about",    "above",      "after",  "again",   "against", "all",      "am",
    "an",         "and",      "any",        "are",    "arent",   "as",      "at",       "be",
    "because",    "been",     "before",     "being",  "below",   "between", "both",     "but",
    "by",         "cannot",   "cant",       "could",  "couldnt", "did",     "didnt",    "do",
    "does",       "doesnt",   "doing",      "dont",   "down",    "during",  "each",     "few",
    "for",        "from",     "further",    "had",    "hadnt",   "has",     "hasnt",    "have",
    "havent",     "having",   "he",         "her",    "here",    "hers",    "herself",  "him",
    "himself",    "his",      "how",        "i",      "if",      "in",      "into",     "is",
    "isnt",       "it",       "its",        "itself", "me",      "more",    "most",     "mustnt",
    "my",         "myself",   "no",         "nor",    "not",     "of",      "off",      "on",
    "once",       "only",     "or",         "other",  "ought",   "our",     "ours",     "ourselves",
    "out",        "over",     "own",        "same",   "she",     "should",  "shouldnt", "so",
    "some",       "such",     "than",       "that",   "the",     "their",   "theirs",   "them",
    "themselves", "then",     "there",      "these",  "they",    "theyll",  "theyre",   "theyve",
    "this",       "those",    "through",    "to",     "too",     "under",   "until",    "up",
    "very",       "was",      "wasnt",      "we",     "were",    "werent",  "weve",     "what",
    "when",       "where",    "which",      "while",  "who",     "whom",    "why",      "with",
    "wont",       "would",    "wouldnt",    "you",    "youd",    "youll",   "your",     "youre",
    "yours",      "yourself", "yourselves", "youve"};

}  // namespace

bool is_stop_word(std::string_view form, std::string_view language) {
  static_assert(std::ranges::is_sorted(kEnglish));
  return language == "english" && std::ranges::binary_search(kEnglish, form);
}

}  // namespace lede::text
