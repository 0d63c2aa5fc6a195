#include "indexer/fetch/robots.h"

#include <gtest/gtest.h>

namespace lede::fetch {
namespace {

bool allows(std::string_view rules, std::string_view path) {
  return Robots::parse(rules).allows("https://www.example.org" + std::string(path));
}

struct Row {
  const char* rules;  // of the group for all
  const char* path;
  bool allowed;
};

void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows)
    EXPECT_EQ(allows("User-agent: *\n" + std::string(row.rules), row.path), row.allowed)
        << row.rules << row.path;
}

TEST(Robots, ReadsTheExampleOfTheRfc) {  // RFC 9309 section 5.1
  constexpr std::string_view kExample =
      "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n"
      "User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n"
      "User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n\nEOF\n";
  const struct {
    const char* product;
    const char* path;
    bool allowed;
  } rows[] = {
      {"lede", "/a.gif", false},
      {"lede", "/a.gif?x", true},
      {"lede", "/example/a", false},
      {"lede", "/publications/a", true},
      {"lede", "/", true},
      {"foobot", "/", false},
      {"foobot", "/example/page.html", true},
      {"foobot", "/example/allowed.gif", true},
      {"barbot", "/example/page.html", false},
      {"bazbot", "/example/page.html", false},
      {"bazbot", "/a.gif", true},
      {"quxbot", "/example/page.html", true},
      {"quxbot", "/a.gif", true},
  };
  for (const auto& row : rows) {
    const std::string url = std::string("https://example.org") + row.path;
    EXPECT_EQ(Robots::parse(kExample, row.product).allows(url), row.allowed) << row.product << row.path;
  }
}

TEST(Robots, TheLongestMatchDecides) {  // RFC 9309 section 5.2
  expect({{"Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n", "/example/page/disallowed.gif",
           false},
          {"Allow: /example/page/\nDisallow: /example/page/disallowed.gif\n", "/example/page/a.gif", true},
          {"Disallow: /a\nAllow: /a\n", "/ab", true},
          {"Allow: /p\nDisallow: /\n", "/page", true},
          {"Allow: /folder\nDisallow: /folder\n", "/folder/page", true},
          {"Allow: /page\nDisallow: /*.htm\n", "/page.htm", false},
          {"Allow: /$\nDisallow: /\n", "/", true},
          {"Allow: /$\nDisallow: /\n", "/page.htm", false}});
}

TEST(Robots, StarsAndTheEnd) {  // RFC 9309 section 2.2.3
  expect({{"Disallow: /path/file-with-a-%2A.html\n", "/path/file-with-a-*.html", false},
          {"Disallow: /path/foo-%24\n", "/path/foo-$", false},
          {"Disallow: /fish\n", "/fish/salmon.html", false},
          {"Disallow: /fish\n", "/Fish.asp", true},
          {"Disallow: /fish*\n", "/fishheads", false},
          {"Disallow: /fish/\n", "/fish", true},
          {"Disallow: /*.php\n", "/folder/any.php.file.html", false},
          {"Disallow: /*.php$\n", "/filename.php?parameters", true},
          {"Disallow: /*.php$\n", "/a.php/b.php", false},
          {"Disallow: /fish*.php\n", "/fishheads/catfish.php?parameters", false},
          {"Disallow: /a*b*c$\n", "/a-b-b-c-c", false},
          {"Disallow: /a*b*c$\n", "/a-c-b", true},
          {"Disallow: /a**b\n", "/ab", false},
          {"Disallow: /a$b\n", "/a", true},
          {"Disallow: *\n", "/a", false},
          {"Disallow: /$\n", "/?q", true},
          {"Disallow: /x$\n", "/x/x", true}});
}

