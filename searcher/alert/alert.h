// Saved searches: one file each in the archive's folder alerts/, replaced by rename, so that what was
// asked and how far it was told change together or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "searcher/plan/plan.h"

namespace lede::alert {

struct Alert {
  std::string name;
  std::string query;
  std::vector<plan::Filter> filters;
  std::string since, until;  // as typed: "last week" is read anew in each run
  bool match_any = false;
  bool plain = false;
  std::string created;   // RFC 3339
  std::string last_run;  // RFC 3339; empty before the first
  // Articles of the journal (journal.h) before this place have been told; none before the first run.
  std::optional<std::uint64_t> told;
  std::string journal;  // its name
};

std::filesystem::path alert_folder(const std::filesystem::path& archive);

// 1 to 64 of a-z, 0-9, '-' and '_', which is also the file's name. Error: kUsage.
core::Status check_name(std::string_view name);

// The names of every alert, sorted. Error: kIo.
core::Result<std::vector<std::string>> alert_names(const std::filesystem::path& archive);
// Errors: kNotFound with the names that there are; kArchive for a file that is no alert; kVersion; kIo.
core::Result<Alert> read_alert(const std::filesystem::path& archive, std::string_view name);

// Durable when it returns. Makes the folder.
core::Status write_alert(const std::filesystem::path& archive, const Alert& alert);
// Error kNotFound.
core::Status remove_alert(const std::filesystem::path& archive, std::string_view name);

// The file's text: one JSON object (format, name, query, filters, ...).
std::string to_json(const Alert& alert);
// The same with its name, in one line.
std::string to_line(const Alert& alert);
core::Result<Alert> from_json(std::string_view json);

}  // namespace lede::alert
