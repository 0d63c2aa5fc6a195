#include <algorithm>
#include <iterator>

#include "common/text/url.h"
#include "common/text/url_parts.h"

namespace lede::text {

namespace {

// Percent-encoding in its one form (RFC 3986, section 6.2.2): upper-case digits, nothing
// escaped that needs none, a lone % escaped.
std::string normalize_escapes(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '%') {
      out += s[i];
      continue;
    }
    const int byte = escaped_byte(s, i);
    if (byte < 0) {
      out += "%25";
      continue;
    }
    const char c = static_cast<char>(byte);
    const bool unreserved = is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      append_escape(out, static_cast<unsigned char>(byte));
    }
    i += 2;
  }
  return out;
}

// Parameters that tell where a reader came from and change nothing on the page. A final * is
// any ending. In lower case, sorted by their makers' products.
constexpr std::string_view kTracking[] = {
    "utm_*",
    "ga_*",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "srsltid",
    "_ga",
    "_gl",  // Google
    "fbclid",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "igshid",
    "igsh",  // Meta
    "msclkid",
    "twclid",
    "ref_src",
    "ref_url",
    "__twitter_impression",
    "ttclid",
    "li_fat_id",
    "yclid",
    "ysclid",
    "_openstat",  // Yandex
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "hsctatracking",
    "__hstc",
    "__hssc",
    "__hsfp",  // mail
    "vero_id",
    "vero_conv",
    "oly_enc_id",
    "oly_anon_id",
    "s_cid",
    "wickedid",
    "_kx",
    "__s",
    "pk_*",
    "piwik_*",
    "mtm_*",
    "matomo_*",
    "hsa_*",
    "itm_*",
    "otm_*",  // analytics
    "wt_mc",
    "wt.mc_id",
    "wt_zmc",
    "wtrid",
    "wt.nav",
    "xtor",
    "ns_mchannel",
    "ns_source",
    "ns_campaign",
    "ns_linkname",
    "ns_fee",
    "at_medium",
    "at_campaign",
    "at_custom1",
    "at_custom2",
    "at_custom3",
    "at_custom4",
    "cmpid",
    "ncid",
    "spm",
    "phpsessid",
    "jsessionid",
};

bool is_tracking(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return std::any_of(std::begin(kTracking), std::end(kTracking), [&](std::string_view row) {
    if (row.back() != '*') return name == row;
    row.remove_suffix(1);
    return std::string_view(name).substr(0, row.size()) == row;
  });
}

std::string without_tracking(std::string_view query) {
  std::string out;
  for (std::size_t i = 0; i <= query.size();) {
    const std::size_t end = std::min(query.find('&', i), query.size());
    const std::string_view parameter = query.substr(i, end - i);
    if (!parameter.empty() && !is_tracking(parameter)) {
      if (!out.empty()) out += '&';
      out += parameter;
    }
    i = end + 1;
  }
  return out;
}

}  // namespace

std::string canonical_url(std::string_view s) {
  std::optional<Url> url = parse_url(s);
  if (!url || !is_web(url->scheme)) return std::string(s);
  url->userinfo.clear();
  if (url->port == (url->scheme == "https" ? "443" : "80")) url->port.clear();
  url->path = remove_dot_segments(normalize_escapes(url->path));
  url->query = without_tracking(normalize_escapes(url->query));
  url->has_query = !url->query.empty();
  url->has_fragment = false;
  return to_string(*url);
}

}  // namespace lede::text
