#include "indexer/tag/explain.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/tag/decide.h"
#include "indexer/tag/reading.h"

namespace lede::tag {
namespace {

constexpr std::size_t kAround = 40;  // bytes on each side
constexpr std::string_view kBlank = " \t\r\n";

std::string before_words(std::string_view text, std::size_t offset) {
  std::string_view before = text.substr(0, offset);
  if (before.size() > kAround) {
    before.remove_prefix(before.size() - kAround);
    before.remove_prefix(std::min(before.find_first_of(kBlank), before.size()));
  }
  const bool spaced = !before.empty() && kBlank.find(before.back()) != std::string_view::npos;
  std::string out = text::collapse_white_space(text::to_valid_utf8(before));
  return spaced && !out.empty() ? out + " " : out;
}

std::string after_words(std::string_view text, std::size_t offset) {
  std::string_view after = text.substr(offset);
  if (after.size() > kAround) {
    after = text::prefix_on_code_point(after, kAround);
    after = after.substr(0, std::min(after.find_last_of(kBlank), after.size()));
  }
  const bool spaced = !after.empty() && kBlank.find(after.front()) != std::string_view::npos;
  std::string out = text::collapse_white_space(after);
  return spaced && !out.empty() ? " " + out : out;
}

// Line numbers of one text, asked for in any order.
class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
      ends_.push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::uint32_t line_of(std::uint32_t offset) const {
    return 1 +
           static_cast<std::uint32_t>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin());
  }

 private:
  std::vector<std::uint32_t> ends_;
};

class Explainer {
 public:
  Explainer(const Dictionary& dictionary, const Texts& texts)
      : dictionary_(dictionary),
        texts_(texts),
        title_lines_(texts.title.text),
        body_lines_(texts.body.text),
        tag_lines_(texts.tags.text) {}

  Finding explain(const Decision& decision) const;

 private:
  Excerpt excerpt(const Place& place) const;
  static std::string reason(const Decision& decision, const std::string& decided);

  const Dictionary& dictionary_;
  const Texts& texts_;
  Lines title_lines_;
  Lines body_lines_;
  Lines tag_lines_;
};

Excerpt Explainer::excerpt(const Place& place) const {
  if (place.words == 0) return {};
  const PartText& part = texts_.part(place.part);
  const text::Token& first = part.tokens[place.token];
  const text::Token& last = part.tokens[place.token + place.words - 1];
  const std::uint32_t end = last.offset + last.length;
  const Lines& lines = place.part == Part::kTitle  ? title_lines_
                       : place.part == Part::kText ? body_lines_
                                                   : tag_lines_;
  return {place.part,
          first.offset,
          lines.line_of(first.offset),
          before_words(part.text, first.offset),
          text::collapse_white_space(part.text.substr(first.offset, end - first.offset)),
          after_words(part.text, end)};
}

std::string Explainer::reason(const Decision& decision, const std::string& decided) {
  const std::string quoted = "'" + decided + "'";
  switch (decision.verdict) {
    case Verdict::kAccepted:
      if (decision.surname) return "a surname, and the full name " + quoted + " stands in the article";
      return decided.empty() ? "the name stands there" : "required " + quoted + " stands in the article";
    case Verdict::kNotCapital:
      return "case = title: not every word has a capital";
    case Verdict::kSentenceStart:
      return "case = title: the capital may be the sentence's";
    case Verdict::kHeadline:
      return "all words there have capitals, so they say nothing";
    case Verdict::kSpelling:
      return "case = exact: written in another way";
    case Verdict::kNoCue:
      return "none of the required words stands in the article or near the name";
    case Verdict::kExcluded:
      return "excluded by " + quoted;
    case Verdict::kNotIn:
      return "not meant in " + quoted;
    case Verdict::kPersonName:
      return "another name, as in " + quoted;
    case Verdict::kNoFullName:
      return "a surname, and the full name stands nowhere in the article";
    case Verdict::kOtherSense:
      return decided.empty() ? "another tag with this alias is meant" : "another is meant, " + quoted;
    case Verdict::kInsideLonger:
      return "part of " + quoted;
  }
  return {};
}

Finding Explainer::explain(const Decision& decision) const {
  const Entry& entry = dictionary_.entries[decision.entry];
  Finding finding;
  finding.tag = entry.name;
  finding.alias = decision.alias == kOwnName ? entry.name : entry.aliases[decision.alias].name;
  finding.verdict = decision.verdict;
  finding.place = excerpt(decision.place);
  finding.decided = excerpt(decision.decided);
  finding.reason = reason(decision, finding.decided.written);
  if (entry.file < dictionary_.files.size()) {
    finding.dictionary = dictionary_.files[entry.file] + ":" + std::to_string(entry.line);
  }
  return finding;
}

// An exact entry with two spellings of one alias: the one that fits is told, not the other.
bool is_beside_the_point(const Decision& decision, const Decision& other) {
  return decision.verdict == Verdict::kSpelling && other.entry == decision.entry &&
         other.place.part == decision.place.part && other.place.token == decision.place.token &&
         other.place.words == decision.place.words;
}

}  // namespace

std::vector<Finding> explain(const Tagger& tagger, const article::Article& article, const text::Tokens& title,
                             const text::Tokens& body) {
  Reading reading(tagger.lexicon(), article, title, body);
  const std::vector<Decision> decisions =
      decide(tagger.dictionary(), tagger.lexicon(), reading.texts, reading.matches, reading.context);
  const Explainer explainer(tagger.dictionary(), reading.texts);
  std::vector<Finding> findings;
  std::size_t shown = decisions.size();  // of the last finding
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (i + 1 < decisions.size() && is_beside_the_point(decisions[i], decisions[i + 1])) continue;
    if (shown < i && is_beside_the_point(decisions[i], decisions[shown])) continue;
    findings.push_back(explainer.explain(decisions[i]));
    shown = i;
  }
  return findings;
}

}  // namespace lede::tag
