"""lede-search for people: misspelt words, words half known, dates as they are said, facets that add up,
every output to its end."""
import csv
import datetime
import io
import json
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import lede

WORDS = ("harbour", "pilot", "strike", "council", "vote", "ship", "winter", "spring", "market", "railway")


def day(number):
    return (datetime.date(2014, 11, 1) + datetime.timedelta(days=number)).isoformat()


def articles():
    """600 articles, each with its number's words; some without date, tags or source."""
    for i in range(600):
        record = lede.article(i, title=f"About the {WORDS[i % 10]}", language="en",
                              text=f"The {WORDS[i % 10]} and the {WORDS[(i // 10) % 10]} met. Number{i} of the guardians of peace, "
                                   f"Mr Obama said in Kōnan with Mr Müller of the organisation.")
        record["published"] = f"{day(i % 40)}T10:00:00Z"
        record["tags"] = [{"name": name, "by": "publisher"} for name in ("Sea", "Politics", "Work")[: i % 4]]
        record["authors"] = ["Marisol Deane"] if i % 2 else ["Jane Doe", "Tarō Okabe"]
        if i % 7 == 0:
            del record["published"]
        if i % 5 == 0:
            del record["source"]
        yield record
    yield lede.article(900, title="Colors of North Korea", text="The color of the organization. Mr Muller, plainly. A red herring.",
                       published="2013-02-03T04:05:06Z")
    yield lede.article(901, title="Control \x07 & <signs>", text="A comma, a \"quote\"\nand a line; gate Watergate.", published="2012-01-01T00:00:00Z",
                       tags=[{"name": "a,b \"c\"", "by": "publisher"}])


class MadeArchive(lede.Case):
    """Not a test: makes the archive that the tests of this file read."""

    def runTest(self):
        self.write_jsonl("all.jsonl", articles())
        self.index("add", "all.jsonl")
        self.records = {r["id"]: r for r in self.exported()}


def setUpModule():
    maker = MadeArchive()
    maker.setUp()
    unittest.addModuleCleanup(maker.doCleanups)
    maker.runTest()
    Comfort.made, Comfort.records = maker.archive, maker.records


class Comfort(lede.Case):
    def setUp(self):
        super().setUp()
        self.archive = self.made

    def found(self, *query):
        return set(self.ids("--limit", "all", *query, status=None))


class DidYouMean(Comfort):
    def test_the_archives_own_words_are_suggested(self):
        for query, wanted in [("harbuor", "harbour"), ("obmaa", "Obama"), ("pilto strike", "pilot strike"),
                              ('"gaurdians of peace"', '"guardians of peace"'), ('"guardians of peach"', '"guardians of peace"'),
                              ("title:harbuor", "title:harbour"), ("author:deanne", "author:deane"), ("konam", "Kōnan"),
                              ("redherring", '"red herring"'), ("rail way", "railway"), ("HARBUOR", "HARBOUR")]:
            with self.subTest(query=query):
                _, err = self.search("--plain", query, status=1) if query == "HARBUOR" else self.search(query, status=1)
                self.assert_one_line(err, f"did you mean '{wanted}'?")
                self.assertEqual(self.page(query, status=1)["did_you_mean"]["query"], wanted)

    def test_the_suggestion_finds_what_it_promises(self):
        meant = self.page("harbuor -pilto strike", status=1)["did_you_mean"]
        self.assertEqual(meant["query"], "harbour -pilto strike")
        self.assertEqual(self.page(meant["query"])["total"], meant["total"])

    def test_nothing_is_suggested_for_what_was_found(self):
        for query in ("harbour", "obama", "konan", '"guardians of peace"', "number7", "-harbuor pilot"):
            with self.subTest(query=query):
                self.assertNotIn("did_you_mean", self.page(query))
                self.assertEqual(self.search(query)[1], "")

    def test_nothing_is_suggested_for_what_is_like_no_word(self):
        for query in ("zyzzyva", "20155", "xq"):
            _, err = self.search(query, status=1)
            self.assertNotIn("did you mean", err)

    def test_an_unknown_word_among_others_is_told(self):
        _, err = self.search("--limit", "1", "harbuor OR pilot")
        self.assertIn("did you mean 'harbour OR pilot'?", err)


