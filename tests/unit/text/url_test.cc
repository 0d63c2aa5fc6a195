#include "common/text/url.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace lede::text {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

TEST(ParseUrl, SplitsIntoParts) {
  const auto url = parse_url("HTTPS://me:pw@News.Example.COM:8443/a/b;p?x=1&y#frag");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->userinfo, "me:pw");
  EXPECT_EQ(url->host, "news.example.com");
  EXPECT_EQ(url->port, "8443");
  EXPECT_EQ(url->path, "/a/b;p");
  EXPECT_EQ(url->query, "x=1&y");
  EXPECT_EQ(url->fragment, "frag");
  EXPECT_TRUE(url->has_query && url->has_fragment);
}

TEST(ParseUrl, IsLenientAsBrowsersAre) {
  const Rows rows = {
      {"  http://example.com/a \n", "http://example.com/a"},
      {"http://exam\nple.com/a\tb", "http://example.com/ab"},
      {"http://example.com", "http://example.com/"},
      {"http://example.com?q", "http://example.com/?q"},
      {"http:example.com/a", "http://example.com/a"},
      {"http:/example.com/a", "http://example.com/a"},
      {"http:////example.com/a", "http://example.com/a"},
      {"http:\\\\example.com\\a\\b?c\\d", "http://example.com/a/b?c\\d"},
      {"http://example.com/a b/\xC3\xA9?q=\xC3\xA9 x#\xC3\xA9",
       "http://example.com/a%20b/%C3%A9?q=%C3%A9%20x#%C3%A9"},
      {"http://example.com/\"<>`{}", "http://example.com/%22%3C%3E%60%7B%7D"},
      {"http://example.com/%zz%", "http://example.com/%zz%"},
      {"http://example.com/\xFF", "http://example.com/%FF"},
      {"http://ex%41mple.com/", "http://example.com/"},
      {"http://a@b@example.com/", "http://a%40b@example.com/"},
      {"http://example.com:/", "http://example.com/"},
      {"http://example.com:0080/", "http://example.com:80/"},
      {"http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"},
      {"http://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.\xD1\x80\xD1\x84/",
       "http://xn--e1afmkfd.xn--p1ai/"},
      {"http://B\xC3\x9C"
       "CHER.example/",
       "http://xn--bcher-kva.example/"},
      {"http://b%C3%BC"
       "cher.example/",
       "http://xn--bcher-kva.example/"},
      {"file:///etc/hosts", "file:///etc/hosts"},
      {"file:/etc/hosts", "file:///etc/hosts"},
      {"mailto:a@example.com", "mailto:a@example.com"},
      {"tag:example.com,2005:a b", "tag:example.com,2005:a%20b"},
      {"urn:isbn:123?x#y", "urn:isbn:123?x#y"},
      {"feed://example.com/rss", "feed://example.com/rss"},
      {"foo:////x", "foo:////x"},
  };
  for (const auto& [text, expected] : rows) {
    const auto url = parse_url(text);
    ASSERT_TRUE(url) << text;
    EXPECT_EQ(to_string(*url), expected) << text;
  }
}

TEST(ParseUrl, RefusesWhatIsNone) {
  for (const std::string text : {"",
                                 "   ",
                                 "example.com",
                                 "/a/b",
                                 "//example.com/a",
                                 "1http://example.com/",
                                 "http://",
                                 "http:///",
                                 "http://?q",
                                 "http://user@/a",
                                 "http://exa mple.com/",
                                 "http://a<b>.com/",
                                 "http://example.com:65536/",
                                 "http://example.com:8a/",
                                 "http://[::1",
                                 "http://[nothex]/",
                                 "http://[]/",
                                 "http://a%00b/",
                                 "http://a%2Fb/",
                                 "http://\xFF\xFE/",
                                 "ht tp://example.com/"}) {
    EXPECT_FALSE(parse_url(text)) << text;
  }
  EXPECT_FALSE(parse_url("http://" + std::string(5000000, 'a') + "/"));
}

// RFC 3986, sections 5.4.1 and 5.4.2.
TEST(ResolveUrl, FollowsTheExamplesOfRfc3986) {
  const Rows rows = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},  // the RFC leaves the path empty; http's is "/"
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http://a/b/c/g"},  // the RFC's backward compatibility, as browsers do
  };
  for (const auto& [reference, expected] : rows) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", reference), expected) << reference;
  }
}

