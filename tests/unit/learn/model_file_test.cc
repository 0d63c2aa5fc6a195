#include "indexer/learn/model_file.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"
#include "tests/unit/learn/learn_testing.h"

namespace lede::learn {
namespace {

Model small_model() { return *learn(two_beats(20), {}); }

TEST(ModelFile, ReadsBackAsItWasWritten) {
  const support::TempFolder folder;
  const Model model = small_model();
  ASSERT_TRUE(write_model(folder / "m", model));
  const auto read = read_model(folder / "m");
  ASSERT_TRUE(read && *read);
  EXPECT_EQ(encode(**read), encode(model));
  EXPECT_EQ((*read)->tags.size(), 2U);
  EXPECT_EQ((*read)->names, model.names);
  EXPECT_EQ((*read)->thresholds, model.thresholds);
}

TEST(ModelFile, IsNoneWhereThereIsNoFile) {
  const support::TempFolder folder;
  const auto read = read_model(folder / "m");
  ASSERT_TRUE(read);
  EXPECT_FALSE(*read);
}

TEST(ModelFile, RefusesEveryDamage) {
  const std::string whole = encode(small_model());
  for (std::size_t i = 0; i < whole.size(); i += 1 + whole.size() / 500) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x15);
    EXPECT_FALSE(decode(flipped, "m")) << "byte " << i;
    EXPECT_FALSE(decode(whole.substr(0, i), "m")) << "cut at " << i;
  }
  EXPECT_FALSE(decode(whole + "x", "m"));
  EXPECT_TRUE(decode(whole, "m"));
}

TEST(ModelFile, TellsAnotherVersionFromDamage) {
  std::string newer = encode(small_model());
  newer[7] = '2';
  const auto read = decode(newer, "m");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, core::ErrorCode::kVersion);
}

}  // namespace
}  // namespace lede::learn
