// Errors as values: what a run over thousands of feeds must survive is ordinary, so it is
// returned, not thrown. Both programs turn an Error into one line on standard error and an
// exit status.
#pragma once

#include <string>
#include <string_view>

namespace lede::core {

// What went wrong, as far as a caller may act on it. Each code has an exit status (error.cc).
enum class ErrorCode {
  kUsage,         // a wrong command line, setting or query: exit 2
  kInvalidInput,  // bytes that are not what they should be (a feed, a record): exit 1
  kNoArticle,     // a page that is well but holds no article, and is passed over: exit 1
  kNotFound,      // nothing there by that name: exit 1
  kIo,            // cannot read or write, no space, no permission: exit 3
  kArchive,       // not an archive, or a damaged one: exit 3
  kVersion,       // an archive of a newer format: exit 3
  kLocked,        // another writer holds the archive: exit 75
  kInterrupted,   // stopped by the user; what was committed stays: exit 130
  kInternal,      // a bug in lede: exit 70
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // what failed, one line, no final stop
  std::string hint;     // what to do about it; may be empty
  std::string where;    // file, file:line, file@offset or URL; may be empty
};

// The exit status documented for `code` (0 done, 1 nothing found or some inputs failed,
// 2 usage or query, 3 cannot read or write, 70 a bug, 75 locked, 130 interrupted).
int exit_status(ErrorCode code);

// The code's stable name, as in logs and JSON ("invalid-input").
std::string_view name_of(ErrorCode code);

// "where: message (hint)", control characters shown as \xNN so that hostile names cannot
// drive a terminal. No trailing newline.
std::string to_line(const Error& error);

}  // namespace lede::core
