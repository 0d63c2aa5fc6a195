#include "searcher/match/best_of.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <numeric>
#include <queue>
#include <span>
#include <utility>

namespace lede::match {
namespace {

using archive::Place;
using archive::Snapshot;
using Xapian::termcount;

constexpr std::size_t kMostWanted = 2000;

// What Xapian::BM25Weight gives the articles of one snapshot.
class Weights {
 public:
  // The first `weighing` of the terms weigh.
  Weights(const Xapian::Database& database, const std::vector<std::string>& terms, std::size_t weighing,
          const Bm25& bm25)
      : bm25_(bm25), average_(database.get_average_length()) {
    const termcount shortest = database.get_doclength_lower_bound();
    for (const std::string& term : terms) {
      const double rarity =
          rarities_.size() < weighing ? rarity_of(database.get_termfreq(term), database.get_doccount()) : 0;
      rarities_.push_back(rarity);
      most_of_all_ += rarity;
      std::array<double, kTabled>& table = most_.emplace_back();
      for (termcount times = 0; times < kTabled; ++times) table[times] = rarity * share(times, shortest);
      table.back() = rarity;
    }
  }

  // However short the article.
  double most(std::size_t term, termcount times) const {
    return most_[term][std::min<termcount>(times, kTabled - 1)];
  }
  // However often it stands there.
  double most(std::size_t term) const { return rarities_[term]; }
  double most() const { return most_of_all_; }  // of all terms

  double of(std::span<const termcount> times, termcount length) const {
    double sum = 0;
    for (std::size_t i = 0; i < times.size(); ++i) sum += rarities_[i] * share(times[i], length);
    return sum;
  }

 private:
  static constexpr termcount kTabled = 256;

  // As Xapian::BM25Weight has it: a term of more than a third of the articles weighs still more than nothing.
  double rarity_of(Xapian::doccount having, Xapian::doccount all) const {
    const double odds = (all - having + 0.5) / (having + 0.5);
    return (bm25_.k1 + 1) * std::log(odds < 2 ? odds * 0.5 + 1 : odds);
  }
  double share(termcount times, termcount length) const {
    const double normal = std::max(static_cast<double>(length) / average_, bm25_.min_normlen);
    const auto wdf = static_cast<double>(times);
    return times == 0 ? 0 : wdf / (bm25_.k1 * (normal * bm25_.b + (1 - bm25_.b)) + wdf);
  }

  Bm25 bm25_;
  double average_;
  std::vector<double> rarities_;
  double most_of_all_ = 0;
  std::vector<std::array<double, kTabled>> most_;
};

// The best so far.
class Best {
 public:
  Best(const Snapshot& snapshot, std::size_t count) : snapshot_(snapshot), count_(count) {}

  double least() const { return least_; }  // what weighs less is not among them
  bool is_full() const { return best_.size() == count_; }

  // False when there are too many.
  bool look_at(Place place, double weight) {
    if (weight < least_ || snapshot_.is_deleted(place)) return true;
    found_.emplace_back(weight, place);
    best_.push(weight);
    if (best_.size() > count_) best_.pop();
    // Xapian, which orders what is found, may round another way.
    constexpr double kSlack = 1 - 1e-9;
    if (best_.size() == count_) least_ = best_.top() * kSlack;
    if (found_.size() > most_found()) forget_worse();
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
  void forget_worse() {
    std::erase_if(found_, [&](const auto& one) { return one.first < least_; });
  }
  std::size_t most_found() const { return 4 * count_ + 100; }

  const Snapshot& snapshot_;
  std::size_t count_;
  double least_ = 0;
  std::priority_queue<double, std::vector<double>, std::greater<>>
      best_;  // weights of the best, least on top
  std::vector<std::pair<double, Place>> found_;
};

// One term's list, asked with rising documents.
class List {
 public:
  List(const Xapian::Database& database, const std::string& term)
      : count_(term.empty() ? 0 : database.get_termfreq(term)),
        end_(database.postlist_end(term)),
        at_(term.empty() ? end_ : database.postlist_begin(term)) {}

  Xapian::doccount count() const { return count_; }
  bool has(Xapian::docid document) {
    if (at_ != end_ && *at_ < document) at_.skip_to(document);
    return at_ != end_ && *at_ == document;
  }
  termcount times() const { return at_.get_wdf(); }
  termcount length() const { return at_.get_doclength(); }
  bool at_end() const { return at_ == end_; }
  Xapian::docid document() const { return *at_; }
  void next() { ++at_; }

