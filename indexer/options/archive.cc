#include "indexer/options/command_line.h"

namespace lede::options {

void declare_archive(CommandLine& line) {
  CLI::App& app = line.app;
  line.add_format(*line.command(app, "stats", "What the archive holds", Command::kStats), {"text", "json"});
  line.add_format(
      *line.command(app, "export", "Print every article as one JSON object a line", Command::kExport),
      {"jsonl"});
  line.command(app, "delete", "Take articles out of the archive", Command::kDelete)
      ->add_option("ID", line.options.arguments,
                   "ids or addresses of articles, or - to read them, one a line")
      ->required();
  line.command(app, "verify", "Check that the archive is whole", Command::kVerify);
  line.command(app, "compact", "Merge the archive's partitions and drop what was deleted", Command::kCompact);
}

}  // namespace lede::options
