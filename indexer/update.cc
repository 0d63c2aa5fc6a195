#include "indexer/update.h"

#include <algorithm>
#include <random>
#include <thread>
#include <unordered_map>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/core/interrupt.h"
#include "common/text/hash.h"
#include "indexer/fetch/fetcher.h"
#include "indexer/parse/feed.h"
#include "indexer/schedule/entry_page.h"
#include "indexer/schedule/poll.h"
#include "indexer/update_entries.h"
#include "indexer/update_request.h"

namespace lede {
namespace {

using schedule::Feed;
using schedule::Seconds;
using schedule::Time;
using Kind = FeedOutcome::Kind;

constexpr std::size_t kMostPagesOpen = 4000;  // then no more feeds are asked: memory stays in bounds
constexpr std::size_t kMostFeedsOpen = 256;
constexpr auto kForgotten = std::chrono::days(180);  // entries that left their feed
constexpr std::chrono::minutes kLockPatience{10};

class UpdateRun {
 public:
  UpdateRun(const UpdateOptions& options, const BatchTarget& target, core::Progress& progress)
      : options_(options),
        target_(target),
        progress_(progress),
        fetcher_(options.limits),
        desk_(target.state, target, batch_, [this](fetch::FetchRequest r) { fetcher_.add(std::move(r)); }) {}

  core::Result<UpdateSummary> run() {
    if (core::Status status = choose(); !status) return status.error();
    start_feeds();
    while (auto response = fetcher_.next()) {
      if (core::Status status = on_response(std::move(*response)); !status) return status.error();
      start_feeds();
      if (core::Status status = write_if_due(); !status) return status.error();
      show_progress();
    }
    summary_.interrupted = core::interrupted();
    if (!summary_.interrupted) {
      batch_.then([this, before = options_.clock() - kForgotten] {
        return schedule::SeenEntries(target_.state).forget(before);
      });
    }
    if (core::Status status = write(true); !status) return status.error();
    return summary_;
  }

 private:
  // The feeds of this run, the longest due first.
  core::Status choose() {
    auto feeds = target_.state.feeds();
    if (!feeds) return feeds.error();
    const Time now = options_.clock();
    for (Feed& feed : *feeds) {
      const bool named =
          std::find(options_.only.begin(), options_.only.end(), feed.id) != options_.only.end();
      const bool due = !feed.retired && (options_.all || !feed.next_poll || *feed.next_poll <= now);
      if (named || (options_.only.empty() && due)) due_.push_back(std::move(feed));
    }
    std::stable_sort(due_.begin(), due_.end(), [](const Feed& a, const Feed& b) {
      return a.next_poll.value_or(Time{}) > b.next_poll.value_or(Time{});
    });
    total_ = due_.size();
    return core::ok_status();
  }

  void start_feeds() {
    while (!due_.empty() && feeds_.size() < kMostFeedsOpen && desk_.pages_open() < kMostPagesOpen) {
      auto job = std::make_shared<FeedJob>();
      job->outcome.feed = std::move(due_.back());
      due_.pop_back();
      const Feed& feed = job->outcome.feed;
      auto request = request_for_feed(feed, schedule::wants_full(feed, options_.clock()));
      if (!request) {
        fail(*job, request.error().message, {});
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
      fail(*job, response.error->message, response.retry_after);
      // The host asked for peace after another request: that is no failure of this feed.
      if (response.failure == fetch::Failure::kAskedToWait) --outcome.feed.failures;
    } else if (response.status == 304) {
      outcome.kind = Kind::kUnchanged;
      succeed(outcome, response, now);
      return desk_.take_due_pages(job, now);
    } else if (response.status / 100 == 2) {
      return read_document(job, response, now);
    } else if (response.status == 410) {
      retire(outcome, "the server says that it is gone for good (410)");
    } else {
      fail(*job, "the server answered " + std::to_string(response.status), response.retry_after);
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
        fail(*job, document.error().message, response.retry_after);
        return core::ok_status();
      }
      response.body = std::string();
      outcome.note.entries = static_cast<std::int64_t>(document->entries.size());
      learn(feed, *document, now);
      if (core::Status status = desk_.take(job, std::move(document->entries), now); !status) return status;
    }
    outcome.kind = same ? Kind::kUnchanged : Kind::kRead;
    feed.last_full = now;
    feed.etag = response.etag;
    feed.last_modified = response.last_modified;
    feed.body_hash = hash;
    succeed(outcome, response, now);
    return desk_.take_due_pages(job, now);
  }

  static void learn(Feed& feed, const parse::Feed& document, Time now) {
    if (feed.title.empty()) feed.title = document.title;
    if (feed.site.empty()) feed.site = document.url;
    std::vector<Time> times;
    std::size_t whole = 0;
    for (const article::Article& entry : document.entries) {
      if (entry.published) times.push_back(*entry.published);
      whole += schedule::carries_whole_text(entry) ? 1 : 0;
    }
    feed.habits = schedule::habits_of(std::move(times), now);
    if (!document.entries.empty()) feed.habits.whole_text = whole * 2 > document.entries.size();
    const parse::UpdateHints& hints = document.hints;
    if (hints.ttl || hints.period)
      feed.habits.wish = std::max(hints.ttl.value_or(Seconds(0)), hints.period.value_or(Seconds(0)));
    feed.habits.skip_hours = hints.skip_hours;
    feed.habits.skip_days = hints.skip_days;
  }

