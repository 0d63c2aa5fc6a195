#include "indexer/fetch/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <new>

#include "common/core/interrupt.h"
#include "common/text/url.h"
#include "indexer/fetch/host_queue.h"
#include "indexer/fetch/redirect.h"
#include "indexer/fetch/robots_cache.h"
#include "indexer/fetch/transfer.h"

namespace lede::fetch {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Time = std::chrono::steady_clock::time_point;

constexpr milliseconds kLongestWait{250};  // until a stop is seen
constexpr int kRobotsRedirects = 5;        // RFC 9309 section 2.3.1.2

Time now() { return std::chrono::steady_clock::now(); }
text::Time wall_clock() { return std::chrono::floor<seconds>(std::chrono::system_clock::now()); }

std::string host_name(const std::string& url) {
  const auto parsed = text::parse_url(url);
  return parsed ? parsed->host : std::string();
}

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
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  void add(FetchRequest request);
  std::optional<FetchResponse> next();
  void stop();

 private:
  struct Active {
    std::string host;
    std::unique_ptr<Job> job;
    std::unique_ptr<Transfer> transfer;
  };

  bool stopping() const { return stopped_ || core::interrupted(); }
  void start_ready();
  // The job whose transfer comes next, when it may be asked for; else it is finished or waits.
  std::unique_ptr<Job> admit(const std::string& host, std::unique_ptr<Job> job);
  std::unique_ptr<Job> ask_robots(std::unique_ptr<Job> job);
  void start(std::string host, std::unique_ptr<Job> job);
  void settle_finished();
  void settle_overdue();
  void settle(CURL* handle, CURLcode code, Stop stop);
  void release(const std::string& host, const ResponseHead& head);
  bool redirect(Job& job, Answer& answer) const;
  void learn_robots(const Job& job, const Answer& answer);
  void finish(Job job, Answer answer);
  void refuse(Job job, Mishap mishap, std::optional<seconds> retry_after = std::nullopt);
  void hand_out(Job job, FetchResponse response, Mishap mishap);
  void wait() const;

  const FetchLimits limits_;
  const std::string user_agent_;
  CURLM* const multi_;
  std::atomic<bool> stopped_ = false;
  HostQueue queue_;
  RobotsCache robots_;
  std::map<std::string, Time> closed_;  // hosts that asked for a longer pause than is waited for
  std::map<CURL*, Active> active_;
  std::deque<FetchResponse> finished_;
};

Fetcher::Work::Work(FetchLimits limits)
    : limits_(std::move(limits)), user_agent_(fetch::user_agent(limits_.contact)), multi_([] {
        static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
        CURLM* const multi = ready == CURLE_OK ? curl_multi_init() : nullptr;
        if (multi == nullptr) throw std::bad_alloc();
        return multi;
      }()) {
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS,
                    static_cast<long>(std::max<std::size_t>(limits_.parallel, 4)));
}

Fetcher::Work::~Work() {
  for (const auto& [handle, active] : active_) curl_multi_remove_handle(multi_, handle);
  active_.clear();
  curl_multi_cleanup(multi_);
}

void Fetcher::Work::stop() {
  stopped_ = true;
  curl_multi_wakeup(multi_);
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
    int running = 0;
    curl_multi_perform(multi_, &running);
    settle_finished();
    settle_overdue();
    if (!finished_.empty()) {
      FetchResponse response = std::move(finished_.front());
      finished_.pop_front();
      return response;
    }
    if (active_.empty() && queue_.empty()) return std::nullopt;
    wait();
  }
  return std::nullopt;
}

// Until something may have happened.
void Fetcher::Work::wait() const {
  milliseconds time = kLongestWait;
  if (const auto ready = queue_.next(); ready && active_.size() < limits_.parallel)
    time = std::min(time, std::chrono::ceil<milliseconds>(*ready - now()));
  if (time.count() > 0) curl_multi_poll(multi_, nullptr, 0, static_cast<int>(time.count()), nullptr);
}

void Fetcher::Work::start_ready() {
  while (active_.size() + finished_.size() < limits_.parallel) {
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
      refuse(std::move(*job), {entry->reachable ? Failure::kForbidden : Failure::kUnreachable,
                               error_at(core::ErrorCode::kIo,
                                        entry->reachable ? "robots.txt does not allow it"
                                                         : "robots.txt cannot be read, so nothing may be",
                                        "", job->url)});
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
                    job->robots_of.empty() ? 0 : kRobotsLimit};
  if (!request.etag.empty() && fits_in_header(request.etag))
    exchange.headers.push_back("If-None-Match: " + request.etag);
  if (!request.last_modified.empty() && fits_in_header(request.last_modified))
    exchange.headers.push_back("If-Modified-Since: " + request.last_modified);
  if (shares_secrets(request.url, job->url))
    exchange.headers.insert(exchange.headers.end(), request.headers.begin(), request.headers.end());
  auto transfer = std::make_unique<Transfer>(std::move(exchange), limits_, now());
  CURL* const handle = transfer->handle();
  active_.emplace(handle, Active{std::move(host), std::move(job), std::move(transfer)});
  curl_multi_add_handle(multi_, handle);
}

void Fetcher::Work::settle_finished() {
  int left = 0;
  while (const CURLMsg* const message = curl_multi_info_read(multi_, &left)) {
    if (message->msg == CURLMSG_DONE) settle(message->easy_handle, message->data.result, Stop::kNone);
  }
}

void Fetcher::Work::settle_overdue() {
  std::vector<CURL*> overdue;
  for (const auto& [handle, active] : active_) {
    if (!active.transfer->has_answer() && now() - active.transfer->started() > limits_.first_byte)
      overdue.push_back(handle);
  }
  for (CURL* const handle : overdue) settle(handle, CURLE_OK, Stop::kNoFirstByte);
}

void Fetcher::Work::settle(CURL* handle, CURLcode code, Stop stop) {
  curl_multi_remove_handle(multi_, handle);
  Active active = std::move(active_.extract(handle).mapped());
  Job& job = *active.job;
  Answer answer = active.transfer->finish(code, stop, now());
  job.took += answer.took;
  release(active.host, answer.head);
  if (answer.mishap.failure == Failure::kNone && redirect(job, answer)) {
    const std::string host = host_name(job.url);
    queue_.push_front(host, std::move(active.job), now());
  } else if (job.robots_of.empty()) {
    finish(std::move(job), std::move(answer));
  } else {
    learn_robots(job, answer);
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
