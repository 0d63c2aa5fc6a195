#include "common/core/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <string>

namespace lede::core {
namespace {

std::string read_all(int fd) {
  std::string out;
  char buffer[4096];
  for (ssize_t n; (n = ::read(fd, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(n));
  return out;
}

TEST(StandardOutput, WritesEverythingInOrder) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  {
    StandardOutput out(ends[1]);
    out.write("a");
    out.line("b");
    out.line("");
    EXPECT_TRUE(out.finish());
    out.write("last");  // flushed by the destructor
  }
  ::close(ends[1]);
  EXPECT_EQ(read_all(ends[0]), "ab\n\nlast");
  ::close(ends[0]);
}

TEST(StandardOutput, EndsQuietlyWhenTheReaderIsGone) {
  ::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  StandardOutput out(ends[1]);
  out.write("a");
  EXPECT_TRUE(out.good());
  out.flush();
  EXPECT_FALSE(out.good());
  EXPECT_TRUE(out.closed());
  out.write(std::string(1 << 20, 'x'));
  EXPECT_TRUE(out.finish());
  ::close(ends[1]);
}

TEST(StandardOutput, ReportsAFullDisk) {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  StandardOutput out(full);
  out.line("results");
  const Status status = out.finish();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_EQ(status.error().where, "standard output");
  EXPECT_FALSE(status.error().hint.empty());
  EXPECT_FALSE(out.closed());
  ::close(full);
}

}  // namespace
}  // namespace lede::core
