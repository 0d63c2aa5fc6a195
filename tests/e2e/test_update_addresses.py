"""lede-index update and feeds add: where a feed is, when it is asked again, and what it is asked with."""
import time
from datetime import datetime
from email.utils import formatdate

import lede
from publisher import DAY, HOUR, NOW, Update, item


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
