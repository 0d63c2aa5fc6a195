// kept TARGET PATH...: gives a fuzz target every file of the paths, each also cut short and
// with bytes changed, the same way in every run. The last file named is the one that crashed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "common/core/file_writer.h"
#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& path) {
  if (fs::is_regular_file(path)) return {path};
  std::vector<fs::path> files;
  if (!fs::exists(path)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void run_damaged(const lede::fuzz::Target& target, const std::string& whole) {
  std::mt19937 chance(static_cast<std::uint32_t>(whole.size()));
  for (int i = 0; i < 12 && !whole.empty(); ++i) {
    std::string damaged = whole;
    if (i % 3 == 0) damaged.resize(chance() % whole.size());
    for (int j = 0; j < i && !damaged.empty(); ++j)
      damaged[chance() % damaged.size()] = static_cast<char>(chance());
    target.run(damaged);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto all = lede::fuzz::targets();
  const auto target =
      std::find_if(all.begin(), all.end(), [&](const auto& t) { return argc > 1 && t.name == argv[1]; });
  if (target == all.end()) {
    std::fprintf(stderr, "usage: kept TARGET PATH...\n");
    return 2;
  }
  std::size_t count = 0;
  for (int i = 2; i < argc; ++i) {
    for (const fs::path& file : files_of(argv[i])) {
      std::printf("%s\n", file.c_str());
      std::fflush(stdout);
      const auto bytes = lede::core::read_file(file);
      if (!bytes) return 3;
      target->run(*bytes);
      run_damaged(*target, *bytes);
      ++count;
    }
  }
  std::printf("%zu files\n", count);
  return count > 0 ? 0 : 1;
}
