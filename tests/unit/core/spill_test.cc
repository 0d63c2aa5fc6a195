#include "common/core/spill.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace lede::core {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

std::string numbers(std::size_t bytes) {
  std::string all;
  for (std::size_t i = 0; all.size() < bytes; ++i) all += std::to_string(i) + ' ';
  all.resize(bytes);
  return all;
}

TEST(Spill, GivesBackAllThatWasAppendedInOrder) {
  const support::TempFolder folder;
  for (const std::size_t bytes :
       {std::size_t{0}, std::size_t{10}, kMegabyte - 1, kMegabyte, 3 * kMegabyte + 7}) {
    const std::string all = numbers(bytes);
    Spill spill(folder / "file");
    for (std::size_t at = 0; at < bytes; at += 1000) spill.append(std::string_view(all).substr(at, 1000));
    EXPECT_EQ(spill.size(), bytes);
    const auto sealed = spill.seal();
    ASSERT_TRUE(sealed) << sealed.error().message;
    EXPECT_TRUE(*sealed == all) << bytes;
    spill.release();
    EXPECT_TRUE(*sealed == all) << bytes;
    FileWriter file(folder / "file");
    file.write("before ");
    ASSERT_TRUE(spill.copy_to(file));
    ASSERT_TRUE(file.finish());
    EXPECT_TRUE(*read_file(folder / "file") == "before " + all) << bytes;
  }
}

TEST(Spill, LeavesNoFileBehind) {
  const support::TempFolder folder;
  Spill spill(folder / "file");
  spill.append(numbers(2 * kMegabyte));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Spill, TellsThatItCouldNotWrite) {
  const support::TempFolder folder;
  Spill spill(folder / "no folder" / "file");
  spill.append("little");
  EXPECT_TRUE(spill.seal());
  spill.append(numbers(2 * kMegabyte));
  spill.append("more");
  const auto sealed = spill.seal();
  ASSERT_FALSE(sealed);
  EXPECT_EQ(sealed.error().code, ErrorCode::kIo);
  EXPECT_NE(sealed.error().message.find("No such file"), std::string::npos);
  FileWriter file(folder / "file");
  EXPECT_FALSE(spill.copy_to(file));
}

}  // namespace
}  // namespace lede::core