  void succeed(FeedOutcome& outcome, const fetch::FetchResponse& response, Time now) {
    Feed& feed = outcome.feed;
    if (response.status == 304) {
      if (!response.etag.empty()) feed.etag = response.etag;
      if (!response.last_modified.empty()) feed.last_modified = response.last_modified;
    }
    feed.last_success = now;
    feed.failures = 0;
    feed.problem.clear();
    feed.retired = false;
    feed.next_poll = schedule::next_poll(feed, response.max_age, now, chance());
    if (!response.permanent_url.empty() && response.permanent_url != feed.url)
      move(outcome, response.permanent_url);
    const bool silent = schedule::is_silent(feed, now);
    if (silent && !feed.silence_told) tell_silence(outcome);
    feed.silence_told = silent;
  }

  // 301 and 308 change the address, once the new one has answered as the feed.
  void move(FeedOutcome& outcome, const std::string& url) {
    auto other = target_.state.find(url);
    if (other && *other && (*other)->id != outcome.feed.id)
      return retire(outcome, "moved to " + url + ", which is on the list already");
    outcome.note.message = "moved to " + url + " from " + outcome.feed.url;
    outcome.feed.url = url;
  }

  static void tell_silence(FeedOutcome& outcome) {
    const auto days =
        std::chrono::floor<std::chrono::days>(*outcome.feed.last_success - *outcome.feed.habits.newest);
    outcome.kind = Kind::kSilent;
    outcome.note.message = "nothing new for " + std::to_string(days.count()) + " days, far beyond its habit";
  }

  void fail(FeedJob& job, const std::string& problem, std::optional<Seconds> retry_after) {
    FeedOutcome& outcome = job.outcome;
    const Time now = options_.clock();
    outcome.kind = Kind::kFailed;
    outcome.note.at = now;
    outcome.note.message = outcome.feed.problem = problem;
    outcome.feed.last_attempt = now;
    ++outcome.feed.failures;
    outcome.feed.next_poll = schedule::next_try(outcome.feed.failures, retry_after, now, chance());
  }

  static void retire(FeedOutcome& outcome, const std::string& why) {
    outcome.kind = Kind::kRetired;
    outcome.feed.retired = true;
    outcome.note.message = outcome.feed.problem = why;
  }

  // All of its entries are in the batch, so what was learned of it may follow.
  void finish(FeedJob& job) {
    FeedOutcome& outcome = job.outcome;
    if (job.left_out > 0) {  // the rest is new the next time too: the document is asked for whole
      outcome.feed.etag.clear();
      outcome.feed.last_modified.clear();
      outcome.feed.body_hash = 0;
      outcome.feed.next_poll = *outcome.feed.last_attempt + schedule::kLeastPause;
      outcome.note.message = std::to_string(job.left_out) + " more entries are left for the next run";
    }
    batch_.then([this, feed = outcome.feed, note = outcome.note, rows = job.still_there]() -> core::Status {
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

  core::Status write_if_due() {
    if (batch_.is_full()) return write(true);
    return batch_.is_due(std::chrono::steady_clock::now()) ? write(false) : core::ok_status();
  }

  // Without `must`, an archive that another program is writing to is left for later.
  core::Status write(bool must) {
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
      auto counts = batch_.write(target_);
      if (counts) {
        summary_.counts += *counts;
        desk_.forget_written();
        return core::ok_status();
      }
      if (counts.error().code != core::ErrorCode::kLocked) return counts.error();
      if (!must) return core::ok_status();
      if (core::interrupted() || std::chrono::steady_clock::now() - begun > kLockPatience)
        return counts.error();
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
    }
  }

  void show_progress() {
    if (!progress_.due()) return;
    progress_.update(std::to_string(summary_.feeds) + " of " + std::to_string(total_) + " feeds, " +
                     std::to_string(desk_.pages_open()) + " pages to go");
  }

  double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }

  const UpdateOptions& options_;
  const BatchTarget& target_;
  core::Progress& progress_;
  fetch::Fetcher fetcher_;
  UpdateBatch batch_;
  EntryDesk desk_;
  std::vector<Feed> due_;                                              // not yet asked, the longest due last
  std::unordered_map<std::uint64_t, std::shared_ptr<FeedJob>> feeds_;  // asked, by the request's key
  std::uint64_t next_key_ = 0;
  std::size_t total_ = 0;
  UpdateSummary summary_;
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace

core::Result<UpdateSummary> update_feeds(const UpdateOptions& options, const BatchTarget& target,
                                         core::Progress& progress) {
  auto lock = archive::WriterLock::acquire(target.archive, archive::Right::kPoll);
  if (!lock) return lock.error();
  return UpdateRun(options, target, progress).run();
}

}  // namespace lede
