"""WARC files as crawlers write them, and what --since and --url-prefix choose, from WARC and all else."""
import gzip
import json
import os
import unittest

import lede

TEXT = b"".join(b"<p>Sentence %d of the story goes on for a while, as sentences in newspapers do, and then it ends.</p>" % i
                for i in range(8))


def record(kind, url, content, date="2014-12-07T21:05:00Z", more=""):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n{more}"
            f"Content-Length: {len(content)}\r\n\r\n")
    return head.encode() + content + b"\r\n\r\n"


def page(url, date="2014-12-07T21:05:00Z", more=""):
    html = b"<html><head><title>Headline of " + url.encode() + b"</title></head><body><article>" + TEXT
    return record("response", url, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html, date, more)


class Warc(lede.Case):
    def urls(self, *arguments, status=0):
        return [json.loads(line)["fetched_url"] for line in self.index("parse", *arguments, status=status)[0].splitlines()]

    def test_what_is_no_page_is_counted_as_passed_over(self):
        path = self.write("crawl.warc.gz", b"".join(map(gzip.compress, [
            record("warcinfo", "", b"software: x"), record("request", "http://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
            page("http://a.example/1"), record("metadata", "http://a.example/1", b"via: x"),
            record("revisit", "http://a.example/2", b"HTTP/1.1 304 Not Modified\r\n\r\n"), page("http://a.example/3")])))
        _, err = self.index("add", "-v", path)
        self.assertIn("read 2, added 2, updated 0, unchanged 0, failed 0, passed over 3", err)
        self.assertIn("passed over: revisit record: 1", err)

    def test_damage_costs_one_record_and_is_told_with_its_offset(self):
        one, cut, three = page("http://a.example/1"), page("http://a.example/2"), page("http://a.example/3")
        for name, data, status in [("plain.warc", one + cut[:-200] + three, 1),
                                   ("packed.warc.gz", gzip.compress(one) + gzip.compress(cut)[:-60] + gzip.compress(three), 1),
                                   ("recorder.warc", one + page("http://a.example/2", more="WARC-Truncated: time\r\n") + three, 1)]:
            with self.subTest(name=name):
                out, err = self.index("parse", self.write(name, data), status=status)
                urls = [json.loads(line)["fetched_url"] for line in out.splitlines()]
                self.assertEqual(urls, ["http://a.example/1", "http://a.example/3"])
                self.assert_one_line(err, f"{name}@{len(one)}")

    def test_records_are_chosen_by_the_date_and_address_of_the_record(self):
        path = self.write("crawl.warc", page("http://a.example/old", "2014-12-07T23:59:59Z")
                          + page("http://a.example/new", "2014-12-08T00:00:00Z") + page("http://b.example/new", "2015-01-01T00:00:00Z"))
        self.assertEqual(self.urls("--since", "2014-12-08", path), ["http://a.example/new", "http://b.example/new"])
        self.assertEqual(self.urls("--url-prefix", "http://A.example/", path), ["http://a.example/old", "http://a.example/new"])
        self.assertEqual(self.urls("--url-prefix=a.example/new", "--url-prefix", "b.example", path),
                         ["http://a.example/new", "http://b.example/new"])
        _, err = self.index("add", "--since", "2014-12-08", "--url-prefix", "b.example/", path)
        self.assertIn("read 1, added 1, updated 0, unchanged 0, failed 0, passed over 2", err)

    def test_other_inputs_are_chosen_by_the_article(self):
        path = self.write_jsonl("a.jsonl", [
            lede.article(1, url="https://a.example/1", published="2014-12-07T23:59:59Z"),
            lede.article(2, url="https://a.example/2", published="2014-12-08T00:00:00Z"),
            lede.article(3, link="https://b.example/3", published="2015-01-01T00:00:00Z"),
            {"id": "a4", "title": "No date", "url": "https://a.example/4"}])

        def ids(*arguments):
            return [json.loads(line)["id"] for line in self.index("parse", *arguments, path)[0].splitlines()]
        self.assertEqual(ids("--since", "2014-12-08"), ["a2", "a3"])
        self.assertEqual(ids("--url-prefix", "https://a.example/"), ["a1", "a2", "a4"])
        self.assertEqual(ids("--url-prefix", "b.example/"), ["a3"])
        _, err = self.index("add", "--since", "2015", path)
        self.assertIn("read 1, added 1, updated 0, unchanged 0, failed 0, passed over 3", err)

    def test_a_choice_that_means_nothing_is_a_mistake_and_makes_no_archive(self):
        path = self.write_jsonl("a.jsonl", [lede.article(1)])
        for arguments, part in [(("--since", "soon"), "soon"), (("--since", "..2014"), "first day"),
                                (("--since", "2014-02-30"), "2014-02-30"), (("--url-prefix", ""), "nothing stands after --url-prefix"),
                                (("--since", ""), "nothing stands after --since")]:
            with self.subTest(arguments=arguments):
                _, err = self.index("add", *arguments, path, status=2)
                self.assert_one_line(err, part)
                self.assertFalse(self.archive.exists())

    def test_memory_does_not_grow_with_the_file(self):
        member = gzip.compress(record("request", "http://a.example/1", bytes(4_000_000)))
        pages = gzip.compress(page("http://a.example/1"))
        peaks = []
        for count in (1, 60):
            path = self.write(f"{count}.warc.gz", (member + pages) * count)
            with open(os.devnull, "wb") as nowhere, self.started("lede-index", "parse", path, stdout=nowhere) as run:
                _, status, usage = os.wait4(run.pid, 0)
                run.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(run.returncode, 0)
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] + 60_000)


if __name__ == "__main__":
    lede.main()
