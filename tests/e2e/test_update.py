"""lede-index update against a web server: what is fetched, what becomes an article, and what does not."""
import lede
from publisher import DAY, HOUR, Update, item, words


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


if __name__ == "__main__":
    lede.main()
