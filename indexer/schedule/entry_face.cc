#include "indexer/schedule/entry_face.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>
#include <unordered_map>

#include "common/text/hash.h"
#include "common/text/url.h"

namespace lede::schedule {
namespace {

using article::Article;

constexpr std::size_t kLeastContent = 20;  // bytes of title and text that tell one entry from another

std::uint64_t hash_of(std::uint64_t seed, std::string_view bytes) { return text::hash64(bytes, seed); }

std::uint64_t hash_of(std::uint64_t seed, const std::optional<Time>& time) {
  return hash_of(seed, time ? std::to_string(time->time_since_epoch().count()) : std::string("-"));
}

std::uint64_t fingerprint_of(const Article& entry, bool dates_count) {
  std::uint64_t hash = 0;
  for (const std::string* field : {&entry.title, &entry.summary, &entry.text}) hash = hash_of(hash, *field);
  hash = hash_of(hash, std::to_string(entry.authors.size()));
  for (const std::string& author : entry.authors) hash = hash_of(hash, author);
  for (const article::Tag& tag : entry.tags) hash = hash_of(hash, tag.name);
  if (dates_count) hash = hash_of(hash_of(hash, entry.published), entry.updated);
  return hash;
}

bool has_time_of_day(Time local) { return local != std::chrono::floor<std::chrono::days>(local); }

// Not one entry that is listed twice, nor one that changed in between.
bool are_different(const EntryFace& a, const EntryFace& b) {
  return a.id != b.id && (a.title != b.title || (a.published != b.published && a.content != b.content));
}

void drop_shared_links(std::vector<EntryFace>& faces) {
  std::unordered_map<std::string, std::vector<EntryFace*>> by_link;
  for (EntryFace& face : faces) {
    if (!face.link.empty()) by_link[face.link].push_back(&face);
  }
  for (auto& entry : by_link) {
    const std::vector<EntryFace*>& bearers = entry.second;
    const bool shared = std::any_of(bearers.begin(), bearers.end(),
                                    [&](const EntryFace* face) { return are_different(*face, *bearers[0]); });
    if (!shared) continue;
    for (EntryFace* face : bearers) face->link.clear();
  }
}

}  // namespace

bool names_an_article(const std::string& url) {
  const auto parsed = text::parse_url(url);
  return parsed && !parsed->host.empty() && (parsed->path.size() > 1 || parsed->has_query);
}

EntryFace face_of(const Article& entry, bool dates_count) {
  EntryFace face;
  face.id = entry.id;
  const std::string link = text::canonical_url(entry.link.empty() ? entry.url : entry.link);
  if (names_an_article(link)) face.link = link;
  face.title = entry.title;
  face.published = entry.published;
  face.updated = entry.updated;
  if (entry.published && !entry.title.empty() && has_time_of_day(*entry.published + entry.published_offset))
    face.title_and_date = hash_of(hash_of(0, entry.title), entry.published);
  const std::string& body = article::body_of(entry);
  if (entry.title.size() + body.size() >= kLeastContent)
    face.content = hash_of(hash_of(1, entry.title), body);
  face.fingerprint = fingerprint_of(entry, dates_count);
  return face;
}

bool has_made_up_dates(const std::vector<Article>& entries, Time now) {
  constexpr std::size_t kEnough = 3;
  if (entries.size() < kEnough) return false;
  std::map<Time, std::size_t> updates;
  std::size_t fresh = 0, most = 0;
  for (const Article& entry : entries) {
    const auto& time = entry.updated ? entry.updated : entry.published;
    if (!time) continue;
    most = std::max(most, ++updates[*time]);
    if (*time > now - std::chrono::minutes(1)) ++fresh;
  }
  return std::max(most, fresh) * 2 > entries.size();
}

std::vector<EntryFace> faces_of(const std::vector<Article>& entries, Time now) {
  const bool dates_count = !has_made_up_dates(entries, now);
  std::vector<EntryFace> faces;
  faces.reserve(entries.size());
  for (const Article& entry : entries) faces.push_back(face_of(entry, dates_count));
  drop_shared_links(faces);
  return faces;
}

}  // namespace lede::schedule
