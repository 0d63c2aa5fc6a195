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

#include "common/archive/snapshot.h"
#include "common/article/article.h"
#include "indexer/fetch/request.h"
#include "indexer/schedule/seen_entries.h"
#include "indexer/update.h"
#include "indexer/update_batch.h"

namespace lede {

// A feed under way: polled, and waiting for pages.
struct FeedJob {
  FeedOutcome outcome;
  std::size_t pages_open = 0;
  std::size_t left_out = 0;               // entries beyond the pages that one run fetches of a feed
  std::vector<std::int64_t> still_there;  // rows of entries that it still lists
};

class EntryDesk {
 public:
  // `ask` is given the requests for pages; their answers come to page_answered().
  EntryDesk(schedule::State& state, const BatchTarget& target, UpdateBatch& batch,
            std::function<void(fetch::FetchRequest)> ask)
      : target_(target), seen_(state), batch_(batch), ask_(std::move(ask)) {}

  // One document's entries, in its order, with their ids.
  core::Status take(const std::shared_ptr<FeedJob>& feed, std::vector<article::Article> entries,
                    schedule::Time now);
  // Pages of earlier entries that could not be fetched then.
  core::Status take_due_pages(const std::shared_ptr<FeedJob>& feed, schedule::Time now);

  // The feed that waited for it.
  core::Result<std::shared_ptr<FeedJob>> page_answered(const fetch::FetchResponse& response,
                                                       schedule::Time now, double chance);

  std::size_t pages_open() const { return jobs_.size(); }
  // After the batch was written: what it held is in the archive and the state.
  void forget_written();

 private:
  // An article of this run that the state does not know yet, and who else lists it.
  struct Pending {
    std::int64_t feed = 0;
    schedule::EntryFace face;
    std::string article;
    bool in_batch = false;
    std::vector<UpdateBatch::Change> followers;
  };
  struct Job {
    std::shared_ptr<FeedJob> feed;
    article::Article entry;
    schedule::EntryFace face;
    schedule::SeenEntry seen;          // row 0: new
    std::shared_ptr<Pending> pending;  // of a new one
    bool page_only = false;            // the entry is in the archive; its page is tried again
  };
  struct Page {
    std::optional<article::Article> article;
    bool failed = false;
    std::optional<schedule::Time> again;  // when to try again; nothing: never
  };

  core::Status take_one(const std::shared_ptr<FeedJob>& feed, article::Article entry, bool dates_count,
                        schedule::Time now);
  core::Status take_known(Job job, const schedule::SeenEntry& known, schedule::Time now);
  core::Status take_new(Job job, schedule::Time now);
  core::Status go_on(Job job, schedule::Time now);
  void ask_for_page(Job job);
  static Page read_page(Job& job, const fetch::FetchResponse& response, schedule::Time now, double chance);
  core::Status finish(Job job, Page page, schedule::Time now);
  core::Result<bool> joins_another(Job& job, const std::string& url);
  void follow(Pending& leader, schedule::SeenEntry entry, const schedule::EntryFace& face);
  Pending* pending_of(std::int64_t feed, const schedule::EntryFace& face);
  void record(schedule::SeenEntry entry, schedule::EntryFace face, std::string url);

  core::Result<archive::Snapshot*> snapshot();
  core::Result<std::optional<article::Article>> archived(const std::string& id);
  core::Result<std::optional<std::string>> id_by_url(const std::string& url);

  const BatchTarget& target_;
  schedule::SeenEntries seen_;
  UpdateBatch& batch_;
  std::function<void(fetch::FetchRequest)> ask_;
  std::unordered_map<std::uint64_t, Job> jobs_;                        // by the request's key
  std::uint64_t next_key_ = std::uint64_t{1} << 32;                    // beyond those of feeds
  std::unordered_map<std::string, std::shared_ptr<Pending>> pending_;  // by id and by address
  std::optional<archive::Snapshot> snapshot_;
};

}  // namespace lede