class LikeWords(Comfort):
    def test_a_word_with_letters_changed(self):
        self.assertEqual(self.found("harbuor~1"), self.found("harbour"))
        self.assertEqual(self.found("harbuor~"), self.found("harbuor~1"))
        self.assertEqual(self.found("hrabuor~1"), set())
        self.assertEqual(self.found("hrabuor~2"), self.found("harbour"))
        self.assertEqual(self.found("author:deanne~1"), self.found("author:deane"))
        self.assertEqual(self.found("title:harbuor~1"), self.found("title:harbour"))

    def test_a_star_inside_a_word(self):
        self.assertEqual(self.found("har*our"), self.found("harbour"))
        self.assertEqual(self.found("*bour"), self.found("harbour"))
        self.assertEqual(self.found("*water*"), {"a901"})
        self.assertEqual(self.found("author:de*ne"), self.found("author:deane"))

    def test_mistakes_are_told(self):
        for query, message in [("a~1", "3 letters"), ("abcd~2", "5 letters"), ("harbour~3", "harbour~1"), ("*a*", "3 letters"),
                               ('"red herring"~5', "NEAR/5"), ("jong-un~1", "one word"), ("kim-jong*un", "single word"),
                               ("tag:se*a", "inside a value"), ("tag:sea~1", "takes no ~"), ("date:2014~1", "takes no"),
                               ("pilot NEAR/3 har*our", "NEAR takes no")]:
            with self.subTest(query=query):
                _, err = self.search(query, status=2)
                self.assertIn(message, err)
                self.assertIn("^", err)

    def test_a_storm_of_them_is_refused(self):
        self.assertIn("more than 50", self.search(" ".join(f"*abc{i}" for i in range(60)), status=2)[1])


class Spellings(Comfort):
    def test_british_and_american_spellings_are_one(self):
        self.assertIn("a900", self.found("colour"))
        self.assertEqual(self.found("organization"), self.found("organisation"))
        self.assertEqual(len(self.found("organisation")), 601)
        self.assertEqual(self.found("--exact", "organization"), {"a900"})

    def test_umlauts_as_people_type_them(self):
        for query in ("Müller", "muller", "Mueller", "MÜLLER"):
            with self.subTest(query=query):
                self.assertEqual(len(self.found(query)), 601)
        self.assertEqual(self.found("Koenan"), set(), "the archive writes ō, which is no umlaut")

    def test_exact_words_have_no_other_forms(self):
        self.assertEqual(self.found("strikes"), self.found("strike"))
        self.assertEqual(self.found("--exact", "strikes"), set())
        self.assertEqual(self.found("--exact", "strike"), self.found("strike"))


class ExplainQuery(Comfort):
    def test_each_part_is_told(self):
        out, _ = self.search("--explain-query", "--tag", "Sea", "--since", "2014-11-05", "--sort", "date",
                             'harbours "red herring" -pilot vote* har*our obmaa~1 (ship OR title:council) date:2014-11..2014-12 colour')
        for part in ('the word "harbours" in any form', 'the phrase "red herring"', "not\n", 'words that begin with "vote"',
                     'words like "har*our"', 'words that 1 change of a letter can make of "obmaa"', "any of", ', in the headline',
                     "published from 2014-11-01 up to and with 2014-12-31 (UTC)", 'the tag "Sea"', "published from 2014-11-05 (UTC)",
                     "newest first", "colour, also color"):
            self.assertIn(part, out)
        self.assertIn('"harbours" as it is', self.search("--explain-query", "--exact", "harbours")[0])


