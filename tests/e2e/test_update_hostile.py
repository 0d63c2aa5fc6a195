"""lede-index update against servers that answer badly: each costs its own feed or page, with one clear line."""
import sys

import lede
from publisher import Update, item, words

sys.path.insert(0, str(lede.SOURCE / "tests/support"))
import codings  # noqa: E402

# What a server does (a path of news_server.py): what the feed's line says of it.
BAD = {
    "/bad/drop": "cut short",
    "/bad/reset": "connection was dropped",
    "/bad/too-long-length": "cut short",
    "/bad/length": "Content-Length",
    "/bad/chunks": "chunks are damaged",
    "/bad/cut-chunks": "cut short",
    "/bad/empty": "closed the connection without an answer",
    "/bad/not-http": "no HTTP",
    "/bad/gzip": "encoding",
    "/bad/silent": "within 3 s",
    "/bad/slow": "not finished within 3 s",
    "/bad/endless": "body over the limit of 16 MiB",
    "/bad/endless-header": "header over the limit",
    "/bad/bomb?size=80000000": "body over the limit of 32 MiB when decoded",
    "/loop/a": "circle",
    "/chain/11/302": "more than 10 redirects",
    "/status/404": "404",
    "/status/429": "429",
    "/status/500": "500",
    "/status/503": "503",
    "/words": "not a feed",
}
CERTIFICATES = {"expired": "expired", "wrong_host": "target host name", "unknown_ca": "issuer"}


class Hostile(Update):
    TLS = True

    def environment(self, **more):
        return super().environment(**{"LEDE_TIMEOUT": "3", "LEDE_CA_FILE": str(self.server.ca_file), **more})

    def hosts(self):
        number = 1
        while True:
            number += 1
            yield f"127.0.0.{number}"

    def test_a_bad_feed_costs_one_line_and_nothing_else(self):
        hosts, wanted = self.hosts(), {}
        for path, message in BAD.items():
            wanted[self.add_feed(path=path, host=next(hosts))] = message
        for port, message in CERTIFICATES.items():
            url = self.server.url("/words", next(hosts), port)
            self.index("feeds", "add", "--unseen", url)
            wanted[url] = message
        self.put_feed([item(1)])
        good = self.add_feed("full-text=never")
        feeds, summary, err = self.update(status=1)
        self.assertEqual((feeds.pop(good)["added"], summary["failed"], len(err.splitlines())), (1, len(wanted), len(wanted)), err)
        for url, message in wanted.items():
            with self.subTest(url):
                self.assertEqual(feeds[url]["outcome"], "failed")
                self.assertIn(message, feeds[url]["message"])
                self.assertGreater(feeds[url]["next_poll"], "2015-01-01T00:10:00Z")
        self.assertEqual([article["title"] for article in self.exported()], ["Headline number 1"])

    def test_a_bad_page_costs_its_text_and_nothing_else(self):
        hosts = self.hosts()
        links = [self.server.url(path, next(hosts)) for path in BAD if path != "/words"]
        links += [self.server.url("/words", next(hosts), port) for port in CERTIFICATES]
        self.put_page(0)
        self.put_feed([item(0), *(item(n, link=link) for n, link in enumerate(links, 1))])
        url = self.add_feed()
        feeds, summary, _ = self.update()
        self.assertEqual((feeds[url]["added"], feeds[url]["pages"], feeds[url]["pages_failed"]), (len(links) + 1, 1, len(links)))
        texts = {number: article.get("text") for number, article in self.articles().items()}
        self.assertIn(words(0)[:300], texts.pop("guid-0"))
        self.assertEqual(set(texts.values()), {None})

    def test_every_coding_is_read_in_feeds_and_pages(self):
        for coding, host in zip(("gzip", "br", "deflate", "zstd", "chunked"), self.hosts()):
            headers = {"Transfer-Encoding": "chunked"} if coding == "chunked" else {"Content-Encoding": coding}
            pack = codings.CODERS.get(coding, lambda data: data)
            page = f"<html><head><title>P</title></head><body><article><p>{words(1)}</p></article></body></html>"
            self.server.put("/feed.xml", pack(self.rss([item(1)], host).encode()), headers, host)
            self.server.put("/story/1", pack(page.encode()), {"Content-Type": "text/html", **headers}, host)
            url = self.add_feed(host=host)
            with self.subTest(coding):
                feed = self.update("--feed", url)[0][url]
                self.assertEqual((feed["outcome"], feed["added"], feed["pages"]), ("read", 1, 1))
        self.assertEqual([article["text"] for article in self.exported()], [words(1)] * 5)

    def test_a_cookie_wall_is_passed_and_no_cookie_is_kept(self):
        self.put_feed([item(1, link="/wall"), item(2, link="/echo")])
        url = self.add_feed()
        self.assertEqual(self.update()[0][url]["pages"], 2)
        asked = [request for request in self.server.requests() if request["path"] not in ("/feed.xml", "/robots.txt")]
        self.assertEqual([request["path"].split("?")[0] for request in asked], ["/wall", "/consent", "/wall", "/echo"])
        self.assertEqual(["Cookie" in request["headers"] for request in asked], [False, False, True, False])

    def test_relative_links_are_of_the_address_that_answered(self):
        self.put_page(1, path="/new/story/1")
        self.server.put("/old/feed.xml", "", {"Location": "/new/feed.xml"}, status=302)
        entry = item(1, link="story/1")
        self.put_feed([entry], path="/new/feed.xml")
        self.add_feed(path="/old/feed.xml")
        self.update()
        (article,) = self.exported()
        self.assertEqual(article["url"], self.server.url("/new/story/1"))

    def test_two_feeds_that_move_to_one_address_become_one(self):
        self.put_feed([item(1)], path="/new.xml")
        for path in ("/a.xml", "/b.xml"):
            self.server.put(path, "", {"Location": "/new.xml"}, status=301)
            self.add_feed("full-text=never", path=path)
        self.update()
        self.assertEqual(sorted(feed["health"] for feed in self.state().values()), ["ok", "retired"])
        self.assertIn(self.server.url("/new.xml"), self.state())
        self.assertEqual(len(self.exported()), 1)


if __name__ == "__main__":
    lede.main()
