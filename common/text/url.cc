#include "common/text/url.h"

#include <algorithm>
#include <array>

#include "common/text/idn.h"
#include "common/text/url_parts.h"

namespace lede::text {

namespace {

constexpr std::size_t kMaxHost = 1024;
constexpr unsigned kMaxPort = 65535;

// Controls, space, everything not ASCII, and more.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view more) {
    for (std::size_t byte = 0; byte < has_.size(); ++byte) has_[byte] = byte <= 0x20 || byte >= 0x7F;
    for (const char c : more) has_[static_cast<unsigned char>(c)] = true;
  }

  constexpr bool operator()(char c) const { return has_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> has_{};
};

// What browsers escape.
constexpr ByteSet kEscapedInPath("\"<>`{}^");
constexpr ByteSet kEscapedInOpaquePath("");
constexpr ByteSet kEscapedInQuery("\"<>");
constexpr ByteSet kEscapedInFragment("\"<>`");
constexpr ByteSet kEscapedInUserinfo("\"<>`{}/:;=@[]^|");
constexpr ByteSet kEscapedInOpaqueHost("\"<>`{}");

// The WHATWG standard's forbidden domain code points.
constexpr ByteSet kForbiddenInHost("#%/:<>?@[\\]^|");

std::string escape(std::string_view s, const ByteSet& escaped) {
  std::string out;
  out.reserve(s.size());
  for (auto at = s.begin(); at != s.end();) {
    const auto stop = std::find_if(at, s.end(), escaped);
    out.append(at, stop);
    at = stop;
    if (at != s.end()) append_escape(out, static_cast<unsigned char>(*at++));
  }
  return out;
}

std::string_view trim(std::string_view s) {
  const auto outer = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!s.empty() && outer(s.front())) s.remove_prefix(1);
  while (!s.empty() && outer(s.back())) s.remove_suffix(1);
  return s;
}

// Trimmed, without tabs and line ends.
std::string clean(std::string_view s) {
  std::string out(trim(s));
  out.erase(
      std::remove_if(out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }),
      out.end());
  return out;
}

// Schemes whose URLs browsers read by the same rules: always with a host (but file), a backslash
// as good as a slash.
bool is_special(std::string_view scheme) {
  constexpr std::array<std::string_view, 6> kSpecial = {"http", "https", "ftp", "file", "ws", "wss"};
  return std::find(kSpecial.begin(), kSpecial.end(), scheme) != kSpecial.end();
}

// Length of the scheme at the start of `s`, without its colon; 0 for none.
std::size_t scheme_length(std::string_view s) {
  if (s.empty() || !is_alpha(s[0])) return 0;
  std::size_t i = 1;
  while (i < s.size() && (is_alpha(s[i]) || is_digit(s[i]) || s[i] == '+' || s[i] == '-' || s[i] == '.')) ++i;
  return i < s.size() && s[i] == ':' ? i : 0;
}

bool read_host(Url& url, std::string_view written) {
  if (written.size() > kMaxHost) return false;
  if (!written.empty() && written.front() == '[') {
    const bool valid = written.size() > 3 && written.back() == ']' &&
                       written.find_first_not_of("0123456789abcdefABCDEF:.", 1) == written.size() - 1;
    url.host = lower(written);
    return valid;
  }
  if (!is_special(url.scheme)) {
    url.host = lower(escape(written, kEscapedInOpaqueHost));
    return url.host.size() <= kMaxHost && written.find_first_of("<>[]\\^|@:") == written.npos;
  }
  std::string decoded;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const int byte = escaped_byte(written, i);
    decoded += byte < 0 ? written[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  const bool ascii = std::all_of(decoded.begin(), decoded.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  url.host = lower(ascii ? decoded : idn_to_ascii(decoded));
  return std::none_of(url.host.begin(), url.host.end(), kForbiddenInHost) && url.host.size() <= kMaxHost &&
         (!url.host.empty() || url.scheme == "file");
}

bool read_port(Url& url, std::string_view digits) {
  unsigned port = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return false;
    port = port * 10 + static_cast<unsigned>(c - '0');
    if (port > kMaxPort) return false;
  }
  if (!digits.empty()) url.port = std::to_string(port);
  return true;
}

bool read_authority(Url& url, std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    const std::string_view written = authority.substr(0, at);
    const std::size_t colon = written.find(':');
    url.userinfo = escape(written.substr(0, colon), kEscapedInUserinfo);
    if (colon != written.npos)
      url.userinfo.append(":").append(escape(written.substr(colon + 1), kEscapedInUserinfo));
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == authority.npos ? 0 : bracket);
  if (colon != authority.npos && !read_port(url, authority.substr(colon + 1))) return false;
  return read_host(url, authority.substr(0, colon));
}

// Splits off the query and fragment of `rest`, which keeps the part before them.
void read_tail(Url& url, std::string_view& rest) {
  if (const std::size_t hash = rest.find('#'); hash != rest.npos) {
    url.has_fragment = true;
    url.fragment = escape(rest.substr(hash + 1), kEscapedInFragment);
    rest = rest.substr(0, hash);
  }
  if (const std::size_t mark = rest.find('?'); mark != rest.npos) {
    url.has_query = true;
    url.query = escape(rest.substr(mark + 1), kEscapedInQuery);
    rest = rest.substr(0, mark);
  }
}

