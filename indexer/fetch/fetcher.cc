#include "indexer/fetch/fetcher.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <utility>

#include "common/core/interrupt.h"
#include "indexer/fetch/host_queue.h"
#include "indexer/fetch/redirect.h"
#include "indexer/fetch/robots_cache.h"
#include "indexer/fetch/transfers.h"

namespace lede::fetch {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Time = std::chrono::steady_clock::time_point;

constexpr milliseconds kLongestWait{250};  // until a stop is seen
constexpr int kRobotsRedirects = 5;        // RFC 9309 section 2.3.1.2

Time now() { return std::chrono::steady_clock::now(); }
text::Time wall_clock() { return std::chrono::floor<seconds>(std::chrono::system_clock::now()); }

bool fits_in_header(const std::string& value) {
  return value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos;
}

core::Error error_at(core::ErrorCode code, std::string message, std::string hint, const std::string& url) {
  return {code, std::move(message), std::move(hint), shown(url)};
}

// A failure that is not the transfer's.
std::optional<Mishap> malformed(const FetchRequest& request) {
  if (origin_of(request.url).empty())
    return Mishap{Failure::kMalformed,
                  error_at(core::ErrorCode::kUsage, "no address of http or https", "", request.url)};
  const bool clean = std::all_of(request.headers.begin(), request.headers.end(), fits_in_header) &&
                     fits_in_header(request.user_agent);
  if (clean) return std::nullopt;
  return Mishap{Failure::kMalformed,
                error_at(core::ErrorCode::kUsage, "a header with a line break", "", request.url)};
}

}  // namespace

class Fetcher::Work {
 public:
  explicit Work(FetchLimits limits);

  void add(FetchRequest request);
  std::optional<FetchResponse> next();
  void stop();

 private:
  bool stopping() const { return stopped_ || core::interrupted(); }
  void start_ready();
  // The job whose transfer comes next, when it may be asked for; else it is finished or waits.
  std::unique_ptr<Job> admit(const std::string& host, std::unique_ptr<Job> job);
  std::unique_ptr<Job> ask_robots(std::unique_ptr<Job> job);
  void start(std::string host, std::unique_ptr<Job> job);
  void settle(Transfers::Finished finished);
  void release(const std::string& host, const ResponseHead& head);
  bool redirect(Job& job, Answer& answer) const;
  void learn_robots(const Job& job, const Answer& answer);
  void finish(Job job, Answer answer);
  void refuse(Job job, Mishap mishap, std::optional<seconds> retry_after = std::nullopt);
  void hand_out(Job job, FetchResponse response, Mishap mishap);
  milliseconds longest_wait() const;

  const FetchLimits limits_;
  const std::string user_agent_;
  std::atomic<bool> stopped_ = false;
  HostQueue queue_;
  RobotsCache robots_;
  std::map<std::string, Time> closed_;  // hosts that asked for a longer pause than is waited for
  Transfers transfers_;
  std::deque<FetchResponse> finished_;
};

Fetcher::Work::Work(FetchLimits limits)
    : limits_(std::move(limits)), user_agent_(fetch::user_agent(limits_.contact)), transfers_(limits_) {}

void Fetcher::Work::stop() {
  stopped_ = true;
  transfers_.wake();
}

void Fetcher::Work::add(FetchRequest request) {
  auto job = std::make_unique<Job>();
  job->request = std::move(request);
  job->url = job->request.url;
  if (auto mishap = malformed(job->request)) return refuse(std::move(*job), std::move(*mishap));
  note_visit(*job);
  const std::string host = host_name(job->url);
  queue_.push(host, std::move(job), now());
}

std::optional<FetchResponse> Fetcher::Work::next() {
  while (!stopping()) {
    start_ready();
    for (Transfers::Finished& finished : transfers_.perform()) settle(std::move(finished));
    if (!finished_.empty()) {
      FetchResponse response = std::move(finished_.front());
      finished_.pop_front();
      transfers_.release(response.body);
      return response;
    }
    if (transfers_.count() == 0 && queue_.empty()) return std::nullopt;
    transfers_.wait(longest_wait());
  }
  return std::nullopt;
}

