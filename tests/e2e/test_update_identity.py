"""lede-index update: which entries are one article, whatever becomes of their names."""
from email.utils import formatdate

import lede
from publisher import DAY, HOUR, NOW, Update, item, words


class Identity(Update):
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

    def test_what_the_user_deleted_stays_deleted(self):
        self.put_feed([item(1), item(2)])
        self.add_feed("full-text=never")
        self.update()
        self.index("delete", self.articles()["guid-1"]["id"])
        self.later(DAY)
        self.put_feed([item(1, guid="other"), item(2), item(3)])
        self.update("--all")
        self.assertEqual(set(self.articles()), {"guid-2", "guid-3"})

    def put_editions(self, entries, **more):
        """A feed of these fields for each entry, number by number, with texts of their own."""
        self.put_feed([item(n, description=f"{words(n)[:300]}.", **{k: v.format(n) for k, v in entries.items()})
                       for n in range(1, 11)], **more)

    def test_names_that_different_entries_share_make_them_no_one_article(self):
        page = self.server.url("/page")
        same_day = formatdate(NOW // DAY * DAY)
        for path, entries in {
                "/guid.xml": {"guid": "42"},
                "/guid-and-title.xml": {"guid": "42", "title": "Morning news"},
                "/link.xml": {"link": "/page"},
                "/link-and-title.xml": {"link": "/page", "title": "Morning news"},
                "/link-and-day.xml": {"link": "/page", "pubDate": same_day},
                "/guid-and-link.xml": {"guid": page, "link": "/page"},
                "/guid-link-and-title.xml": {"guid": page, "link": "/page", "title": "Morning news"},
                "/guid-link-and-day.xml": {"guid": page, "link": "/page", "pubDate": same_day},
                "/title-and-day.xml": {"title": "Morning news", "pubDate": same_day},
                "/front-page.xml": {"link": "/"}}.items():
            self.archive = self.folder / path[1:]
            self.put_editions(entries, path=path)
            self.put_page(99, path="/page")
            self.put_page(98, path="/")
            self.add_feed(path=path)
            self.assertEqual(self.update()[1]["added"], 10, path)
            self.assertEqual(len({record["summary"] for record in self.exported()}), 10, path)
            self.assertEqual([r for r in self.exported() if words(99)[:300] in r.get("text", "")], [], path)
            self.later(DAY)
            self.put_editions(entries, path=path, channel="<ttl>1</ttl>")
            _, summary, _ = self.update("--all")
            self.assertEqual((summary["added"], summary["updated"]), (0, 0), path)

    def test_one_address_for_all_pages_of_a_site_makes_them_no_one_article(self):
        for n in range(1, 11):
            self.put_page(n, extra=f'<link rel="canonical" href="{self.server.url("/news")}"/>')
        for path, prefix in (("/a.xml", "a"), ("/b.xml", "b")):
            self.put_feed([item(n, guid=f"{prefix}-{n}") for n in (range(1, 6) if prefix == "a" else range(6, 11))], path=path)
            self.add_feed(path=path)
        self.assertEqual(self.update()[1]["added"], 10)
        self.assertEqual(sum(words(n)[:300] in record["text"] for n, record in enumerate(
            sorted(self.exported(), key=lambda r: int(r["title"].split()[-1])), 1)), 10)

    def test_another_entry_of_one_title_and_day_replaces_none(self):
        def warning(n):
            return item(n, title="Weather warning", pubDate=formatdate(NOW // DAY * DAY))
        self.add_feed("full-text=never")
        for listed in ([1], [2, 1], [3, 2, 1], [3], [4, 3]):
            self.put_feed([warning(n) for n in listed])
            self.update("--all")
            self.later(HOUR)
        self.assertEqual({article["guid"] for article in self.exported()}, {f"guid-{n}" for n in range(1, 5)})


if __name__ == "__main__":
    lede.main()
