// The target of searcher/alert: alerts' files.
#include <string>

#include "searcher/alert/alert.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {

void run_alert(std::string_view bytes) {
  const auto read = alert::from_json(bytes);
  if (!read) return;
  const std::string written = alert::to_json(*read);
  const auto again = alert::from_json(written);
  check(again && alert::to_json(*again) == written, "an alert reads back as it was written");
  const std::string line = alert::to_line(*read);
  check(line.find('\n') == line.size() - 1, "a line is one line");
}

}  // namespace lede::fuzz
