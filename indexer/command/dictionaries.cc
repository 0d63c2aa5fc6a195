// By what articles are tagged: the dictionaries in force, what was decided and what was learned.
#include <cmath>
#include <filesystem>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/archive/tag_table.h"
#include "common/core/file_writer.h"
#include "indexer/command/command.h"
#include "indexer/learn/model_file.h"
#include "indexer/tag/tag_facts.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;

// share/lede/dictionaries beside the bin folder that the program was installed to; when it runs
// from its build folder, the source's.
fs::path shipped_dictionaries() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / LEDE_DATA_FOLDER / "dictionaries";
  if (fs::is_directory(installed, error)) return installed;
  return LEDE_SOURCE_DICTIONARIES;
}

}  // namespace

tag::Dictionary dictionaries(Context& context) {
  const core::Settings& settings = context.options.settings;
  std::vector<fs::path> paths;
  std::error_code error;
  for (const fs::path& path :
       {shipped_dictionaries(), archive::dictionary_folder(settings.path(core::Setting::kArchive))}) {
    if (fs::exists(path, error)) paths.push_back(path);
  }
  const fs::path extra = settings.path(core::Setting::kDictionaries);
  if (!extra.empty()) paths.insert(paths.end() - (paths.empty() ? 0 : 1), extra);
  return tag::load_dictionaries(paths, [&](const core::Error& mistake) { context.log.warning(mistake); });
}

tag::Tagger make_tagger(Context& context) {
  const fs::path folder = archive::dictionary_folder(context.options.settings.path(core::Setting::kArchive));
  const auto report = [&](const core::Error& mistake) { context.log.warning(mistake); };
  tag::Tagger::Suggest suggest;
  if (auto suggester = make_suggester(context)) {
    suggest = [suggester](const text::Tokens& title, const text::Tokens& body) {
      std::vector<article::Tag> tags;
      for (const learn::Suggestion& one : suggester->given(title, body)) {
        const double score = std::round(one.probability * 100) / 100;
        tags.push_back({suggester->model().tags[one.tag].name, article::TagBy::kLearned, score});
      }
      return tags;
    };
  }
  return tag::Tagger(dictionaries(context),
                     tag::TagChanges(tag::read_changes(folder / tag::kChangesFile, report)),
                     std::move(suggest));
}

std::shared_ptr<const learn::Suggester> make_suggester(Context& context) {
  auto model = learn::read_model(context.options.settings.path(core::Setting::kArchive) / learn::kModelFile);
  if (!model) {
    context.log.warning(model.error());
    return nullptr;
  }
  return *model ? std::make_shared<const learn::Suggester>(std::move(**model)) : nullptr;
}

core::Status refresh_tag_table(Context& context, const tag::Tagger& tagger) {
  const fs::path file = context.options.settings.path(core::Setting::kArchive) / archive::kTagTableFile;
  const std::string bytes = archive::encode_tag_table(tag::tag_facts(tagger.dictionary(), tagger.changes()));
  const auto known = core::read_file(file);
  if (known && *known == bytes) return core::ok_status();
  return core::replace_file(file, bytes);
}

}  // namespace lede::command
