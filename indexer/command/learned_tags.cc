// lede-index tags learn and explain: what the archive learns from its publishers' tags, and why
// an article has the tags that it has.
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/archive/snapshot.h"
#include "common/core/interrupt.h"
#include "common/text/url.h"
#include "indexer/command/command.h"
#include "indexer/command/explain_article.h"
#include "indexer/learn/learn.h"
#include "indexer/learn/model_file.h"
#include "indexer/training.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

constexpr std::size_t kReasons = 8;      // words shown for and against a tag
constexpr double kNearly = 0.1;          // the least probability of a tag that is shown as nearly given
constexpr std::size_t kNearlyGiven = 3;  // of these the most probable
constexpr std::chrono::milliseconds kLockPause{200};
constexpr const char* kNext = "; lede-index tags apply gives them to the articles that are there";

fs::path archive_of(const Context& context) { return context.options.settings.path(core::Setting::kArchive); }

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.0f %%", share * 100);
  return text;
}

std::string hundredths(double number) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

core::Result<learn::TrainingSet> read_examples(Context& context) {
  auto snapshot = archive::Snapshot::open(archive_of(context));
  if (!snapshot) return snapshot.error();
  TrainingOptions how;
  how.stop = core::interrupted;
  how.progress = [&](std::uint64_t read, std::uint64_t all) {
    if (context.progress.due())
      context.progress.update("reading " + std::to_string(read) + " of " + std::to_string(all) + " articles");
  };
  return read_training_set(*snapshot, how);
}

core::Result<learn::Model> learn_from(Context& context, const learn::TrainingSet& examples) {
  learn::LearnOptions how;
  how.stop = core::interrupted;
  how.progress = [&](std::size_t done, std::size_t all) {
    if (context.progress.due())
      context.progress.update("learned " + std::to_string(done) + " of " + std::to_string(all) + " tags");
  };
  auto model = learn::learn(examples, how);
  context.progress.clear();
  return model;
}

// Waits while another program writes, so that minutes of learning are not lost to it.
core::Result<archive::WriterLock> wait_for_lock(Context& context) {
  auto lock = archive::WriterLock::acquire(archive_of(context));
  if (!lock && lock.error().code == ErrorCode::kLocked)
    context.log.info("waiting for the other writer to end");
  while (!lock && lock.error().code == ErrorCode::kLocked) {
    if (core::interrupted())
      return Error{ErrorCode::kInterrupted, "interrupted; nothing was changed", "", ""};
    std::this_thread::sleep_for(kLockPause);
    lock = archive::WriterLock::acquire(archive_of(context));
  }
  return lock;
}

// The archive must be there. Only the one file is replaced, as a whole.
core::Status keep(Context& context, const learn::Model& model) {
  auto info = archive::open_archive(archive_of(context));
  if (!info) return info.error();
  auto lock = wait_for_lock(context);
  if (!lock) return lock.error();
  return learn::write_model(archive_of(context) / learn::kModelFile, model);
}

void tell(Context& context, const learn::Model& model, std::size_t tried) {
  for (const learn::LearnedTag& tag : model.tags) {
    context.output.line(core::printable(tag.name) + "\t" + std::to_string(tag.examples) + "\t" +
                        hundredths(tag.quality.precision()) + "\t" + hundredths(tag.quality.recall()));
  }
  context.log.info("learned " + std::to_string(model.tags.size()) + " of " + std::to_string(tried) +
                   " tags from " + std::to_string(model.articles) +
                   " articles; on articles left out of it, " + percent(model.quality.precision()) +
                   " of what it gave was right, and it gave " + percent(model.quality.recall()) +
                   " of what there was" + kNext);
}

