// One entry while its elements are read: for each field the candidates' best, by rank.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article/article.h"

namespace lede::parse {

// The best value offered: the lowest rank; of equals the first by offer(), the last by renew().
// Empty values do not count.
class Best {
 public:
  // Asked before a value is worked out.
  bool wants(int rank) const { return rank < rank_; }
  void offer(int rank, std::string value) {
    if (value.empty() || rank >= rank_) return;
    value_ = std::move(value);
    rank_ = rank;
  }
  void renew(int rank, std::string value) {
    if (rank <= rank_ && !value.empty()) {
      value_ = std::move(value);
      rank_ = rank;
    }
  }
  bool empty() const { return value_.empty(); }
  const std::string& value() const { return value_; }
  std::string take() { return std::move(value_); }

 private:
  std::string value_;
  int rank_ = 1000;
};

// The same for times; the last of equals stands.
class BestTime {
 public:
  bool wants(int rank) const { return rank <= rank_; }
  void renew(int rank, std::optional<std::chrono::sys_seconds> value) {
    if (!value || rank > rank_) return;
    value_ = value;
    rank_ = rank;
  }
  const std::optional<std::chrono::sys_seconds>& value() const { return value_; }

 private:
  std::optional<std::chrono::sys_seconds> value_;
  int rank_ = 1000;
};

struct EntryDraft {
  static constexpr std::size_t kMaxList = 500;  // authors, tags, media; more are left out

  Best title, link, guid, summary, text, image, language, comments_url, origin, section;
  Best media_description;  // of the entry's picture, where it is said beside it
  BestTime published, updated;
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<article::Media> media;
  std::optional<std::int64_t> comments_count;

  void add_author(std::string name);
  void add_tag(std::string name);
  // At a comma.
  void add_tags(std::string_view names);
  // The same address again adds what was not known of it.
  void add_media(article::Media medium);

  // True when it says anything at all.
  bool any() const;
  article::Article take();
};

}  // namespace lede::parse
