// Stopping in good order when the user or the system asks.
#pragma once

namespace lede::core {

// SIGINT and SIGTERM set interrupted(); the second one ends the program at once with status
// 130. SIGPIPE is ignored, so that writes report EPIPE. Call once, before threads start.
void install_interrupt_handler();

// From here on the first signal ends the program at once with status 130: for work that leaves
// nothing behind.
void end_on_interrupt();

// True once a signal came. Cheap; for loops of any thread.
bool interrupted();

// For tests, and after an interruption was dealt with. Also takes end_on_interrupt() back.
void clear_interrupt();

}  // namespace lede::core
