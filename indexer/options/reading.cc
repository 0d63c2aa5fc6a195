#include <string>
#include <tuple>

#include "indexer/options/command_line.h"

namespace lede::options {

void declare_reading(CommandLine& line) {
  for (const auto& [name, help, which] :
       {std::tuple{"add", "Read feeds, pages, JSONL and WARC files into the archive", Command::kAdd},
        std::tuple{"parse", "Print the records that add would keep; touches no archive", Command::kParse}}) {
    CLI::App* sub = line.command(line.app, name, help, which);
    sub->add_option("PATH", line.options.arguments,
                    "files, folders (all that is in them), or - for standard input")
        ->required();
    sub->add_option("--input-format", line.options.input_format,
                    "what the input is; auto looks at its first bytes")
        ->check(CLI::IsMember({"auto", "feed", "html", "jsonl", "warc"}))
        ->capture_default_str();
    sub->add_option("--url", line.options.url, "address the input came from, for its relative links");
    sub->add_option("--since", line.options.since,
                    "only articles published on this day, month or year or later; of WARC, the records "
                    "written then");
    sub->add_option("--url-prefix", line.options.url_prefixes,
                    "only articles whose address begins so; of WARC, the records (may be repeated)")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    if (which == Command::kParse) line.add_format(*sub, {"jsonl"});
    if (which == Command::kAdd) line.add_setting(*sub, core::Setting::kStemmer);
  }
}

}  // namespace lede::options
