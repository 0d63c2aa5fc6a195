#include "searcher/spelling/corrections.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/archive/key_search.h"
#include "common/text/utf8.h"
#include "searcher/spelling/error_model.h"

namespace lede::spelling {
namespace {

constexpr std::size_t kMinLetters = 3;
constexpr std::size_t kMinForTwoEdits = 5;
constexpr std::size_t kMinForSplit = 6;
constexpr std::size_t kMinPart = 3;    // letters of each part of a word that is split
constexpr double kMissingSpace = 3.0;  // beside kPerEdit: rarer than a letter left out

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double ln(std::uint64_t documents) { return std::log(static_cast<double>(documents)); }

void add_words(const archive::Snapshot& snapshot, std::string_view field, std::string_view word,
               unsigned edits, std::vector<Correction>& found) {
  for (archive::LikeKey& like : archive::keys_within(snapshot, field, word, edits)) {
    if (like.edits == 0 || like.documents == 0 || has_digit(like.form)) continue;
    const double score = ln(like.documents) - typing_cost(word, like.form);
    found.push_back({{std::move(like.form)}, like.documents, score});
  }
}

// "northkorea" as north korea.
void add_splits(const archive::Snapshot& snapshot, std::string_view field, std::string_view word,
                std::vector<Correction>& found) {
  for (std::size_t at = kMinPart; at + kMinPart <= word.size(); ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) continue;
    const std::string_view first = word.substr(0, at), second = word.substr(at);
    const std::uint64_t documents =
        std::min(archive::documents_with(snapshot, std::string(field) + std::string(first)),
                 archive::documents_with(snapshot, std::string(field) + std::string(second)));
    if (documents == 0) continue;
    found.push_back(
        {{std::string(first), std::string(second)}, documents, ln(documents) - kPerEdit - kMissingSpace});
  }
}

}  // namespace

std::vector<Correction> corrections(const archive::Snapshot& snapshot, std::string_view field,
                                    std::string_view word, std::size_t most) {
  std::vector<Correction> found;
  const std::size_t letters = text::display_width(word);
  if (letters < kMinLetters || has_digit(word)) return found;
  add_words(snapshot, field, word, 1, found);
  if (letters >= kMinForSplit) add_splits(snapshot, field, word, found);
  if (found.empty() && letters >= kMinForTwoEdits) add_words(snapshot, field, word, 2, found);
  std::sort(found.begin(), found.end(), [](const Correction& a, const Correction& b) {
    return a.score != b.score ? a.score > b.score : a.forms < b.forms;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace lede::spelling
