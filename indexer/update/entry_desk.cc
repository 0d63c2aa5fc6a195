#include "indexer/update/entry_desk.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/text/url.h"
#include "indexer/schedule/entry_page.h"
#include "indexer/schedule/poll.h"
#include "indexer/update/request.h"

namespace lede::update {
namespace {

using article::Article;
using schedule::EntryFace;
using schedule::KnownBy;
using schedule::SeenEntry;
using schedule::Time;

constexpr std::int64_t kMostPageTries = 5;
constexpr std::int64_t kDuePages = 20;   // of a feed and run, tried again
constexpr std::size_t kMostPages = 200;  // of a feed and run

bool holds(const std::vector<std::int64_t>& rows, std::int64_t row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

// Neither name nor link nor, with the date, the text is the same.
bool is_mere_likeness(const EntryFace& face, const SeenEntry& known) {
  return known.known_by == KnownBy::kTitleAndDate ||
         (known.known_by == KnownBy::kContent && face.published != known.published);
}

bool same_title_or_date(const EntryFace& a, const EntryFace& b) {
  return a.title == b.title || (a.published && a.published == b.published);
}

std::string key_of_id(const std::string& id) { return "i" + id; }
std::string key_of_url(const std::string& url) { return "u" + url; }

}  // namespace

core::Status EntryDesk::take(const std::shared_ptr<FeedJob>& feed, std::vector<Article> entries, Time now) {
  std::vector<EntryFace> faces = schedule::faces_of(entries, now);
  std::vector<std::optional<SeenEntry>> known(entries.size());
  std::set<std::int64_t> by_id;  // rows
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto found = seen_.find(feed->outcome.feed.id, faces[i]);
    if (!found) return found.error();
    known[i] = std::move(*found);
    if (known[i] && known[i]->known_by == KnownBy::kId) by_id.insert(known[i]->row);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // What the document lists beside the entry that it looks like is another one.
    if (known[i] && by_id.contains(known[i]->row) && is_mere_likeness(faces[i], *known[i])) known[i].reset();
    Job job;
    job.feed = feed;
    job.face = std::move(faces[i]);
    job.entry = std::move(entries[i]);
    job.seen.feed = feed->outcome.feed.id;
    job.seen.first_seen = job.seen.last_seen = now;
    if (core::Status status = take_one(std::move(job), known[i], now); !status) return status;
  }
  return core::ok_status();
}

core::Status EntryDesk::take_one(Job job, const std::optional<SeenEntry>& known, Time now) {
  job.feed->known += known ? 1 : 0;
  if (known && known->feed == job.seen.feed) return take_known(std::move(job), *known, now);
  if (known) {  // another feed's article
    job.seen.article = known->article;
    record(job.seen, job.face, "");
    return core::ok_status();
  }
  if (Pending* leader = pending_of(job.seen.feed, job.face)) {
    if (leader->feed != job.seen.feed) follow(*leader, {job.seen, job.face});
    return core::ok_status();
  }
  return take_new(std::move(job), now);
}

core::Status EntryDesk::take_known(Job job, const SeenEntry& known, Time now) {
  std::vector<std::int64_t>& met = job.feed->still_there;
  if (holds(met, known.row)) return core::ok_status();  // listed twice
  met.push_back(known.row);
  job.seen = known;
  job.seen.last_seen = now;
  if (known.fingerprint == job.face.fingerprint) {
    if (known.known_by != KnownBy::kId) record(job.seen, job.face, "");  // its new id or link
    return core::ok_status();
  }
  auto owner = seen_.owner(known.article);
  if (!owner) return owner.error();
  if (*owner != known.feed) {
    record(job.seen, job.face, "");
    return core::ok_status();
  }
  job.entry.id = known.article;
  job.feed->changed.push_back(known.row);
  return go_on(std::move(job), now);
}

core::Status EntryDesk::take_new(Job job, Time now) {
  // After a kill the archive may know what the state does not.
  auto id = id_by_url(job.face.link, job.face);
  if (!id) return id.error();
  if (*id) job.entry.id = **id;
  job.pending = std::make_shared<Pending>();
  job.pending->feed = job.seen.feed;
  job.pending->face = job.face;
  job.pending->article = job.seen.article = job.entry.id;
  return go_on(std::move(job), now);
}

core::Status EntryDesk::go_on(Job job, Time now) {
  FeedJob& feed = *job.feed;
  const bool page = !job.face.link.empty() && wants_page(feed.outcome.feed, job.entry);
  if (page && feed.pages_open + feed.outcome.pages + feed.outcome.pages_failed >= kMostPages) {
    ++feed.left_out;
    return core::ok_status();
  }
  if (job.pending) {
    pending_.emplace(key_of_id(job.face.id), job.pending);
    pending_.emplace(key_of_id(job.entry.id), job.pending);
    if (!job.face.link.empty()) pending_.emplace(key_of_url(job.face.link), job.pending);
  }
  if (!page) {
    job.seen.page_due.reset();
    job.seen.page_tries = 0;
    return finish(std::move(job), {}, now);
  }
  ask_for_page(std::move(job));
  return core::ok_status();
}

void EntryDesk::ask_for_page(Job job) {
  const std::string& url = job.page_only ? job.seen.page : job.entry.link;
  fetch::FetchRequest request = request_for_page(job.feed->outcome.feed, url);
  request.key = next_key_++;
  ++job.feed->pages_open;
  bytes_open_ += article::body_of(job.entry).size();
  jobs_.emplace(request.key, std::move(job));
  ask_(std::move(request));
}

core::Status EntryDesk::take_due_pages(const std::shared_ptr<FeedJob>& feed, Time now) {
  auto due = seen_.pages_due(feed->outcome.feed.id, now, kDuePages);
  if (!due) return due.error();
  for (SeenEntry& entry : *due) {
    if (holds(feed->changed, entry.row)) continue;  // its page is asked for already
    auto article = archive_.by_id(entry.article);
    if (!article) return article.error();
    Job job;
    job.feed = feed;
    job.page_only = true;
    job.seen = std::move(entry);
    if (*article) {
      job.entry = std::move(**article);
      ask_for_page(std::move(job));
    } else {  // deleted by the user
      job.seen.page_due.reset();
      writer_.then([this, seen = job.seen] { return seen_.settle_page(seen); });
    }
  }
  return core::ok_status();
}

core::Result<std::shared_ptr<FeedJob>> EntryDesk::page_answered(const fetch::FetchResponse& response,
                                                                Time now, double chance) {
  const auto found = jobs_.find(response.request.key);
  if (found == jobs_.end()) return std::shared_ptr<FeedJob>();
  Job job = std::move(found->second);
  jobs_.erase(found);
  const std::shared_ptr<FeedJob> feed = job.feed;
  --feed->pages_open;
  bytes_open_ -= article::body_of(job.entry).size();
  LinkedPage page = read_linked_page(response);
  job.seen.page_due.reset();
  job.seen.page_tries = page.failed ? job.seen.page_tries + 1 : 0;
  if (page.failed) job.seen.page = response.request.url;
  if (page.may_pass && job.seen.page_tries < kMostPageTries)
    job.seen.page_due = schedule::next_try(job.seen.page_tries, response.retry_after, now, chance);
  ++(page.failed ? feed->outcome.pages_failed : feed->outcome.pages);
  if (core::Status status = finish(std::move(job), std::move(page), now); !status) return status.error();
  return feed;
}

core::Status EntryDesk::finish(Job job, LinkedPage page, Time now) {
  if (page.failed && !job.page_only) {  // what an earlier fetch of the page brought stays
    auto before = archive_.by_id(job.entry.id);
    if (!before) return before.error();
    page.article = std::move(*before);
  }
  Article article = page.article ? schedule::join_page(std::move(job.entry), std::move(*page.article))
                                 : std::move(job.entry);
  if (job.page_only) {
    if (page.article) writer_.add(article);
    writer_.then([this, seen = job.seen] { return seen_.settle_page(seen); });
    return core::ok_status();
  }
  const std::string own_url = job.face.link.empty() ? "" : article.url;
  if (job.pending && own_url != job.face.link && schedule::names_an_article(own_url)) {
    auto joined = joins_another(job, own_url);
    if (!joined) return joined.error();
    if (*joined) return core::ok_status();
    article.id = job.seen.article;
  }
  schedule::apply_settings(job.feed->outcome.feed.settings, article);
  if (!article.collected) article.collected = now;
  if (article.source.empty()) article.source = text::host_of(article.link);
  if (article.fetched_url.empty()) article.fetched_url = job.feed->outcome.feed.url;
  writer_.add(article);
  if (!job.pending) {
    writer_.then([this, id = job.seen.article,
                  version = schedule::Version{now, job.seen.title, job.seen.published, job.seen.updated}] {
      return seen_.add_version(id, version);
    });
  }
  record(job.seen, job.face, own_url);
  ++(job.pending ? job.feed->outcome.note.added : job.feed->outcome.note.updated);
  if (job.pending) give(*job.pending);
  return core::ok_status();
}

// It is with the writer; who follows it, after it.
void EntryDesk::give(Pending& pending) {
  pending.batch = writer_.gathering();
  for (Follower& follower : std::exchange(pending.followers, {})) follow(pending, std::move(follower));
}

// Another feed lists it too: to be recorded after the one that brings it, never before.
void EntryDesk::follow(Pending& leader, Follower follower) {
  if (leader.batch == 0) return leader.followers.push_back(std::move(follower));
  follower.entry.article = leader.article;
  record(std::move(follower.entry), std::move(follower.face), "");
}

// `pending` turned out to be `leader`: who follows it follows that one.
void EntryDesk::join(const std::shared_ptr<Pending>& pending, const std::shared_ptr<Pending>& leader) {
  for (Follower& follower : std::exchange(pending->followers, {})) follow(*leader, std::move(follower));
  for (auto& [key, value] : pending_) {
    if (value == pending) value = leader;
  }
}

// A new entry whose page turns out to be that of an article that is known, by its address. The address
// alone does not say so: there are sites that give one to all of their pages.
core::Result<bool> EntryDesk::joins_another(Job& job, const std::string& url) {
  EntryFace face = job.face;
  face.link = url;
  auto known = seen_.find(job.seen.feed, face);
  if (!known) return known.error();
  if (*known && schedule::same_title_or_date(face, **known)) {
    job.pending->article = job.seen.article = (*known)->article;
    record(job.seen, job.face, url);
    give(*job.pending);
    return true;
  }
  const auto other = pending_.find(key_of_url(url));
  if (other != pending_.end() && other->second != job.pending &&
      same_title_or_date(face, other->second->face)) {
    const std::shared_ptr<Pending> leader = other->second;
    follow(*leader, {job.seen, job.face});
    join(job.pending, leader);
    return true;
  }
  pending_.emplace(key_of_url(url), job.pending);
  auto id = id_by_url(url, face);
  if (!id) return id.error();
  if (*id) job.pending->article = job.seen.article = **id;
  return false;
}

EntryDesk::Pending* EntryDesk::pending_of(std::int64_t feed, const EntryFace& face) {
  if (const auto by_id = pending_.find(key_of_id(face.id)); by_id != pending_.end())
    return by_id->second.get();
  if (face.link.empty()) return nullptr;
  const auto by_link = pending_.find(key_of_url(face.link));
  if (by_link == pending_.end()) return nullptr;
  const Pending& other = *by_link->second;
  return other.feed != feed || same_title_or_date(face, other.face) ? by_link->second.get() : nullptr;
}

void EntryDesk::record(SeenEntry entry, EntryFace face, std::string url) {
  writer_.then([this, entry = std::move(entry), face = std::move(face), url = std::move(url)]() mutable {
    return seen_.record(entry, face, url);
  });
}

void EntryDesk::forget_written() {
  if (written_ == writer_.written()) return;
  written_ = writer_.written();
  std::erase_if(pending_, [this](const auto& item) {
    return item.second->batch != 0 && item.second->batch < written_;
  });
  archive_.renew();
}

// The id of an article that the archive has under that address and no feed brought. One that came from
// a feed, which a kill kept out of the state, is the entry's only when it looks like it.
core::Result<std::optional<std::string>> EntryDesk::id_by_url(const std::string& url, const EntryFace& face) {
  std::optional<std::string> none;
  auto article = archive_.by_url(url);
  if (!article) return article.error();
  if (!*article) return none;
  if (!(*article)->guid.empty() && !same_title_or_date(face, schedule::face_of(**article, true))) return none;
  auto owner = seen_.owner((*article)->id);
  if (!owner) return owner.error();
  return *owner ? none : std::optional<std::string>((*article)->id);
}

}  // namespace lede::update
