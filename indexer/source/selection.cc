#include "indexer/source/selection.h"

#include <algorithm>

namespace lede::source {
namespace {

// Where the host begins: after "scheme://", 0 when there is no scheme.
std::size_t host_start(std::string_view url) {
  const std::size_t colon = url.find("://");
  return colon == std::string_view::npos || url.find('/') < colon ? 0 : colon + 3;
}

// Scheme and host in lower case: they are the same in any (RFC 3986 section 6.2.2.1).
std::string folded(std::string_view url) {
  const std::size_t path = std::min(url.find_first_of("/?#", host_start(url)), url.size());
  std::string out(url);
  for (std::size_t i = 0; i < path; ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
  }
  return out;
}

}  // namespace

bool Selection::takes_url(std::string_view url) const {
  if (url_prefixes.empty()) return true;
  const std::string whole = folded(url);
  const std::string_view without_scheme = std::string_view(whole).substr(host_start(whole));
  return std::any_of(url_prefixes.begin(), url_prefixes.end(), [&](const std::string& prefix) {
    const std::string wanted = folded(prefix);
    return host_start(wanted) > 0 ? whole.starts_with(wanted) : without_scheme.starts_with(wanted);
  });
}

}  // namespace lede::source