milliseconds Fetcher::Work::longest_wait() const {
  const auto ready = queue_.next();
  if (!ready || transfers_.count() >= limits_.parallel) return kLongestWait;
  return std::min(kLongestWait, std::chrono::ceil<milliseconds>(*ready - now()));
}

void Fetcher::Work::start_ready() {
  while (transfers_.count() + finished_.size() < limits_.parallel) {
    auto turn = queue_.take(now());
    if (!turn) return;
    auto& [host, job] = *turn;
    if (auto admitted = admit(host, std::move(job))) {
      start(std::move(host), std::move(admitted));
    } else {
      queue_.done(host, now());
    }
  }
}

std::unique_ptr<Job> Fetcher::Work::admit(const std::string& host, std::unique_ptr<Job> job) {
  if (const auto closed = closed_.find(host); closed != closed_.end() && closed->second > now()) {
    const auto left = std::chrono::ceil<seconds>(closed->second - now());
    Mishap mishap{Failure::kAskedToWait,
                  error_at(core::ErrorCode::kIo, "the host asked to be left alone",
                           "for another " + std::to_string(left.count()) + " s", job->url)};
    if (!job->robots_of.empty()) {
      Answer none;
      none.mishap = std::move(mishap);
      learn_robots(*job, none);
    } else {
      refuse(std::move(*job), std::move(mishap), left);
    }
    return nullptr;
  }
  return job->request.obey_robots ? ask_robots(std::move(job)) : std::move(job);
}

std::unique_ptr<Job> Fetcher::Work::ask_robots(std::unique_ptr<Job> job) {
  const std::string origin = origin_of(job->url);
  if (RobotsCache::Entry* const entry = robots_.find(origin, now())) {
    if (!entry->known) {
      entry->waiting.push_back(std::move(job));
    } else if (entry->rules.allows(job->url)) {
      return job;
    } else {
      const std::string url = job->url;  // the job may be moved before the message is made
      refuse(std::move(*job), {entry->reachable ? Failure::kForbidden : Failure::kUnreachable,
                               error_at(core::ErrorCode::kIo,
                                        entry->reachable ? "robots.txt does not allow it"
                                                         : "robots.txt cannot be read, so nothing may be",
                                        "", url)});
    }
    return nullptr;
  }
  robots_.expect(origin).waiting.push_back(std::move(job));
  auto robots = std::make_unique<Job>();
  robots->request.url = robots->url = origin + "/robots.txt";
  robots->robots_of = origin;
  return robots;
}

void Fetcher::Work::start(std::string host, std::unique_ptr<Job> job) {
  const FetchRequest& request = job->request;
  Exchange exchange{job->url,
                    {},
                    request.user_agent.empty() ? user_agent_ : request.user_agent,
                    job->cookies,
                    job->robots_of.empty() ? 0 : kRobotsLimit,
                    job->plain};
  if (!request.etag.empty() && fits_in_header(request.etag))
    exchange.headers.push_back("If-None-Match: " + request.etag);
  if (!request.last_modified.empty() && fits_in_header(request.last_modified))
    exchange.headers.push_back("If-Modified-Since: " + request.last_modified);
  if (shares_secrets(request.url, job->url))
    exchange.headers.insert(exchange.headers.end(), request.headers.begin(), request.headers.end());
  transfers_.start(std::move(host), std::move(job), std::move(exchange));
}

void Fetcher::Work::settle(Transfers::Finished finished) {
  Answer& answer = finished.answer;
  Job& job = *finished.job;
  job.took += answer.took;
  release(finished.host, answer.head);
  const bool again = (answer.undecodable && !std::exchange(job.plain, true)) ||
                     (answer.mishap.failure == Failure::kNone && redirect(job, answer));
  if (again) {
    const std::string host = host_name(job.url);
    queue_.push_front(host, std::move(finished.job), now());
  } else if (job.robots_of.empty()) {
    finish(std::move(job), std::move(answer));
  } else {
    learn_robots(job, answer);
    transfers_.release(answer.body);
  }
}

