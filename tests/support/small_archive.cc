#include "tests/support/small_archive.h"

#include <stdlib.h>

#include <algorithm>
#include <stdexcept>

#include "common/archive/archive_folder.h"
#include "common/core/file_writer.h"
#include "common/text/hash.h"
#include "common/text/tokens.h"
#include "indexer/write/live_set.h"
#include "indexer/write/partition_builder.h"

namespace lede::support {

namespace {

template <typename T>
T need(core::Result<T> result) {
  if (!result.ok()) throw std::runtime_error(core::to_line(result.error()));
  return *std::move(result);
}

void need_ok(const core::Status& status) {
  if (!status.ok()) throw std::runtime_error(core::to_line(status.error()));
}

std::vector<std::string> found(const archive::Snapshot& snapshot, const plan::Plan& plan) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.live_only(plan.query));
  std::vector<std::string> ids;
  const Xapian::MSet matches = enquire.get_mset(0, 1'000);
  for (auto it = matches.begin(); it != matches.end(); ++it) ids.push_back(need(snapshot.article(*it)).id);
  return ids;
}

std::string join(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

}  // namespace

SmallArchive::SmallArchive(const std::vector<std::vector<article::Article>>& partitions,
                           const std::vector<archive::TagFacts>& tags) {
  std::string name = std::filesystem::temp_directory_path() / "lede-plan-XXXXXX";
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
  need(archive::open_or_create_archive(folder_, "english"));
  {
    const auto live = need(write::LiveSet::open(folder_));
    for (const auto& articles : partitions) {
      write::PartitionBuilder builder(live->index(), live->take_number(), "english");
      for (const article::Article& article : articles) {
        text::Tokens title, body;
        title.assign(article.title);
        body.assign(article.text);
        std::vector<std::uint64_t> bands;
        if (!article.story.empty()) bands.push_back(text::hash64(article.story));
        need(builder.add(article, title, body, bands, 0));
      }
      need(live->publish(need(builder.close())));
    }
  }
  if (!tags.empty())
    need_ok(core::replace_file(folder_ / archive::kTagTableFile, archive::encode_tag_table(tags)));
  snapshot_ = std::make_unique<archive::Snapshot>(need(archive::Snapshot::open(folder_)));
}

SmallArchive::~SmallArchive() {
  snapshot_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string SmallArchive::ids(const plan::Plan& plan) const {
  std::vector<std::string> ids = found(*snapshot_, plan);
  std::sort(ids.begin(), ids.end());
  return join(ids);
}

std::string SmallArchive::ranked_ids(const plan::Plan& plan) const { return join(found(*snapshot_, plan)); }

std::string SmallArchive::story_of(const std::string& id) const {
  const auto docid = need(snapshot_->find(id));
  return docid ? snapshot_->story(snapshot_->place(*docid)) : "";
}

}  // namespace lede::support
