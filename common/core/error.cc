#include "common/core/error.h"

#include "common/core/terminal.h"

namespace lede::core {

namespace {

struct CodeRow {
  ErrorCode code;
  std::string_view name;
  int status;
};

constexpr CodeRow kCodes[] = {
    {ErrorCode::kUsage, "usage", 2},
    {ErrorCode::kInvalidInput, "invalid-input", 1},
    {ErrorCode::kNoArticle, "no-article", 1},
    {ErrorCode::kNotFound, "not-found", 1},
    {ErrorCode::kIo, "io", 3},
    {ErrorCode::kArchive, "archive", 3},
    {ErrorCode::kVersion, "version", 3},
    {ErrorCode::kLocked, "locked", 75},
    {ErrorCode::kInterrupted, "interrupted", 130},
    {ErrorCode::kInternal, "internal", 70},
};

const CodeRow& row_of(ErrorCode code) {
  for (const CodeRow& row : kCodes) {
    if (row.code == code) return row;
  }
  return kCodes[std::size(kCodes) - 1];
}

}  // namespace

int exit_status(ErrorCode code) { return row_of(code).status; }

std::string_view name_of(ErrorCode code) { return row_of(code).name; }

std::string to_line(const Error& error) {
  std::string line;
  if (!error.where.empty()) line.append(error.where).append(": ");
  line += error.message;
  if (!error.hint.empty()) line.append(" (").append(error.hint).append(")");
  return printable(line);
}

}  // namespace lede::core