class Dates(Comfort):
    def dated(self, first, last):
        return {i for i, r in self.records.items() if first <= r.get("published", "")[:10] <= last}

    def test_as_people_say_them(self):  # the clock stands at 2015-01-01
        now = datetime.datetime.now(datetime.timezone.utc).date()
        for words, first, last in [("nov 2014", "2014-11-01", "2014-11-30"), ("2014-11-24..2014-12-08", "2014-11-24", "2014-12-08"),
                                   ("since nov 2014", "2014-11-01", "9999"), ("until 3 nov 2014", "0", "2014-11-03"),
                                   ("before nov 2014", "0", "2014-10-31"), ("after 2014-11-30", "2014-12-01", "9999")]:
            with self.subTest(words=words):
                self.assertEqual(self.found(f'date:"{words}"'), self.dated(first, last))
        out, _ = self.search("--explain-query", "date:yesterday")
        self.assertIn(str(now - datetime.timedelta(days=1)), out)

    def test_names_for_spans(self):
        names = self.archive / "periods.toml"
        self.addCleanup(names.unlink)
        names.write_text('"the hack" = "2014-11-24..2014-12-03"\n"Wrong one" = "soon"\n')
        span = self.dated("2014-11-24", "2014-12-03")
        for query in (['date:"the hack"'], ["date:The-Hack"], ["--since", "the hack", "--until", "THE HACK"]):
            with self.subTest(query=query):
                self.assertEqual(self.found(*query), span)
        self.assertEqual(self.found('date:"since the hack"'), self.dated("2014-11-24", "9999"))
        self.assertEqual(self.found('date:"before the hack"'), self.dated("0", "2014-11-23"))
        self.assertEqual(self.found('date:"after the hack"'), self.dated("2014-12-04", "9999"))
        self.assertIn("periods.toml:2", self.search('date:"wrong one"', status=2)[1])
        self.assertIn('"the hack"', self.search('date:"the hacks"', status=2)[1])

    def test_names_for_spans_in_every_command(self):
        names = self.archive / "periods.toml"
        self.addCleanup(names.unlink)
        names.write_text('"the hack" = "2014-11-24..2014-12-03"\n')
        named, plain = ["--since", "the hack", "--until", "the hack"], ["--since", "2014-11-24", "--until", "2014-12-03"]
        for command in (["timeline", "Sea", "--by", "day"], ["related", "Sea"]):
            with self.subTest(command=command):
                got, wanted = (json.loads(self.search(*command, "--format", "json", *dates)[0]) for dates in (named, plain))
                self.assertEqual({**got, "since": 0, "until": 0}, {**wanted, "since": 0, "until": 0})
                self.assertGreater(len(str(got)), 400)
        for command in (["timeline", "--query"], ["quotes"], ["show", "a3", "--query"]):
            with self.subTest(command=command):
                self.search(*command, 'council date:"since the hack"', status=None if command[0] == "quotes" else 0)
                self.assertIn("'the hacks'", self.search(*command, 'date:"the hacks"', status=2)[1])
        of_days = [json.loads(self.search("trends", "--now", now, "--format", "json", status=None)[0]) for now in ("the hack", "2014-12-03")]
        self.assertEqual(*of_days)
        self.assertIn('"the hack"', self.search("trends", "--now", "the hacks", status=2)[1])
        self.search("trends", "--now", "since the hack", status=2)
        self.search("alerts", "add", "hack", 'date:"since the hack"')
        self.addCleanup(self.search, "alerts", "remove", "hack")
        self.assertIn("first run", self.search("alerts", "run", "hack")[1])

    def test_articles_without_a_date_are_counted(self):
        undated = len([r for r in self.records.values() if "published" not in r])
        for query in (["--since", "2014-11-05"], ["date:2014-11"], ["date:2014-11", "(council OR met)"],
                      ["(date:2014-11 OR date:2014-12)"], ["the ((date:2014-11 OR date:2014-12) guardians)"]):
            with self.subTest(query=query):
                self.assertEqual(self.page("--limit", "0", *query)["undated"], undated)
                self.assertIn(f"{undated} more articles have no date", self.search("--limit", "0", *query)[0])
        self.assertRegex(self.search("harbour date:1999", status=1)[1], r"nothing found by the dates .* \d+ articles .* no date")
        for query in (["harbour"], ["-date:2014-11"], ["harbour OR date:2014-11"]):
            self.assertNotIn("undated", self.page("--limit", "0", *query))

    def test_impossible_ones_are_told(self):
        for query in ("date:2014-12..2014-11", "date:2014-02-30", 'date:"next blue moon"'):
            self.assertIn("^", self.search(query, status=2)[1])
        self.search("--since", "2015", "--until", "2014", status=2)


