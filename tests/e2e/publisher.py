"""What the tests of feeds share: a publisher of the test's own, and update run against its server."""
import json
import random
import sys
from email.utils import formatdate
from xml.sax.saxutils import escape

import lede

sys.path.insert(0, str(lede.SOURCE / "tests/support"))
from news_server import NewsServer  # noqa: E402

NOW = int(lede.CLOCK)
HOUR, DAY = 3600, 86400


def words(number):
    """A text that no other number has."""
    chance = random.Random(number)
    return " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(6, 9))) for _ in range(150))


def item(number, **fields):
    """One entry: number, and what is to be other than usual."""
    item = {"title": f"Headline number {number}", "guid": f"guid-{number}", "link": f"/story/{number}",
            "description": f"In short: {words(number)[:80]}.", "pubDate": formatdate(NOW - number * HOUR), **fields}
    return {name: value for name, value in item.items() if value is not None}


class Update(lede.Case):
    TLS = False

    def setUp(self):
        super().setUp()
        self.web = self.folder / "web"
        self.web.mkdir()
        self.server = NewsServer(self.web, tls=self.TLS)
        self.addCleanup(self.server.__exit__, None, None, None)
        self.now = NOW

    def environment(self, **more):
        now = str(getattr(self, "now", NOW))
        return super().environment(**{"LEDE_HOST_SPACING": "0", "LEDE_ALLOW_PRIVATE": "true", "SOURCE_DATE_EPOCH": now, **more})

    def rss(self, items, host="127.0.0.1", channel=""):
        def field(name, value):
            value = self.server.url(value, host) if name == "link" and value.startswith("/") else value
            attributes = ' isPermaLink="false"' if name == "guid" else ""
            return f"<{name}{attributes}>{escape(value)}</{name}>"
        body = "".join("<item>" + "".join(field(*pair) for pair in i.items()) + "</item>" for i in items)
        modules = "".join(f' xmlns:{n}="http://purl.org/rss/1.0/modules/{name}/"' for n, name in (("content", "content"), ("sy", "syndication")))
        return (f'<rss version="2.0"{modules}><channel>'
                f"<title>The {host} News</title><link>{self.server.url('/', host)}</link>{channel}{body}</channel></rss>")

    def put_feed(self, items, path="/feed.xml", host="127.0.0.1", headers=None, channel="", **more):
        self.server.put(path, self.rss(items, host, channel), {"Content-Type": "application/rss+xml", **(headers or {})}, host, **more)

    def put_page(self, number, path=None, host="any", extra=""):
        text = words(number)
        self.server.put(path or f"/story/{number}",
                        f"<html><head><title>Page {number}</title>{extra}</head><body><article><h1>Headline number {number}</h1>"
                        f"<p>{text[:400]}.</p><p>{text[400:]}.</p></article></body></html>", {"Content-Type": "text/html"}, host)

    def add_feed(self, *settings, path="/feed.xml", host="127.0.0.1"):
        url = self.server.url(path, host)
        self.index("feeds", "add", "--unseen", url, *[word for setting in settings for word in ("--set", setting)])
        return url

    def update(self, *arguments, status=0, **more):
        """The events of a run: feeds by address, and the closing summary."""
        out, err = self.index("update", "--format", "jsonl", *arguments, status=status, **more)
        events = [json.loads(line) for line in out.splitlines()]
        feeds = {event["url"]: event for event in events if event["event"] == "feed"}
        summary = events[-1] if events and events[-1]["event"] == "summary" else {}
        return feeds, summary, err

    def later(self, seconds):
        self.now += seconds

    def articles(self):
        return {record["id"].rsplit("#")[-1]: record for record in self.exported()}

    def paths(self):
        return [request["path"] for request in self.server.requests()]

    def state(self):
        feeds = json.loads(self.index("feeds", "list", "--format", "json")[0])["feeds"]
        return {feed["url"]: feed for feed in feeds}
