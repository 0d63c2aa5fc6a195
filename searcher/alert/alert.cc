#include "searcher/alert/alert.h"

#include <algorithm>
#include <system_error>

#include "common/core/file_writer.h"

namespace lede::alert {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

namespace {

constexpr std::size_t kMostNameBytes = 64;
constexpr std::string_view kEnding = ".json";

fs::path file_of(const fs::path& archive, std::string_view name) {
  return alert_folder(archive) / (std::string(name) + std::string(kEnding));
}

Error no_alert(const fs::path& archive, std::string_view name) {
  std::string known;
  if (const auto names = alert_names(archive)) {
    for (const std::string& one : *names) known += (known.empty() ? "there are: " : ", ") + one;
  }
  return {ErrorCode::kNotFound, "no alert is called '" + std::string(name) + "'",
          known.empty() ? "make one with: lede-search alerts add NAME QUERY" : known, ""};
}

}  // namespace

fs::path alert_folder(const fs::path& archive) { return archive / "alerts"; }

core::Result<std::vector<std::string>> alert_names(const fs::path& archive) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator files(alert_folder(archive), error);
  if (error == std::errc::no_such_file_or_directory) return names;
  for (const fs::directory_iterator end; !error && files != end; files.increment(error)) {
    const fs::path& file = files->path();
    if (file.extension() == kEnding && check_name(file.stem().string()))
      names.push_back(file.stem().string());
  }
  if (error)
    return Error{ErrorCode::kIo, "cannot read the alerts: " + error.message(),
                 core::hint_for_errno(error.value()), alert_folder(archive).string()};
  std::sort(names.begin(), names.end());
  return names;
}

core::Status check_name(std::string_view name) {
  const bool good =
      !name.empty() && name.size() <= kMostNameBytes && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      });
  if (good) return core::ok_status();
  return Error{ErrorCode::kUsage, "an alert cannot be called '" + std::string(name) + "'",
               "use 1 to 64 of a-z, 0-9, - and _, such as north-korea", ""};
}

core::Result<Alert> read_alert(const fs::path& archive, std::string_view name) {
  if (core::Status status = check_name(name); !status) return status.error();
  const fs::path file = file_of(archive, name);
  auto text = core::read_file(file);
  if (!text) return text.error().code == ErrorCode::kNotFound ? no_alert(archive, name) : text.error();
  auto alert = from_json(*text);
  if (!alert) {
    alert.error().where = file.string();
    return alert.error();
  }
  alert->name = name;
  return alert;
}

core::Status write_alert(const fs::path& archive, const Alert& alert) {
  std::error_code error;
  const bool made = fs::create_directory(alert_folder(archive), error);
  if (error)
    return Error{ErrorCode::kIo, "cannot make the folder of alerts: " + error.message(),
                 core::hint_for_errno(error.value()), alert_folder(archive).string()};
  if (made) {
    if (core::Status status = core::sync_folder(archive); !status) return status;
  }
  return core::replace_file(file_of(archive, alert.name), to_json(alert));
}

core::Status remove_alert(const fs::path& archive, std::string_view name) {
  if (core::Status status = check_name(name); !status) return status;
  std::error_code error;
  if (fs::remove(file_of(archive, name), error)) return core::sync_folder(alert_folder(archive));
  if (!error) return no_alert(archive, name);
  return Error{ErrorCode::kIo, "cannot remove the alert: " + error.message(),
               core::hint_for_errno(error.value()), file_of(archive, name).string()};
}

}  // namespace lede::alert
