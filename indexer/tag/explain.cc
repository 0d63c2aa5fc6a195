#include "indexer/tag/explain.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"

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
  Explainer(const Dictionary& dictionary, Texts texts)
      : dictionary_(dictionary),
        texts_(texts),
        title_lines_(texts.title.text),
        body_lines_(texts.body.text) {}

  Finding explain(const Decision& decision) const;

 private:
  Excerpt excerpt(const Place& place) const;
  std::string reason(const Decision& decision, const std::string& decided) const;

  const Dictionary& dictionary_;
  Texts texts_;
  Lines title_lines_;
  Lines body_lines_;
};

Excerpt Explainer::excerpt(const Place& place) const {
  if (place.words == 0) return {};
  const PartText& part = texts_.part(place.part);
  const text::Token& first = part.tokens[place.token];
  const text::Token& last = part.tokens[place.token + place.words - 1];
  const std::uint32_t end = last.offset + last.length;
  const Lines& lines = place.part == Part::kTitle ? title_lines_ : body_lines_;
  return {place.part,
          first.offset,
          lines.line_of(first.offset),
          before_words(part.text, first.offset),
          text::collapse_white_space(part.text.substr(first.offset, end - first.offset)),
          after_words(part.text, end)};
}

std::string Explainer::reason(const Decision& decision, const std::string& decided) const {
  const Entry& entry = dictionary_.entries[decision.entry];
  const std::string quoted = "'" + decided + "'";
  switch (decision.verdict) {
    case Verdict::kAccepted:
      return decided.empty() ? "the name stands there" : "required " + quoted + " stands in the article";
    case Verdict::kNotCapital:
      return "case = title: not every word has a capital";
    case Verdict::kSentenceStart:
      return "case = title: the capital may be the sentence's";
    case Verdict::kHeadline:
      return "case = " + std::string(name_of(entry.case_rule)) +
             ": all words there have capitals, so they say nothing";
    case Verdict::kSpelling:
      return "case = exact: written in another way";
    case Verdict::kNoCue:
      return "none of the required words stands in the article";
    case Verdict::kExcluded:
      return "excluded by " + quoted;
    case Verdict::kOtherSense:
      return "another tag with this alias is meant";
    case Verdict::kInsideLonger:
      return "part of " + quoted;
  }
  return {};
}

Finding Explainer::explain(const Decision& decision) const {
  const Entry& entry = dictionary_.entries[decision.entry];
  Finding finding;
  finding.tag = entry.name;
  finding.alias = decision.alias == kOwnName ? entry.name : entry.aliases[decision.alias];
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
  const std::vector<Decision> decisions = tagger.decide(article, title, body);
  const Explainer explainer(tagger.dictionary(), {{article.title, title}, {article::body_of(article), body}});
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
