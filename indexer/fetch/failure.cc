#include "indexer/fetch/failure.h"

#include <cstring>

#include "indexer/fetch/redirect.h"

namespace lede::fetch {
namespace {

using core::ErrorCode;

std::string seconds_text(std::chrono::milliseconds time) {
  const auto ms = time.count();
  std::string text = std::to_string(ms / 1000);
  if (ms % 1000 != 0) {
    std::string part = std::to_string(1000 + ms % 1000).substr(1);
    part.erase(part.find_last_not_of('0') + 1);
    text += "." + part;
  }
  return text + " s";
}

std::string size_text(std::size_t bytes) {
  if (bytes % (1 << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
  if (bytes % (1 << 10) == 0) return std::to_string(bytes >> 10) + " KiB";
  return std::to_string(bytes) + " bytes";
}

std::string with_detail(const std::string& message, const std::string& detail) {
  return detail.empty() ? message : message + ": " + detail;
}

Mishap limit(std::string what) {
  return {Failure::kTooLarge, {ErrorCode::kInvalidInput, std::move(what), "", ""}};
}

Mishap unreachable(std::string message, std::string hint = "") {
  return {Failure::kUnreachable, {ErrorCode::kIo, std::move(message), std::move(hint), ""}};
}

Mishap bad_answer(std::string message) {
  return {Failure::kBadAnswer, {ErrorCode::kInvalidInput, std::move(message), "", ""}};
}

Mishap untrusted(const Breakage& b) {
  std::string detail = b.detail;
  constexpr std::string_view kPrefix = "SSL certificate problem: ";
  if (detail.starts_with(kPrefix)) detail.erase(0, kPrefix.size());
  if (detail.starts_with("SSL: ")) detail.erase(0, 5);
  return {
      Failure::kUntrusted,
      {ErrorCode::kIo, with_detail("the server's certificate is refused", detail),
       "nothing is read without a valid certificate; an authority of your own goes into the setting ca-file",
       ""}};
}

Mishap timed_out(const Breakage& b, const FetchLimits& limits) {
  if (!b.connected) return unreachable("no connection within " + seconds_text(limits.connect));
  if (b.detail.starts_with("Operation too slow"))
    return unreachable("slower than " + std::to_string(limits.low_speed) + " bytes/s for " +
                       seconds_text(limits.low_speed_time));
  return unreachable("not finished within " + seconds_text(limits.total));
}

Mishap not_connected(const Breakage& b) {
  if (!b.refused.empty())
    return {Failure::kForbidden,
            {ErrorCode::kIo, "leads to " + b.refused + ", which is no public address",
             "the setting allow-private lets such addresses through", ""}};
  return unreachable(
      with_detail("cannot connect", b.system_error != 0 ? std::strerror(b.system_error) : b.detail));
}

Mishap stopped(Stop stop, const FetchLimits& limits) {
  switch (stop) {
    case Stop::kHeaderTooLarge:
      return limit("header over the limit of " + size_text(limits.header_bytes));
    case Stop::kWireTooLarge:
      return limit("body over the limit of " + size_text(limits.wire_bytes));
    case Stop::kBodyTooLarge:
      return limit("body over the limit of " + size_text(limits.body_bytes) + " when decoded");
    case Stop::kNoFirstByte:
    case Stop::kNone:
      break;
  }
  return unreachable("no answer within " + seconds_text(limits.first_byte));
}

Mishap from_code(const Breakage& b, const FetchLimits& limits) {
  switch (b.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return unreachable("the host's name is not known", "check the address and the network");
    case CURLE_COULDNT_CONNECT:
      return not_connected(b);
    case CURLE_OPERATION_TIMEDOUT:
      return timed_out(b, limits);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return untrusted(b);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
      return unreachable(with_detail("TLS failed", b.detail));
    case CURLE_SSL_CACERT_BADFILE:
      return {
          Failure::kUntrusted,
          {ErrorCode::kIo, "the authorities' certificates cannot be read", "see the setting ca-file", ""}};
    case CURLE_GOT_NOTHING:
      return unreachable("the server closed the connection without an answer");
    case CURLE_PARTIAL_FILE:
      return unreachable(with_detail("the answer was cut short", b.detail));
    case CURLE_RECV_ERROR:
      if (b.detail.ends_with("in chunked-encoding")) return bad_answer("the answer's chunks are damaged");
      [[fallthrough]];
    case CURLE_SEND_ERROR:
      return unreachable(with_detail("the connection was dropped", b.detail));
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return unreachable(with_detail("HTTP/2 failed", b.detail));
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return bad_answer(with_detail("the answer is no HTTP", b.detail));
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR:
      return bad_answer(with_detail("the body's encoding is damaged or not known", b.detail));
    case CURLE_FILESIZE_EXCEEDED:
      return stopped(Stop::kWireTooLarge, limits);
    case CURLE_OUT_OF_MEMORY:
      return limit("no memory, or a header line beyond all measure");
    case CURLE_URL_MALFORMAT:
      return {Failure::kMalformed, {ErrorCode::kUsage, "no address that can be asked", "", ""}};
    default:
      return unreachable(b.detail.empty() ? curl_easy_strerror(b.code) : b.detail);
  }
}

}  // namespace

Mishap explain(const Breakage& breakage, const FetchLimits& limits, const std::string& url) {
  Mishap mishap = breakage.stop != Stop::kNone ? stopped(breakage.stop, limits) : from_code(breakage, limits);
  mishap.error.where = shown(url);
  return mishap;
}

}  // namespace lede::fetch
