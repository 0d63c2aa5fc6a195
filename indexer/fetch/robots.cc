#include "indexer/fetch/robots.h"

#include <algorithm>

#include "common/text/url.h"
#include "common/text/url_parts.h"

namespace lede::fetch {
namespace {

// A rule longer than this matches no address that lede would ask for.
constexpr std::size_t kMaxPattern = 4096;

std::string_view trim(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(" \t");
  if (begin == s.npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t") + 1 - begin);
}

bool is_unreserved(int byte) {
  const char c = static_cast<char>(byte);
  return byte < 0x80 &&
         (text::is_alpha(c) || text::is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~');
}

// One spelling for an octet (section 2.2.2): escaped when outside ASCII, not escaped when
// unreserved, else as written. In addresses the rules' own signs are escaped; in rules they are not.
std::string normalise(std::string_view s, bool is_rule) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const int escaped = text::escaped_byte(s, i);
    const auto byte = static_cast<unsigned char>(s[i]);
    if (escaped >= 0) {
      if (is_unreserved(escaped)) {
        out += static_cast<char>(escaped);
      } else {
        text::append_escape(out, static_cast<unsigned char>(escaped));
      }
      i += 2;
    } else if (byte <= 0x20 || byte >= 0x7F || (!is_rule && (byte == '*' || byte == '$'))) {
      text::append_escape(out, byte);
    } else if (!(is_rule && byte == '*' && out.ends_with('*'))) {
      out += s[i];
    }
  }
  return out;
}

// `pattern` from the start of `path`: * is any run of octets, a final $ the end.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t star = std::min(pattern.find('*'), pattern.size());
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == pattern.size()) return !anchored || path.size() == star;
  path.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  // Between two stars the first place that fits serves as well as any later one.
  while ((star = pattern.find('*')) != pattern.npos) {
    const std::size_t found = path.find(pattern.substr(0, star));
    if (found == path.npos) return false;
    path.remove_prefix(found + star);
    pattern.remove_prefix(star + 1);
  }
  return anchored ? path.ends_with(pattern) : path.find(pattern) != path.npos;
}

// "lede" of "Lede/1.0 (news)"; "*" for the group of all; empty for no product token.
std::string product_of(std::string_view value) {
  if (value.starts_with('*')) return "*";
  std::size_t end = 0;
  while (end < value.size() && (text::is_alpha(value[end]) || value[end] == '-' || value[end] == '_')) ++end;
  return text::lower(value.substr(0, end));
}

}  // namespace

Robots Robots::disallow_all() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view bytes, std::string_view product) {
  bytes = bytes.substr(0, kRobotsLimit);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Robots own, others;
  bool has_own = false, for_own = false, for_all = false, in_rules = true;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string key = text::lower(trim(line.substr(0, std::min<std::size_t>(colon, 64))));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      // User-agent lines that follow each other begin one group.
      if (in_rules) for_own = for_all = in_rules = false;
      const std::string name = product_of(value);
      for_own |= name == product;
      for_all |= name == "*";
      has_own |= for_own;
    } else if (const bool allow = key == "allow"; allow || key == "disallow") {
      in_rules = true;
      std::string pattern = normalise(value.substr(0, kMaxPattern + 1), true);
      if (value.empty() || value.size() > kMaxPattern) continue;
      if (pattern.front() != '/' && pattern.front() != '*') pattern.insert(pattern.begin(), '/');
      if (for_own) own.rules_.push_back({pattern, allow});
      if (for_all) others.rules_.push_back({std::move(pattern), allow});
    }
  }
  Robots& rules = has_own ? own : others;
  std::stable_sort(rules.rules_.begin(), rules.rules_.end(), [](const Rule& a, const Rule& b) {
    if (a.pattern.size() != b.pattern.size()) return a.pattern.size() > b.pattern.size();
    return a.allow && !b.allow;
  });
  return std::move(rules);
}

bool Robots::allows(std::string_view url) const {
  const auto parsed = text::parse_url(url);
  if (!parsed) return false;
  const std::string written = parsed->path + (parsed->has_query ? "?" + parsed->query : "");
  const std::string path = normalise(written, false);
  if (path == "/robots.txt") return true;
  for (const Rule& rule : rules_) {
    if (matches(rule.pattern, path)) return rule.allow;
  }
  return true;
}

std::size_t Robots::bytes() const {
  std::size_t sum = 0;
  for (const Rule& rule : rules_) sum += sizeof(Rule) + rule.pattern.size();
  return sum;
}

}  // namespace lede::fetch
