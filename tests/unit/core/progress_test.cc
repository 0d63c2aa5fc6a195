#include "common/core/progress.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>

namespace lede::core {
namespace {

// A pseudo-terminal: what is written to `program` is read from `screen`.
struct Terminal {
  Terminal() : screen(::posix_openpt(O_RDWR | O_NOCTTY)) {
    ::grantpt(screen);
    ::unlockpt(screen);
    program = ::open(::ptsname(screen), O_RDWR | O_NOCTTY);
    ::fcntl(screen, F_SETFL, O_NONBLOCK);
  }
  ~Terminal() {
    ::close(program);
    ::close(screen);
  }
  std::string shown() const {
    std::string out;
    char buffer[4096];
    for (ssize_t n; (n = ::read(screen, buffer, sizeof buffer)) > 0;)
      out.append(buffer, static_cast<std::size_t>(n));
    return out;
  }
  int screen;
  int program;
};

TEST(Progress, IsSilentAwayFromATerminal) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  {
    Progress progress(false, ends[1]);
    EXPECT_FALSE(progress.shown());
    progress.update("1 of 2");
    progress.clear();
  }
  ::close(ends[1]);
  char byte;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

TEST(Progress, DrawsAtMostTenTimesASecondAndClears) {
  const Terminal terminal;
  if (terminal.screen < 0) GTEST_SKIP() << "no pseudo-terminals here";
  Progress progress(false, terminal.program);
  ASSERT_TRUE(progress.shown());
  for (int i = 0; i < 1000; ++i) progress.update("reading \x1b[31m");
  const std::string drawn = terminal.shown();
  EXPECT_EQ(drawn.substr(0, 24), "\r\x1b[Kreading \\x1B[31m");
  EXPECT_LT(drawn.size(), 1000u);
  progress.clear();
  EXPECT_EQ(terminal.shown(), "\r\x1b[K");
  progress.clear();
  EXPECT_EQ(terminal.shown(), "");
}

TEST(Progress, IsSilentWhenQuiet) {
  const Terminal terminal;
  if (terminal.screen < 0) GTEST_SKIP() << "no pseudo-terminals here";
  Progress progress(true, terminal.program);
  progress.update("x");
  EXPECT_EQ(terminal.shown(), "");
}

}  // namespace
}  // namespace lede::core
