"""lede-index feeds backfill: what a site published before, by its sitemaps."""
import gzip
import json
import subprocess
import time

import lede
from publisher import DAY, HOUR, NOW, Update, item, words


def date(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class Backfill(Update):
    def setUp(self):
        super().setUp()
        self.put_feed([item(1)])
        self.feed = self.add_feed("full-text=never")
        self.update()
        self.server.forget()

    def put_story(self, number, published=None, **more):
        """A page with its date; `published`: another than the usual one."""
        when = date(NOW - number * HOUR) if published is None else published
        self.put_page(number, extra=f'<meta property="article:published_time" content="{when}"/>' if when else "", **more)

    def page(self, number, lastmod=None, more="", host="127.0.0.1"):
        lastmod = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
        return f"<url><loc>{self.server.url(f'/story/{number}', host)}</loc>{lastmod}{more}</url>"

    def put_sitemap(self, pages, path="/sitemap.xml", pack=None, **more):
        body = ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
                f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(pages)}</urlset>').encode()
        self.server.put(path, pack(body) if pack else body, {"Content-Type": "application/xml"}, **more)

    def put_index(self, sitemaps, path="/sitemap.xml"):
        body = "".join(f"<sitemap><loc>{self.server.url(loc)}</loc>{more}</sitemap>" for loc, more in sitemaps)
        self.server.put(path, f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</sitemapindex>',
                        {"Content-Type": "application/xml"})

    def backfill(self, since="2014", status=0, **more):
        out, err = self.index("feeds", "backfill", self.feed, "--since", since, "--format", "json", status=status, **more)
        return json.loads(out) if out else {}, err

    def stories(self):
        """The numbers of the articles that the backfill brought."""
        return sorted(int(article["url"].rsplit("/")[-1]) for article in self.exported() if "guid" not in article)

    def asked_stories(self):
        return sorted({int(path.rsplit("/")[-1]) for path in self.paths() if path.startswith("/story/")})

    def test_pages_of_the_sitemap_become_articles(self):
        for number in (2, 3):
            self.put_story(number)
        self.put_sitemap([self.page(1), self.page(2), self.page(3, date(NOW - HOUR)), self.page(2)])
        summary, err = self.backfill()
        self.assertEqual(err, "")
        self.assertEqual((summary["pages_listed"], summary["known"], summary["fetched"], summary["articles_added"]), (3, 1, 2, 2))
        self.assertEqual((self.stories(), self.asked_stories()), ([2, 3], [2, 3]))
        (two,) = [article for article in self.exported() if article["id"].endswith("/story/2")]
        self.assertEqual((two["published"], two["title"]), (date(NOW - 2 * HOUR), "Headline number 2"))
        self.assertIn(words(2)[:300], two["text"])
        # The next run asks for nothing that was dealt with, but for what has changed since.
        self.server.forget()
        self.assertEqual(self.backfill()[0]["known"], 3)
        self.assertEqual(self.asked_stories(), [])
        self.put_sitemap([self.page(2, date(NOW + HOUR))])
        self.put_story(2)
        self.backfill()
        self.assertEqual(self.asked_stories(), [2])
        self.assertEqual(self.stories(), [2, 3])

    def test_sitemaps_are_found_by_robots_txt_and_by_indexes(self):
        self.server.put("/robots.txt", f"Sitemap: {self.server.url('/index.xml')}\nUser-agent: *\nDisallow: /story/5\n"
                        "Sitemap: /news.xml\n", {"Content-Type": "text/plain"})
        self.put_index([("/a.xml.gz", ""), ("/old.xml", "<lastmod>2013-01-01</lastmod>"), ("/index.xml", ""), ("/none.xml", "")],
                       path="/index.xml")
        for number in range(2, 7):
            self.put_story(number, published="" if number == 4 else None)
        self.put_sitemap([self.page(2), self.page(5)], "/a.xml.gz", pack=gzip.compress)
        self.put_sitemap([self.page(3)], "/old.xml")
        self.put_sitemap([self.page(6)])
        news = ("<news:news><news:publication><news:name>The Paper</news:name><news:language>en</news:language></news:publication>"
                "<news:publication_date>2014-12-31T08:00:00Z</news:publication_date><news:title>As the site has it</news:title>"
                "<news:keywords>Bridges</news:keywords></news:news>")
        self.put_sitemap([self.page(4, more=news)], "/news.xml")
        summary, err = self.backfill(status=1)
        self.assert_one_line(err, "/none.xml", "404")
        self.assertEqual((summary["sitemaps"], summary["sitemaps_failed"], summary["failed"]), (3, 1, 1))
        self.assertEqual((self.stories(), self.asked_stories()), ([2, 4], [2, 4]))
        self.assertNotIn("/old.xml", self.paths())
        self.assertNotIn("/sitemap.xml", self.paths())
        (four,) = [article for article in self.exported() if article["id"].endswith("/story/4")]
        self.assertEqual((four["title"], four["source"], four["published"], [tag["name"] for tag in four["tags"]]),
                         ("As the site has it", "The Paper", "2014-12-31T08:00:00Z", ["Bridges"]))
        self.assertIn(words(4)[:300], four["text"])

    def test_only_what_is_new_enough_and_of_the_site_is_taken(self):
        self.put_story(2)
        self.put_story(3, published="2013-05-05T00:00:00Z")
        self.put_story(4, published="")
        self.server.put("/story/5", "<html><head><title>Contact</title></head><body><p>Write to us.</p></body></html>")
        self.put_sitemap([self.page(2, date(NOW)), self.page(3, date(NOW)), self.page(4), self.page(5),
                          self.page(6, "2014-05-01"), self.page(7, host="127.0.0.7")])
        summary, _ = self.backfill(since="2014-12")
        self.assertEqual([summary[key] for key in ("pages_listed", "older", "no_date", "no_article", "fetched", "articles_added")],
                         [5, 2, 1, 1, 4, 1])
        self.assertEqual((self.stories(), self.asked_stories()), ([2], [2, 3, 4, 5]))

    def test_the_feed_takes_over_what_it_lists_later(self):
        self.put_story(2)
        self.put_sitemap([self.page(2)])
        self.backfill()
        self.later(DAY)
        self.put_feed([item(1), item(2)])
        self.assertEqual(self.update("--all")[1]["added"], 0)
        self.assertEqual(len(self.exported()), 2)
        self.later(DAY)
        self.assertEqual(self.backfill()[0]["known"], 1)

    def test_what_the_user_deleted_stays_deleted(self):
        self.put_story(2)
        self.put_sitemap([self.page(2)])
        self.backfill()
        self.index("delete", self.server.url("/story/2"))
        self.assertEqual(self.backfill()[0]["known"], 1)
        self.assertEqual(self.stories(), [])

    def test_interrupted_and_killed_it_goes_on(self):
        last = 30
        for number in range(2, last + 1):
            self.put_story(number)
        self.server.put("/story/20", "", delay=60)
        self.put_sitemap([self.page(n) for n in range(2, last + 1)])
        for signal in (9, 2):
            self.server.forget()
            with self.started("lede-index", "feeds", "backfill", self.feed, "--since", "2014", stderr=subprocess.PIPE) as run:
                self.wait_for_what_follows("/story/19")
                run.send_signal(signal)
                _, err = run.communicate()
            self.assertEqual(run.returncode, 130 if signal == 2 else -9)
            if signal == 2:
                self.assertIn(b"goes on from there", err)
        some = self.stories()
        self.assertIn(some, [list(range(2, end)) for end in (19, 20)])  # the last answer may have come too late
        self.put_story(20)
        self.server.forget()
        summary, _ = self.backfill()
        self.assertEqual((summary["known"], self.asked_stories()), (len(some), list(range(some[-1] + 1, last + 1))))
        self.assertEqual(self.stories(), list(range(2, last + 1)))

    def wait_for_what_follows(self, path):
        """Until the request after the one for `path` is under way."""
        while True:
            asked = [json.loads(line)["path"] for line in self.server.log.read_text().splitlines() if line.endswith("}")]
            with self.server.lock:
                if asked and path in asked and self.server.under_way:
                    return
            time.sleep(0.01)

    def test_a_site_that_fails_is_left_alone(self):
        for number in range(2, 60):
            self.server.put(f"/story/{number}", "busy", status=503)
        self.put_sitemap([self.page(n) for n in range(2, 60)])
        summary, err = self.backfill(status=1)
        self.assert_one_line(err, "20 pages could not be fetched")
        self.assertEqual((summary["left"] > 0, len(self.asked_stories())), (True, 20), summary)
        for number in range(2, 60):
            self.put_story(number)
        self.assertEqual(self.backfill()[0]["articles_added"], 58)

    def test_a_host_that_asks_for_peace_gets_it(self):
        self.server.put("/story/2", "busy", {"Retry-After": "3600"}, status=429)
        self.put_sitemap([self.page(n) for n in range(2, 40)])
        summary, err = self.backfill(status=1)
        self.assert_one_line(err, "asked to be left alone")
        self.assertEqual(self.asked_stories(), [2])

    def test_without_a_sitemap_there_is_nothing(self):
        self.assertIn("no sitemap that can be read", self.backfill(status=1)[1])
        self.server.put("/sitemap.xml", "<html><body>Hello</body></html>")
        self.assertIn("not a sitemap", self.backfill(status=1)[1])
        self.assert_one_line(self.backfill(since="soon", status=2)[1], "--since")
        self.assert_one_line(self.index("feeds", "backfill", self.feed, status=2)[1], "--since")
        self.assert_one_line(self.index("feeds", "backfill", "http://none.example/", "--since", "2014", status=1)[1], "no such feed")

    def test_a_bomb_is_no_sitemap(self):
        self.put_sitemap([], pack=lambda _: gzip.compress(b" " * (60 << 20)))
        self.assertIn("no sitemap that can be read", self.backfill(status=1)[1])

    def test_two_at_once(self):
        self.server.put("/sitemap.xml", "", delay=3)
        with self.started("lede-index", "feeds", "backfill", self.feed, "--since", "2014", stderr=subprocess.DEVNULL) as first:
            self.wait_for_what_follows("/robots.txt")
            self.assert_one_line(self.index("update", status=75)[1], f"process {first.pid}")
            first.kill()


if __name__ == "__main__":
    lede.main()
