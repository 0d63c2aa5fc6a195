"""lede-index update against a web server: what is fetched, what becomes an article, and what does not."""
import time
from datetime import datetime
from email.utils import formatdate

import lede
from publisher import DAY, HOUR, NOW, Update, item, words


class Articles(Update):
    def test_entries_become_articles_with_the_text_of_their_pages(self):
        for number in (1, 2):
            self.put_page(number, extra='<meta property="article:section" content="Local"/>')
        self.put_feed([item(1), item(2, author="jane@example.org (Jane Doe)", category="Bridges")])
        url = self.add_feed("tags=mine", "source=My Paper")
        feeds, summary, err = self.update()
        self.assertEqual(err, "")
        self.assertEqual((feeds[url]["outcome"], feeds[url]["added"], feeds[url]["pages"]), ("read", 2, 2))
        self.assertEqual((summary["added"], summary["failed"]), (2, 0))
        articles = self.articles()
        self.assertEqual(set(articles), {"guid-1", "guid-2"})
        two = articles["guid-2"]
        self.assertIn(words(2)[:400], two["text"])
        self.assertEqual((two["title"], two["authors"], two["source"], two["section"]),
                         ("Headline number 2", ["Jane Doe"], "My Paper", "Local"))
        self.assertEqual((two["published"], two["published_from"]), ("2014-12-31T22:00:00Z", "feed"))
        self.assertEqual([tag["name"] for tag in two["tags"]], ["Bridges", "mine"])
        self.assertEqual(len(self.ids(words(1).split()[3])), 1)
        self.assertEqual((self.state()[url]["text"], self.state()[url]["articles_a_week"]), ("summary", 0.5))
        self.assertIn("The 127.0.0.1 News", self.index("feeds", "list")[0])

    def test_an_entry_with_its_whole_text_needs_no_page(self):
        self.put_feed([item(1, **{"content:encoded": f"<p>{words(1)}</p>"}), item(2)])
        self.put_page(2)
        self.add_feed()
        self.update()
        self.assertNotIn("/story/1", self.paths())
        self.assertIn(words(1), self.articles()["guid-1"]["text"])

    def test_full_text_is_the_users_choice(self):
        for number in (1, 2):
            self.put_page(number, host="127.0.0.2")
            self.put_page(number, host="127.0.0.3")
        self.put_feed([item(1)], host="127.0.0.2")
        self.put_feed([item(2, **{"content:encoded": words(2)})], host="127.0.0.3")
        self.add_feed("full-text=never", host="127.0.0.2")
        self.add_feed("full-text=always", host="127.0.0.3")
        self.update()
        self.assertEqual([path for path in self.paths() if path.startswith("/story")], ["/story/2"])
        self.assertNotIn("text", self.articles()["guid-1"])

    def test_the_second_run_asks_with_validators_and_changes_nothing(self):
        for tag in ({"ETag": '"1"'}, {"Last-Modified": "as it came"}, {}):
            host = f"127.0.0.{len(tag) + len(str(tag))}"
            self.put_feed([item(1)], host=host, headers=tag)
            self.put_page(1, host=host)
            self.add_feed(host=host)
        self.update()
        before = self.exported()
        self.server.forget()
        feeds, summary, _ = self.update("--all")
        self.assertEqual(sorted(feed["status"] for feed in feeds.values()), [200, 304, 304])
        self.assertEqual((summary["unchanged"], summary["added"], summary["pages"]), (3, 0, 0))
        self.assertEqual(len(self.paths()), 3)
        self.assertEqual(self.exported(), before)

    def test_only_what_is_due_is_fetched(self):
        self.put_feed([item(1), item(5)], channel="<ttl>120</ttl>")
        url = self.add_feed("full-text=never")
        self.assertEqual(self.update()[1]["feeds"], 1)
        self.assertEqual(self.update()[1]["feeds"], 0)
        self.assertEqual(self.update("--feed", url)[1]["feeds"], 1)
        self.later(100 * 60)
        self.assertEqual(self.update()[1]["feeds"], 0)
        self.later(30 * 60)
        self.assertEqual(self.update()[1]["feeds"], 1)
        self.assert_one_line(self.update("--feed", "http://none.example/", status=1)[2], "no such feed")

    def test_changed_guids_and_links_bring_nothing_back(self):
        for number in range(1, 6):
            self.put_page(number)
        self.put_feed([item(n) for n in range(1, 5)])
        self.add_feed()
        self.update()
        changes = [{"guid": "new-{}"}, {"guid": None}, {"guid": "newer-{}", "link": "/moved/{}"}, {"link": "/again/{}"},
                   {"guid": "http://127.0.0.1/?p={}", "link": "/story/{}?utm_source=rss"}]
        for change in changes:
            fields = [{k: v and v.format(n) for k, v in change.items()} for n in range(1, 5)]
            self.put_feed([item(n, **fields[n - 1]) for n in range(1, 5)])
            self.later(DAY)
            feeds, summary, _ = self.update("--all")
            self.assertEqual((summary["added"], summary["updated"]), (0, 0), change)
            self.assertEqual(len(self.exported()), 4, change)
        self.put_feed([item(n, guid=f"last-{n}", link=f"/last/{n}") for n in range(1, 5)] + [item(5)])
        self.assertEqual(self.update("--all")[1]["added"], 1)

    def test_a_changed_article_is_updated_and_its_past_is_kept(self):
        self.put_page(1)
        self.put_feed([item(1)])
        self.add_feed()
        self.update()
        self.put_feed([item(1, title="A better headline", guid="other")])
        self.put_page(7, path="/story/1")
        self.later(DAY)
        feeds, summary, _ = self.update("--all")
        self.assertEqual((summary["added"], summary["updated"]), (0, 1))
        (article,) = self.exported()
        self.assertEqual(article["title"], "A better headline")
        self.assertIn(words(7)[:300], article["text"])
        out, _ = self.index("feeds", "history", article["id"])
        self.assertIn("Headline number 1", out)
        self.later(DAY)
        self.assertEqual(self.update("--all")[1]["updated"], 0)

    def test_feeds_that_shrink_and_grow(self):
        for number in range(1, 21):
            self.put_page(number)
        self.add_feed_of(range(1, 11))
        self.assertEqual(self.update()[1]["added"], 10)
        for numbers, added in ((range(3, 5), 0), (range(1, 11), 0), ([], 0), (range(1, 21), 10), (range(20, 0, -1), 0)):
            self.put_feed([item(n) for n in numbers])
            self.later(DAY)
            self.assertEqual(self.update("--all")[1]["added"], added, numbers)
        self.assertEqual(len(self.exported()), 20)

    def add_feed_of(self, numbers):
        self.put_feed([item(n) for n in numbers])
        return self.add_feed()

    def test_two_feeds_of_a_site_bring_an_article_once(self):
        self.put_page(1)
        self.put_page(2)
        self.put_feed([item(1), item(2)], path="/world.xml")
        self.put_feed([item(2, guid="w-2"), item(1, guid="w-1", category="x")], path="/local.xml")
        self.add_feed(path="/world.xml")
        self.add_feed(path="/local.xml")
        self.update()
        self.assertEqual(len(self.exported()), 2)
        # Only the feed that brought it may change it.
        owner = "world" if "guid-1" in self.articles() else "local"
        other = {"world": "/local.xml", "local": "/world.xml"}[owner]
        self.put_feed([item(1, guid="x", title="Hijacked"), item(2, guid="y", title="Hijacked")], path=other)
        self.later(DAY)
        self.assertEqual(self.update("--all")[1]["updated"], 0)
        self.assertNotIn("Hijacked", [article["title"] for article in self.exported()])

    def test_one_page_under_two_addresses_is_one_article(self):
        self.put_page(1)
        for n in (1, 2):
            self.server.put(f"/go/{n}", "", {"Location": "/story/1"}, status=302)
        self.put_feed([item(1, link="/go/1")], path="/a.xml")
        self.put_feed([item(1, link="/go/2", guid="b")], path="/b.xml")
        self.add_feed(path="/a.xml")
        self.add_feed(path="/b.xml")
        self.update()
        (article,) = self.exported()
        self.assertTrue(article["url"].endswith("/story/1"))
        self.later(DAY)
        self.assertEqual(self.update("--all")[1]["added"], 0)

    def test_a_page_that_fails_is_tried_again_and_its_entry_is_not_lost(self):
        self.server.put("/story/1", "busy", status=503)
        self.server.put("/story/2", "gone", status=404)
        self.put_feed([item(1), item(2)], headers={"ETag": '"1"'})
        url = self.add_feed()
        feeds, summary, err = self.update()
        self.assertEqual((summary["added"], summary["pages_failed"]), (2, 2))
        self.assert_one_line(err, url, "2 pages could not be fetched")
        self.assertNotIn("text", self.articles()["guid-1"])
        self.put_page(1)
        self.put_page(2)
        self.later(2 * HOUR)
        feeds, summary, _ = self.update("--all")
        self.assertEqual((feeds[url]["status"], summary["updated"], summary["pages"]), (304, 1, 1))
        self.assertIn(words(1)[:300], self.articles()["guid-1"]["text"])
        self.assertNotIn("text", self.articles()["guid-2"])
        self.later(DAY)
        self.assertEqual(self.update("--all")[1]["pages"], 0)

    def test_a_failing_page_does_not_take_the_text_back(self):
        self.put_page(1)
        self.put_feed([item(1)])
        self.add_feed()
        self.update()
        self.server.put("/story/1", "busy", status=503)
        self.put_feed([item(1, title="A better headline")])
        self.later(DAY)
        self.update("--all")
        (article,) = self.exported()
        self.assertEqual(article["title"], "A better headline")
        self.assertIn(words(1)[:300], article["text"])

    def test_robots_are_obeyed_for_pages(self):
        self.put_page(1)
        self.server.put("/robots.txt", "User-agent: *\nDisallow: /", {"Content-Type": "text/plain"})
        self.put_feed([item(1)])
        self.add_feed()
        self.assertEqual(self.update()[1]["added"], 1)
        self.assertNotIn("/story/1", self.paths())

    def test_what_the_user_deleted_stays_deleted(self):
        self.put_feed([item(1), item(2)])
        self.add_feed("full-text=never")
        self.update()
        self.index("delete", self.articles()["guid-1"]["id"])
        self.later(DAY)
        self.put_feed([item(1, guid="other"), item(2), item(3)])
        self.update("--all")
        self.assertEqual(set(self.articles()), {"guid-2", "guid-3"})


