// lede-index tags import and export: dictionaries from and for other programs.
#include <string>

#include "common/archive/archive_folder.h"
#include "common/core/file_writer.h"
#include "indexer/command/command.h"
#include "indexer/tag/dictionary_file.h"
#include "indexer/tag/exchange.h"

namespace lede::command {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

// "toml", "skos" or "csv", from the flag or the file's ending; empty when neither says.
std::string format_of(const Options& options, const fs::path& file) {
  if (!options.format.empty()) return options.format;
  const std::string ending = file.extension().string();
  if (ending == ".ttl" || ending == ".nt") return "skos";
  return ending == ".csv" || ending == ".toml" ? ending.substr(1) : "";
}

std::vector<tag::Entry> read_entries(const std::string& bytes, const std::string& format,
                                     const Options& options, const tag::Report& report) {
  const std::string& file = options.arguments.front();
  if (format == "skos") return tag::read_skos(bytes, file, options.language, report);
  if (format == "csv") return tag::read_csv(bytes, file, report);
  return tag::parse_dictionary(bytes, file, report);
}

}  // namespace

core::Result<int> tags_import(Context& context) {
  const Options& options = context.options;
  const fs::path source = options.arguments.front();
  const std::string format = format_of(options, source);
  if (format.empty()) {
    return Error{ErrorCode::kUsage, "what kind of dictionary is it?", "add --format toml, skos or csv",
                 source.string()};
  }
  const fs::path target = source.stem().string() + ".toml";
  if (target == "local.toml" || target == tag::kChangesFile) {
    return Error{ErrorCode::kUsage, "the archive keeps a file of its own by this name", "rename the file",
                 source.string()};
  }
  auto bytes = core::read_file(source);
  if (!bytes) return bytes.error();
  const fs::path archive = options.settings.path(core::Setting::kArchive);
  auto info = archive::open_or_create_archive(archive, options.settings.text(core::Setting::kStemmer));
  if (!info) return info.error();
  auto lock = archive::WriterLock::acquire(archive);
  if (!lock) return lock.error();

  std::size_t mistakes = 0;
  const std::vector<tag::Entry> entries = read_entries(*bytes, format, options, [&](const Error& mistake) {
    context.log.warning(mistake);
    ++mistakes;
  });
  std::string toml = "# Read from " + core::printable(source.filename().string()) +
                     "; importing a file of this name again replaces it.\n";
  for (const tag::Entry& entry : entries) toml += "\n" + tag::to_toml(entry);
  const fs::path file = archive::dictionary_folder(archive) / target;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error)
    return Error{ErrorCode::kIo, "cannot make the folder: " + error.message(), "",
                 file.parent_path().string()};
  if (core::Status status = core::replace_file(file, toml); !status) return status.error();
  context.log.info(std::to_string(entries.size()) + " tags to " + file.string() + ", " +
                   std::to_string(mistakes) +
                   " mistakes; lede-index tags apply gives them to the articles that are there");
  return mistakes > 0 ? 1 : 0;
}

core::Result<int> tags_export(Context& context) {
  const tag::Dictionary all = dictionaries(context);
  const std::string& format = context.options.format;
  if (format == "skos" || format == "csv") {
    context.output.write(format == "skos" ? tag::to_skos(all, context.options.language) : tag::to_csv(all));
    if (const std::size_t left = tag::aliases_with_rules(all); left > 0) {
      context.log.warning(std::to_string(left) + " aliases have rules of their own, which " + format +
                          " cannot hold; toml can");
    }
    return 0;
  }
  for (const tag::Entry& entry : all.entries) context.output.line(tag::to_toml(entry));
  return 0;
}

}  // namespace lede::command
