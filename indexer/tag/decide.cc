#include "indexer/tag/decide.h"

#include <utility>

#include "indexer/tag/person_name.h"
#include "indexer/tag/senses.h"

namespace lede::tag {
namespace {

bool same_start(const Match& a, const Match& b) { return a.token == b.token && a.part == b.part; }

// The decisions of one article while they are made, from left to right.
class Judge {
 public:
  Judge(const Dictionary& dictionary, const Lexicon& lexicon, const Texts& texts, Context& context)
      : dictionary_(dictionary),
        lexicon_(lexicon),
        texts_(texts),
        context_(context),
        people_(lexicon, texts) {}

  void judge(const Match& match);
  std::vector<Decision> take() { return std::move(decisions_); }

 private:
  void judge_name(const NameRef& name, Decision& decision);
  bool is_taken(const Place& place) const {
    return taken_.part == place.part && place.token < taken_.token + taken_.words;
  }

  const Dictionary& dictionary_;
  const Lexicon& lexicon_;
  const Texts& texts_;
  Context& context_;
  PersonNames people_;
  Place taken_;  // the last accepted name
  std::vector<Decision> decisions_;
};

void Judge::judge(const Match& match) {
  const std::span<const NameRef> names = lexicon_.names(match.pattern);
  if (names.empty()) return;
  const Place place = {match.part, match.token, match.words};
  if (is_taken(place)) {
    decisions_.push_back(
        {names[0].entry, names[0].alias, Verdict::kInsideLonger, place, taken_, match.pattern});
    return;
  }
  for (const NameRef& name : names) {
    Decision decision;
    decision.entry = name.entry;
    decision.alias = name.alias;
    decision.place = place;
    decision.pattern = match.pattern;
    judge_name(name, decision);
    if (decision.verdict == Verdict::kAccepted) taken_ = place;
    decisions_.push_back(decision);
  }
}

void Judge::judge_name(const NameRef& name, Decision& decision) {
  const Entry& entry = dictionary_.entries[name.entry];
  const RuleSet& rules = lexicon_.rules(name.rules);
  const PartText& part = texts_.part(decision.place.part);
  decision.kind = entry.kind;
  decision.surname = name.alias != kOwnName && entry.aliases[name.alias].surname;
  const Context::Answer answer = context_.ask(name.rules, decision.place);
  decision.cues = answer.cues;
  // A surname needs a capital, and its full name is context enough.
  const bool surname = decision.surname;
  const CaseRule rule = surname && rules.case_rule == CaseRule::kAny ? CaseRule::kTitle : rules.case_rule;
  decision.verdict = check_case(rule, part, decision.place, name.written, surname || answer.cues > 0);
  const bool is_doubtful = is_doubtful_capital(decision.verdict);
  if (decision.verdict != Verdict::kAccepted && !is_doubtful) return;
  decision.decided = people_.around(decision.place, {entry.kind, rules.also_person});
  if (decision.decided.words > 0) {
    decision.verdict = Verdict::kPersonName;
    return;
  }
  if (is_doubtful && answer.verdict == Verdict::kAccepted) return;
  decision.verdict = answer.verdict;
  decision.decided = answer.decided;
  decision.located = entry.kind == Kind::kPlace && is_located(part, decision.place);
}

}  // namespace

std::vector<Decision> decide(const Dictionary& dictionary, const Lexicon& lexicon, const Texts& texts,
                             std::span<const Match> matches, Context& context) {
  Judge judge(dictionary, lexicon, texts, context);
  for (std::size_t first = 0; first < matches.size();) {
    std::size_t end = first + 1;
    while (end < matches.size() && same_start(matches[end], matches[first])) ++end;
    if (matches[first].part != Part::kTags) {
      for (std::size_t i = end; i > first; --i) judge.judge(matches[i - 1]);  // the longest first
    }
    first = end;
  }
  std::vector<Decision> decisions = judge.take();
  settle_senses(decisions);
  return decisions;
}

}  // namespace lede::tag