class Addresses(Update):
    def test_permanent_redirects_change_the_address_and_others_do_not(self):
        for status, moves in ((301, True), (308, True), (302, False), (307, False)):
            host = f"127.0.0.{status % 100 + 10}"
            self.put_feed([item(1)], path="/new.xml", host=host)
            self.server.put("/feed.xml", "", {"Location": "/new.xml"}, host, status=status)
            url = self.add_feed("full-text=never", host=host)
            self.update("--feed", url)
            self.assertEqual(self.server.url("/new.xml", host) in self.state(), moves, status)
            # Its entries keep their identity.
            self.later(DAY)
            self.assertEqual(self.update("--all")[1]["added"], 0)

    def test_a_redirect_to_what_is_no_feed_changes_nothing(self):
        self.server.put("/login", "<html><body>Log in</body></html>")
        self.server.put("/feed.xml", "", {"Location": "/login"}, status=301)
        url = self.add_feed()
        feeds, _, err = self.update(status=1)
        self.assertEqual(feeds[url]["outcome"], "failed")
        self.assert_one_line(err, url, "not a feed")
        self.assertIn(url, self.state())

    def test_a_move_onto_another_feed_retires_it(self):
        self.put_feed([item(1)], path="/new.xml")
        self.server.put("/feed.xml", "", {"Location": "/new.xml"}, status=301)
        url = self.add_feed("full-text=never")
        self.add_feed("full-text=never", path="/new.xml")
        self.update()
        self.assertEqual(self.state()[url]["health"], "retired")
        self.assertEqual(len(self.exported()), 1)

    def test_gone_is_retired_and_failures_back_off(self):
        self.server.put("/feed.xml", "", status=410)
        gone = self.add_feed()
        self.server.put("/bad.xml", "", status=500)
        bad = self.add_feed(path="/bad.xml")
        self.server.put("/busy.xml", "", {"Retry-After": "7200"}, host="127.0.0.2", status=503)
        busy = self.add_feed(path="/busy.xml", host="127.0.0.2")
        feeds, summary, err = self.update(status=1)
        self.assertEqual({url: feed["outcome"] for url, feed in feeds.items()}, {gone: "retired", bad: "failed", busy: "failed"})
        self.assertEqual(len(err.splitlines()), 3)
        self.assertGreaterEqual(feeds[busy]["next_poll"], "2015-01-01T02:00:00Z")
        self.assertLess(feeds[bad]["next_poll"], "2015-01-01T00:20:00Z")
        self.later(30 * 60)
        self.assertEqual(list(self.update(status=1)[0]), [bad])
        state = self.state()
        self.assertEqual((state[gone]["health"], state[bad]["failures"]), ("retired", 2))
        self.assertIn("500 (2 times in a row)", self.index("feeds", "list")[0])
        self.assertIn("500", self.index("feeds", "log", bad)[0])
        # A person may ask again, and a success ends it all.
        self.put_feed([item(1)])
        self.assertEqual(self.update("--feed", gone)[0][gone]["outcome"], "read")
        self.assertEqual(self.state()[gone]["health"], "ok")

    def test_lying_validators_are_seen_through(self):
        self.put_feed([item(1)], headers={"ETag": '"1"'}, lies=True)
        url = self.add_feed("full-text=never")
        self.update()
        self.put_feed([item(1), item(2)], headers={"ETag": '"2"'}, lies=True)
        self.later(HOUR)
        self.assertEqual(self.update("--all")[0][url]["status"], 304)
        self.later(8 * DAY)
        self.assertEqual(self.update("--all")[0][url]["added"], 1)

    def test_silence_beyond_the_habit_is_told_once(self):
        self.put_feed([item(1), item(5), item(9)])
        url = self.add_feed("full-text=never")
        self.update()
        self.later(5 * DAY)
        feeds, _, err = self.update()
        self.assertEqual((feeds[url]["outcome"], self.state()[url]["health"]), ("silent", "silent"))
        self.assert_one_line(err, "nothing new for 5 days")
        self.later(DAY)
        self.assertEqual(self.update()[2], "")

    def test_entries_that_may_have_been_missed_are_told(self):
        self.put_feed([item(n) for n in range(1, 6)])
        url = self.add_feed("full-text=never")
        self.update()
        self.later(DAY)
        self.put_feed([item(n - 24) for n in range(3, 8)] + [item(5)])
        self.assertEqual(self.update("--all")[2], "")
        self.later(DAY)
        self.put_feed([item(n - 48) for n in range(3, 8)])
        feeds, _, err = self.update("--all")
        self.assert_one_line(err, "none of its 5 entries was known", "since 2015-01-02T00:00:00Z")
        self.assertEqual((feeds[url]["outcome"], feeds[url]["added"]), ("read", 5))
        self.assertIn("come and gone", self.index("feeds", "log", url)[0])

    def test_the_next_poll_follows_the_publishers_wishes_within_bounds(self):
        hourly = [item(n) for n in range(1, 31)]  # half an hour by its rhythm
        sy = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>{}</sy:updateFrequency>"
        skip = "<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(6)) + "</skipHours>"
        rows = [({}, "", 0.5), ({"Cache-Control": "max-age=7200"}, "", 2), ({"Cache-Control": "max-age=5"}, "", 0.5),
                ({"Cache-Control": "max-age=864000"}, "", 14.5), ({"Expires": formatdate(time.time() + 10800, usegmt=True)}, "", 3),
                ({}, "<ttl>90</ttl>", 1.5), ({}, sy.format(4), 6), ({}, sy.format(96), 0.5), ({}, skip, 6)]
        wanted = {}
        for number, (headers, channel, hours) in enumerate(rows, 2):
            host = f"127.0.0.{number}"
            self.put_feed(hourly, host=host, headers=headers, channel=channel)
            wanted[self.add_feed("full-text=never", host=host)] = hours
        self.put_feed(hourly, headers={"Cache-Control": "max-age=7200"})
        wanted[self.add_feed("full-text=never", "interval=45m")] = 0.75
        for url, feed in self.update()[0].items():
            hours = (datetime.fromisoformat(feed["next_poll"]).timestamp() - NOW) / HOUR
            with self.subTest(url):
                self.assertAlmostEqual(hours, wanted[url], delta=0.06 * wanted[url])

    def test_headers_come_from_the_environment_and_stay_at_home(self):
        self.put_feed([item(1), item(2, link=self.server.url("/story/2", "127.0.0.9"))])
        url = self.add_feed("headers-from=NEWS_HEADERS", "user-agent=reader/1")
        self.assertIn("NEWS_HEADERS is not set", self.update(status=1)[2])
        self.later(DAY)
        self.update(env=self.environment(NEWS_HEADERS="Authorization: Bearer secret\nX-Two: 2\n"))
        sent = {request["path"]: request["headers"] for request in self.server.requests()}
        self.assertEqual((sent["/feed.xml"]["Authorization"], sent["/feed.xml"]["X-Two"]), ("Bearer secret", "2"))
        self.assertEqual(sent["/story/1"]["Authorization"], "Bearer secret")
        self.assertNotIn("Authorization", sent["/story/2"])
        self.assertEqual({headers["User-Agent"] for path, headers in sent.items() if path != "/robots.txt"}, {"reader/1"})
        self.assertNotIn(b"secret", (self.archive / "state.sqlite").read_bytes())
        self.assertEqual(self.state()[url]["health"], "ok")

    def test_private_addresses_are_refused_unless_allowed(self):
        self.put_feed([item(1)])
        self.add_feed()
        environment = self.environment()
        del environment["LEDE_ALLOW_PRIVATE"]
        self.assertEqual(self.update(status=1, env=environment)[1]["failed"], 1)
        self.assertEqual(self.paths(), [])
        self.assertEqual(self.update("--all", "--allow-private", env=environment)[1]["added"], 1)


