#include "indexer/fetch/job.h"

#include "indexer/fetch/redirect.h"

namespace lede::fetch {

// A wall of cookies sends the visitor back to the same address with one more cookie; without one it
// is a loop.
bool note_visit(Job& job) {
  std::string visit = job.url;
  for (const std::string& cookie : job.cookies) visit.append("\n").append(cookie);
  return job.seen.insert(std::move(visit)).second;
}

core::Status follow_redirect(Job& job, long status, const std::string& location,
                             std::vector<std::string> cookies, int most) {
  if (++job.redirects > most) {
    return core::Error{core::ErrorCode::kInvalidInput, "more than " + std::to_string(most) + " redirects", "",
                       shown(job.request.url)};
  }
  const auto target = redirect_target(job.url, location);
  if (!target) return target.error();
  job.permanent &= is_permanent_redirect(status);
  if (job.permanent) job.permanent_url = *target;
  job.url = *target;
  job.cookies = std::move(cookies);
  return core::ok_status();
}

}  // namespace lede::fetch