// The host's next turn: after the spacing, or when it asks for more time, after that.
void Fetcher::Work::release(const std::string& host, const ResponseHead& head) {
  Time ready = now() + limits_.spacing;
  if (const bool overloaded = head.status() == 429 || head.status() == 503; overloaded) {
    const seconds pause = head.retry_after(wall_clock()).value_or(seconds(0));
    if (pause > limits_.patience) closed_[host] = now() + pause;
    if (pause <= limits_.patience) ready = std::max<Time>(ready, now() + pause);
  }
  queue_.done(host, ready);
}

// True when `answer` sent the job on. A redirect that leads nowhere is the answer's mishap.
bool Fetcher::Work::redirect(Job& job, Answer& answer) const {
  const long status = answer.head.status();
  const std::string location(answer.head.field("location"));
  if (!is_redirect(status) || location.empty()) return false;
  const int most = job.robots_of.empty() ? limits_.redirects : kRobotsRedirects;
  const core::Status followed = follow_redirect(job, status, location, std::move(answer.cookies), most);
  if (followed && note_visit(job)) return true;
  answer.mishap = {Failure::kBadAnswer, followed ? error_at(core::ErrorCode::kInvalidInput,
                                                            "redirects lead in a circle", "", job.url)
                                                 : followed.error()};
  return false;
}

// RFC 9309 section 2.3.1: no answer and 5xx forbid all; other answers without a file allow all.
void Fetcher::Work::learn_robots(const Job& job, const Answer& answer) {
  const Failure failure = answer.mishap.failure;
  const long status = answer.head.status();
  const bool reachable =
      status < 500 && (failure == Failure::kNone || (failure == Failure::kBadAnswer && status != 0));
  Robots rules = Robots::allow_all();
  if (!reachable) rules = Robots::disallow_all();
  if (reachable && status / 100 == 2) rules = Robots::parse(answer.body);
  auto waiting = robots_.learn(job.robots_of, std::move(rules), reachable, now());
  for (auto back = waiting.rbegin(); back != waiting.rend(); ++back) {
    const std::string host = host_name((*back)->url);
    queue_.push_front(host, std::move(*back), now());
  }
}

void Fetcher::Work::finish(Job job, Answer answer) {
  FetchResponse response;
  const ResponseHead& head = answer.head;
  response.status = head.status();
  response.content_type = head.field("content-type");
  response.etag = head.field("etag");
  response.last_modified = head.field("last-modified");
  response.max_age = head.max_age(wall_clock());
  response.retry_after = head.retry_after(wall_clock());
  response.body = std::move(answer.body);
  const bool there = response.status / 100 == 2 || response.status == 304;
  if (there && answer.mishap.failure == Failure::kNone) response.permanent_url = std::move(job.permanent_url);
  hand_out(std::move(job), std::move(response), std::move(answer.mishap));
}

void Fetcher::Work::refuse(Job job, Mishap mishap, std::optional<seconds> retry_after) {
  FetchResponse response;
  response.retry_after = retry_after;
  hand_out(std::move(job), std::move(response), std::move(mishap));
}

void Fetcher::Work::hand_out(Job job, FetchResponse response, Mishap mishap) {
  response.request = std::move(job.request);
  response.url = std::move(job.url);
  response.took = job.took;
  response.failure = mishap.failure;
  if (mishap.failure != Failure::kNone) response.error = std::move(mishap.error);
  finished_.push_back(std::move(response));
}

Fetcher::Fetcher(FetchLimits limits) : work_(std::make_unique<Work>(std::move(limits))) {}
Fetcher::~Fetcher() = default;
void Fetcher::add(FetchRequest request) { work_->add(std::move(request)); }
std::optional<FetchResponse> Fetcher::next() { return work_->next(); }
void Fetcher::stop() { work_->stop(); }

}  // namespace lede::fetch