class Adding(Update):
    def add(self, path, status=0, **more):
        return self.index("feeds", "add", self.server.url(path), status=status, **more)[1]

    def test_a_feed_is_asked_for_its_title(self):
        self.put_feed([item(1)])
        self.assert_one_line(self.add("/feed.xml"), "added ", "The 127.0.0.1 News")
        feed = self.state()[self.server.url("/feed.xml")]
        self.assertEqual((feed["title"], feed["site"]), ("The 127.0.0.1 News", self.server.url("/")))

    def test_a_page_names_its_feed(self):
        self.server.put("/", '<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/c.xml">'
                        '<link rel="stylesheet" href="/feed"><link rel="Alternate" type="application/rss+xml" href="news.xml"/>'
                        "</head><body>Hello</body></html>")
        self.put_feed([item(1)], path="/c.xml")
        self.put_feed([item(1)], path="/news.xml")
        self.add("/")
        self.assertEqual(list(self.state()), [self.server.url("/news.xml")])

    def test_a_feed_in_its_usual_place_is_found(self):
        self.server.put("/", "<html><body><p>Hello</p></body></html>")
        self.put_feed([item(1)], path="/feed.xml")
        self.add("/")
        self.assertEqual(list(self.state()), [self.server.url("/feed.xml")])

    def test_a_feed_that_has_moved_is_added_where_it_is(self):
        self.put_feed([item(1)], path="/new.xml")
        self.server.put("/old.xml", "", {"Location": "/new.xml"}, status=301)
        self.add("/old.xml")
        self.assertEqual(list(self.state()), [self.server.url("/new.xml")])

    def test_where_there_is_none_nothing_is_added(self):
        self.server.put("/", "<html><body><p>Hello</p></body></html>")
        self.assert_one_line(self.add("/", status=1), "no feed here")
        self.assertLessEqual(len(self.paths()), 8)
        self.assert_one_line(self.add("/none", status=1), "404")
        self.assertEqual(self.state(), {})


if __name__ == "__main__":
    lede.main()