 private:
  Xapian::doccount count_;
  Xapian::PostingIterator end_, at_;
};

class Search {
 public:
  Search(const Snapshot& snapshot, const Weighed& query, std::size_t count, const Bm25& bm25)
      : snapshot_(snapshot),
        query_(query),
        terms_(all_terms(query)),
        weights_(snapshot.database(), terms_, query.terms.size(), bm25),
        best_(snapshot, count),
        times_(terms_.size()) {
    for (const auto& [term, weight] : query.favoured) all_favours_ += weight;
  }

  // False when there are too many.
  bool walk(std::size_t partition) {
    const Xapian::Database& database = snapshot_.database(partition);
    partition_ = partition;
    lists_.clear();
    for (const std::string& term : terms_) lists_.emplace_back(database, term);
    order_.resize(lists_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    members_.clear();
    for (const auto& [term, weight] : query_.favoured) members_.emplace_back(database, term);
    return query_.source != nullptr ? walk_source(database) : walk_rarest();
  }

  // Whether no article that matches only by a term of `also` can be among the best.
  bool is_done() const { return query_.also.empty() || (best_.is_full() && best_.least() > all_favours_); }

  std::vector<Place> places() { return best_.places(); }

 private:
  static std::vector<std::string> all_terms(const Weighed& query) {
    std::vector<std::string> terms = query.terms;
    terms.insert(terms.end(), query.weightless.begin(), query.weightless.end());
    return terms;
  }

  double favours(Xapian::docid document) {
    double sum = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].has(document)) sum += query_.favoured[i].second;
    }
    return sum;
  }

  bool walk_source(const Xapian::Database& database) {
    const std::unique_ptr<archive::RowSource> source(query_.source->clone());
    source->init(database);
    for (const std::uint32_t row : source->take_rows()) {
      if (!look_at(row + 1)) return false;
    }
    return true;
  }

  bool walk_rarest() {
    const auto rarest = std::min_element(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return lists_[a].count() < lists_[b].count();
    });
    std::iter_swap(order_.begin(), rarest);
    const double of_others = all_favours_ + weights_.most() - weights_.most(order_.front());
    for (List& lead = lists_[order_.front()]; !lead.at_end(); lead.next()) {
      if (of_others + weights_.most(order_.front(), lead.times()) < best_.least()) continue;
      if (!look_at(lead.document())) return false;
    }
    return true;
  }

  bool look_at(Xapian::docid document) {
    double most = all_favours_ + weights_.most();
    bool has_all = true;
    for (const std::size_t i : order_) {
      has_all = lists_[i].has(document);
      if (!has_all) break;
      times_[i] = lists_[i].times();
      most -= weights_.most(i) - weights_.most(i, times_[i]);
      if (most < best_.least()) return true;
    }
    if (!has_all && query_.source == nullptr) return true;
    const double favours_of_it = favours(document);
    if (has_all && most - all_favours_ + favours_of_it < best_.least()) return true;
    const double weight = has_all ? weights_.of(times_, lists_.front().length()) : 0;
    return best_.look_at({partition_, document - 1}, weight + favours_of_it);
  }

  const Snapshot& snapshot_;
  const Weighed& query_;
  std::vector<std::string> terms_;
  Weights weights_;
  Best best_;
  double all_favours_ = 0;  // of an article that has all favoured terms
  std::vector<termcount> times_;
  std::vector<List> lists_;
  std::vector<std::size_t> order_;  // of the lists: the one that leads comes first
  std::vector<List> members_;       // of the favoured terms
  std::size_t partition_ = 0;
};

// Whether so many match that it is worth it.
bool is_large(const Snapshot& snapshot, const Weighed& query, std::size_t count) {
  const auto is_frequent = [&](const std::string& term) {
    return snapshot.database().get_termfreq(term) >= 8 * count;
  };
  return query.source != nullptr || (std::ranges::all_of(query.terms, is_frequent) &&
                                     std::ranges::all_of(query.weightless, is_frequent));
}

}  // namespace

std::optional<std::vector<Place>> best_of(const Snapshot& snapshot, const Weighed& query, std::size_t count,
                                          const Bm25& bm25) {
  if (count == 0 || count > kMostWanted || query.terms.empty() || !is_large(snapshot, query, count))
    return std::nullopt;
  Search search(snapshot, query, count, bm25);
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    if (!search.walk(p)) return std::nullopt;
  }
  return search.is_done() ? std::optional(search.places()) : std::nullopt;
}

}  // namespace lede::match
