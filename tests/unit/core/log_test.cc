#include "common/core/log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace lede::core {
namespace {

// What `use` logs at `verbosity`.
template <typename Use>
std::string logged(Verbosity verbosity, const Use& use, bool color = false) {
  int ends[2];
  if (::pipe(ends) != 0) return "no pipe";
  Log log("lede-index", verbosity, Style(color), nullptr, ends[1]);
  use(log);
  ::close(ends[1]);
  std::string out(65536, '\0');
  out.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(ends[0], out.data(), out.size()))));
  ::close(ends[0]);
  return out;
}

void say_all(Log& log) {
  log.error(Error{ErrorCode::kIo, "e", "h", "w"});
  log.warning("w");
  log.info("i");
  log.verbose("v");
  log.debug("d");
}

TEST(Log, SaysMoreWithMoreVerbosity) {
  const std::string error = "lede-index: error: w: e (h)\n", warning = "lede-index: warning: w\n";
  EXPECT_EQ(logged(Verbosity::kQuiet, say_all), error);
  EXPECT_EQ(logged(Verbosity::kNormal, say_all), error + warning + "i\n");
  EXPECT_EQ(logged(Verbosity::kVerbose, say_all), error + warning + "i\nv\n");
  EXPECT_EQ(logged(Verbosity::kDebug, say_all), error + warning + "i\nv\nlede-index: debug: d\n");
}

TEST(Log, PaintsTheKindOnly) {
  EXPECT_EQ(logged(
                Verbosity::kNormal, [](Log& log) { log.warning("w"); }, true),
            "lede-index: \x1b[1;33mwarning:\x1b[0m w\n");
}

TEST(Log, MakesMessagesPrintable) {
  EXPECT_EQ(logged(Verbosity::kNormal, [](Log& log) { log.info("a\x1b[2Jb\nc"); }), "a\\x1B[2Jb\nc\n");
}

}  // namespace
}  // namespace lede::core
