"""Feeds of every kind through the real programs: what is said of them, and what they may not cost."""
import gzip
import json
import resource
import unittest

import lede

MEMORY = 1 << 30  # bytes of address space: several times what the largest feed here needs
JSON = '{"version": "https://jsonfeed.org/version/1", '


def rss(items, channel="<title>The Paper</title>"):
    return f"<rss version='2.0'><channel>{channel}{items}</channel></rss>"


def item(number, title=None, guid=None, link=None):
    fields = {"title": title or f"Story {number}", "guid": guid, "link": link or f"http://example.com/{number}"}
    return "<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in fields.items() if v) + "</item>"


class FeedReading(lede.Case):
    def parsed(self, *arguments, status=0):
        out, err = self.index("parse", *arguments, status=status)
        return [json.loads(line) for line in out.splitlines()], err

    def test_a_json_feed_is_told_from_records(self):
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "language": "en",
                "items": [{"id": "1", "url": "http://example.com/1", "title": "One", "content_text": "First words."},
                          {"id": "2", "url": "http://example.com/2", "title": "Two", "tags": ["bridge"]}]}
        self.write("feed.json", json.dumps(feed, indent=1))
        self.write("packed", gzip.compress(json.dumps(feed).encode()))
        self.write_jsonl("records.jsonl", [lede.article(1)])
        for name in ("feed.json", "packed"):
            records, _ = self.parsed(name)
            self.assertEqual([r["title"] for r in records], ["One", "Two"])
            self.assertEqual(records[0]["text"], "First words.")
        self.assertEqual(self.parsed("records.jsonl")[0][0]["id"], "a1")
        self.assertIn("added 2", self.index("add", "feed.json")[1])
        self.assertEqual(self.ids("tag:bridge"), ["example.com#2"])

    def test_bad_json_is_told_with_its_place(self):
        self.write("feed.json", '{"version": "https://jsonfeed.org/version/1.1",\n "items": [}')
        _, err = self.parsed("feed.json", status=1)
        self.assert_one_line(err, "feed.json: bad JSON at line 2, column 12")

    def test_sitemaps(self):
        page = "<url><loc>http://example.com/{0}</loc>{1}</url>"
        news = ("<n:news><n:publication><n:name>The Paper</n:name><n:language>en</n:language></n:publication>"
                "<n:publication_date>2014-12-07</n:publication_date><n:title>A bridge</n:title></n:news>")
        self.write("news.xml", "<urlset xmlns:n='u'>" + page.format(1, news) + page.format(2, "") + "</urlset>")
        records, _ = self.parsed("news.xml")
        self.assertEqual([(r["url"], r["title"], r["published"], r["source"]) for r in records],
                         [("http://example.com/1", "A bridge", "2014-12-07T00:00:00Z", "The Paper")])
        self.write("pages.xml", "<urlset>" + page.format(1, "") + "</urlset>")
        self.assert_one_line(self.parsed("pages.xml", status=1)[1], "pages.xml", "sitemap of 1 page", "without news")
        self.write("index.xml", "<sitemapindex><sitemap><loc>http://example.com/a.xml</loc></sitemap></sitemapindex>")
        self.assert_one_line(self.parsed("index.xml", status=1)[1], "index.xml", "index of 1 sitemap", "not fetched")

    def test_what_was_mended_is_said_when_asked(self):
        self.write("feed.xml", rss("<item><title>R&D & more</title><dc:date>2014</dc:date><media:title>x</media:title></item>"))
        self.assertEqual(self.parsed("feed.xml")[1], "")
        _, err = self.parsed("-v", "feed.xml")
        self.assert_one_line(err, "feed.xml: mended: 2 undeclared prefixes, 2 bare ampersands")
        self.write("good.xml", rss(item(1)))
        self.assertEqual(self.parsed("-v", "good.xml")[1], "")

    def test_one_guid_for_all_merges_nothing(self):
        """Whatever the feed gives twice, each article is there once, over fetches whose windows move."""
        cases = {"guid": lambda i: item(i, guid="0"), "guid of the site": lambda i: item(i, guid="http://example.com/"),
                 "link": lambda i: item(i, link="http://example.com/all"),
                 "both": lambda i: item(i, guid="0", link="http://example.com/all"),
                 "anchors": lambda i: item(i, link=f"http://example.com/page#{i}")}
        site = "<title>The Paper</title><link>http://example.com/</link>"
        for name, make in cases.items():
            with self.subTest(name):
                env = self.environment(LEDE_ARCHIVE=str(self.folder / name))
                for start, added, unchanged in ((0, 10, 0), (4, 4, 6), (4, 0, 10)):
                    self.write("feed.xml", rss("".join(make(i) for i in range(start, start + 10)), site))
                    _, err = self.index("add", "-v", "--url", "http://example.com/feed.xml", "feed.xml", env=env)
                    self.assertIn(f"added {added}, updated 0, unchanged {unchanged}", err)
                    if name != "anchors":
                        self.assertRegex(err, "identif(y|ies) no")
                records = [json.loads(line) for line in self.index("export", env=env)[0].splitlines()]
                self.assertEqual(sorted(int(r["title"][6:]) for r in records), list(range(14)))

    def test_a_guid_that_stops_or_starts_to_be_shared_keeps_its_articles(self):
        for name, windows in {"starts": ([1], [2, 1], [3, 2]), "stops": ([2, 1], [2], [2, 3])}.items():
            with self.subTest(name):
                env = self.environment(LEDE_ARCHIVE=str(self.folder / name))
                for window in windows:
                    self.write("feed.xml", rss("".join(item(i, guid="0") for i in window)))
                    self.index("add", "--url", "http://example.com/feed.xml", "feed.xml", env=env)
                titles = [json.loads(line)["title"] for line in self.index("export", env=env)[0].splitlines()]
                self.assertEqual(sorted(titles), ["Story 1", "Story 2", "Story 3"])

    def test_parsed_records_keep_apart_what_the_feed_does_not(self):
        self.write("feed.xml", rss("".join(item(i, link="http://example.com/all") for i in range(5))))
        out, _ = self.index("parse", "feed.xml")
        self.write("records.jsonl", out)
        self.assertIn("added 5", self.index("add", "records.jsonl")[1])
        self.assertIn("unchanged 5", self.index("add", "feed.xml")[1])


