#include "indexer/fetch/transfer.h"

#include <algorithm>

namespace lede::fetch {
namespace {

constexpr std::size_t kPassOver = 64 << 10;  // of an error page's body, to keep the connection

}  // namespace

template <>
void Transfer::Free<curl_slist>::operator()(curl_slist* p) const {
  curl_slist_free_all(p);
}
template <>
void Transfer::Free<CURL>::operator()(CURL* p) const {
  curl_easy_cleanup(p);
}

Transfer::Transfer(Exchange exchange, const FetchLimits& limits, Time now)
    : exchange_(std::move(exchange)), limits_(limits), started_(now), handle_(curl_easy_init()) {
  if (!handle_) throw std::bad_alloc();
  set_up();
  set_limits();
}

void Transfer::set_up() {
  CURL* const curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_URL, exchange_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // not the environment's
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);  // a slow look-up of a name must not hold the others
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that it has
  curl_easy_setopt(curl, CURLOPT_USERAGENT, exchange_.user_agent.c_str());
  if (!limits_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, limits_.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_COOKIEFILE, "");  // cookies in memory
  for (const std::string& cookie : exchange_.cookies)
    curl_easy_setopt(curl, CURLOPT_COOKIELIST, cookie.c_str());
  for (const std::string& line : exchange_.headers) {
    curl_slist* const longer = curl_slist_append(lines_.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(lines_.release());
    lines_.reset(longer);
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines_.get());
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error_text_);
  curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
}

void Transfer::set_limits() {
  CURL* const curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.total.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits_.low_speed));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.low_speed_time.count()));
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  if (exchange_.cut_at == 0)
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.wire_bytes));
}

std::size_t Transfer::on_header(char* bytes, std::size_t one, std::size_t size, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (transfer.head_.add_line({bytes, one * size}, transfer.limits_.header_bytes)) return one * size;
  transfer.stop_ = Stop::kHeaderTooLarge;
  return 0;
}

std::size_t Transfer::on_body(char* bytes, std::size_t one, std::size_t size, void* self) {
  return static_cast<Transfer*>(self)->take_body(bytes, one * size);
}

// Any other number than `size` makes libcurl break off.
std::size_t Transfer::take_body(const char* bytes, std::size_t size) {
  if (!wanted()) {
    passed_over_ += size;
    enough_ = passed_over_ > kPassOver;
    return enough_ ? 0 : size;
  }
  if (exchange_.cut_at != 0) {
    body_.append(bytes, std::min(size, exchange_.cut_at - body_.size()));
    enough_ = body_.size() == exchange_.cut_at;
    return enough_ ? 0 : size;
  }
  if (size > limits_.body_bytes - body_.size()) {
    stop_ = Stop::kBodyTooLarge;
    return 0;
  }
  body_.append(bytes, size);
  return size;
}

// The bytes received are counted before they are decoded.
int Transfer::on_progress(void* self, curl_off_t, curl_off_t received, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (received <= static_cast<curl_off_t>(transfer.limits_.wire_bytes)) return 0;
  transfer.stop_ = Stop::kWireTooLarge;
  return 1;
}

// libcurl has looked the name up and gives the very address that it will connect to.
curl_socket_t Transfer::on_open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.limits_.allow_private && !transfer.limits_.is_public(address->addr)) {
    transfer.refused_ = to_text(address->addr);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Answer Transfer::finish(CURLcode code, Stop stop, Time now) {
  Answer answer;
  answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(now - started_);
  curl_slist* cookies = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_COOKIELIST, &cookies);
  const Lines owned(cookies);
  for (; cookies != nullptr; cookies = cookies->next) answer.cookies.emplace_back(cookies->data);
  if (stop != Stop::kNone) stop_ = stop;
  // Without interest in the body the header says all, however the connection ended.
  const bool settled = head_.complete() && !wanted();
  if (!settled && !enough_ && (code != CURLE_OK || stop_ != Stop::kNone)) {
    Breakage breakage{code, stop_, error_text_, refused_, false, 0};
    curl_off_t connected = 0;
    long system_error = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_PRETRANSFER_TIME_T, &connected);
    curl_easy_getinfo(handle_.get(), CURLINFO_OS_ERRNO, &system_error);
    breakage.connected = connected > 0;
    breakage.system_error = static_cast<int>(system_error);
    answer.mishap = explain(breakage, limits_, exchange_.url);
  } else {
    answer.body = std::move(body_);
  }
  answer.head = std::move(head_);
  return answer;
}

}  // namespace lede::fetch