class Facets(Comfort):
    def counts(self, facet, *query):
        page = self.page("--limit", "0", "--facet", facet, *query)
        name = facet.split(":")[0]
        return page["facets"][name], page["other"][name], page["none"][name], page["total"]

    def test_rows_add_up(self):
        for facet in ("source:1", "language:1", "year:1", "month:2", "day:3", "date:1"):
            with self.subTest(facet=facet):
                values, other, none, total = self.counts(facet, "the")
                self.assertEqual(sum(v["count"] for v in values) + other + none, total)

    def test_other_and_none_are_articles(self):
        values, other, none, total = self.counts("tag:1", "")
        top = values[0]["value"]
        tags = [{t["name"] for t in r.get("tags", [])} for r in self.records.values()]
        self.assertEqual(none, sum(not t for t in tags))
        self.assertEqual(other, sum(bool(t) and top not in t for t in tags))
        self.assertEqual(total, len(tags))

    def test_days_without_an_article_are_shown(self):
        values, other, none, _ = self.counts("day:0:name", "--since", "2014-11-01", "--until", "2014-11-30", "number5 OR number12")
        self.assertEqual([v["value"] for v in values], [day(i) for i in range(30)])
        self.assertEqual({v["value"]: v["count"] for v in values if v["count"]}, {day(5): 1, day(12): 1})
        self.assertEqual((other, none), (0, 0))

    def test_dates_are_a_tree(self):
        (year, *_), *_ = self.counts("date", "harbour")
        self.assertEqual(year["value"], "2014")
        for branch in (year, *year["children"]):
            self.assertEqual(branch["count"], sum(leaf["count"] for leaf in branch["children"]))
            self.assertTrue(all(leaf["value"].startswith(branch["value"]) for leaf in branch["children"]))

    def test_sorted_by_name_or_count(self):
        names = [v["value"] for v in self.counts("tag:0:name", "the")[0]]
        self.assertEqual(names, sorted(names))
        counts = [v["count"] for v in self.counts("tag:0:count", "the")[0]]
        self.assertEqual(counts, sorted(counts, reverse=True))

    def test_text_shows_the_rest(self):
        out, _ = self.search("--limit", "0", "--facet", "tag:1,day:2", "the")
        self.assertRegex(out, r"\(other\) +\d+\n +\(none\) +\d+")

    def test_unknown_ones_are_told(self):
        self.assertIn("did you mean 'tag'", self.search("--facet", "tga", "x", status=2)[1])
        self.assertIn("tag:50", self.search("--facet", "tag:many", "x", status=2)[1])


