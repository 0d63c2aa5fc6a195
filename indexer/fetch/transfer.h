// One HTTP exchange, without its redirects, on a libcurl handle of its own.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "indexer/fetch/failure.h"
#include "indexer/fetch/limits.h"
#include "indexer/fetch/response_head.h"

namespace lede::fetch {

struct Exchange {
  std::string url;
  std::vector<std::string> headers;  // "Name: value"
  std::string user_agent;
  std::vector<std::string> cookies;  // as Answer has them
  std::size_t cut_at = 0;            // take this many bytes of the body for the whole; 0: all is wanted
  bool plain = false;                // ask for no content coding, and undo none
};

struct Answer {
  ResponseHead head;
  std::string body;                  // decoded; only with a status of 2xx
  std::vector<std::string> cookies;  // sent along and newly set, in libcurl's form
  std::chrono::milliseconds took{};
  Mishap mishap;             // none when there is a status, and with 2xx a whole body
  bool undecodable = false;  // the mishap is the body's content coding
};

// What a string has asked the system for.
inline std::size_t memory_of(const std::string& body) { return body.capacity() - std::string().capacity(); }

// The bytes that all bodies together may take. Past the limit only one transfer goes on, so that
// one always does.
struct BodyBudget {
  std::size_t limit = 0;
  std::size_t used = 0;
  const void* ahead = nullptr;  // the transfer that goes on
  bool freed = false;           // since the last look
};

// Not movable: libcurl holds its address. `limits` and `budget` must outlive it. libcurl does not
// notice when a compressed body was cut short before it was sent whole.
class Transfer {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Transfer(Exchange exchange, const FetchLimits& limits, BodyBudget& budget, Time now);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  CURL* handle() const { return handle_.get(); }
  Time started() const { return started_; }
  bool has_answer() const { return head_.status() != 0; }  // its first line has come

  bool held() const { return held_; }  // by the budget
  void resume();

  // What came of it, once libcurl is done with the handle or it was taken away; `stop` says why
  // when it was the caller who broke off. The body of the answer goes on counting against the budget.
  Answer finish(CURLcode code, Stop stop, Time now);

 private:
  template <typename T>
  struct Free {
    void operator()(T* p) const;
  };
  using Lines = std::unique_ptr<curl_slist, Free<curl_slist>>;

  void set_up();
  void set_limits();
  bool wanted() const { return head_.status() / 100 == 2; }
  std::size_t take_body(const char* bytes, std::size_t size);

  Mishap mishap_of(CURLcode code) const;

  static std::size_t on_header(char* bytes, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t size, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t);
  static curl_socket_t on_open_socket(void* self, curlsocktype, curl_sockaddr* address);

  Exchange exchange_;
  const FetchLimits& limits_;
  BodyBudget& budget_;
  Time started_;
  Lines lines_;
  std::unique_ptr<CURL, Free<CURL>> handle_;
  ResponseHead head_;
  std::string body_;
  std::size_t passed_over_ = 0;  // bytes of a body that is not wanted
  bool held_ = false;
  bool enough_ = false;  // broken off since what is wanted is there
  Stop stop_ = Stop::kNone;
  CURLcode broken_ = CURLE_OK;  // by resume()
  std::string refused_;
  char error_text_[CURL_ERROR_SIZE] = "";
};

}  // namespace lede::fetch
