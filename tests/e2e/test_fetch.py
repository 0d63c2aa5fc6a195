"""The fetcher against a real server that answers in every bad way (tests/support/news_server.py)."""
import itertools
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests/support"))
from news_server import WORDS, NewsServer  # noqa: E402

PROBE = pathlib.Path(os.environ["LEDE_BIN"]) / "tests/fetch_probe"
FAILURES = ["none", "unreachable", "untrusted", "bad answer", "too large", "forbidden", "asked to wait", "malformed"]
TEXT = WORDS.decode()


class Case(unittest.TestCase):
    maxDiff = 4000
    hosts = itertools.count(1)

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="lede-fetch-")
        cls.server = NewsServer(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        """Each test has hosts of its own, so that the log tells its requests from those of others."""
        self.host, self.other = self.new_host(), self.new_host()

    def new_host(self):
        return f"127.0.0.{next(Case.hosts)}"

    def url(self, path, host=None, port="http"):
        return self.server.url(path, host or self.host, port)

    def probe(self, requests, environment=None, **more):
        limits = {"spacing": 0, "ca_file": str(self.server.ca_file), **more.pop("limits", {})}
        text = json.dumps({"limits": limits, "requests": requests, **more})
        done = subprocess.run([PROBE], input=text.encode(), capture_output=True, check=False,
                              env={**os.environ, **(environment or {})})
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        for answer in answers:
            answer["failure"] = FAILURES[answer["failure"]]
            self.assertEqual(answer["failure"] == "none", "error" not in answer, answer)
        return sorted(answers, key=lambda answer: answer["key"])

    def fetch(self, path, host=None, port="http", limits=None, **request):
        """The one answer to one request."""
        url = self.url(path, host, port) if path.startswith("/") else path
        return self.probe([{"url": url, **request}], limits=limits or {})[0]

    def assert_good(self, answer, body=TEXT):
        self.assertEqual((answer.get("error"), answer["status"], answer["body"]), (None, 200, body))

    def assert_bad(self, answer, failure, message):
        self.assertEqual(answer["failure"], failure, answer.get("error"))
        self.assertRegex(answer["error"], message)
        self.assertEqual(answer["body"], "")

    def asked(self, **wanted):
        return [request["path"] for request in self.server.requests(**{"host": self.host, **wanted})]


class Answers(Case):
    def test_a_good_answer(self):
        answer = self.fetch("/words")
        self.assert_good(answer)
        self.assertEqual(answer["url"], self.url("/words"))
        self.assertEqual((answer["type"], answer["permanent_url"]), ("text/html; charset=utf-8", ""))

    def test_every_content_coding_is_undone(self):
        for coding in ("gzip", "deflate", "br", "zstd", "gzip, gzip"):
            with self.subTest(coding):
                self.assert_good(self.fetch(f"/encoded/{coding.replace(' ', '%20')}"))

    def test_chunks_and_bodies_without_a_length(self):
        answer = self.fetch("/chunked")
        self.assert_good(answer)
        self.assertEqual(answer["etag"], '"head"')
        self.assert_good(self.fetch("/until_close"))

    def test_early_hints_come_before_the_answer(self):
        self.assert_good(self.fetch("/early_hints"), "ok")

    def test_what_a_request_says(self):
        said = json.loads(self.fetch("/echo", limits={"contact": "https://example.org/about"},
                                     headers=["X-Key: secret"])["body"])
        self.assertRegex(said["User-Agent"], r"^lede/[\d.]+ \(\+https://example\.org/about\)$")
        self.assertEqual(said["X-Key"], "secret")
        for coding in ("gzip", "br", "zstd"):
            self.assertIn(coding, said["Accept-Encoding"])
        for name in ("Cookie", "If-None-Match", "If-Modified-Since", "Referer"):
            self.assertNotIn(name, said)
        self.assertEqual(json.loads(self.fetch("/echo", user_agent="mine/1")["body"])["User-Agent"], "mine/1")

    def test_validators_come_and_go_as_they_are(self):
        for etag, modified in [('"a b,c"', "Sun, 07 Dec 2014 10:00:00 GMT"), ("W/\"x--gzip\"", ""),
                               ("unquoted;=/", "2014-12-07 or so"), ("", "yesterday")]:
            with self.subTest(etag=etag, modified=modified):
                headers = {name: value for name, value in (("ETag", etag), ("Last-Modified", modified)) if value}
                self.server.put("/v", "text", headers, host=self.host)
                first = self.fetch("/v")
                self.assertEqual((first["status"], first["etag"], first["last_modified"]), (200, etag, modified))
                again = self.fetch("/v", etag=first["etag"], last_modified=first["last_modified"])
                self.assertEqual((again["status"], again["body"], again["failure"]), (304, "", "none"))
                self.assertEqual(self.fetch("/v", etag="\"other\"")["status"], 200)

    def test_how_long_an_answer_is_fresh(self):
        self.assertEqual(self.fetch("/status/200?Cache-Control=max-age%3D600&Age=60")["max_age"], 540)
        dates = "Date=Sun, 07 Dec 2014 10:00:00 GMT&Expires=Sun, 07 Dec 2014 11:00:00 GMT".replace(" ", "%20")
        self.assertEqual(self.fetch(f"/status/200?{dates}")["max_age"], 3600)
        self.assertNotIn("max_age", self.fetch("/words"))

    def test_error_statuses_are_answers(self):
        for status in (204, 400, 401, 403, 404, 410, 429, 500, 502, 503):
            answer = self.fetch(f"/status/{status}?Retry-After=7")
            self.assertEqual((answer["status"], answer["failure"], answer["retry_after"]), (status, "none", 7))
        self.assertGreater(self.fetch("/status/503?Retry-After=Fri,%2031%20Dec%202100%2023:59:59%20GMT")["retry_after"], 1e6)

    def test_http2(self):
        answer = self.fetch("/any", port="h2")
        self.assert_good(answer)
        self.assert_good(self.fetch("/words", port="https"))

    def test_proxies_of_the_environment_are_not_asked(self):
        proxy = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}
        for port in ("http", "https"):
            self.assert_good(self.probe([{"url": self.url("/words", port=port)}], environment=proxy)[0])


