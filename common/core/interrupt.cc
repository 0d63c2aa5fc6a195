#include "common/core/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace lede::core {

namespace {

// The only process-wide state: a signal handler can reach nothing else.
std::atomic<bool> stop{false};
std::atomic<bool> at_once{false};
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr int kInterruptedStatus = 130;  // as exit_status(ErrorCode::kInterrupted)

extern "C" void lede_on_stop_signal(int) {
  if (stop.exchange(true) || at_once.load()) ::_exit(kInterruptedStatus);
}

}  // namespace

void install_interrupt_handler() {
  struct sigaction action {};
  action.sa_handler = lede_on_stop_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, nullptr);
}

bool interrupted() { return stop.load(std::memory_order_relaxed); }

void end_on_interrupt() { at_once.store(true); }

void clear_interrupt() {
  stop.store(false);
  at_once.store(false);
}

}  // namespace lede::core
