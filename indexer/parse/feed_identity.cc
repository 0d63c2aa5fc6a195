#include "indexer/parse/feed_identity.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string_view>
#include <unordered_map>

#include "common/article/identity.h"
#include "common/text/url.h"
#include "common/text/utf8.h"

namespace lede::parse {
namespace {

using article::Article;
using article::IdentityBy;

constexpr std::size_t kMaxShown = 100;  // bytes of a guid or link in a remark

// How a feed's entries are told apart, from the most trusted kind of identity down.
class Identities {
 public:
  Identities(Feed& feed, const std::string& feed_url)
      : entries_(feed.entries),
        feed_url_(feed_url),
        site_(text::is_http_url(feed.url) ? text::canonical_url(feed.url) : ""),
        kinds_(feed.entries.size(), 0) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < entries_.size(); ++i) identify(i);
    while (part_shared()) {
    }
    if (sites_ > 0) {
      remarks_.push_back(std::to_string(sites_) + (sites_ == 1 ? " entry has" : " entries have") +
                         " the address of the site as guid or link, which identifies no entry");
    }
    return std::move(remarks_);
  }

 private:
  // By the first kind, from the entry's own on, that it has.
  void identify(std::size_t i) {
    bool sites = false;
    for (std::string id;; ++kinds_[i]) {
      id = article::identity(entries_[i], feed_url_, article::kIdentityKinds[kinds_[i]]);
      const bool sites_own = id == site_ && !id.empty();
      sites = sites || sites_own;
      if (id.empty() || sites_own) continue;
      entries_[i].id = std::move(id);
      break;
    }
    sites_ += sites ? 1 : 0;
  }

  // One step down for all entries whose identity is shared by different articles. False when
  // there are none; each call that finds some moves them, so there is an end to it.
  bool part_shared() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_id;
    by_id.reserve(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) by_id[entries_[i].id].push_back(i);
    std::vector<std::vector<std::size_t>> shared;
    for (auto& [id, members] : by_id) {
      if (members.size() > 1 && are_different(members)) shared.push_back(std::move(members));
    }
    std::sort(shared.begin(), shared.end());
    for (const std::vector<std::size_t>& members : shared) {
      remark(members);
      for (const std::size_t i : members) {
        ++kinds_[i];
        identify(i);
      }
    }
    return !shared.empty();
  }

  bool are_different(const std::vector<std::size_t>& members) const {
    std::set<std::string_view> titles, guids, links, bodies;  // an entry without title is known by its text
    std::set<std::chrono::sys_seconds> dates;
    bool by_link = true;
    for (const std::size_t i : members) {
      if (article::kIdentityKinds[kinds_[i]] >= IdentityBy::kDated) return false;
      by_link = by_link && article::kIdentityKinds[kinds_[i]] != IdentityBy::kGuid;
      const Article& entry = entries_[i];
      titles.insert(entry.title.empty() ? article::body_of(entry) : entry.title);
      guids.insert(entry.guid);
      links.insert(entry.link);
      bodies.insert(article::body_of(entry));
      if (entry.published) dates.insert(*entry.published);
    }
    // What is listed anew may have another title, or another date and text; three are more than that.
    if (titles.size() > 2) return true;
    if (titles.size() == 2) return by_link || links.size() > 1 || guids.size() > 1;
    const std::size_t editions = std::min(dates.size(), bodies.size());
    return editions > 2 || (editions == 2 && links.size() > 1);
  }

  void remark(const std::vector<std::size_t>& members) {
    const Article& entry = entries_[members[0]];
    const IdentityBy kind = article::kIdentityKinds[kinds_[members[0]]];
    if (kind == IdentityBy::kHeadline) return;  // the link is told
    const bool guid = kind == IdentityBy::kGuid || kind == IdentityBy::kGuidAnchor;
    const std::string& name = guid ? entry.guid : entry.link;
    remarks_.push_back(std::to_string(members.size()) + " different entries have the " +
                       (guid ? "guid '" : "link '") +
                       std::string(text::prefix_on_code_point(name, kMaxShown)) +
                       "', which therefore identifies none of them");
  }

  std::vector<Article>& entries_;
  const std::string& feed_url_;
  const std::string site_;          // canonical address of the feed's site; empty where it is not told
  std::vector<std::size_t> kinds_;  // of entries_, indexes of article::kIdentityKinds
  std::size_t sites_ = 0;           // entries that had the site's address as identity
  std::vector<std::string> remarks_;
};

}  // namespace

std::vector<std::string> identify_entries(Feed& feed, const std::string& feed_url) {
  return Identities(feed, feed_url).run();
}

}  // namespace lede::parse
