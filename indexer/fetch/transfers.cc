#include "indexer/fetch/transfers.h"

#include <algorithm>
#include <new>

namespace lede::fetch {
namespace {

Transfer::Time now() { return std::chrono::steady_clock::now(); }

CURLM* new_multi() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM* const multi = ready == CURLE_OK ? curl_multi_init() : nullptr;
  if (multi == nullptr) throw std::bad_alloc();
  return multi;
}

}  // namespace

Transfers::Transfers(const FetchLimits& limits) : limits_(limits), multi_(new_multi()) {
  budget_.limit = limits.all_bodies;
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS,
                    static_cast<long>(std::max<std::size_t>(limits.parallel, 4)));
}

Transfers::~Transfers() {
  for (const auto& [handle, active] : active_) curl_multi_remove_handle(multi_, handle);
  active_.clear();
  curl_multi_cleanup(multi_);
}

void Transfers::start(std::string host, std::unique_ptr<Job> job, Exchange exchange) {
  auto transfer = std::make_unique<Transfer>(std::move(exchange), limits_, budget_, now());
  CURL* const handle = transfer->handle();
  active_.emplace(handle, Active{std::move(host), std::move(job), std::move(transfer)});
  curl_multi_add_handle(multi_, handle);
}

std::vector<Transfers::Finished> Transfers::perform() {
  resume();
  int running = 0, left = 0;
  curl_multi_perform(multi_, &running);
  std::vector<Finished> finished;
  while (const CURLMsg* const message = curl_multi_info_read(multi_, &left)) {
    if (message->msg == CURLMSG_DONE)
      finished.push_back(take(message->easy_handle, message->data.result, Stop::kNone));
  }
  std::vector<CURL*> overdue;
  for (const auto& [handle, active] : active_) {
    if (!active.transfer->has_answer() && now() - active.transfer->started() > limits_.first_byte)
      overdue.push_back(handle);
  }
  for (CURL* const handle : overdue) finished.push_back(take(handle, CURLE_OK, Stop::kNoFirstByte));
  return finished;
}

Transfers::Finished Transfers::take(CURL* handle, CURLcode code, Stop stop) {
  curl_multi_remove_handle(multi_, handle);
  Active active = std::move(active_.extract(handle).mapped());
  Answer answer = active.transfer->finish(code, stop, now());
  return {std::move(active.host), std::move(active.job), std::move(answer)};
}

void Transfers::release(const std::string& body) {
  budget_.used -= memory_of(body);
  budget_.freed = true;
}

// When all are held by the budget, the one that began first goes on beyond it.
void Transfers::resume() {
  Transfer* first = nullptr;
  for (const auto& [handle, active] : active_) {
    Transfer& transfer = *active.transfer;
    if (!transfer.held()) continue;
    if (budget_.freed) transfer.resume();
    if (first == nullptr || transfer.started() < first->started()) first = &transfer;
  }
  budget_.freed = false;
  if (first == nullptr || budget_.ahead != nullptr) return;
  budget_.ahead = first;
  first->resume();
}

void Transfers::wait(std::chrono::milliseconds time) const {
  if (time.count() > 0) curl_multi_poll(multi_, nullptr, 0, static_cast<int>(time.count()), nullptr);
}

void Transfers::wake() const { curl_multi_wakeup(multi_); }

}  // namespace lede::fetch
