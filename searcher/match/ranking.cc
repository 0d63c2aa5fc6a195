#include "searcher/match/ranking.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/archive/row_source.h"
#include "common/archive/xapian_guard.h"
#include "searcher/match/best_of.h"

namespace lede::match {
namespace {

using archive::kNoTime;
using archive::Place;
using archive::Snapshot;

std::int64_t published(const Snapshot& snapshot, Place place) {
  const auto times = snapshot.columns(place.partition).published();
  return place.row < times.size() ? times[place.row] : kNoTime;
}

std::uint64_t story(const Snapshot& snapshot, Place place) {
  const auto stories = snapshot.columns(place.partition).stories();
  return place.row < stories.size() ? stories[place.row] : 0;
}

// BM25 (Robertson et al., TREC-3, 1994). Chosen with the title's boost (3) on two public collections of
// judged queries, news articles and abstracts. Mean average precision there: .709 and .430 with k1 1.2, b .75
// and boost 2; .722 and .444 with stop words that weigh nothing, k1 1.6 and b .6; .743 and .449 as here, with
// tags that are named (plan/named_tags). From k1 1.8 to 2.2 and b .66 to .72 no figure moves by more than
// .02. What was tried and gained on neither, or on one at the other's cost: PL2, InL2, DPH and Dirichlet
// smoothing, pairs of words near each other, the best passage, more weight for a text's beginning.
constexpr Bm25 kBm25{1.9, 0.68, 0.4};

// The rows of a few articles.
class ChosenSource : public archive::RowSource {
 public:
  ChosenSource(std::shared_ptr<const archive::OpenPartitions> partitions, std::vector<Place> places)
      : RowSource(std::move(partitions)), places_(std::move(places)) {}
  ChosenSource* clone() const override { return new ChosenSource(partitions(), places_); }

 private:
  std::uint32_t start(std::size_t partition) override {
    rows_.clear();
    for (const Place& place : places_) {
      if (place.partition == partition) rows_.push_back(place.row);
    }
    std::sort(rows_.begin(), rows_.end());
    return static_cast<std::uint32_t>(rows_.size());
  }
  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), row);
    return at == rows_.end() ? std::nullopt : std::optional(*at);
  }

  std::vector<Place> places_;
  std::vector<std::uint32_t> rows_;  // of the partition
};

Xapian::Query only_of(const Snapshot& snapshot, const Xapian::Query& query, std::vector<Place> places) {
  const Xapian::Query chosen((new ChosenSource(snapshot.partitions(), std::move(places)))->release());
  return Xapian::Query(Xapian::Query::OP_FILTER, query, chosen);
}

Xapian::Enquire enquire_for(const Snapshot& snapshot, const Xapian::Query& query) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.live_only(query));
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25.k1, 0, 1, kBm25.b, kBm25.min_normlen));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire;
}

// The first hits of a whole order, as many as asked for, or all when there are fewer.
using Hits = std::vector<Hit>;

Hits hits_of(Xapian::Enquire& enquire, std::size_t offset, std::size_t count) {
  const Xapian::MSet set =
      enquire.get_mset(static_cast<Xapian::doccount>(offset), static_cast<Xapian::doccount>(count));
  Hits hits;
  hits.reserve(set.size());
  for (auto at = set.begin(); at != set.end(); ++at) hits.push_back({*at, at.get_weight(), 0});
  return hits;
}

// The parts each of which adds the same to every article that has a term: what plan/named_tags makes of tags.
// Nothing where `query` is more than that.
std::optional<std::vector<Xapian::Query>> constants(const Xapian::Query& query) {
  if (query.get_type() == Xapian::Query::OP_OR) {
    std::vector<Xapian::Query> all;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = constants(query.get_subquery(i));
      if (!part) return std::nullopt;
      all.insert(all.end(), part->begin(), part->end());
    }
    return all;
  }
  if (query.get_type() != Xapian::Query::OP_FILTER || query.get_num_subqueries() != 2 ||
      query.get_subquery(0).get_type() != Xapian::Query::LEAF_POSTING_SOURCE ||
      query.get_subquery(1).get_type() != Xapian::Query::LEAF_TERM)
    return std::nullopt;
  return std::vector<Xapian::Query>{query};
}

// The term of each, with what it adds: Xapian tells the most that a query can weigh without looking at
// documents.
std::vector<std::pair<std::string, double>> favours(const Snapshot& snapshot,
                                                    const std::vector<Xapian::Query>& constants) {
  std::vector<std::pair<std::string, double>> all;
  for (const Xapian::Query& part : constants)
    all.emplace_back(*part.get_terms_begin(), enquire_for(snapshot, part).get_mset(0, 0).get_max_possible());
  return all;
}

// Terms under AND, or one; false where there is anything else.
bool take_terms(const Xapian::Query& query, std::vector<std::string>& terms) {
  if (query.empty()) return false;
  if (query.get_type() == Xapian::Query::LEAF_TERM) {
    terms.push_back(*query.get_terms_begin());
    return !terms.back().empty();
  }
  if (query.get_type() != Xapian::Query::OP_AND) return false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (!take_terms(query.get_subquery(i), terms)) return false;
  }
  return true;
}

