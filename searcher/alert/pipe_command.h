// A command of the user's own that is given lines on its standard input.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/core/result.h"

namespace lede::alert {

// Runs `command` by /bin/sh -c with `input` on its standard input and `variables` added to its
// environment, and waits for its end. Success: it ended with status 0, whether it read all or not.
// Error kIo: it could not be started, ended otherwise, or was killed.
core::Status pipe_to(const std::string& command, std::string_view input,
                     const std::vector<std::pair<std::string, std::string>>& variables);

}  // namespace lede::alert
