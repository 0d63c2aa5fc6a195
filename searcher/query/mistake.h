// Query mistakes shown under the query, with a caret.
#pragma once

#include <string>
#include <string_view>

#include "common/core/error.h"
#include "searcher/query/syntax.h"

namespace lede::query {

// An error of code kUsage whose message has three lines: `message`, the query (or the 70
// columns of it around `at`, with "..." where it was cut), and "^~~~" under `at`. Control
// characters of the query are shown as spaces. `query` is UTF-8; `at` lies on code points.
core::Error mistake(std::string_view query, Span at, std::string message, std::string hint);

// How a mistake is shown: its message's first line, then "; hint", then the other lines.
// No trailing newline.
std::string to_lines(const core::Error& error);

}  // namespace lede::query