class Redirects(Case):
    def test_only_permanent_ones_tell_a_new_address(self):
        for status, permanent in ((301, True), (302, False), (303, False), (307, False), (308, True)):
            answer = self.fetch(f"/chain/3/{status}")
            self.assert_good(answer)
            self.assertEqual(answer["url"], self.url(f"/chain/0/{status}"))
            self.assertEqual(answer["permanent_url"], answer["url"] if permanent else "")

    def test_what_comes_after_a_temporary_one_is_not_permanent(self):
        answer = self.fetch("/redirect/308?to=/redirect/302%3Fto=/redirect/301%253Fto=/words")
        self.assert_good(answer)
        self.assertEqual(answer["url"], self.url("/words"))
        self.assertEqual(answer["permanent_url"], self.url("/redirect/302?to=/redirect/301%3Fto=/words"))

    def test_a_move_to_nowhere_is_none(self):
        answer = self.fetch("/redirect/301?to=/missing")
        self.assertEqual((answer["status"], answer["permanent_url"]), (404, ""))

    def test_they_end(self):
        self.assert_bad(self.fetch("/loop/a"), "bad answer", "redirects lead in a circle")
        self.assert_bad(self.fetch("/chain/11/302"), "bad answer", "more than 10 redirects")
        self.assert_good(self.fetch("/chain/10/302"))

    def test_to_other_schemes_they_lead_nowhere(self):
        for to in ("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)"):
            self.assert_bad(self.fetch(f"/redirect/302?to={to}"), "bad answer", "only http and https are followed")
        self.assertEqual(self.fetch("/redirect/302?to=")["status"], 302)

    def test_from_https_to_http_they_are_not_followed(self):
        answer = self.fetch(f"/redirect/301?to={self.url('/words', self.other)}", port="https")
        self.assert_bad(answer, "bad answer", "redirect from https to http")
        self.assertEqual(self.asked(host=self.other), [])
        answer = self.fetch(f"/redirect/301?to={self.url('/words', self.other, 'https')}")
        self.assert_good(answer)

    def test_request_headers_stay_with_their_origin(self):
        for to, expected in ((self.url("/echo"), True), (self.url("/echo", self.other), False)):
            said = json.loads(self.fetch(f"/redirect/302?to={to}", headers=["Authorization: x", "X-Key: y"])["body"])
            self.assertEqual(["Authorization" in said, "X-Key" in said], [expected, expected])

    def test_cookies_live_for_one_chain(self):
        answers = self.probe([{"url": self.url("/wall")}, {"url": self.url("/echo")}])
        self.assert_good(answers[0])
        self.assertEqual(self.asked()[:3], ["/wall", "/consent?back=/wall", "/wall"])
        self.assertNotIn("Cookie", json.loads(answers[1]["body"]))
        # Another host does not see them.
        back = self.url("/echo", self.other)
        self.assertNotIn("Cookie", json.loads(self.fetch(f"/consent?back={back}")["body"]))


