#include "searcher/match/best_of_term.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace lede::match {
namespace {

using archive::Place;
using archive::Snapshot;

constexpr std::size_t kMostWanted = 2000;
constexpr std::size_t kMostFavoured = 2;

// The best so far.
class Best {
 public:
  Best(const Snapshot& snapshot, const Bm25& bm25, std::size_t count)
      : snapshot_(snapshot),
        bm25_(bm25),
        average_(snapshot.database().get_average_length()),
        shortest_(snapshot.database().get_doclength_lower_bound()),
        count_(count) {}

  // Fewer are too few, however short the article.
  Xapian::termcount fewest_times() const { return fewest_times_; }

  // False when there are too many.
  bool look_at(Place place, Xapian::termcount times, Xapian::termcount length) {
    const double exact = weight(times, length);
    if (exact < least_ || snapshot_.is_deleted(place)) return true;
    add(place, exact);
    return found_.size() <= most_found();
  }

  std::vector<Place> places() {
    forget_worse();
    std::vector<Place> places;
    places.reserve(found_.size());
    for (const auto& [weight, place] : found_) places.push_back(place);
    return places;
  }

 private:
  // What is left of BM25 for one word: the rest is the same for every article.
  double weight(Xapian::termcount times, Xapian::termcount length) const {
    const double normal = std::max(static_cast<double>(length) / average_, bm25_.min_normlen);
    const auto wdf = static_cast<double>(times);
    return wdf / (bm25_.k1 * (normal * bm25_.b + (1 - bm25_.b)) + wdf);
  }

  void add(Place place, double exact) {
    found_.emplace_back(exact, place);
    best_.push(exact);
    if (best_.size() > count_) best_.pop();
    // Xapian, which orders what is found, may round another way.
    constexpr double kSlack = 1 - 1e-9;
    if (best_.size() == count_) least_ = best_.top() * kSlack;
    while (weight(fewest_times_, shortest_) < least_) ++fewest_times_;
    if (found_.size() > most_found()) forget_worse();
  }

  void forget_worse() {
    std::erase_if(found_, [&](const auto& one) { return one.first < least_; });
  }

  std::size_t most_found() const { return 4 * count_ + 100; }

  const Snapshot& snapshot_;
  const Bm25& bm25_;
  double average_;
  Xapian::termcount shortest_;
  Xapian::termcount fewest_times_ = 0;
  std::size_t count_;
  double least_ = 0;
  std::priority_queue<double, std::vector<double>, std::greater<>>
      best_;  // weights of the best, least on top
  std::vector<std::pair<double, Place>> found_;
};

// Whether an article of a partition has a term, asked with rising documents.
class Membership {
 public:
  Membership(const Xapian::Database& database, const std::string& term)
      : end_(database.postlist_end(term)), at_(database.postlist_begin(term)) {}
  bool has(Xapian::docid document) {
    if (at_ != end_ && *at_ < document) at_.skip_to(document);
    return at_ != end_ && *at_ == document;
  }

 private:
  Xapian::PostingIterator end_, at_;
};

// The articles of a partition by which of some terms they have, as a number with a bit for each.
class Kinds {
 public:
  Kinds(const Xapian::Database& database, const std::vector<std::string>& terms) {
    for (const std::string& term : terms) members_.emplace_back(database, term);
  }
  std::size_t of(Xapian::docid document) {
    std::size_t kind = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].has(document)) kind |= std::size_t{1} << i;
    }
    return kind;
  }

 private:
  std::vector<Membership> members_;
};

Xapian::termcount fewest_times(const std::vector<Best>& bests) {
  return std::ranges::min_element(bests, {}, &Best::fewest_times)->fewest_times();
}

}  // namespace

std::optional<std::vector<Place>> best_of_term(const Snapshot& snapshot, const std::string& term,
                                               std::size_t count, const Bm25& bm25,
                                               const std::vector<std::string>& favoured) {
  if (count == 0 || count > kMostWanted || favoured.size() > kMostFavoured ||
      snapshot.database().get_termfreq(term) < 8 * count)
    return std::nullopt;
  std::vector<Best> bests(std::size_t{1} << favoured.size(), Best(snapshot, bm25, count));
  Xapian::termcount fewest = 0;  // that any kind can use
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const Xapian::Database& database = snapshot.database(p);
    Kinds kinds(database, favoured);
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      const Xapian::termcount times = at.get_wdf();
      if (times < fewest) continue;
      Best& best = bests[kinds.of(*at)];
      if (times < best.fewest_times()) continue;
      if (!best.look_at({p, *at - 1}, times, at.get_doclength())) return std::nullopt;
      fewest = fewest_times(bests);
    }
  }
  std::vector<Place> places;
  for (Best& best : bests) {
    for (const Place& place : best.places()) places.push_back(place);
  }
  return places;
}

}  // namespace lede::match
