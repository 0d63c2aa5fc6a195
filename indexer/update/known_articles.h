// What the archive has already, asked while a run goes on.
#pragma once

#include <optional>
#include <string>

#include "common/archive/snapshot.h"
#include "common/article/article.h"
#include "common/core/result.h"
#include "indexer/update/batch_writer.h"

namespace lede::update {

// Sees the archive as it was at the first question since renew(). One thread.
class KnownArticles {
 public:
  explicit KnownArticles(const Target& target) : archive_(target.archive) {}

  void renew() { snapshot_.reset(); }

  // Without its story, which the archive gives.
  core::Result<std::optional<article::Article>> by_id(const std::string& id);
  core::Result<std::optional<article::Article>> by_url(const std::string& url);

 private:
  core::Result<archive::Snapshot*> snapshot();

  std::filesystem::path archive_;
  std::optional<archive::Snapshot> snapshot_;
};

}  // namespace lede::update