class BadAnswers(Case):
    def test_each_has_one_clear_error(self):
        rows = {
            "drop": ("unreachable", "cut short"),
            "reset": ("unreachable", "connection was dropped"),
            "too-long-length": ("unreachable", "cut short"),
            "length": ("bad answer", "Content-Length"),
            "chunks": ("bad answer", "chunks are damaged"),
            "cut-chunks": ("unreachable", "cut short"),
            "empty": ("unreachable", "closed the connection without an answer"),
            "http09": ("bad answer", "no HTTP"),
            "not-http": ("bad answer", "no HTTP"),
            "nul-in-header": ("bad answer", "no HTTP"),
            "no-colon-in-header": ("bad answer", "no HTTP"),
            "gzip": ("bad answer", "encoding"),
            "endless": ("too large", "body over the limit of 1 MiB"),
            "huge": ("too large", "body over the limit of 1 MiB"),
            "endless-header": ("too large", "header over the limit of 64 KiB"),
            "long-header": ("too large", "header"),
            "endless-hints": ("too large", "header over the limit of 64 KiB"),
            "bomb?coding=gzip": ("too large", "body over the limit of 4 MiB when decoded"),
            "bomb?coding=zstd": ("too large", "body over the limit of 4 MiB when decoded"),
        }
        limits = {"wire_bytes": 1 << 20, "body_bytes": 4 << 20}
        answers = self.probe([{"url": self.url(f"/bad/{name}", self.new_host())} for name in rows], limits=limits)
        for (name, (failure, message)), answer in zip(rows.items(), answers):
            with self.subTest(name):
                self.assert_bad(answer, failure, message)
                self.assertTrue(answer["error"].startswith("http://127.0.0."))
                self.assertRegex(answer["error"], r"^[ -~]+$")
                self.assertLess(len(answer["error"]), 250)

    def test_what_is_odd_but_whole_is_taken(self):
        answer = self.fetch("/bad/control-in-header")
        self.assert_good(answer, "ok")
        self.assertEqual((answer["etag"], answer["last_modified"]), ("", "caf\ufffd"))

    def test_a_damaged_coding_is_asked_for_once_more_without(self):
        for name in ("plain-as-gzip", "coding", "gzip-for-all-but-plain"):
            self.server.forget()
            self.assert_good(self.fetch(f"/bad/{name}"))
            codings = [request["headers"]["Accept-Encoding"] for request in self.server.requests(host=self.host)]
            self.assertEqual((len(codings), codings[1]), (2, "identity"))

    def test_an_error_page_need_not_end(self):
        self.assertEqual(self.fetch("/bad/endless-error")["status"], 404)

    def test_slow_servers(self):
        for path, limits, message in [
                ("/bad/silent", {"first_byte": 300}, "no answer within 0.3 s"),
                ("/bad/slow", {"low_speed": 1000, "low_speed_time": 1}, "slower than 1000 bytes/s for 1 s"),
                ("/bad/slow", {"low_speed": 0, "total": 500}, "not finished within 0.5 s")]:
            self.assert_bad(self.fetch(path, limits=limits), "unreachable", message)

    def test_one_slow_server_does_not_hold_the_others(self):
        good = [{"url": self.url("/words", self.new_host())} for _ in range(20)]
        answers = self.probe([{"url": self.url("/bad/silent")}, *good], limits={"parallel": 2}, stop_after=20)
        self.assertEqual([answer["key"] for answer in answers], list(range(1, 21)))

    def test_servers_that_do_not_connect(self):
        with socket.socket() as unused, socket.socket() as deaf:
            unused.bind(("127.0.0.1", 0))
            deaf.bind(("127.0.0.1", 0))
            deaf.listen()
            address = "127.0.0.1:{}".format
            self.assert_bad(self.fetch(f"http://{address(unused.getsockname()[1])}/"), "unreachable",
                            "cannot connect: Connection refused")
            self.assert_bad(self.fetch(f"https://{address(deaf.getsockname()[1])}/", limits={"connect": 300}),
                            "unreachable", "no connection within 0.3 s")
        self.assert_bad(self.fetch("http://nowhere.invalid/"), "unreachable", "name is not known")
        self.assert_bad(self.fetch(f"https://127.0.0.1:{self.server.port()}/"), "unreachable", "TLS failed")

    def test_certificates(self):
        for port, message in (("expired", "certificate has expired"), ("wrong_host", "127.0.0.*match|match.*127.0.0."),
                              ("unknown_ca", "unable to get local issuer certificate")):
            answer = self.fetch("/words", port=port)
            self.assert_bad(answer, "untrusted", "the server's certificate is refused: .*" + message)
            self.assertEqual(self.asked(port=port), [])
        answer = self.fetch(f"/redirect/302?to={self.url('/words', port='expired')}")
        self.assert_bad(answer, "untrusted", "expired")
        self.assert_bad(self.fetch("/words", port="https", limits={"ca_file": ""}), "untrusted", "issuer")
        self.assert_bad(self.fetch("/words", port="https", limits={"ca_file": "/none"}), "untrusted", "ca-file")

    def test_requests_that_are_not_made(self):
        for url in ("ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", "http://", "", "dict://127.0.0.1:1/"):
            self.assert_bad(self.probe([{"url": url}])[0], "malformed", "no address of http or https")
        for line in ("X: a\r\nY: b", "X: a\nb", "X: \0"):
            self.assert_bad(self.fetch("/words", headers=[line]), "malformed", "line break")
        said = json.loads(self.fetch("/echo", etag="a\r\nX-Evil: 1")["body"])
        self.assertNotIn("X-Evil", said)


