// A small archive in a temporary folder, and what a query finds in it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/archive/tag_table.h"
#include "common/article/article.h"
#include "searcher/plan/plan.h"

namespace lede::support {

class SmallArchive {
 public:
  // Each inner list becomes a partition of its own. Articles of one `story` share it.
  // `tags`: what its dictionaries say.
  explicit SmallArchive(const std::vector<std::vector<article::Article>>& partitions,
                        const std::vector<archive::TagFacts>& tags = {});
  ~SmallArchive();
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  const archive::Snapshot& snapshot() const { return *snapshot_; }

  // The ids that `plan` finds, sorted and joined by spaces.
  std::string ids(const plan::Plan& plan) const;
  // The same, best first.
  std::string ranked_ids(const plan::Plan& plan) const;
  // The story that the archive gave the article.
  std::string story_of(const std::string& id) const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<archive::Snapshot> snapshot_;
};

}  // namespace lede::support
