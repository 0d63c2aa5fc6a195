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
};

struct Answer {
  ResponseHead head;
  std::string body;                  // decoded; only with a status of 2xx
  std::vector<std::string> cookies;  // sent along and newly set, in libcurl's form
  std::chrono::milliseconds took{};
  Mishap mishap;  // none when there is a status, and with 2xx a whole body
};

// Not movable: libcurl holds its address. `limits` must outlive it.
class Transfer {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Transfer(Exchange exchange, const FetchLimits& limits, Time now);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() const { return handle_.get(); }
  Time started() const { return started_; }
  bool has_answer() const { return head_.status() != 0; }  // its first line has come

  // What came of it, once libcurl is done with the handle or it was taken away; `stop` says why
  // when it was the caller who broke off.
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

  static std::size_t on_header(char* bytes, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t size, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t);
  static curl_socket_t on_open_socket(void* self, curlsocktype, curl_sockaddr* address);

  Exchange exchange_;
  const FetchLimits& limits_;
  Time started_;
  Lines lines_;
  std::unique_ptr<CURL, Free<CURL>> handle_;
  ResponseHead head_;
  std::string body_;
  std::size_t passed_over_ = 0;  // bytes of a body that is not wanted
  bool enough_ = false;          // broken off since what is wanted is there
  Stop stop_ = Stop::kNone;
  std::string refused_;
  char error_text_[CURL_ERROR_SIZE] = "";
};

}  // namespace lede::fetch
