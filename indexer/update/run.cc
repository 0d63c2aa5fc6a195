#include "indexer/update/run.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <unordered_map>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/core/interrupt.h"
#include "common/text/hash.h"
#include "common/text/url.h"
#include "indexer/fetch/fetcher.h"
#include "indexer/schedule/poll.h"
#include "indexer/update/entry_desk.h"
#include "indexer/update/request.h"

namespace lede::update {
namespace {

using schedule::Feed;
using schedule::Time;
using Kind = FeedOutcome::Kind;

// Beyond these no more feeds are asked: memory stays in bounds.
constexpr std::size_t kMostPagesOpen = 16'000;
constexpr std::size_t kMostBytesOpen = std::size_t{64} << 20;
constexpr std::size_t kMostFeedsOpen = 256;
constexpr auto kForgotten = std::chrono::days(180);  // entries that left their feed

// The feeds to ask, the first one last. The longest due come first, but no host's second feed before
// another host's first: each host answers as fast as its pause allows, so the run is as long as the
// host that is begun last.
std::vector<Feed> in_turn(std::vector<Feed> feeds) {
  std::stable_sort(feeds.begin(), feeds.end(), [](const Feed& a, const Feed& b) {
    return a.next_poll.value_or(Time{}) < b.next_poll.value_or(Time{});
  });
  std::map<std::string, std::size_t> of_host;
  std::vector<std::pair<std::size_t, Feed>> ranked;
  for (Feed& feed : feeds) {
    const std::size_t rank = of_host[text::host_of(feed.url)]++;
    ranked.emplace_back(rank, std::move(feed));
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Feed> ordered;
  for (auto each = ranked.rbegin(); each != ranked.rend(); ++each) ordered.push_back(std::move(each->second));
  return ordered;
}

class UpdateRun {
 public:
  UpdateRun(const UpdateOptions& options, const Target& target, core::Progress& progress)
      : options_(options),
        target_(target),
        progress_(progress),
        fetcher_(options.limits),
        writer_(target),
        desk_(target, writer_, [this](fetch::FetchRequest r) { fetcher_.add(std::move(r)); }) {}

  core::Result<UpdateSummary> run() {
    if (core::Status status = choose(); !status) return status.error();
    start_feeds();
    while (auto response = fetcher_.next()) {
      if (core::Status status = on_response(std::move(*response)); !status) return status.error();
      start_feeds();
      if (core::Status status = writer_.go_on(); !status) return status.error();
      desk_.forget_written();
      show_progress();
    }
    summary_.interrupted = core::interrupted();
    if (!summary_.interrupted) {
      writer_.then([this, before = options_.clock() - kForgotten] {
        return schedule::SeenEntries(target_.state).forget(before);
      });
    }
    if (core::Status status = writer_.finish(); !status) return status.error();
    summary_.counts = writer_.counts();
    return summary_;
  }

 private:
  core::Status choose() {
    auto feeds = target_.state.feeds();
    if (!feeds) return feeds.error();
    const Time now = options_.clock();
    std::erase_if(*feeds, [&](const Feed& feed) {
      if (!options_.only.empty())
        return std::find(options_.only.begin(), options_.only.end(), feed.id) == options_.only.end();
      return feed.retired || !(options_.all || !feed.next_poll || *feed.next_poll <= now);
    });
    due_ = in_turn(std::move(*feeds));
    total_ = due_.size();
    return core::ok_status();
  }

  void start_feeds() {
    while (!due_.empty() && feeds_.size() < kMostFeedsOpen && desk_.pages_open() < kMostPagesOpen &&
           desk_.bytes_open() < kMostBytesOpen) {
      auto job = std::make_shared<FeedJob>();
      job->outcome.feed = std::move(due_.back());
      due_.pop_back();
      const Feed& feed = job->outcome.feed;
      auto request = request_for_feed(feed, schedule::wants_full(feed, options_.clock()));
      if (!request) {
        fail(job->outcome, request.error().message, {}, options_.clock(), chance());
        finish(*job);
        continue;
      }
      request->key = ++next_key_;
      feeds_.emplace(next_key_, std::move(job));
      fetcher_.add(std::move(*request));
    }
  }

  core::Status on_response(fetch::FetchResponse response) {
    const auto found = feeds_.find(response.request.key);
    if (found == feeds_.end()) {
      auto feed = desk_.page_answered(response, options_.clock(), chance());
      if (!feed) return feed.error();
      if (*feed && (*feed)->pages_open == 0) finish(**feed);
      return core::ok_status();
    }
    const std::shared_ptr<FeedJob> job = std::move(found->second);
    feeds_.erase(found);
    if (core::Status status = on_feed(job, response); !status) return status;
    if (job->pages_open == 0) finish(*job);
    return core::ok_status();
  }

  core::Status on_feed(const std::shared_ptr<FeedJob>& job, fetch::FetchResponse& response) {
    FeedOutcome& outcome = job->outcome;
    const Time now = options_.clock();
    outcome.note.at = now;
    outcome.note.status = response.status;
    outcome.note.bytes = static_cast<std::int64_t>(response.body.size());
    outcome.note.milliseconds = response.took.count();
    outcome.feed.last_attempt = now;
    if (response.error) {
      fail(outcome, response.error->message, response.retry_after, now, chance());
      // The host asked for peace after another request: that is no failure of this feed.
      if (response.failure == fetch::Failure::kAskedToWait) --outcome.feed.failures;
    } else if (response.status == 304) {
      outcome.kind = Kind::kUnchanged;
      settle(outcome, response, now);
      return desk_.take_due_pages(job, now);
    } else if (response.status / 100 == 2) {
      return read_document(job, response, now);
    } else if (response.status == 410) {
      retire(outcome, "the server says that it is gone for good (410)");
    } else {
      fail(outcome, "the server answered " + std::to_string(response.status), response.retry_after, now,
           chance());
    }
    return core::ok_status();
  }

  core::Status read_document(const std::shared_ptr<FeedJob>& job, fetch::FetchResponse& response, Time now) {
    FeedOutcome& outcome = job->outcome;
    Feed& feed = outcome.feed;
    const std::uint64_t hash = text::hash64(response.body);
    const bool same = hash == feed.body_hash;
    if (!same) {
      auto document = parse::parse_feed(response.body, {response.url, response.content_type, feed.identity});
      if (!document) {
        fail(outcome, document.error().message, response.retry_after, now, chance());
        return core::ok_status();
      }
      response.body = std::string();
      outcome.note.entries = static_cast<std::int64_t>(document->entries.size());
      const bool had_entries = feed.habits.newest.has_value();
      learn(feed, *document, now);
      if (core::Status status = desk_.take(job, std::move(document->entries), now); !status) return status;
      if (had_entries && feed.last_success && outcome.note.entries > 1 && job->known == 0)
        tell_missed(outcome, *feed.last_success);
    }
    outcome.kind = same ? Kind::kUnchanged : Kind::kRead;
    feed.last_full = now;
    feed.etag = response.etag;
    feed.last_modified = response.last_modified;
    feed.body_hash = hash;
    settle(outcome, response, now);
    return desk_.take_due_pages(job, now);
  }

  void settle(FeedOutcome& outcome, const fetch::FetchResponse& response, Time now) {
    succeed(outcome, response, now, chance());
    if (!response.permanent_url.empty() && response.permanent_url != outcome.feed.url)
      move(outcome, response.permanent_url);
    tell_silence(outcome, now);
  }

  // 301 and 308 change the address, once the new one has answered as the feed.
  void move(FeedOutcome& outcome, const std::string& url) {
    auto other = target_.state.find(url);
    const bool taken = other && *other && (*other)->id != outcome.feed.id;
    if (taken || !moved_to_.insert(url).second)
      return retire(outcome, "moved to " + url + ", which is on the list already");
    outcome.note.message = "moved to " + url + " from " + outcome.feed.url;
    outcome.feed.url = url;
  }

  // All of its entries are with the writer, so what was learned of it may follow.
  void finish(FeedJob& job) {
    FeedOutcome& outcome = job.outcome;
    if (job.left_out > 0) {  // the rest is new the next time too: the document is asked for whole
      outcome.feed.etag.clear();
      outcome.feed.last_modified.clear();
      outcome.feed.body_hash = 0;
      outcome.feed.next_poll = *outcome.feed.last_attempt + schedule::kLeastPause;
      outcome.note.message = std::to_string(job.left_out) + " more entries are left for the next run";
    }
    writer_.then([this, feed = outcome.feed, note = outcome.note, rows = job.still_there]() -> core::Status {
      auto saved = target_.state.save(feed);
      if (!saved) return saved.error();
      if (!*saved) return core::ok_status();  // taken off the list meanwhile
      if (core::Status status = target_.state.note(feed.id, note); !status) return status;
      return schedule::SeenEntries(target_.state).touch(rows, note.at);
    });
    ++summary_.feeds;
    summary_.unchanged += outcome.kind == Kind::kUnchanged ? 1 : 0;
    summary_.failed += outcome.kind == Kind::kFailed ? 1 : 0;
    summary_.pages += outcome.pages;
    summary_.pages_failed += outcome.pages_failed;
    options_.told(outcome);
  }

  void show_progress() {
    if (!progress_.due()) return;
    progress_.update(std::to_string(summary_.feeds) + " of " + std::to_string(total_) + " feeds, " +
                     std::to_string(desk_.pages_open()) + " pages to go");
  }

  double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }

  const UpdateOptions& options_;
  const Target& target_;
  core::Progress& progress_;
  fetch::Fetcher fetcher_;
  BatchWriter writer_;
  EntryDesk desk_;
  std::vector<Feed> due_;                                              // not yet asked, the first one last
  std::unordered_map<std::uint64_t, std::shared_ptr<FeedJob>> feeds_;  // asked, by the request's key
  std::set<std::string> moved_to_;                                     // by feeds of this run
  std::uint64_t next_key_ = 0;
  std::size_t total_ = 0;
  UpdateSummary summary_;
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace

core::Result<UpdateSummary> update_feeds(const UpdateOptions& options, const Target& target,
                                         core::Progress& progress) {
  auto lock = archive::WriterLock::acquire(target.archive, archive::Right::kPoll);
  if (!lock) return lock.error();
  return UpdateRun(options, target, progress).run();
}

}  // namespace lede::update
