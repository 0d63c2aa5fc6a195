"""lede-index feeds: the list, without a network."""
import json
import xml.etree.ElementTree

import lede

OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="News"><outline text="World">
<outline text="The A &amp; B" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/" category="/politics,x"/>
</outline></outline>
<outline text="C" xmlUrl="https://c.example/rss"/>
</body></opml>"""


class Feeds(lede.Case):
    def feeds(self):
        listed = json.loads(self.index("feeds", "list", "--format", "json")[0])
        self.assertEqual(listed["format_version"], 1)
        return {feed["url"]: feed for feed in listed["feeds"]}

    def test_a_list_goes_in_and_out_as_opml(self):
        self.write("a.opml", OPML)
        _, err = self.index("feeds", "import", "a.opml")
        self.assert_one_line(err, "added 2, already on the list 0, skipped 0")
        self.assert_one_line(self.index("feeds", "import", "-", stdin=OPML.encode())[1], "added 0, already on the list 2")
        feeds = self.feeds()
        self.assertEqual(feeds["https://a.example/rss"]["title"], "The A & B")
        self.assertEqual(feeds["https://a.example/rss"]["site"], "https://a.example/")
        self.assertEqual(feeds["https://a.example/rss"]["settings"], {"section": "News/World", "tags": "politics,x"})
        exported = self.index("feeds", "export")[0]
        xml.etree.ElementTree.fromstring(exported)
        other = self.environment(LEDE_ARCHIVE=str(self.folder / "other"))
        self.index("feeds", "import", "-", stdin=exported.encode(), env=other)
        self.assertEqual(self.index("feeds", "export", env=other)[0], exported)

    def test_feeds_are_set_and_removed(self):
        self.index("feeds", "add", "--unseen", "https://A.example/rss", "--set", "tags=x")
        self.assertEqual(list(self.feeds()), ["https://a.example/rss"])
        self.assert_one_line(self.index("feeds", "add", "--unseen", "https://a.example/rss", status=1)[1], "already on the list")
        _, err = self.index("feeds", "set", "https://a.example/rss", "source=The A", "interval=2h", "tags=")
        self.assertEqual(err.split("\n"), ["source=The A", "interval=2h", ""])
        self.assertEqual(self.feeds()["https://a.example/rss"]["settings"], {"source": "The A", "interval": "2h"})
        self.assertIn("source=The A", self.index("feeds", "list")[0])
        self.assert_one_line(self.index("feeds", "set", "https://a.example/rss", "sorce=x", status=2)[1],
                             "did you mean 'source'?")
        self.assert_one_line(self.index("feeds", "remove", "https://a.example/rrs", status=1)[1],
                             "did you mean 'https://a.example/rss'?")
        self.index("feeds", "remove", "https://a.example/rss")
        self.assertEqual(self.feeds(), {})
        self.assert_one_line(self.index("feeds", "list", status=1)[1], "feeds add URL")

    def test_bad_input_costs_one_line(self):
        for arguments, status, part in [
                (("feeds", "add", "ftp://a.example/"), 2, "not an http or https address"),
                (("feeds", "add", "a.example"), 2, "write it with its https://"),
                (("feeds", "add", "https://a.example/", "--set", "interval=never"), 2, "interval must be"),
                (("feeds", "import", "none.opml"), 1, "none.opml"),
                (("feeds", "log", "https://none.example/"), 1, "no such feed")]:
            with self.subTest(arguments=arguments):
                self.write("empty.opml", "<opml/>")
                self.index("feeds", "import", "empty.opml")
                self.assert_one_line(self.index(*arguments, status=status)[1], part)
        self.write("bad.opml", '<opml><body><outline xmlUrl="file:///etc/passwd"/>\n<outline xmlUrl="https://a.example/"></x>')
        _, err = self.index("feeds", "import", "bad.opml", status=1)
        self.assertIn("not well formed", err)
        self.assertIn("added 1, already on the list 0, skipped 1", err)
        self.write("page.html", "<html>")
        self.assertIn("page.html: not OPML", self.index("feeds", "import", "page.html", status=1)[1])

    def test_hostile_names_cannot_drive_the_terminal(self):
        self.write("a.opml", '<opml><body><outline text="&#27;[2J&#x202e;x" xmlUrl="https://a.example/"/></body></opml>')
        self.index("feeds", "import", "a.opml")
        out, _ = self.index("feeds", "list")
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\u202e", out)
        xml.etree.ElementTree.fromstring(self.index("feeds", "export")[0])

    def test_without_an_archive_there_is_none(self):
        for command in ("list", "export", "log"):
            self.index("feeds", command, status=None)
            self.assertFalse(self.archive.exists())


if __name__ == "__main__":
    lede.main()
