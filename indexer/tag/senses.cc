#include "indexer/tag/senses.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace lede::tag {
namespace {

constexpr std::uint32_t kStranger = 0xffffffff;  // stands for people that the dictionary does not know

struct FullName {
  std::uint32_t entry;  // or kStranger
  Place place;
};

class Senses {
 public:
  explicit Senses(std::vector<Decision>& decisions) : decisions_(decisions) {}

  void collect();
  void settle_surnames();
  void settle_strangers();
  void settle_shared();
  void spread();

 private:
  const FullName* nearest(PatternId pattern, const Place& place) const;
  static void refuse(Decision& decision, Verdict verdict, const Place& decided) {
    decision.verdict = verdict;
    decision.decided = decided;
  }

  std::vector<Decision>& decisions_;
  std::unordered_map<std::uint32_t, std::vector<Place>> long_names_;  // by entry, accepted, not surnames
  std::unordered_map<PatternId, std::vector<FullName>> full_names_;   // of surnames and strangers
  std::unordered_map<std::uint32_t, std::pair<PatternId, bool>> accepted_;  // by entry: a pattern; has others
};

void Senses::collect() {
  for (const Decision& d : decisions_) {
    if (d.verdict == Verdict::kPersonName) {
      std::vector<FullName>& names = full_names_[d.pattern];
      if (names.empty() || !(names.back().entry == kStranger && names.back().place == d.decided)) {
        names.push_back({kStranger, d.decided});
      }
    }
    if (d.verdict != Verdict::kAccepted || d.surname) continue;
    if (d.place.words > 1) long_names_[d.entry].push_back(d.place);
    const auto [known, is_new] = accepted_.try_emplace(d.entry, d.pattern, false);
    if (!is_new && known->second.first != d.pattern) known->second.second = true;
  }
  std::map<std::pair<PatternId, std::uint32_t>, bool> joined;
  for (const Decision& d : decisions_) {
    if (!d.surname || d.verdict != Verdict::kAccepted) continue;
    const auto found = long_names_.find(d.entry);
    if (found == long_names_.end() || !joined.try_emplace({d.pattern, d.entry}, true).second) continue;
    for (const Place& place : found->second) full_names_[d.pattern].push_back({d.entry, place});
  }
  for (auto& [pattern, names] : full_names_) {
    std::stable_sort(names.begin(), names.end(),
                     [](const FullName& a, const FullName& b) { return stands_before(a.place, b.place); });
  }
}

// The last full name before `place`, or the first.
const FullName* Senses::nearest(PatternId pattern, const Place& place) const {
  const auto found = full_names_.find(pattern);
  if (found == full_names_.end() || found->second.empty()) return nullptr;
  const std::vector<FullName>& names = found->second;
  const auto after =
      std::upper_bound(names.begin(), names.end(), place,
                       [](const Place& p, const FullName& n) { return stands_before(p, n.place); });
  return after == names.begin() ? &names.front() : &*(after - 1);
}

void Senses::settle_surnames() {
  for (Decision& d : decisions_) {
    if (!d.surname || d.verdict != Verdict::kAccepted) continue;
    const FullName* full = nearest(d.pattern, d.place);
    if (!long_names_.contains(d.entry) || full == nullptr) {
      refuse(d, Verdict::kNoFullName, {});
    } else if (full->entry == d.entry) {
      d.decided = full->place;
    } else {
      refuse(d, full->entry == kStranger ? Verdict::kPersonName : Verdict::kOtherSense, full->place);
    }
  }
}

void Senses::settle_strangers() {
  for (Decision& d : decisions_) {
    if (d.verdict != Verdict::kAccepted || d.surname || d.located || d.place.words > 1) continue;
    const auto other = accepted_.find(d.entry);
    if (other != accepted_.end() && other->second.second) continue;
    const auto found = full_names_.find(d.pattern);
    if (found == full_names_.end()) continue;
    const auto stranger = std::find_if(found->second.begin(), found->second.end(),
                                       [](const FullName& n) { return n.entry == kStranger; });
    if (stranger != found->second.end()) refuse(d, Verdict::kPersonName, stranger->place);
  }
}

void Senses::settle_shared() {
  struct Sense {
    bool surname = false;
    std::uint32_t cues = 0;
    std::uint32_t entry = 0;
  };
  const auto better = [](const Sense& a, const Sense& b) {
    if (a.surname != b.surname) return a.surname;
    return a.cues != b.cues ? a.cues > b.cues : a.entry < b.entry;
  };
  std::unordered_map<PatternId, Sense> meant;
  for (const Decision& d : decisions_) {
    if (d.verdict != Verdict::kAccepted) continue;
    const Sense sense = {d.surname, d.cues, d.entry};
    const auto [best, is_new] = meant.try_emplace(d.pattern, sense);
    if (!is_new && better(sense, best->second)) best->second = sense;
  }
  for (Decision& d : decisions_) {
    if (d.verdict != Verdict::kAccepted) continue;
    const Sense& sense = meant.at(d.pattern);
    // Surnames were told apart place by place.
    if (sense.entry != d.entry && !(sense.surname && d.surname)) refuse(d, Verdict::kOtherSense, {});
  }
}

void Senses::spread() {
  std::unordered_map<PatternId, std::pair<std::uint32_t, Place>> counted;
  std::unordered_set<PatternId> common;  // stand in lower case
  for (const Decision& d : decisions_) {
    if (d.verdict == Verdict::kAccepted) counted.try_emplace(d.pattern, d.entry, d.place);
    if (d.verdict == Verdict::kNotCapital) common.insert(d.pattern);
  }
  for (Decision& d : decisions_) {
    if (!is_doubtful_capital(d.verdict) || d.surname) continue;
    if (const auto found = counted.find(d.pattern); found != counted.end()) {
      if (found->second.first != d.entry) continue;
      d.decided = found->second.second;
    } else if (d.kind != Kind::kPlace || common.contains(d.pattern)) {
      continue;
    }
    d.verdict = Verdict::kAccepted;
  }
}

}  // namespace

void settle_senses(std::vector<Decision>& decisions) {
  Senses senses(decisions);
  senses.collect();
  senses.settle_surnames();
  senses.settle_strangers();
  senses.settle_shared();
  senses.spread();
}

}  // namespace lede::tag
