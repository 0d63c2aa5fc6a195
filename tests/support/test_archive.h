// Real archives for tests: articles in, an archive folder out, through the real writer.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/archive/archive_folder.h"
#include "common/archive/snapshot.h"
#include "indexer/write/live_set.h"
#include "tests/support/temp_folder.h"

namespace lede::support {

inline article::Article make_article(const std::string& id, const std::string& title,
                                     const std::string& text) {
  article::Article article;
  article.id = id;
  article.title = title;
  article.text = text;
  return article;
}

class TestArchive {
 public:
  TestArchive() {
    auto info = archive::open_or_create_archive(folder(), "english");
    EXPECT_TRUE(info) << info.error().message;
  }

  std::filesystem::path folder() const { return temp_ / "archive"; }

  // One partition of these articles, live when it returns.
  write::Counts add(const std::vector<article::Article>& articles) {
    auto live = open_live();
    return add(*live, articles);
  }

  static write::Counts add(write::LiveSet& live, const std::vector<article::Article>& articles) {
    write::PartitionBuilder builder(live.index(), live.take_number(), live.info().stemmer);
    text::Tokens title, body;
    for (const article::Article& article : articles) {
      title.assign(article.title);
      body.assign(article.text);
      const core::Status status = builder.add(article, title, body, {}, 0);
      EXPECT_TRUE(status) << status.error().message;
    }
    auto closed = builder.close();
    EXPECT_TRUE(closed) << closed.error().message;
    auto counts = live.publish(std::move(*closed));
    EXPECT_TRUE(counts) << counts.error().message;
    return *counts;
  }

  std::unique_ptr<write::LiveSet> open_live() const {
    auto live = write::LiveSet::open(folder());
    EXPECT_TRUE(live) << live.error().message;
    return std::move(*live);
  }

  archive::Snapshot open() const {
    auto snapshot = archive::Snapshot::open(folder());
    EXPECT_TRUE(snapshot) << snapshot.error().message;
    return std::move(*snapshot);
  }

 private:
  TempFolder temp_;
};

}  // namespace lede::support
