// The targets of searcher/alert: alerts' files, and what alerts have seen.
#include <filesystem>
#include <string>

#include "common/core/file_writer.h"
#include "searcher/alert/alert.h"
#include "searcher/alert/journal.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temp_folder.h"

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

void run_journal(std::string_view bytes) {
  static const support::TempFolder folder;
  const archive::Snapshot& snapshot = small_archive();
  {
    core::FileWriter file(folder / "seen");
    file.write(bytes);
    if (!file.finish()) return;
  }
  auto journal = alert::Journal::open(folder.path());
  if (!journal) {
    check(journal.error().code == core::ErrorCode::kArchive, "a damaged journal is told as one");
    return;
  }
  const std::uint64_t before = journal->size();
  check(before == journal->opened_with(), "what is read was entered by earlier runs");
  check(static_cast<bool>(journal->enter(snapshot)), "what is read can be gone on with");
  const auto all = journal->since(snapshot, 0), fresh = journal->since(snapshot, before);
  check(all && fresh && all->size() == 2, "every article is seen once");
  check(journal->size() == before + fresh->size(), "what is new was entered");
  const auto again = alert::Journal::open(folder.path());
  check(again && again->name() == journal->name() && again->size() == journal->size(),
        "a journal reads back as it was written");
  check(again->since(snapshot, 0) && *again->since(snapshot, 0) == *all, "places stay");
}

}  // namespace lede::fuzz
