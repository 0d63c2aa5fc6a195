#include "common/archive/xapian_guard.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace lede::archive {
namespace {

core::Error caught(const Xapian::Error& error, int number) {
  errno = number;
  return to_error(error, "index/1");
}

TEST(XapianGuard, AFullDiskIsToldWhateverXapianMadeOfIt) {
  for (const core::Error& error :
       {caught(Xapian::DatabaseError("Error writing block", "", ENOSPC), 0),
        caught(Xapian::InvalidOperationError("cancel() not supported under Xapian::DB_DANGEROUS"), ENOSPC)}) {
    EXPECT_EQ(error.code, core::ErrorCode::kIo);
    EXPECT_NE(error.message.find("No space left"), std::string::npos) << error.message;
    EXPECT_NE(error.hint.find("free some space"), std::string::npos) << error.hint;
    EXPECT_EQ(error.where, "index/1");
  }
}

TEST(XapianGuard, OtherMisuseIsABug) {
  EXPECT_EQ(caught(Xapian::InvalidOperationError("cancel() not supported"), 0).code,
            core::ErrorCode::kInternal);
  EXPECT_EQ(caught(Xapian::InvalidOperationError("no such thing"), ENOSPC).code, core::ErrorCode::kInternal);
}

}  // namespace
}  // namespace lede::archive
