// lede-index tags: the dictionaries, and why an article gets its tags.
#include <algorithm>
#include <string>

#include "common/archive/archive_folder.h"
#include "common/article/tag_name.h"
#include "indexer/command/command.h"
#include "indexer/command/explain_article.h"
#include "indexer/command/inputs.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"
#include "indexer/tag/dictionary_file.h"
#include "indexer/tag/tagger.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

// The archive's own dictionary; the archive must be there. Its lock is held by the caller.
fs::path local_file(const fs::path& archive) { return archive::dictionary_folder(archive) / "local.toml"; }

bool is_like(const tag::Entry& entry, const std::string& like) {
  const std::string wanted = article::fold_tag(like);
  const auto has = [&](const std::string& name) {
    return article::fold_tag(name).find(wanted) != std::string::npos;
  };
  return has(entry.name) || std::any_of(entry.aliases.begin(), entry.aliases.end(),
                                        [&](const tag::Alias& alias) { return has(alias.name); });
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + core::printable(word);
  return all;
}

void explain(article::Article article, const tag::Tagger& tagger, const core::Style& style,
             core::StandardOutput& output) {
  text::Tokens title, body;
  title.assign(article.title);
  body.assign(article::body_of(article));
  explain_article(std::move(article), tagger, title, body, style, output);
}

}  // namespace

core::Result<int> tags_list(Context& context) {
  const tag::Dictionary all = dictionaries(context);
  std::size_t shown = 0;
  for (const tag::Entry& entry : all.entries) {
    if (!context.options.like.empty() && !is_like(entry, context.options.like)) continue;
    const std::string kind(tag::name_of(entry.kind));
    std::vector<std::string> aliases;
    for (const tag::Alias& alias : entry.aliases) aliases.push_back(alias.name);
    context.output.line(core::printable(entry.name) + "\t" + kind + "\t" + joined(aliases));
    ++shown;
  }
  return shown > 0 ? 0 : 1;
}

core::Result<int> tags_add(Context& context) {
  const Options& options = context.options;
  const fs::path folder = options.settings.path(core::Setting::kArchive);
  auto info = archive::open_or_create_archive(folder, options.settings.text(core::Setting::kStemmer));
  if (!info) return info.error();
  auto lock = archive::WriterLock::acquire(folder);
  if (!lock) return lock.error();
  tag::Entry entry;
  entry.name = options.arguments.front();
  for (const std::string& alias : options.aliases) entry.aliases.push_back({alias});
  tag::Rules rules;
  rules.requires_any = options.required;
  rules.excludes = options.excluded;
  if (!options.kind.empty()) {
    const auto kind = tag::kind_of(options.kind);
    if (!kind)
      return Error{ErrorCode::kUsage, "unknown kind '" + options.kind + "'",
                   "person, organisation, place, work, event or topic", ""};
    entry.kind = *kind;
  }
  if (!options.case_rule.empty()) {
    const auto rule = tag::case_rule_of(options.case_rule);
    if (!rule)
      return Error{ErrorCode::kUsage, "unknown case rule '" + options.case_rule + "'", "any, title or exact",
                   ""};
    rules.case_rule = *rule;
  }
  if (rules != tag::Rules()) entry.rules = {std::move(rules)};
  if (core::Status status = tag::put_entry(local_file(folder), entry); !status) return status.error();
  context.log.info("added to " + local_file(folder).string() +
                   "; articles read from now on get it, lede-index tags apply gives it to the others");
  return 0;
}

core::Result<int> tags_remove(Context& context) {
  const fs::path folder = context.options.settings.path(core::Setting::kArchive);
  auto info = archive::open_archive(folder);
  if (!info) return info.error();
  auto lock = archive::WriterLock::acquire(folder);
  if (!lock) return lock.error();
  const std::string& name = context.options.arguments.front();
  auto removed = tag::remove_entry(local_file(folder), name);
  if (!removed) return removed.error();
  if (*removed) {
    context.log.info("removed from " + local_file(folder).string());
    return 0;
  }
  return Error{ErrorCode::kNotFound, "no tag '" + name + "' in the archive's own dictionary",
               "lede-index tags list shows all; only the archive's own can be removed",
               local_file(folder).string()};
}

core::Result<int> tags_test(Context& context) {
  const tag::Tagger tagger = make_tagger(context);
  const core::Style style(core::wants_color(context.options.settings.color(), 1));
  if (context.options.arguments.empty()) {
    article::Article article;
    article.title = context.options.title;
    article.text = context.options.text;
    explain(std::move(article), tagger, style, context.output);
    return 0;
  }
  RunReport report(context.log, context.progress);
  const ReadOptions read{clock_now(), {}};
  auto reader = open_inputs(context.options, read.selection, report);
  while (auto blob = reader->next()) {
    for (article::Article& article : read_articles(*blob, read, report)) {
      explain(std::move(article), tagger, style, context.output);
    }
    if (!context.output.good()) break;
  }
  return report.failed() > 0 ? 1 : 0;
}

}  // namespace lede::command
