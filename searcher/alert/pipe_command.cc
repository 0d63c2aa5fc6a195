#include "searcher/alert/pipe_command.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace lede::alert {

namespace {

core::Error failed(const std::string& command, const std::string& how) {
  return {core::ErrorCode::kIo, "the command " + how + ": " + command, "", ""};
}

[[noreturn]] void become(const std::string& command, int input,
                         const std::vector<std::pair<std::string, std::string>>& variables) {
  // What the program ignores or handles is no business of the command's.
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  if (::dup2(input, STDIN_FILENO) < 0) ::_exit(127);
  for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

// SIGPIPE is ignored, so a command that stops reading is seen as EPIPE.
void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

core::Status pipe_to(const std::string& command, std::string_view input,
                     const std::vector<std::pair<std::string, std::string>>& variables) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return failed(command, std::string("cannot be given input: ") + std::strerror(errno));
  const pid_t child = ::fork();
  if (child == 0) become(command, ends[0], variables);
  ::close(ends[0]);
  if (child < 0) {
    ::close(ends[1]);
    return failed(command, std::string("cannot be started: ") + std::strerror(errno));
  }
  write_all(ends[1], input);
  ::close(ends[1]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return failed(command, std::string("was lost: ") + std::strerror(errno));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return core::ok_status();
  if (WIFEXITED(status)) return failed(command, "ended with status " + std::to_string(WEXITSTATUS(status)));
  return failed(command, "was killed by signal " + std::to_string(WTERMSIG(status)));
}

}  // namespace lede::alert
