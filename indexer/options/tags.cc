#include <string>
#include <tuple>

#include "indexer/options/command_line.h"

namespace lede::options {
namespace {

void declare_dictionary(CommandLine& line, CLI::App& tags) {
  Options& options = line.options;
  line.command(tags, "list", "The names that are tagged", Command::kTagsList)
      ->add_option("--like", options.like, "only names or aliases that contain this");
  CLI::App* add =
      line.command(tags, "add", "Put a name into the archive's own dictionary", Command::kTagsAdd);
  add->add_option("NAME", options.arguments, "the tag")->required()->expected(1);
  add->add_option("--alias", options.aliases, "another spelling or name (may be repeated)");
  add->add_option("--kind", options.kind, "person, organisation, place, work, event or topic");
  add->add_option("--case", options.case_rule, "any (default), title or exact");
  add->add_option("--requires", options.required, "a word that must stand in the article (any of them)");
  add->add_option("--excludes", options.excluded, "a word that must not stand in the article");
  line.command(tags, "remove", "Take a name out of the archive's own dictionary", Command::kTagsRemove)
      ->add_option("NAME", options.arguments, "the tag")
      ->required()
      ->expected(1);
}

void declare_test(CommandLine& line, CLI::App& tags) {
  Options& options = line.options;
  CLI::App* test =
      line.command(tags, "test", "Explain each tag of an article: where, which alias, which words decided",
                   Command::kTagsTest);
  test->add_option("FILE", options.arguments, "feeds, pages or JSONL, or - for standard input");
  test->add_option("--title", options.title, "a headline to test instead of a file");
  test->add_option("--text", options.text, "a text to test instead of a file")
      ->each([&options](const std::string&) { options.has_text = true; });
}

void declare_changes(CommandLine& line, CLI::App& tags) {
  Options& options = line.options;
  for (const auto& [name, help, which] :
       {std::tuple{"merge", "Let one tag be another", Command::kTagsMerge},
        std::tuple{"rename", "Give a tag another name", Command::kTagsRename}}) {
    line.command(tags, name, help, which)
        ->add_option("TAG", options.arguments, "the tag, in any spelling, and what it is to be")
        ->required()
        ->expected(2);
  }
  line.command(tags, "ignore", "Take a tag out of every article, such as a site's 'news'",
               Command::kTagsIgnore)
      ->add_option("TAG", options.arguments, "the tag, in any spelling")
      ->required()
      ->expected(1);
  line.command(tags, "changes", "What was merged, renamed and ignored, oldest first", Command::kTagsChanges);
  line.command(tags, "undo", "Take the last merge, rename or ignore back", Command::kTagsUndo);
  line.command(tags, "apply", "Tag the archive's articles anew by the dictionaries and changes of now",
               Command::kTagsApply);
}

void declare_learned(CommandLine& line, CLI::App& tags) {
  line.command(tags, "learn",
               "Learn from the articles with publisher's tags to suggest tags for those without any",
               Command::kTagsLearn)
      ->add_flag("--forget", line.options.forget, "forget what was learned instead");
  line.command(tags, "explain", "Explain each tag of an article of the archive, learned ones by their words",
               Command::kTagsExplain)
      ->add_option("ID", line.options.arguments, "ids or addresses of articles")
      ->required();
}

void declare_exchange(CommandLine& line, CLI::App& tags) {
  Options& options = line.options;
  CLI::App* import_tags = line.command(
      tags, "import", "Put a dictionary file into the archive: TOML, SKOS or CSV", Command::kTagsImport);
  import_tags->add_option("FILE", options.arguments, "the file; its name says what it is, or --format does")
      ->required()
      ->expected(1);
  CLI::App* export_tags =
      line.command(tags, "export", "Print the dictionaries in force", Command::kTagsExport);
  for (CLI::App* sub : {import_tags, export_tags}) {
    line.add_format(*sub, {"toml", "skos", "csv"});
    sub->add_option("--language", options.language, "of the names in SKOS")->capture_default_str();
  }
}

}  // namespace

void declare_tags(CommandLine& line) {
  CLI::App* tags = line.app.add_subcommand(
      "tags", "Tags: dictionaries, what was decided about tags, and the archive tagged by them");
  tags->require_subcommand(1);
  declare_dictionary(line, *tags);
  declare_test(line, *tags);
  declare_changes(line, *tags);
  declare_learned(line, *tags);
  declare_exchange(line, *tags);
}

}  // namespace lede::options
