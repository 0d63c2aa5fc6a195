#include "common/core/interrupt.h"

#include <gtest/gtest.h>
#include <signal.h>

namespace lede::core {
namespace {

TEST(Interrupt, IsSetByTheFirstSignal) {
  install_interrupt_handler();
  EXPECT_FALSE(interrupted());
  ::raise(SIGTERM);
  EXPECT_TRUE(interrupted());
  clear_interrupt();
  EXPECT_FALSE(interrupted());
  ::raise(SIGINT);
  EXPECT_TRUE(interrupted());
  clear_interrupt();
}

TEST(InterruptDeathTest, EndsAtOnceAtTheSecond) {
  EXPECT_EXIT(
      {
        install_interrupt_handler();
        ::raise(SIGINT);
        ::raise(SIGINT);
      },
      testing::ExitedWithCode(130), "");
}

}  // namespace
}  // namespace lede::core