class PrivateAddresses(Case):
    def guarded(self, url, public=(), **request):
        return self.probe([{"url": url, **request}], limits={"allow_private": False}, public=list(public))[0]

    def test_they_are_refused_however_they_are_written(self):
        port = self.server.port()
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "[::1]",
                     "0.0.0.0", "10.0.0.1", "192.168.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]", "[::]"):
            answer = self.probe([{"url": f"http://{host}:{port}/words"}], limits={"allow_private": False})[0]
            self.assert_bad(answer, "forbidden", "which is no public address .the setting allow-private")
        self.assertEqual(self.asked(host="localhost"), [])

    def test_redirects_do_not_lead_there(self):
        target = self.url("/words", self.other)
        for path in (f"/redirect/302?to={target}", f"/redirect/301?to={target.replace(self.other, '[::ffff:127.0.0.1]')}"):
            answer = self.guarded(self.url(path), public=[self.host])
            self.assert_bad(answer, "forbidden", "no public address")
            self.assertEqual(answer["permanent_url"], "")
        self.assertEqual(self.asked(host=self.other), [])
        self.assertEqual(len(self.asked()), 2)

    def test_nor_do_those_of_robots_txt(self):
        self.server.put("/robots.txt", "", {"Location": self.url("/words", self.other)}, host=self.host, status=302)
        answer = self.guarded(self.url("/words"), public=[self.host], obey_robots=True)
        self.assert_bad(answer, "unreachable", "robots.txt")
        self.assertEqual((self.asked(), self.asked(host=self.other)), (["/robots.txt"], []))


