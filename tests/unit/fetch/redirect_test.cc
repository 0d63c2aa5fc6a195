#include "indexer/fetch/redirect.h"

#include <gtest/gtest.h>

#include "indexer/fetch/job.h"

namespace lede::fetch {
namespace {

TEST(Redirect, LeadsToAnAbsoluteAddress) {
  const struct {
    const char* from;
    const char* location;
    const char* to;  // null: an error
  } rows[] = {
      {"http://a.example/x/y", "z", "http://a.example/x/z"},
      {"http://a.example/x/y", "/z#part", "http://a.example/z"},
      {"http://a.example/x?q=1", "?q=2", "http://a.example/x?q=2"},
      {"http://a.example/", "//b.example/z", "http://b.example/z"},
      {"http://a.example/", "https://a.example/", "https://a.example/"},
      {"http://a.example/", "/caf\xC3\xA9 1", "http://a.example/caf%C3%A9%201"},
      {"https://a.example/x", "http://a.example/x/", "https://a.example/x/"},
      {"https://a.example/x", "http://b.example:80/x", "https://b.example/x"},
      {"https://a.example/x", "http://a.example:8080/x", nullptr},
      {"http://a.example/", "ftp://a.example/x", nullptr},
      {"http://a.example/", "file:///etc/passwd", nullptr},
      {"http://a.example/", "javascript:alert(1)", nullptr},
      {"http://a.example/", "http://", nullptr},
      {"http://a.example/", "http://a b/", nullptr},
  };
  for (const auto& row : rows) {
    const auto target = redirect_target(row.from, row.location);
    ASSERT_EQ(target.ok(), row.to != nullptr) << row.location;
    EXPECT_EQ(target ? *target : target.error().where, row.to == nullptr ? row.from : row.to);
  }
}

TEST(Redirect, OriginsAreSchemeHostAndPort) {
  EXPECT_EQ(origin_of("http://A.example/x"), "http://a.example:80");
  EXPECT_EQ(origin_of("https://user:pw@a.example/x"), "https://a.example:443");
  EXPECT_EQ(origin_of("https://a.example:8443"), "https://a.example:8443");
  EXPECT_EQ(origin_of("ftp://a.example/"), "");
  EXPECT_EQ(origin_of("a.example"), "");
}

TEST(Redirect, AHostIsItsNameAlone) {
  for (const char* url : {"http://a.example/", "https://A.example:8443/x", "http://u:p@a.example./y"})
    EXPECT_EQ(host_name(url), "a.example") << url;
  EXPECT_EQ(host_name("http://[::1]:80/"), "[::1]");
  EXPECT_EQ(host_name("a.example"), "");
}

TEST(Redirect, SecretsStayWithTheirOrigin) {
  EXPECT_TRUE(shares_secrets("http://a.example/x", "http://a.example/y"));
  EXPECT_TRUE(shares_secrets("http://a.example/x", "https://a.example/x"));
  EXPECT_FALSE(shares_secrets("https://a.example/x", "http://a.example/x"));
  EXPECT_FALSE(shares_secrets("http://a.example/x", "http://b.example/x"));
  EXPECT_FALSE(shares_secrets("http://a.example/x", "http://a.example:8080/x"));
}

TEST(Redirect, MessagesShowNoPassword) {
  EXPECT_EQ(shown("https://user:pw@a.example/x?q#f"), "https://a.example/x?q");
}

Job job_at(const std::string& url) {
  Job job;
  job.request.url = job.url = url;
  note_visit(job);
  return job;
}

TEST(Redirect, OnlyPermanentOnesChangeTheAddress) {
  const struct {
    std::initializer_list<long> chain;
    const char* permanent;
  } rows[] = {{{301}, "http://a.example/1"},
              {{308, 301}, "http://a.example/2"},
              {{302}, ""},
              {{301, 302}, "http://a.example/1"},
              {{302, 301}, ""},
              {{308, 303, 308}, "http://a.example/1"},
              {{307}, ""}};
  for (const auto& row : rows) {
    Job job = job_at("http://a.example/0");
    int n = 0;
    for (const long status : row.chain) {
      ASSERT_TRUE(follow_redirect(job, status, "/" + std::to_string(++n), {}, 10));
      EXPECT_TRUE(note_visit(job));
    }
    EXPECT_EQ(job.permanent_url, row.permanent);
  }
}

TEST(Redirect, CirclesAndLongChainsEnd) {
  Job job = job_at("http://a.example/0");
  ASSERT_TRUE(follow_redirect(job, 302, "/1", {}, 10));
  EXPECT_TRUE(note_visit(job));
  ASSERT_TRUE(follow_redirect(job, 302, "/0", {"cookie=1"}, 10));
  EXPECT_TRUE(note_visit(job));  // with a cookie it is another visit
  ASSERT_TRUE(follow_redirect(job, 302, "/0", {"cookie=1"}, 10));
  EXPECT_FALSE(note_visit(job));
  EXPECT_FALSE(follow_redirect(job, 302, "/2", {}, 3));
}

}  // namespace
}  // namespace lede::fetch
