#include "indexer/options.h"

#include <utility>

#include "indexer/options/command_line.h"

namespace lede {

core::Result<ParsedOptions> parse_options(int argc, const char* const* argv) {
  auto settings = core::Settings::load();
  if (!settings) return settings.error();
  options::CommandLine line(std::move(*settings));
  if (core::Status status = options::check_values(line, argc, argv); !status) return status.error();
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return ParsedOptions{std::move(line.options), line.asked_for().help()};
  } catch (const CLI::CallForVersion& version) {
    return ParsedOptions{std::move(line.options), std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    return options::usage_error(line, error, argc, argv);
  }
  if (core::Status status = line.finish(); !status) return status.error();
  return ParsedOptions{std::move(line.options), {}};
}

}  // namespace lede