// Terms, with others that must be there and weigh nothing, such as stop words, or without.
bool take_filtered(const Xapian::Query& query, Weighed& found) {
  if (query.get_type() != Xapian::Query::OP_FILTER) return take_terms(query, found.terms);
  return query.get_num_subqueries() == 2 && take_terms(query.get_subquery(0), found.terms) &&
         take_terms(query.get_subquery(1), found.weightless);
}

// A term that matches and weighs nothing. Xapian tells a query's factor in its description alone.
bool is_weightless(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::OP_SCALE_WEIGHT &&
         query.get_subquery(0).get_type() == Xapian::Query::LEAF_TERM &&
         query.get_description().starts_with("Query(0 * ");
}

// Such terms beside one thing that weighs: a name or its tag.
bool take_alternatives(const Xapian::Query& query, Weighed& found) {
  if (query.get_type() != Xapian::Query::OP_OR) return take_filtered(query, found);
  bool any = false;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Xapian::Query part = query.get_subquery(i);
    if (is_weightless(part)) {
      found.also.push_back(*part.get_terms_begin());
    } else if (any || !take_filtered(part, found)) {
      return false;
    } else {
      any = true;
    }
  }
  return any;
}

// A word, words that all must be there, or a phrase; alone or with tags that they name. Nothing where Xapian
// had better see everything.
std::optional<Weighed> weighed(const Snapshot& snapshot, const Xapian::Query& query) {
  if (query.empty()) return std::nullopt;
  Weighed found;
  if (query.get_type() != Xapian::Query::OP_AND_MAYBE)
    return take_alternatives(query, found) ? std::optional(std::move(found)) : std::nullopt;
  if (query.get_num_subqueries() != 2) return std::nullopt;
  const Xapian::Query first = query.get_subquery(0), more = query.get_subquery(1);
  if (const auto tags = constants(more)) {
    auto of_first = weighed(snapshot, first);
    if (!of_first || !of_first->favoured.empty()) return std::nullopt;
    // Xapian would add up the weights of the few in another order: the last bit of a score would be another.
    if (of_first->source != nullptr && tags->size() > 1) return std::nullopt;
    of_first->favoured = favours(snapshot, *tags);
    return of_first;
  }
  found.source = archive::source_of(first);
  return found.source != nullptr && take_terms(more, found.terms) ? std::optional(std::move(found))
                                                                  : std::nullopt;
}

Hits by_relevance(const Snapshot& snapshot, const Xapian::Query& query, std::size_t offset,
                  std::size_t count) {
  const auto words = weighed(snapshot, query);
  auto best = words ? best_of(snapshot, *words, offset + count, kBm25) : std::nullopt;
  Xapian::Enquire enquire = enquire_for(snapshot, best ? only_of(snapshot, query, *std::move(best)) : query);
  return hits_of(enquire, offset, count);
}

void decay(const Snapshot& snapshot, std::chrono::sys_seconds now, std::span<Hit> pool) {
  const std::int64_t today = now.time_since_epoch().count();
  std::vector<std::int64_t> times;
  std::int64_t newest = kNoTime, oldest = today;
  for (const Hit& hit : pool) {
    const std::int64_t time = std::min(published(snapshot, snapshot.place(hit.docid)), today);
    times.push_back(time);
    if (time == kNoTime) continue;
    newest = std::max(newest, time);
    oldest = std::min(oldest, time);
  }
  if (newest == kNoTime) return;  // all undated
  const double half_life = static_cast<double>(std::chrono::seconds(kHalfLife).count());
  for (std::size_t i = 0; i < pool.size(); ++i) {
    const std::int64_t time = times[i] == kNoTime ? oldest : times[i];
    const double age = static_cast<double>(newest) - static_cast<double>(time);
    pool[i].score *= std::exp2(-age / half_life);
  }
  std::stable_sort(pool.begin(), pool.end(), [](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : a.docid < b.docid;
  });
}

Hits by_blend(const Snapshot& snapshot, const Xapian::Query& query, std::chrono::sys_seconds now,
              std::size_t count) {
  Hits hits = by_relevance(snapshot, query, 0, std::max(count, kBlendPool));
  decay(snapshot, now, std::span(hits).first(std::min(hits.size(), kBlendPool)));
  if (hits.size() > kBlendPool) {  // scores fall over the whole order, as who reads them expects
    const double share = std::min(1.0, hits[kBlendPool - 1].score / hits[kBlendPool].score);
    for (Hit& hit : std::span(hits).subspan(kBlendPool)) hit.score *= share;
  }
  if (hits.size() > count) hits.resize(count);
  return hits;
}