void print_reasons(const learn::Suggester& suggester, const learn::Suggestion& suggestion,
                   const text::Tokens& title, const text::Tokens& body, const core::Style& style,
                   core::StandardOutput& output) {
  const learn::LearnedTag& tag = suggester.model().tags[suggestion.tag];
  output.line("  " + (suggestion.given() ? style.green("learned") : style.red("nearly ")) + " " +
              style.bold(core::printable(tag.name)) + ": score " + hundredths(suggestion.probability) +
              ", needs " + hundredths(suggestion.needed) + "; learned from " + std::to_string(tag.examples) +
              " articles");
  const auto reasons = suggester.reasons(suggestion.tag, title, body, kReasons);
  for (const auto& [list, name] : {std::pair{&reasons.for_it, "          for it:     "},
                                   std::pair{&reasons.against_it, "          against it: "}}) {
    std::string line;
    for (const learn::Evidence& evidence : *list) {
      line += (line.empty() ? "" : ", ") + core::printable(std::string(evidence.feature)) + " " +
              hundredths(evidence.weight);
    }
    if (!line.empty()) output.line(name + line);
  }
}

void explain_learned(const learn::Suggester& suggester, const article::Article& article,
                     const text::Tokens& title, const text::Tokens& body, const core::Style& style,
                     core::StandardOutput& output) {
  for (const article::Tag& tag : article.tags) {
    if (tag.by != article::TagBy::kPublisher) continue;
    output.line("  no learned tags: the article has its publisher's; without them it would get");
    break;
  }
  std::size_t nearly = 0;
  for (const learn::Suggestion& one : suggester.suggest(title, body, kNearly)) {
    if (!one.given() && ++nearly > kNearlyGiven) break;
    print_reasons(suggester, one, title, body, style, output);
  }
}

core::Result<std::optional<article::Article>> find_article(const archive::Snapshot& snapshot,
                                                           const std::string& name) {
  auto docid = snapshot.find(name);
  if (docid && !*docid) docid = snapshot.find_url(text::canonical_url(name));
  if (!docid) return docid.error();
  if (!*docid) return std::optional<article::Article>();
  auto article = snapshot.article(**docid);
  if (!article) return article.error();
  return std::optional<article::Article>(std::move(*article));
}

}  // namespace

core::Result<int> tags_learn(Context& context) {
  if (context.options.forget) {
    // A model without tags, so that tags apply takes away those that were given.
    learn::Model none;
    none.stemmer = "none";
    if (core::Status status = keep(context, none); !status) return status.error();
    context.log.info("forgotten; lede-index tags apply takes the learned tags away");
    return 0;
  }
  auto examples = read_examples(context);
  context.progress.clear();
  if (!examples) return examples.error();
  const std::size_t tried = examples->tags().size();
  if (tried == 0) {
    context.log.info("nothing to learn: no tag stands with " + std::to_string(learn::kMinExamples) +
                     " articles whose publishers gave it");
    return 1;
  }
  auto model = learn_from(context, *examples);
  if (!model) return model.error();
  if (core::Status status = keep(context, *model); !status) return status.error();
  tell(context, *model, tried);
  return model->tags.empty() ? 1 : 0;
}

core::Result<int> tags_explain(Context& context) {
  auto snapshot = archive::Snapshot::open(archive_of(context));
  if (!snapshot) return snapshot.error();
  const tag::Tagger tagger = make_tagger(context);
  const std::shared_ptr<const learn::Suggester> suggester = make_suggester(context);
  const core::Style style(core::wants_color(context.options.settings.color(), 1));
  int status = 0;
  for (const std::string& id : context.options.arguments) {
    auto article = find_article(*snapshot, id);
    if (!article) return article.error();
    if (!*article) {
      context.log.error(Error{ErrorCode::kNotFound, "no article with this id or address", "", id});
      status = 1;
      continue;
    }
    text::Tokens title, body;
    title.assign((*article)->title);
    body.assign(article::body_of(**article));
    explain_article(**article, tagger, title, body, style, context.output);
    if (suggester) explain_learned(*suggester, **article, title, body, style, context.output);
  }
  return status;
}

}  // namespace lede::command
