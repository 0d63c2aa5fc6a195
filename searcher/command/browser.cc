#include "searcher/command/browser.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace lede::searcher {
namespace {

bool is_web_address(std::string_view url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  return web && std::none_of(url.begin(), url.end(),
                             [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
}

std::vector<std::string> command_for(const std::string& url) {
  const char* given = std::getenv("BROWSER");
  std::string_view command(given == nullptr ? "" : given);
  command = command.substr(0, command.find(':'));
  std::vector<std::string> arguments;
  bool placed = false;
  for (std::size_t at = 0; (at = command.find_first_not_of(' ', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(command.find(' ', at), command.size());
    std::string argument(command.substr(at, end - at));
    if (const std::size_t mark = argument.find("%s"); mark != std::string::npos) {
      argument.replace(mark, 2, url);
      placed = true;
    }
    arguments.push_back(std::move(argument));
    at = end;
  }
  if (arguments.empty()) arguments.emplace_back("xdg-open");
  if (!placed) arguments.push_back(url);
  return arguments;
}

core::Error failed(const std::string& command, const std::string& how) {
  return {core::ErrorCode::kIo, "cannot open the browser: '" + command + "' " + how,
          "set BROWSER to a command that opens an address", ""};
}

core::Status run(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  if (const int error = ::posix_spawnp(&child, pointers[0], nullptr, nullptr, pointers.data(), environ);
      error != 0)
    return failed(arguments[0], std::strerror(error));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return failed(arguments[0], std::strerror(errno));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return core::ok_status();
  return failed(arguments[0], WIFEXITED(status) ? "ended with status " + std::to_string(WEXITSTATUS(status))
                                                : std::string("was killed"));
}

}  // namespace

core::Status open_in_browser(const article::Article& article) {
  for (const std::string* url : {&article.url, &article.link}) {
    if (is_web_address(*url)) return run(command_for(*url));
  }
  return core::Error{core::ErrorCode::kNotFound,
                     "the article '" + article.id + "' has no http or https address",
                     "lede-search show prints it", ""};
}

core::Status open_hit(const article::Article* hit, std::size_t number, std::size_t shown) {
  if (hit != nullptr) return open_in_browser(*hit);
  return core::Error{
      core::ErrorCode::kUsage,
      "--open " + std::to_string(number) + ": " +
          (shown == 0 ? std::string("nothing was found") : "only " + std::to_string(shown) + " are shown"),
      "", ""};
}

}  // namespace lede::searcher