Hits by_date(const Snapshot& snapshot, const Matching& matching, std::size_t count) {
  struct Dated {
    std::int64_t time;  // kNoTime is the smallest: undated come last
    Xapian::docid docid;
  };
  const auto before = [](const Dated& a, const Dated& b) {
    return a.time != b.time ? a.time > b.time : a.docid < b.docid;
  };
  // A heap of the best so far, the worst of them on top.
  std::vector<Dated> best;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto times = snapshot.columns(p).published();
    for (const std::uint32_t row : matching.rows[p]) {
      if (best.size() == count && (count == 0 || times[row] < best.front().time)) continue;
      const Dated dated{times[row], snapshot.docid({p, row})};
      if (best.size() == count) {
        if (!before(dated, best.front())) continue;
        std::pop_heap(best.begin(), best.end(), before);
        best.pop_back();
      }
      best.push_back(dated);
      std::push_heap(best.begin(), best.end(), before);
    }
  }
  std::sort_heap(best.begin(), best.end(), before);
  Hits hits;
  hits.reserve(best.size());
  for (const Dated& dated : best) hits.push_back({dated.docid, 0, 0});
  return hits;
}

Hits ranked(const Snapshot& snapshot, const Xapian::Query& query, const Order& order,
            const Matching* matching, std::size_t offset, std::size_t count) {
  if (order.sort == Sort::kRelevance) return by_relevance(snapshot, query, offset, count);
  Hits hits = order.sort == Sort::kDate ? by_date(snapshot, *matching, offset + count)
                                        : by_blend(snapshot, query, order.now, offset + count);
  hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, hits.size())));
  return hits;
}

// Keeps the first hit of each story and returns whether that left `wanted` hits.
bool collapse(const Snapshot& snapshot, Hits& hits, std::size_t wanted) {
  std::unordered_set<std::uint64_t> seen;
  std::erase_if(hits, [&](const Hit& hit) {
    const std::uint64_t group = story(snapshot, snapshot.place(hit.docid));
    return group != 0 && !seen.insert(group).second;
  });
  return hits.size() >= wanted;
}

void count_copies(const Snapshot& snapshot, const Matching& matching, std::span<Hit> page) {
  std::unordered_map<std::uint64_t, std::uint64_t> sizes;
  for (const Hit& hit : page) sizes[story(snapshot, snapshot.place(hit.docid))] = 0;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto stories = snapshot.columns(p).stories();
    for (const std::uint32_t row : matching.rows[p]) {
      if (stories[row] == 0) continue;
      if (const auto found = sizes.find(stories[row]); found != sizes.end()) ++found->second;
    }
  }
  for (Hit& hit : page) {
    const std::uint64_t group = story(snapshot, snapshot.place(hit.docid));
    if (group != 0 && sizes[group] > 0) hit.copies = sizes[group] - 1;
  }
}

// How many copies stand before a page is not known beforehand: looks at a longer and longer
// beginning of the order until the page is full.
Hits ranked_stories(const Snapshot& snapshot, const Xapian::Query& query, const Order& order,
                    const Matching& matching) {
  const std::size_t total = matching.total();
  const std::size_t wanted = std::min(order.offset + order.limit, total);
  Hits hits;
  for (std::size_t window = wanted + wanted / 2 + 10;; window *= 4) {
    window = std::min(window, total);
    hits = ranked(snapshot, query, order, &matching, 0, window);
    if (collapse(snapshot, hits, wanted) || window == total) break;
  }
  if (hits.size() > wanted) hits.resize(wanted);
  hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(order.offset, hits.size())));
  count_copies(snapshot, matching, hits);
  return hits;
}

}  // namespace

bool needs_matching(const Order& order) { return order.sort == Sort::kDate || order.group == Group::kStory; }

core::Result<std::vector<Hit>> rank(const Snapshot& snapshot, const Xapian::Query& query, const Order& asked,
                                    const Matching* matching) {
  return archive::xapian_guard("archive", [&] {
    Order order = asked;  // no offset or limit past the end, so that their sum is small
    const std::size_t most = snapshot.document_count();
    order.offset = std::min(order.offset, most);
    order.limit = std::min(order.limit, most - order.offset);
    Hits hits = order.group == Group::kStory
                    ? ranked_stories(snapshot, query, order, *matching)
                    : ranked(snapshot, query, order, matching, order.offset, order.limit);
    return hits;
  });
}

core::Result<std::vector<std::optional<double>>> weights_of(const Snapshot& snapshot,
                                                            const Xapian::Query& part,
                                                            const std::vector<Xapian::docid>& docids) {
  return archive::xapian_guard("archive", [&] {
    std::vector<Place> places;
    for (const Xapian::docid docid : docids) places.push_back(snapshot.place(docid));
    Xapian::Enquire enquire = enquire_for(snapshot, only_of(snapshot, part, std::move(places)));
    std::vector<std::optional<double>> weights(docids.size());
    for (const Hit& hit : hits_of(enquire, 0, docids.size())) {
      const auto at = std::find(docids.begin(), docids.end(), hit.docid);
      weights[static_cast<std::size_t>(at - docids.begin())] = hit.score;
    }
    return weights;
  });
}

std::uint64_t count_stories(const Snapshot& snapshot, const Matching& matching) {
  std::unordered_set<std::uint64_t> seen;
  std::uint64_t alone = 0;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto stories = snapshot.columns(p).stories();
    for (const std::uint32_t row : matching.rows[p]) {
      if (stories[row] == 0) {
        ++alone;
      } else {
        seen.insert(stories[row]);
      }
    }
  }
  return alone + seen.size();
}

}  // namespace lede::match