// A path with browsers' slashes.
std::string read_path(std::string_view scheme, std::string_view written) {
  std::string path = escape(written, kEscapedInPath);
  if (is_special(scheme)) std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

// `rest`: what follows "scheme:" in cleaned text.
std::optional<Url> read_after_scheme(std::string scheme, std::string_view rest) {
  Url url;
  url.scheme = std::move(scheme);
  read_tail(url, rest);
  const bool special = is_special(url.scheme);
  const std::string_view slashes = special ? "/\\" : "/";
  std::size_t start = 0;
  while (start < rest.size() && slashes.find(rest[start]) != slashes.npos) ++start;
  if (!special || url.scheme == "file") {
    if (start < 2) {
      const bool opaque = start == 0 && !special;
      url.path = opaque ? escape(rest, kEscapedInOpaquePath) : read_path(url.scheme, rest);
      if (special && (url.path.empty() || url.path.front() != '/')) url.path.insert(url.path.begin(), '/');
      return url;
    }
    start = 2;
  }
  rest.remove_prefix(start);
  const std::size_t end = std::min(rest.find_first_of(slashes), rest.size());
  if (!read_authority(url, rest.substr(0, end))) return std::nullopt;
  url.path = read_path(url.scheme, rest.substr(end));
  if (special && url.path.empty()) url.path.assign(1, '/');
  return url;
}

// Everything of `reference` that has no scheme, against `base` (RFC 3986, section 5.2.2).
std::optional<Url> resolve_relative(const Url& base, std::string_view reference) {
  const bool special = is_special(base.scheme);
  const auto is_slash = [&](std::size_t i) {
    return i < reference.size() && (reference[i] == '/' || (special && reference[i] == '\\'));
  };
  if (is_slash(0) && is_slash(1)) return read_after_scheme(base.scheme, reference);
  const bool opaque = base.host.empty() && (base.path.empty() || base.path.front() != '/');
  if (opaque && !reference.empty() && reference.front() != '#') return std::nullopt;

  Url url = base;
  url.has_fragment = false;
  url.fragment.clear();
  std::string_view rest = reference;
  Url tail;
  read_tail(tail, rest);
  url.has_fragment = tail.has_fragment;
  url.fragment = tail.fragment;
  if (rest.empty() && !tail.has_query) return url;
  url.has_query = tail.has_query;
  url.query = tail.query;
  if (rest.empty()) return url;
  const std::string path = read_path(base.scheme, rest);
  if (path.front() == '/') {
    url.path = path;
  } else {
    url.path.resize(base.path.rfind('/') == std::string::npos ? 0 : base.path.rfind('/') + 1);
    if (url.path.empty()) url.path.assign(1, '/');
    url.path += path;
  }
  return url;
}

}  // namespace

std::optional<Url> parse_url(std::string_view s) {
  const std::string text = clean(s);
  const std::size_t length = scheme_length(text);
  if (length == 0) return std::nullopt;
  return read_after_scheme(lower(std::string_view(text).substr(0, length)),
                           std::string_view(text).substr(length + 1));
}

std::string to_string(const Url& url) {
  std::string out = url.scheme;
  out += ':';
  // Without the empty authority a path of two slashes would be read as one.
  if (!url.host.empty() || is_special(url.scheme) || url.path.compare(0, 2, "//") == 0) {
    out += "//";
    if (!url.userinfo.empty()) out.append(url.userinfo).append("@");
    out += url.host;
    if (!url.port.empty()) out.append(":").append(url.port);
  }
  out += url.path;
  if (url.has_query) out.append("?").append(url.query);
  if (url.has_fragment) out.append("#").append(url.fragment);
  return out;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  const std::string text = clean(reference);
  const std::size_t length = scheme_length(text);
  std::optional<Url> url;
  if (length == 0) {
    if (const std::optional<Url> against = parse_url(base)) url = resolve_relative(*against, text);
  } else {
    std::string scheme = lower(std::string_view(text).substr(0, length));
    const std::string_view rest = std::string_view(text).substr(length + 1);
    const bool slash = !rest.empty() && (rest.front() == '/' || rest.front() == '\\');
    // "http:page" next to a page of http is relative for browsers (RFC 3986, section 5.2.2).
    std::optional<Url> against;
    if (!slash && is_web(scheme)) against = parse_url(base);
    if (against && against->scheme == scheme) {
      url = resolve_relative(*against, rest);
    } else {
      url = read_after_scheme(std::move(scheme), rest);
    }
  }
  if (!url) return std::string(trim(reference));
  url->path = remove_dot_segments(url->path);
  return to_string(*url);
}

std::string host_of(std::string_view s) {
  const std::optional<Url> url = parse_url(s);
  if (!url) return {};
  constexpr std::string_view kWww = "www.";
  const bool www = url->host.size() > kWww.size() && url->host.compare(0, kWww.size(), kWww) == 0;
  return www ? url->host.substr(kWww.size()) : url->host;
}

bool is_http_url(std::string_view s) {
  const std::string_view text = trim(s);
  const std::string start = lower(text.substr(0, 8));
  if (start.compare(0, 7, "http://") != 0 && start != "https://") return false;
  return parse_url(text).has_value();
}

}  // namespace lede::text