class HostileFeeds(lede.Case):
    """Each within the same memory, and with what is sound in it."""

    def limited(self, *arguments):
        return self.run_program("lede-index", *arguments,
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))

    def setUp(self):
        super().setUp()
        if self.limited("--version").returncode != 0:
            self.skipTest("this build needs more address space by itself")

    def check(self, name, data, titles=("Sound",)):
        self.write(name, data)
        done = self.limited("parse", name)
        self.assertIn(done.returncode, (0, 1), done.stderr[-500:])
        found = [json.loads(line).get("title") for line in done.stdout.splitlines()]
        for title in titles:
            self.assertIn(title, found)
        return found

    sound = "<item><title>Sound</title><link>http://example.com/1</link></item>"

    def test_entity_bombs(self):
        bomb = "<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 30))
        self.check("lol.xml", f"<!DOCTYPE rss [{bomb}]>" + rss("<item><title>&a29;</title></item>" + self.sound))
        flat = f"<!ENTITY b '{'x' * 100_000}'>"
        self.check("flat.xml", f"<!DOCTYPE rss [{flat}]>" + rss(f"<item><title>{'&b;' * 20_000}</title></item>" + self.sound))

    def test_nesting(self):
        self.check("deep.xml", rss("<x>" * 100_000 + "</x>" * 100_000 + self.sound))
        self.check("open.xml", rss(self.sound + "<x>" * 100_000))
        self.check("html.xml", rss(f"<item><description>{'&lt;div&gt;' * 100_000}</description></item>" + self.sound))
        self.check("deep.json", JSON + '"items": [{"title": "Sound"}, ' + "[" * 1_000_000)
        self.check("wide.json", JSON + '"items": [{"title": "Sound"}, ' + "{}," * 3_000_000)
        self.check("sitemap.xml", "<urlset><url><loc>http://example.com/1</loc><n:news><n:title>Sound</n:title></n:news></url>"
                   + "<url>" * 100_000)

    def test_size(self):
        self.check("item.xml", rss(f"<item><description>{'word ' * 2_000_000}</description></item>" + self.sound))
        self.check("attribute.xml", rss(f"<item><enclosure url='/{'u' * 2_000_000}'/></item>" + self.sound))
        many = "".join(f" a{i}='x'" for i in range(20_000))
        self.check("attributes.xml", rss(f"<x{many}/>" + self.sound))
        found = self.check("items.xml", rss(self.sound + "".join(item(i) for i in range(5_000))))
        self.assertEqual(len(found), 5_001)
        self.check("item.json", json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"content_html": "word " * 2_000_000}, {"title": "Sound"}]}))

    def test_floods(self):
        for i, piece in enumerate(["<!--", "<![CDATA[", "<?", "<", "<a b=\"", "<a b='\"", "</x", "&", "<!DOCTYPE [", "<item",
                                   "<x:y xmlns:z='", "<x xml:base='y/'>", "\0", "\x1b", "&#0;", "]]>"]):
            with self.subTest(piece):
                self.check(f"flood{i}.xml", "<rss><channel>" + self.sound + piece * 300_000)
                self.check(f"before{i}.xml", piece * 300_000 + rss(self.sound), titles=())


if __name__ == "__main__":
    lede.main()