TEST(ResolveUrl, IsLenientAsBrowsersAre) {
  const std::string base = "https://example.com/news/a.html?x#y";
  const Rows rows = {
      {" b.html\n", "https://example.com/news/b.html"},
      {"\\\\cdn.example.org\\i.png", "https://cdn.example.org/i.png"},
      {"..\\b", "https://example.com/b"},
      {"https:b", "https://example.com/news/b"},
      {"http:b", "http://b/"},
      {"%2e%2E/b", "https://example.com/b"},
      {"b c?d e", "https://example.com/news/b%20c?d%20e"},
      {"http://other.example/a/../b", "http://other.example/b"},
      {"javascript:void(0)", "javascript:void(0)"},
      {"data:image/png;base64,AA/../=", "data:image/png;base64,AA/../="},
      {"http://exa mple/", "http://exa mple/"},
      {"//", "//"},
      {"a//b", "https://example.com/news/a//b"},
  };
  for (const auto& [reference, expected] : rows)
    EXPECT_EQ(resolve_url(base, reference), expected) << reference;
}

TEST(ResolveUrl, GivesTheReferenceBackWhereTheBaseIsNone) {
  EXPECT_EQ(resolve_url("", " a/b "), "a/b");
  EXPECT_EQ(resolve_url("not a url", "/a"), "/a");
  EXPECT_EQ(resolve_url("mailto:a@b", "c"), "c");
  EXPECT_EQ(resolve_url("", "http://example.com/A"), "http://example.com/A");
  EXPECT_EQ(resolve_url("mailto:a@b", "#c"), "mailto:a@b#c");
}

TEST(CanonicalUrl, HasOneSpelling) {
  const Rows rows = {
      {"HTTP://WWW.Example.COM:80/a", "http://www.example.com/a"},
      {"https://example.com:443", "https://example.com/"},
      {"https://example.com:8443/a", "https://example.com:8443/a"},
      {"http://example.com:443/a", "http://example.com:443/a"},
      {"http://me:pw@example.com/a#comments", "http://example.com/a"},
      {"http://example.com/a/../b/./c", "http://example.com/b/c"},
      {"http://example.com/%7euser/%e2%82%ac/%2f", "http://example.com/~user/%E2%82%AC/%2F"},
      {"http://example.com/\xE2\x82\xAC", "http://example.com/%E2%82%AC"},
      {"http://example.com/%2e%2e/a", "http://example.com/a"},
      {"http://example.com/a%", "http://example.com/a%25"},
      {"http://example.com/%%34%31", "http://example.com/%2541"},
      {"http://example.com/a?", "http://example.com/a"},
      {"http://example.com/a?b=1&a=2", "http://example.com/a?b=1&a=2"},
      {"http://example.com/A/B", "http://example.com/A/B"},
      {"http://example.com//a//b/", "http://example.com//a//b/"},
  };
  for (const auto& [url, expected] : rows) EXPECT_EQ(canonical_url(url), expected) << url;
}

TEST(CanonicalUrl, LosesTrackingParametersOnly) {
  const Rows rows = {
      {"?utm_source=rss&utm_medium=feed", ""},
      {"?id=7&utm_source=rss", "?id=7"},
      {"?utm_source=rss&id=7&fbclid=x&page=2", "?id=7&page=2"},
      {"?UTM_Source=rss&id=7", "?id=7"},
      {"?%75tm_source=rss&id=7", "?id=7"},
      {"?gclid&id=7", "?id=7"},
      {"?utmost=1", "?utmost=1"},
      {"?fbclidx=1", "?fbclidx=1"},
      {"?q=utm_source=rss", "?q=utm_source=rss"},
      {"?a&&b", "?a&b"},
      {"?&", ""},
      {"?a=1&a=1", "?a=1&a=1"},
  };
  for (const auto& [query, expected] : rows) {
    EXPECT_EQ(canonical_url("http://example.com/" + query), "http://example.com/" + expected) << query;
  }
}