class Outputs(Comfort):
    def whole(self, form, *more):
        return self.search("--limit", "all", "--format", form, *more, "")[0]

    def test_every_output_holds_every_result(self):
        wanted = self.ids("--limit", "1000", "")
        self.assertEqual(len(wanted), len(self.records))
        self.assertEqual([json.loads(line)["id"] for line in self.whole("jsonl").splitlines()], wanted)
        page = json.loads(self.whole("json"))
        self.assertEqual([hit["id"] for hit in page["hits"]], wanted)
        self.assertEqual((page["total"], page["shown"]), (len(wanted), len(wanted)))
        self.assertEqual([row["id"] for row in csv.DictReader(io.StringIO(self.whole("csv"), newline=""))], wanted)
        self.assertEqual([line.split()[2] for line in self.whole("trec").splitlines()], wanted)
        feed = ElementTree.fromstring(self.whole("rss"))
        self.assertEqual([item.findtext("guid") for item in feed.iter("item")], wanted)
        items = [json.loads(line) for line in self.whole("ninjs").splitlines()]
        self.assertEqual([item["uri"] for item in items], [f"urn:x-lede:{i}" for i in wanted])
        out = self.whole("text")
        self.assertEqual(out.count("\n   id: "), 0)
        self.assertIn(f"{len(wanted)} results", out)

    def test_parts_are_what_the_whole_would_be(self):
        page = self.page("--limit", "all", "--facet", "source", "")
        self.assertEqual(self.search("--limit", "all", "--format", "json", "--facet", "source", "")[0],
                         json.dumps(page, indent=2, ensure_ascii=False) + "\n")
        self.write("q.tsv", "q1\tmr\nq2\tzyzzyva\n")
        lines = self.search("--queries", "q.tsv", "--format", "json", "--limit", "all")[0].splitlines()
        self.assertEqual([json.loads(line)["shown"] for line in lines], [601, 0])

    def test_the_same_query_gives_the_same_order(self):
        for sort in ("relevance", "date", "blend"):
            self.assertEqual(self.whole("jsonl", "--sort", sort), self.whole("jsonl", "--sort", sort))

    def test_pages_concatenate_to_the_whole(self):
        for more in ([], ["--sort", "date"], ["--sort", "blend"], ["--group", "story"]):
            whole = self.ids("--limit", "all", *more, "the")
            parts = []
            while part := self.ids("--limit", "97", "--offset", str(len(parts)), *more, "the", status=None):
                parts += part
            self.assertEqual(parts, whole)

    def test_rss_is_a_feed(self):
        feed = ElementTree.fromstring(self.search("--format", "rss", "--limit", "all", "signs OR color")[0])
        self.assertEqual((feed.tag, feed.get("version")), ("rss", "2.0"))
        channel = feed.find("channel")
        for name in ("title", "link", "description", "lastBuildDate"):
            self.assertTrue(channel.findtext(name), name)
        items = {item.findtext("guid"): item for item in channel.iter("item")}
        self.assertEqual(set(items), {"a900", "a901"})
        self.assertEqual(items["a900"].findtext("pubDate"), "Sun, 03 Feb 2013 04:05:06 GMT")
        self.assertEqual(items["a901"].findtext("category"), 'a,b "c"')
        self.assertIn("& <signs>", items["a901"].findtext("title"))
        self.assertEqual(items["a900"].find("guid").get("isPermaLink"), "false")

    def test_a_feed_of_results_can_be_indexed(self):
        self.write("feed.xml", self.search("--format", "rss", "colors")[0])
        self.archive = self.folder / "other"
        self.index("add", "feed.xml")
        self.assertEqual([r["title"] for r in self.exported()], ["Colors of North Korea"])

    def test_ninjs_holds_the_article(self):
        (item,) = [json.loads(line) for line in self.search("--format", "ninjs", "herring")[0].splitlines()]
        record = self.records["a900"]
        self.assertEqual(item["headlines"][0]["value"], record["title"])
        self.assertEqual(item["bodies"][0]["value"], record["text"])
        self.assertEqual(item["bodies"][0]["charcount"], len(record["text"]))
        self.assertEqual(item["firstcreated"], record["published"])
        self.assertEqual((item["type"], item["standard"]["version"]), ("text", "2.1"))

    def test_a_cut_list_for_programs_is_told(self):
        _, err = self.search("--format", "jsonl", "")
        self.assert_one_line(err, f"10 of {len(self.records)} results", "--limit all")
        self.assertEqual(self.search("--format", "jsonl", "--limit", "10", "")[1], "")
        self.assert_one_line(self.search("--format", "trec", "")[1], "10 results", "--limit all")
        self.assertEqual(self.search("--format", "trec", "herring")[1], "")
        settings = self.environment(LEDE_LIMIT="5")
        self.assert_one_line(self.search("--format", "csv", "", env=settings)[1], f"5 of {len(self.records)} results")

    def test_facets_that_a_format_cannot_hold_are_told(self):
        for form in ("jsonl", "csv", "trec", "rss", "ninjs"):
            self.assert_one_line(self.search("--format", form, "--facet", "tag", "herring")[1], "no facets", "json")
        self.assertEqual(self.search("--format", "json", "--facet", "tag", "herring")[1], "")

    def test_a_field_named_twice_is_there_once(self):
        self.assertEqual(self.search("--format", "csv", "--fields", "id,title,id", "herring")[0],
                         "id,title\r\na900,Colors of North Korea\r\n")

    def test_groups_are_told_apart_from_articles(self):
        page = self.page("--group", "story", "--limit", "0", "")
        self.assertEqual(page["groups"], page["total"])
        self.assertEqual(page["articles"], len(self.records))
        self.assertIn(f"({len(self.records)} articles)", self.search("--group", "story", "--limit", "0", "")[0])

    def test_a_closed_pipe_ends_quietly(self):
        for form in ("jsonl", "json", "text", "csv", "rss", "ninjs"):
            with self.started("lede-search", "--limit", "all", "--format", form, "the", stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as search:
                search.stdout.read(10)
                search.stdout.close()
                self.assertEqual((search.stderr.read(), search.wait()), (b"", 0), form)


class BadQueries(Comfort):
    def test_long_ones(self):
        self.assertIn("more than 1000 words", self.search("ab " * 10_000, status=2)[1])
        self.assertIn("65536 bytes", self.search("x" * 100_000, status=2)[1])
        self.write("q.tsv", "q1\t" + "harbour " * 131_072 + "\n")
        _, err = self.search("--queries", "q.tsv", status=2)
        self.assertLess(len(err), 1000)
        self.search("--plain", " ".join(["harbour"] * 10_000))
        self.assert_one_line(self.search("--plain", "ab " * 10_001, status=2)[1], "more than 10000 words")

    def test_stop_words_and_negations_alone(self):
        self.assertEqual(self.found("the of and"), set(self.records) - {"a900", "a901"})
        self.assertEqual(self.found("-harbour"), set(self.records) - self.found("harbour"))
        self.assertEqual(self.found("-harbour -pilot"), set(self.records) - self.found("harbour OR pilot"))

    def test_control_characters(self):
        self.assertEqual(self.found("harbour\x01\x1b[31m"), self.found("harbour 31m"))
        _, err = self.search("autor:x\x1b[31m", status=2)
        self.assertNotIn("\x1b", err)

    def test_limits(self):
        for limit in ("-1", "1.5", "many", "99999999999999999999"):
            _, err = self.search("--limit", limit, "x", status=2)
            self.assert_one_line(err, "--limit")
        self.search("--offset", "-1", "x", status=2)

    def test_a_narrow_terminal(self):
        out, _ = self.search("--limit", "2", "--facet", "tag,day", "harbour", env=self.environment(COLUMNS="20"))
        self.assertIn("About the harbour", out.replace("\n   ", " "))
        for lines in (out, self.search("--limit", "1", "--since", "2014-11-05", "the", env=self.environment(COLUMNS="20"))[0],
                      self.search("show", "a3", env=self.environment(COLUMNS="20"))[0]):
            self.assertEqual([line for line in lines.splitlines() if len(line) > 20], [])


def load_tests(loader, tests, _):
    return unittest.TestSuite(t for t in tests if "MadeArchive" not in str(t))


if __name__ == "__main__":
    lede.main()