TEST(Robots, EscapesHaveOneSpelling) {  // RFC 9309 section 2.2.2
  expect({{"Disallow: /foo/bar?baz=quz\n", "/foo/bar?baz=quz", false},
          {"Disallow: /foo/bar?baz=https://foo.bar\n", "/foo/bar?baz=https://foo.bar", false},
          {"Disallow: /foo/bar/\xE3\x83\x84\n", "/foo/bar/%E3%83%84", false},
          {"Disallow: /foo/bar/%E3%83%84\n", "/foo/bar/\xE3\x83\x84", false},
          {"Disallow: /foo/bar/%e3%83%84\n", "/foo/bar/%E3%83%84", false},
          {"Disallow: /foo/bar/%62%61%7A\n", "/foo/bar/baz", false},
          {"Disallow: /foo/bar/baz\n", "/foo/bar/%62%61%7a", false},
          {"Disallow: /a%2Fb\n", "/a/b", true},
          {"Disallow: /a%3cd.html\n", "/a%3Cd.html", false}});
}

TEST(Robots, GroupsForOneProductAreMerged) {  // RFC 9309 section 2.2.1
  constexpr std::string_view kRules =
      "user-agent: Lede\ndisallow: /a\n\nuser-agent: other\ndisallow: /b\n\n"
      "USER-AGENT: LEDE/2.0 (news)\nuser-agent: more\nDISALLOW : /c\n\nuser-agent: *\ndisallow: /d\n";
  EXPECT_FALSE(allows(kRules, "/a"));
  EXPECT_TRUE(allows(kRules, "/b"));
  EXPECT_FALSE(allows(kRules, "/c"));
  EXPECT_TRUE(allows(kRules, "/d"));
}

TEST(Robots, OtherProductsAreNotMeant) {
  for (const char* name : {"ledebot", "lede-search", "led", "le de", "x lede"}) {
    const std::string rules = std::string("user-agent: ") + name + "\ndisallow: /\n";
    EXPECT_TRUE(allows(rules, "/")) << name;
  }
}

TEST(Robots, WhatIsNoRuleIsPassedOver) {
  EXPECT_TRUE(allows("disallow: /\n", "/"));  // of no group
  EXPECT_TRUE(allows("", "/"));
  EXPECT_TRUE(allows("<html><body>Not found: *</body></html>", "/"));
  EXPECT_TRUE(allows("user-agent: *\ndisallow:\n", "/"));
  // Other lines neither end nor begin a group; all three line ends, comments, a byte order mark.
  EXPECT_FALSE(
      allows("\xEF\xBB\xBFuser-agent: x\nsitemap: https://example.org/s\nuser-agent: *\ncrawl-delay: 1\n"
             "disallow: /a # not this\r\nnonsense\rdisallow: /b\n",
             "/a"));
  EXPECT_FALSE(allows("user-agent: * # all\rdisallow: /b", "/b"));
  EXPECT_FALSE(allows("user-agent: *\ndisallow: a\n", "/a"));
}

TEST(Robots, OnlyTheFirstBytesAreRead) {
  const std::string filler(kRobotsLimit, '#');
  EXPECT_TRUE(allows(filler + "\nuser-agent: *\ndisallow: /\n", "/"));
  EXPECT_FALSE(allows("user-agent: *\ndisallow: /\n" + filler, "/"));
}

TEST(Robots, ItsOwnFileIsAlwaysAllowed) {
  EXPECT_TRUE(Robots::disallow_all().allows("https://example.org/robots.txt"));
  EXPECT_FALSE(Robots::disallow_all().allows("https://example.org/robots.txt.old"));
  EXPECT_FALSE(Robots::disallow_all().allows("https://example.org/"));
  EXPECT_TRUE(Robots::allow_all().allows("https://example.org/"));
}

TEST(Robots, ManyStarsCostLittle) {
  std::string rules = "user-agent: *\n";
  for (int i = 0; i < 120; ++i) {
    rules += "disallow: /";
    for (int j = 0; j < 2000; ++j) rules += "*a";
    rules += "b$\n";
  }
  EXPECT_TRUE(allows(rules, "/" + std::string(4000, 'a')));
}

}  // namespace
}  // namespace lede::fetch
