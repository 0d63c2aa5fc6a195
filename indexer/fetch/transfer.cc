#include "indexer/fetch/transfer.h"

#include <algorithm>
#include <new>
#include <utility>

#include "common/text/url_parts.h"

namespace lede::fetch {
namespace {

constexpr std::size_t kPassOver = 64 << 10;  // of an error page's body, to keep the connection

// True when a body that was to come plain is coded all the same. Codings that no one knows, such as
// "utf-8", and those whose mark is missing are a mistake of the header.
bool is_coded(const ResponseHead& head, std::string_view body) {
  const std::string coding = text::lower(head.joined("content-encoding"));
  const auto marked = [&](std::string_view name, std::string_view mark) {
    return coding.find(name) != coding.npos && body.starts_with(mark);
  };
  return marked("gzip", "\x1F\x8B") || marked("deflate", "\x78") || marked("zstd", "\x28\xB5\x2F\xFD") ||
         marked("br", "");
}

}  // namespace

template <>
void Transfer::Free<curl_slist>::operator()(curl_slist* p) const {
  curl_slist_free_all(p);
}
template <>
void Transfer::Free<CURL>::operator()(CURL* p) const {
  curl_easy_cleanup(p);
}

Transfer::Transfer(Exchange exchange, const FetchLimits& limits, BodyBudget& budget, Time now)
    : exchange_(std::move(exchange)),
      limits_(limits),
      budget_(budget),
      started_(now),
      handle_(curl_easy_init()) {
  if (!handle_) throw std::bad_alloc();
  set_up();
  set_limits();
}

Transfer::~Transfer() {
  budget_.used -= memory_of(body_);
  budget_.freed = true;
  if (budget_.ahead == this) budget_.ahead = nullptr;
}

void Transfer::resume() {
  held_ = false;
  // Hands out what it kept, which may be damaged or too much.
  if (const CURLcode code = curl_easy_pause(handle_.get(), CURLPAUSE_CONT); code != CURLE_OK) broken_ = code;
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
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, exchange_.plain ? "identity" : "");  // "": all that it has
  curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, exchange_.plain ? 0L : 1L);
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
  const std::size_t need = body_.size() + size;
  const std::size_t capacity =
      need <= body_.capacity() ? body_.capacity() : std::max(need, 2 * body_.capacity());
  if (budget_.ahead != this && budget_.used + capacity - body_.capacity() > budget_.limit) {
    held_ = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  const std::size_t room = (exchange_.cut_at != 0 ? exchange_.cut_at : limits_.body_bytes) - body_.size();
  if (size > room && exchange_.cut_at == 0) {
    stop_ = Stop::kBodyTooLarge;
    return 0;
  }
  const std::size_t taken = std::min(size, room);
  budget_.used -= memory_of(body_);
  body_.reserve(capacity);
  body_.append(bytes, taken);
  budget_.used += memory_of(body_);
  enough_ = exchange_.cut_at != 0 && taken == room;
  return enough_ ? 0 : size;
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

Mishap Transfer::mishap_of(CURLcode code) const {
  Breakage breakage{code, stop_, error_text_, refused_, false, 0};
  curl_off_t connected = 0;
  long system_error = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_PRETRANSFER_TIME_T, &connected);
  curl_easy_getinfo(handle_.get(), CURLINFO_OS_ERRNO, &system_error);
  breakage.connected = connected > 0;
  breakage.system_error = static_cast<int>(system_error);
  return explain(breakage, limits_, exchange_.url);
}

Answer Transfer::finish(CURLcode code, Stop stop, Time now) {
  Answer answer;
  answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(now - started_);
  curl_slist* cookies = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_COOKIELIST, &cookies);
  const Lines owned(cookies);
  for (; cookies != nullptr; cookies = cookies->next) answer.cookies.emplace_back(cookies->data);
  if (stop != Stop::kNone) stop_ = stop;
  if (code == CURLE_OK) code = broken_;
  // Without interest in the body the header says all, however the connection ended.
  const bool settled = enough_ || (head_.complete() && !wanted());
  if (code == CURLE_OK && stop_ == Stop::kNone && exchange_.plain && is_coded(head_, body_))
    code = CURLE_BAD_CONTENT_ENCODING;
  if (settled || (code == CURLE_OK && stop_ == Stop::kNone)) {
    answer.body = std::exchange(body_, std::string());
  } else {
    answer.mishap = mishap_of(code);
    answer.undecodable =
        stop_ == Stop::kNone && (code == CURLE_BAD_CONTENT_ENCODING || code == CURLE_WRITE_ERROR);
  }
  answer.head = std::move(head_);
  return answer;
}

}  // namespace lede::fetch
