// The dictionaries that ship with lede.
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "indexer/tag/dictionary.h"

namespace lede::tag {
namespace {

TEST(ShippedDictionaries, HaveNoMistakes) {
  const std::filesystem::path folder = std::filesystem::path(LEDE_SOURCE_DIR) / "corpus" / "dictionaries";
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
  if (files.empty()) GTEST_SKIP() << "no dictionaries in " << folder;
  const Dictionary dictionary =
      load_dictionaries(files, [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); });
  EXPECT_GT(dictionary.entries.size(), 100u);
}

}  // namespace
}  // namespace lede::tag