TEST(CanonicalUrl, LeavesOtherThingsAlone) {
  for (const char* text : {"", "mailto:A@B", "tag:Example.com,2005:1#x", "ftp://EXAMPLE.com/a", "not a url",
                           "http://", " FILE:///a "}) {
    EXPECT_EQ(canonical_url(text), text);
  }
}

// Strings grown from pieces that mean something in URLs, and from any bytes.
std::string hostile_url(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"http://",
                                                  "https:",
                                                  "//",
                                                  "/",
                                                  "\\",
                                                  "?",
                                                  "#",
                                                  "&",
                                                  "=",
                                                  ":",
                                                  "@",
                                                  "%",
                                                  "%2",
                                                  "%2e",
                                                  "%2F",
                                                  "%41",
                                                  "%25",
                                                  "..",
                                                  ".",
                                                  "a",
                                                  "EXAMPLE.com",
                                                  "www.",
                                                  "[::1]",
                                                  "[",
                                                  "]",
                                                  "utm_source",
                                                  "fbclid=",
                                                  "\xC3\x9C",
                                                  "\xFF",
                                                  "\xEF\xBC\x85",
                                                  " ",
                                                  "\t",
                                                  "\n",
                                                  "xn--",
                                                  "80",
                                                  "\xC2\xAD",
                                                  "\xE3\x80\x82",
                                                  "+",
                                                  ";",
                                                  "'",
                                                  "\"",
                                                  "{",
                                                  "^",
                                                  "|",
                                                  "~",
                                                  "mailto:",
                                                  "file:"};
  std::string s = random() % 2 == 0 ? "http://a" : "";
  for (std::size_t n = random() % 12; n > 0; --n) {
    if (random() % 10 == 0) {
      s += static_cast<char>(random() % 256);
    } else {
      s += pieces[random() % pieces.size()];
    }
  }
  return s;
}

TEST(CanonicalUrl, IsIdempotentOverHostileInput) {
  std::mt19937 random(3);
  int changed = 0;
  for (int round = 0; round < 100000; ++round) {
    const std::string s = hostile_url(random);
    const std::string once = canonical_url(s);
    ASSERT_EQ(canonical_url(once), once) << testing::PrintToString(s);
    changed += once != s;
  }
  EXPECT_GT(changed, 20000);
}

TEST(ParseUrl, ReadsBackWhatItWrites) {
  std::mt19937 random(4);
  for (int round = 0; round < 100000; ++round) {
    const std::string s = hostile_url(random);
    const auto url = parse_url(s);
    if (!url) continue;
    const std::string written = to_string(*url);
    const auto again = parse_url(written);
    ASSERT_TRUE(again) << testing::PrintToString(s) << " " << written;
    ASSERT_EQ(to_string(*again), written) << testing::PrintToString(s);
  }
}

TEST(ResolveUrl, GivesWhatResolvesToItself) {
  std::mt19937 random(6);
  for (int round = 0; round < 100000; ++round) {
    const std::string base = hostile_url(random), reference = hostile_url(random);
    const std::string url = resolve_url(base, reference);
    if (!parse_url(url)) continue;
    ASSERT_EQ(resolve_url("", url), url)
        << testing::PrintToString(base) << " " << testing::PrintToString(reference);
  }
}

TEST(HostOf, LeavesOutWww) {
  EXPECT_EQ(host_of("https://www.nytimes.com/a"), "nytimes.com");
  EXPECT_EQ(host_of("https://WWW.Example.com:81/"), "example.com");
  EXPECT_EQ(host_of("http://me@news.example.com"), "news.example.com");
  EXPECT_EQ(host_of("http://www./"), "www.");
  EXPECT_EQ(host_of("http://wwwx.example/"), "wwwx.example");
  EXPECT_EQ(host_of("mailto:a@b"), "");
  EXPECT_EQ(host_of("example.com"), "");
}

TEST(IsHttpUrl, NeedsSchemeSlashesAndHost) {
  for (const char* yes : {"http://a", "HTTPS://a.example/b", "  http://a/ "})
    EXPECT_TRUE(is_http_url(yes)) << yes;
  for (const char* no : {"", "http", "http:", "http:a", "http://", "https:/a", "httpx://a", "ftp://a", "a",
                         "//a", "http:// a"}) {
    EXPECT_FALSE(is_http_url(no)) << no;
  }
}

}  // namespace
}  // namespace lede::text
