#include "indexer/fetch/redirect.h"

#include "common/text/url.h"

namespace lede::fetch {
namespace {

bool is_web(const text::Url& url) { return url.scheme == "http" || url.scheme == "https"; }

std::string port_of(const text::Url& url) {
  if (!url.port.empty()) return url.port;
  return url.scheme == "https" ? "443" : "80";
}

core::Error invalid(std::string message, std::string_view url, std::string hint = "") {
  return {core::ErrorCode::kInvalidInput, std::move(message), std::move(hint), shown(url)};
}

}  // namespace

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_permanent_redirect(long status) { return status == 301 || status == 308; }

core::Result<std::string> redirect_target(std::string_view url, std::string_view location) {
  const auto from = text::parse_url(url);
  auto to = text::parse_url(text::resolve_url(url, location));
  if (!from || !to) return invalid("redirect to what is no address", url);
  if (!is_web(*to))
    return invalid("redirect to '" + to->scheme + ":', only http and https are followed", url);
  to->has_fragment = false;
  to->fragment.clear();
  if (from->scheme == "https" && to->scheme == "http") {
    if (port_of(*to) != "80")
      return invalid("redirect from https to http on port " + to->port, url,
                     "add the http address itself if it may be read without TLS");
    to->scheme = "https";
    to->port.clear();
  }
  return text::to_string(*to);
}

std::string origin_of(std::string_view url) {
  const auto parsed = text::parse_url(url);
  if (!parsed || !is_web(*parsed)) return {};
  return parsed->scheme + "://" + parsed->host + ":" + port_of(*parsed);
}

std::string host_name(std::string_view url) {
  const auto parsed = text::parse_url(url);
  return parsed ? parsed->host.substr(0, parsed->host.find_last_not_of('.') + 1) : std::string();
}

bool shares_secrets(std::string_view from, std::string_view to) {
  if (origin_of(from) == origin_of(to)) return true;
  const auto one = text::parse_url(from), other = text::parse_url(to);
  return one && other && one->host == other->host && one->scheme == "http" && other->scheme == "https" &&
         port_of(*one) == "80" && port_of(*other) == "443";
}

std::string shown(std::string_view url) {
  auto parsed = text::parse_url(url);
  if (!parsed) return std::string(url);
  parsed->userinfo.clear();
  parsed->has_fragment = false;
  return text::to_string(*parsed);
}

}  // namespace lede::fetch
