// Commands on the archive as a whole: export, delete, verify, compact.
#include <iostream>
#include <string>

#include "common/archive/snapshot.h"
#include "common/article/article_json.h"
#include "common/core/interrupt.h"
#include "common/text/url.h"
#include "indexer/command/command.h"
#include "indexer/story/fingerprint.h"
#include "indexer/write/live_set.h"
#include "indexer/write/rewrite.h"
#include "indexer/write/verify.h"

namespace lede::command {
namespace {

core::Error interrupted_error(const std::string& message) {
  return {core::ErrorCode::kInterrupted, message, "run the same command again to go on", ""};
}

std::filesystem::path archive_of(const Context& context) {
  return context.options.settings.path(core::Setting::kArchive);
}

}  // namespace

core::Result<int> export_articles(Context& context) {
  auto snapshot = archive::Snapshot::open(archive_of(context));
  if (!snapshot) return snapshot.error();
  std::uint64_t done = 0;
  for (std::size_t p = 0; p < snapshot->partition_count(); ++p) {
    for (std::uint32_t row = 0; row < snapshot->columns(p).rows(); ++row) {
      if (snapshot->is_deleted({p, row})) continue;
      auto article = snapshot->article(snapshot->docid({p, row}));
      if (!article) return article.error();
      context.output.line(article::to_json(*article));
      if (!context.output.good()) return 0;  // main tells a full disk from a reader that went away
      if (core::interrupted()) return interrupted_error("interrupted: the export is not whole");
      if (++done; context.progress.due()) {
        context.progress.update(std::to_string(done) + " of " + std::to_string(snapshot->document_count()) +
                                " articles");
      }
    }
  }
  return 0;
}

core::Result<int> delete_articles(Context& context) {
  auto live = write::LiveSet::open(archive_of(context));
  if (!live) return live.error();
  auto snapshot = archive::Snapshot::open(archive_of(context));
  if (!snapshot) return snapshot.error();
  std::vector<std::string> wanted;
  for (const std::string& argument : context.options.arguments) {
    if (argument != "-") {
      wanted.push_back(argument);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (!line.empty()) wanted.push_back(line);
    }
  }
  std::vector<std::string> ids;
  for (const std::string& name : wanted) {  // an address stands for the article that has it
    ids.push_back(name);
    auto known = snapshot->find(name);
    if (!known) return known.error();
    if (*known || !text::is_http_url(name)) continue;
    auto docid = snapshot->find_url(text::canonical_url(name));
    if (!docid) return docid.error();
    if (!*docid) continue;
    auto article = snapshot->article(**docid);
    if (!article) return article.error();
    ids.back() = article->id;
  }
  auto missing = (*live)->remove(ids);
  if (!missing) return missing.error();
  for (const std::string& id : *missing) {
    context.log.error(core::Error{core::ErrorCode::kNotFound, "no article with this id or address", "", id});
  }
  context.log.info("deleted " + std::to_string(ids.size() - missing->size()) + ", not there " +
                   std::to_string(missing->size()));
  return missing->empty() ? 0 : 1;
}

core::Result<int> verify(Context& context) {
  write::VerifyOptions how;
  how.problem = [&](const std::string& what) { context.log.error(what); };
  how.progress = [&](std::uint64_t done, std::uint64_t total) {
    if (context.progress.due()) {
      context.progress.update(std::to_string(done) + " of " + std::to_string(total) + " articles checked");
    }
  };
  how.stop = core::interrupted;
  auto result = write::verify_archive(archive_of(context), how);
  context.progress.clear();
  if (!result) return result.error();
  if (result->stopped) return interrupted_error("interrupted: not everything was checked");
  context.output.line(std::to_string(result->articles) + " articles in " +
                      std::to_string(result->partitions) + " partitions, " +
                      (result->problems == 0 ? "no" : std::to_string(result->problems)) + " problems");
  if (result->problems == 0) return 0;
  return core::Error{core::ErrorCode::kArchive, "the archive is damaged",
                     "restore a backup, or export what can be read and add it to a new archive",
                     archive_of(context).string()};
}

core::Result<int> compact(Context& context) {
  auto live = write::LiveSet::open(archive_of(context));
  if (!live) return live.error();
  auto given_back = write::rewrite_partitions(**live, 0.0, story::story_fingerprints, core::interrupted);
  if (!given_back) return given_back.error();
  while (!core::interrupted()) {
    const auto job = (*live)->next_merge_to(1);
    if (!job) break;
    context.progress.update("merging " + std::to_string(job->inputs.size()) + " partitions");
    if (core::Status status = (*live)->run_merge(*job); !status) return status.error();
  }
  context.progress.clear();
  if (core::interrupted()) return interrupted_error("interrupted; the archive is whole");
  context.log.info(std::to_string((*live)->manifest().partitions.size()) + " partition, " +
                   std::to_string(*given_back) + " deleted rows dropped");
  return 0;
}

}  // namespace lede::command