class RobotsRules(Case):
    def test_they_hold_where_asked_for(self):
        self.server.put("/robots.txt", "user-agent: lede\nallow: /words\ndisallow: /\n", host=self.host)
        paths = ["/words", "/echo", "/status/200", "/words?2"]
        answers = self.probe([{"url": self.url(path), "obey_robots": True} for path in paths])
        self.assertEqual([answer["failure"] for answer in answers], ["none", "forbidden", "forbidden", "none"])
        self.assertIn("robots.txt does not allow it", answers[1]["error"])
        self.assertEqual(self.asked(), ["/robots.txt", "/words", "/words?2"])
        self.assert_good(self.fetch("/words"))
        self.assertEqual(self.fetch("/echo")["status"], 200)

    def test_they_are_each_origins_own(self):
        self.server.put("/robots.txt", "user-agent: *\ndisallow: /\n", host=self.host)
        for port in ("http", "https"):
            self.probe([{"url": self.url("/words", port=port), "obey_robots": True},
                        {"url": self.url("/words", self.other, port), "obey_robots": True}])
            self.assertEqual(self.asked(port=port), ["/robots.txt"])
            self.assertEqual(self.asked(port=port, host=self.other), ["/robots.txt", "/words"])

    def test_they_hold_for_redirects_too(self):
        self.server.put("/robots.txt", "user-agent: *\ndisallow: /words\n", host=self.other)
        answer = self.fetch(f"/redirect/302?to={self.url('/words', self.other)}", obey_robots=True)
        self.assert_bad(answer, "forbidden", f"^{re.escape(self.url('/words', self.other))}: robots.txt does not allow it")
        self.assertEqual(self.asked(host=self.other), ["/robots.txt"])

    def test_what_its_absence_means(self):
        for status, failure in ((404, "none"), (401, "none"), (410, "none"), (500, "unreachable"), (503, "unreachable")):
            host = self.new_host()
            self.server.put("/robots.txt", "user-agent: *\ndisallow: /\n", host=host, status=status)
            answer = self.fetch("/words", host, obey_robots=True)
            self.assertEqual(answer["failure"], failure, status)
        for name in ("drop", "empty", "not-http"):
            host = self.new_host()
            self.server.put("/robots.txt", "", {"Location": f"/bad/{name}"}, host=host, status=302)
            self.assert_bad(self.fetch("/words", host, obey_robots=True), "unreachable", "robots.txt cannot be read")

    def test_its_redirects(self):
        self.server.put("/rules", "user-agent: *\ndisallow: /words\n", host=self.other)
        self.server.put("/robots.txt", "", {"Location": self.url("/rules", self.other)}, host=self.host, status=301)
        self.assertEqual(self.fetch("/words", obey_robots=True)["failure"], "forbidden")
        for steps, failure in ((4, "forbidden"), (6, "none")):
            host = self.new_host()
            self.server.put("/robots.txt", "", {"Location": f"/step{steps}"}, host=host, status=302)
            for step in range(steps, 0, -1):
                self.server.put(f"/step{step}", "", {"Location": f"/step{step - 1}"}, host=host, status=302)
            self.server.put("/step0", "user-agent: *\ndisallow: /words\n", host=host)
            self.assertEqual(self.fetch("/words", host, obey_robots=True)["failure"], failure, steps)

    def test_only_its_beginning_is_read(self):
        rules = "user-agent: *\ndisallow: /words\n"
        self.server.put("/robots.txt", rules + "# more\n" * 300000 + "allow: /words\n", host=self.host)
        self.assertEqual(self.fetch("/words", obey_robots=True)["failure"], "forbidden")
        self.server.put("/robots.txt", "", {"Location": "/bad/endless"}, host=self.other, status=302)
        self.assert_good(self.fetch("/words", self.other, obey_robots=True))


