// The entries of documents on their way to articles: which are new or changed, which need their page,
// and what is then written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article/article.h"
#include "indexer/fetch/request.h"
#include "indexer/schedule/seen_entries.h"
#include "indexer/update/batch_writer.h"
#include "indexer/update/feed_outcome.h"
#include "indexer/update/known_articles.h"
#include "indexer/update/linked_page.h"

namespace lede::update {

// A feed under way: polled, and waiting for pages.
struct FeedJob {
  FeedOutcome outcome;
  std::size_t pages_open = 0;
  std::size_t known = 0;                  // entries that were seen before, by this feed or another
  std::size_t left_out = 0;               // entries beyond the pages that one run fetches of a feed
  std::vector<std::int64_t> still_there;  // rows of entries that it still lists
  std::vector<std::int64_t> changed;      // of these, those whose article is made anew
};

class EntryDesk {
 public:
  // `ask` is given the requests for pages; their answers come to page_answered().
  EntryDesk(const Target& target, BatchWriter& writer, std::function<void(fetch::FetchRequest)> ask)
      : seen_(target.state), archive_(target), writer_(writer), ask_(std::move(ask)) {}

  // One document's entries, in its order, with their ids.
  core::Status take(const std::shared_ptr<FeedJob>& feed, std::vector<article::Article> entries,
                    schedule::Time now);
  // Pages of earlier entries that could not be fetched then.
  core::Status take_due_pages(const std::shared_ptr<FeedJob>& feed, schedule::Time now);

  // The feed that waited for it.
  core::Result<std::shared_ptr<FeedJob>> page_answered(const fetch::FetchResponse& response,
                                                       schedule::Time now, double chance);

  std::size_t pages_open() const { return jobs_.size(); }
  std::size_t bytes_open() const { return bytes_open_; }  // of the entries that wait for these
  // What the writer has written is known to the archive and the state from now on.
  void forget_written();

 private:
  struct Follower {
    schedule::SeenEntry entry;
    schedule::EntryFace face;
  };
  // An article of this run that the state does not know yet, and who else lists it.
  struct Pending {
    std::int64_t feed = 0;
    schedule::EntryFace face;
    std::string article;
    std::uint64_t batch = 0;  // the writer's that it is in; 0: none yet
    std::vector<Follower> followers;
  };
  struct Job {
    std::shared_ptr<FeedJob> feed;
    article::Article entry;
    schedule::EntryFace face;
    schedule::SeenEntry seen;          // row 0: new
    std::shared_ptr<Pending> pending;  // of a new one
    bool page_only = false;            // the entry is in the archive; its page is tried again
  };
  core::Status take_one(Job job, const std::optional<schedule::SeenEntry>& known, schedule::Time now);
  core::Status take_known(Job job, const schedule::SeenEntry& known, schedule::Time now);
  core::Status take_new(Job job, schedule::Time now);
  core::Status go_on(Job job, schedule::Time now);
  void ask_for_page(Job job);
  core::Status finish(Job job, LinkedPage page, schedule::Time now);
  core::Result<bool> joins_another(Job& job, const std::string& url);
  void join(const std::shared_ptr<Pending>& pending, const std::shared_ptr<Pending>& leader);
  void give(Pending& pending);
  void follow(Pending& leader, Follower follower);
  Pending* pending_of(std::int64_t feed, const schedule::EntryFace& face);
  void record(schedule::SeenEntry entry, schedule::EntryFace face, std::string url);

  core::Result<std::optional<std::string>> id_by_url(const std::string& url, const schedule::EntryFace& face);

  schedule::SeenEntries seen_;
  KnownArticles archive_;
  BatchWriter& writer_;
  std::function<void(fetch::FetchRequest)> ask_;
  std::unordered_map<std::uint64_t, Job> jobs_;  // by the request's key
  std::size_t bytes_open_ = 0;
  std::uint64_t next_key_ = std::uint64_t{1} << 32;                    // beyond those of feeds
  std::unordered_map<std::string, std::shared_ptr<Pending>> pending_;  // by id and by address
  std::uint64_t written_ = 0;                                          // as of the last forget_written()
};

}  // namespace lede::update
