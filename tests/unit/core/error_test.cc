#include "common/core/error.h"

#include <gtest/gtest.h>

#include "common/core/result.h"

namespace lede::core {
namespace {

TEST(ExitStatus, IsTheDocumentedOne) {
  const std::pair<ErrorCode, int> rows[] = {
      {ErrorCode::kUsage, 2},   {ErrorCode::kInvalidInput, 1},  {ErrorCode::kNotFound, 1},
      {ErrorCode::kIo, 3},      {ErrorCode::kArchive, 3},       {ErrorCode::kVersion, 3},
      {ErrorCode::kLocked, 75}, {ErrorCode::kInterrupted, 130}, {ErrorCode::kInternal, 70}};
  for (const auto& [code, status] : rows) EXPECT_EQ(exit_status(code), status) << name_of(code);
}

TEST(ToLine, NamesPlaceMessageAndHint) {
  EXPECT_EQ(to_line({ErrorCode::kIo, "cannot read", "", ""}), "cannot read");
  EXPECT_EQ(to_line({ErrorCode::kIo, "cannot read", "check its rights", "a.xml:3"}),
            "a.xml:3: cannot read (check its rights)");
}

TEST(ToLine, ShowsControlCharactersOfHostileNames) {
  EXPECT_EQ(to_line({ErrorCode::kIo, "cannot read", "", "\x1b]0;x\x07\n.xml"}),
            "\\x1B]0;x\\x07\\x0A.xml: cannot read");
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<std::string> good = std::string("yes");
  EXPECT_TRUE(good.ok());
  EXPECT_EQ(*good, "yes");
  const Result<std::string> bad = Error{ErrorCode::kNotFound, "no", "", ""};
  EXPECT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().message, "no");
}

}  // namespace
}  // namespace lede::core