class Politeness(Case):
    def assert_polite(self, spacing, hosts):
        """By the server's clock: one request at a time for each host, and a pause before the next."""
        for host in hosts:
            requests = self.server.requests(host=host)
            for earlier, later in itertools.pairwise(requests):
                self.assertGreaterEqual(later["start"] - earlier["end"], spacing, (earlier, later))

    def at_once(self, hosts):
        """The most requests under way at any time."""
        changes = sorted(change for host in hosts for request in self.server.requests(host=host)
                         for change in ((request["end"], -1), (request["start"], 1)))
        return max(itertools.accumulate(step for _, step in changes))

    def test_hosts_have_their_pause(self):
        hosts = [self.new_host() for _ in range(6)]
        paths = ["/words?delay=0.05", "/chain/2/302", "/status/404", "/words", "/bad/drop",
                 f"/redirect/302?to={self.url('/words', hosts[0])}"]
        requests = [{"url": self.url(path, host), "obey_robots": True} for path in paths for host in hosts]
        requests += [{"url": self.url("/words", host, "https")} for host in hosts]
        answers = self.probe(requests, limits={"spacing": 150})
        self.assertEqual(len(answers), len(requests))
        for host in hosts:
            self.assertGreaterEqual(len(self.server.requests(host=host)), 10)
        self.assert_polite(0.150, hosts)

    def test_without_a_pause_still_one_at_a_time(self):
        hosts = [self.new_host() for _ in range(8)]
        self.probe([{"url": self.url("/words?delay=0.02", host)} for host in hosts for _ in range(10)],
                   limits={"parallel": 3})
        self.assert_polite(0, hosts)
        self.assertLessEqual(self.at_once(hosts), 3)

    def test_hosts_are_asked_at_the_same_time(self):
        hosts = [self.new_host() for _ in range(12)]
        self.probe([{"url": self.url("/words?delay=0.5", host)} for host in hosts], limits={"parallel": 12})
        self.assertGreater(self.at_once(hosts), 1)

    def test_connections_are_kept(self):
        self.probe([{"url": self.url(path)} for path in ("/words", "/echo", "/status/404", "/words?2")])
        self.assertEqual(len({request["connection"] for request in self.server.requests(host=self.host)}), 1)

    def test_a_host_that_asks_for_a_little_time_gets_it(self):
        self.probe([{"url": self.url(path)} for path in ("/status/503?Retry-After=1", "/words")])
        first, second = self.server.requests(host=self.host)
        self.assertGreaterEqual(second["start"] - first["end"], 1)

    def test_a_host_that_asks_for_long_is_left_alone(self):
        answers = self.probe([{"url": self.url("/status/429?Retry-After=3600")}, {"url": self.url("/words")},
                              {"url": self.url("/words", self.other), "obey_robots": True}])
        self.assertEqual([answer["failure"] for answer in answers], ["none", "asked to wait", "none"])
        self.assertGreater(answers[1]["retry_after"], 3500)
        self.assertEqual(self.asked(), ["/status/429?Retry-After=3600"])


class Memory(Case):
    def test_bodies_share_a_limit_and_all_arrive(self):
        sizes = [size for size in (10, 300_000, 700_000, 1_500_000) for _ in range(4)]
        answers = self.probe([{"url": self.url(f"/words?size={size}", self.new_host(), port), "obey_robots": True}
                              for size, port in zip(sizes, itertools.cycle(["http", "https"]))],
                             limits={"all_bodies": 1 << 20, "parallel": 16})
        self.assertEqual([(answer.get("error"), len(answer["body"])) for answer in answers], [(None, size) for size in sizes])

    def test_also_those_that_are_decoded_or_damaged(self):
        urls = [self.url(path, self.new_host()) for path in
                ["/encoded/gzip", "/encoded/br", "/encoded/zstd", "/bad/gzip", "/bad/bomb", "/bad/drop"] * 3]
        answers = self.probe([{"url": url} for url in urls], limits={"all_bodies": 500, "body_bytes": 1 << 20})
        self.assertEqual([answer["failure"] for answer in answers],
                         ["none", "none", "none", "bad answer", "too large", "unreachable"] * 3)


class Stopping(Case):
    def test_it_returns_without_the_rest(self):
        requests = [{"url": self.url("/bad/silent", self.new_host())} for _ in range(5)]
        requests += [{"url": self.url("/words"), "obey_robots": True} for _ in range(5)]
        self.assertEqual(self.probe(requests, stop_in=300, limits={"spacing": 60000}), [])
        self.assertEqual(len(self.probe(requests[5:], stop_after=2)), 2)

    def test_a_signal_does_the_same(self):
        process = subprocess.Popen([PROBE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(json.dumps({"requests": [{"url": self.url("/bad/silent")}]}).encode())
        process.stdin.close()
        while process.poll() is None and self.host not in self.server.under_way:
            time.sleep(0.01)
        process.terminate()
        self.assertEqual(process.stdout.read(), b"")
        process.stdout.close()
        self.assertEqual(process.wait(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
