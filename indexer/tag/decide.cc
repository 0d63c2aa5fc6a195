#include "indexer/tag/decide.h"

#include <utility>

namespace lede::tag {
namespace {

bool same_start(const Match& a, const Match& b) { return a.token == b.token && a.part == b.part; }

// The decisions of one article while they are made, from left to right.
class Judge {
 public:
  Judge(const Dictionary& dictionary, const Lexicon& lexicon, const Texts& texts, Context& context)
      : dictionary_(dictionary), lexicon_(lexicon), texts_(texts), context_(context) {}

  void judge(const Match& match);
  std::vector<Decision> take() { return std::move(decisions_); }

 private:
  Decision judge_name(const NameRef& name, const Place& place, std::uint32_t& cues);
  bool is_taken(const Place& place) const {
    return taken_.part == place.part && place.token < taken_.token + taken_.words;
  }

  const Dictionary& dictionary_;
  const Lexicon& lexicon_;
  const Texts& texts_;
  Context& context_;
  Place taken_;  // the last accepted name
  std::vector<Decision> decisions_;
};

void Judge::judge(const Match& match) {
  const std::span<const NameRef> names = lexicon_.names(match.pattern);
  if (names.empty()) return;
  const Place place = {match.part, match.token, match.words};
  if (is_taken(place)) {
    decisions_.push_back({names[0].entry, names[0].alias, Verdict::kInsideLonger, place, taken_});
    return;
  }
  const std::size_t none = static_cast<std::size_t>(-1);
  std::size_t meant = none;  // the accepted one with most context words
  std::uint32_t most = 0;
  for (const NameRef& name : names) {
    std::uint32_t cues = 0;
    Decision decision = judge_name(name, place, cues);
    if (decision.verdict == Verdict::kAccepted) {
      if (meant == none || cues > most) {
        if (meant != none) decisions_[meant].verdict = Verdict::kOtherSense;
        meant = decisions_.size();
        most = cues;
        taken_ = place;
      } else {
        decision.verdict = Verdict::kOtherSense;
      }
    }
    decisions_.push_back(decision);
  }
}

Decision Judge::judge_name(const NameRef& name, const Place& place, std::uint32_t& cues) {
  const Context::Answer answer = context_.ask(name.entry);
  cues = answer.cues;
  const CaseRule rule = dictionary_.entries[name.entry].case_rule;
  const Verdict written = check_case(rule, texts_.part(place.part), place, name.written, cues > 0);
  if (written != Verdict::kAccepted) return {name.entry, name.alias, written, place, {}};
  return {name.entry, name.alias, answer.verdict, place, answer.decided};
}

}  // namespace

std::vector<Decision> decide(const Dictionary& dictionary, const Lexicon& lexicon, const Texts& texts,
                             std::span<const Match> matches, Context& context) {
  Judge judge(dictionary, lexicon, texts, context);
  for (std::size_t first = 0; first < matches.size();) {
    std::size_t end = first + 1;
    while (end < matches.size() && same_start(matches[end], matches[first])) ++end;
    for (std::size_t i = end; i > first; --i) judge.judge(matches[i - 1]);  // the longest first
    first = end;
  }
  return judge.take();
}

}  // namespace lede::tag
