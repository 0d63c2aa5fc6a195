"""lede-search on the bundled corpus: what is found, in which order, counted how, printed how."""
import collections
import csv
import io
import json
import random
import re
import shutil
import unicodedata
import unittest

import lede

ALL = ("--limit", "1000")


def fold(name):
    """A name as the archive compares names: case, accents and what stands between words apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", re.sub(r"['’]s\b", "", plain.casefold())).strip()


class CorpusArchive(lede.Case):
    """Not a test: makes the archive that the tests of this file read."""

    def runTest(self):
        self.index("add", *lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        self.records = {r["id"]: r for r in self.exported()}


def setUpModule():
    maker = CorpusArchive()
    maker.setUp()
    unittest.addModuleCleanup(maker.doCleanups)
    maker.runTest()
    Search.corpus_archive, Search.records = maker.archive, maker.records


class Search(lede.Case):
    def setUp(self):
        super().setUp()
        self.archive = self.corpus_archive

    def fields_of(self, record):
        """The record's values by facet."""
        day = record.get("published")
        return {"tag": [t["name"] for t in record.get("tags", [])], "author": record.get("authors", []),
                "source": [record["source"]] if "source" in record else [],
                "section": [record["section"]] if "section" in record else [],
                "language": [record["language"]] if "language" in record else [],
                "year": [day[:4]] if day else [], "month": [day[:7]] if day else []}


class ExamplePage(Search):
    """The page that lede exists for: its story is found, its tags are kept, its furniture is not there."""

    def test_the_story_is_found_by_tag_and_word(self):
        (hit,) = self.hits("--tag", "kim jong un", "righteous")
        self.assertTrue(hit["url"].endswith("/righteous-deed/"))
        tags = {tag["name"].casefold(): tag["by"] for tag in hit["tags"]}
        for name in ("sony", "the interview", "kim jong un"):
            self.assertEqual(tags.get(name), "publisher")

    def test_the_furniture_is_not(self):
        for word in ("analytics", "gallery", "newsletter", "cookie", "subscribe"):
            with self.subTest(word=word):
                self.assertEqual(self.ids(word, status=1), [])
        self.assertFalse(any("righteous" in i for i in self.ids(*ALL, '"join the discussion"', status=None)))

    def test_names_are_found_however_they_are_spelt(self):
        righteous = self.ids("--tag", "KIM JONG-UN", "righteous")
        for query in ('"kim jong un" righteous', "Kim Jong-Un righteous", "konan minato", "Kōnan minato", "gop skull",
                      'tag:"Kim Jong Un" righteous'):
            with self.subTest(query=query):
                self.assertLessEqual(set(righteous), set(self.ids(query, *ALL)))


class Facets(Search):
    def queries(self):
        chance = random.Random(20141124)
        words = sorted({w.lower() for r in self.records.values() for w in re.findall(r"\b[A-Za-z]{4,}\b", r.get("text", ""))})
        for _ in range(40):
            yield ["--match", "any", *chance.sample(words, chance.randint(1, 4))]
        yield from (["sony"], ["--tag", "sony"], ["--source", "Meridian Wire"], ["--since", "2014-12"], [""])

    def test_counts_are_those_of_every_article_found(self):
        for query in self.queries():
            for field in ("tag", "source", "author", "section", "language", "year", "month"):
                with self.subTest(query=query, field=field):
                    self.compare(query, field)

    def compare(self, query, field):
        found = [self.records[i] for i in self.ids(*ALL, "--fields", "id", *query)]
        if f"--{field}" in query:  # its own filter does not narrow a facet
            at = query.index(f"--{field}")
            found = [self.records[i] for i in self.ids(*ALL, "--fields", "id", *query[:at], *query[at + 2:])]
        page = self.page("--limit", "0", "--facet", f"{field}:0", *query)
        counted = {fold(v["value"]): v["count"] for v in page["facets"][field]}
        wanted = collections.Counter(v for r in found for v in set(map(fold, self.fields_of(r)[field])))
        self.assertEqual(counted, dict(wanted))
        order = [v["count"] for v in page["facets"][field]]
        if field not in ("year", "month"):
            self.assertEqual(order, sorted(order, reverse=True))

    def test_a_chosen_value_stays_in_the_list(self):
        page = self.page("--limit", "0", "--facet", "source:1", "--source", "Screen & Signal")
        self.assertIn("Screen & Signal", [v["value"] for v in page["facets"]["source"]])
        self.assertIn("✓ North Korea", self.search("--limit", "0", "--facet", "tag:1", "--tag", "DPRK")[0])


class TagTree(Search):
    def walked(self, values, path=()):
        """(value, path of the values that it is below) of a tree of values."""
        for value in values:
            yield value, path
            yield from self.walked(value.get("children", []), (*path, value["value"]))

    def tree(self, how, *query):
        page = self.page("--limit", "0", "--facet", f"tag:tree{how}", *query)
        return list(self.walked(page["facets"]["tag"])), page

    def test_a_tag_counts_what_its_filter_finds(self):
        for query in ([""], ["sony"], ["--since", "2014-12", "north OR korea"]):
            rows, page = self.tree(":0", *query)
            self.assertEqual((page["other"]["tag"], page["total"]), (0, self.page("--limit", "0", *query)["total"]))
            for value, path in rows:
                with self.subTest(query=query, tag=value["value"]):
                    self.assertEqual(self.page("--limit", "0", "--tag", value["value"], *query)["total"], value["count"])
        by_name = {value["value"]: path for value, path in self.tree(":0", "")[0]}
        self.assertEqual(by_name["North Korea"], ("Asia",))

    def test_what_is_not_listed_is_told_at_each_level(self):
        rows, page = self.tree(":2", "")
        asia = set(self.ids(*ALL, "--tag", "asia"))
        (value,) = (value for value, path in rows if value["value"] == "Asia")
        shown = set().union(*(self.ids(*ALL, "--tag", below["value"]) for below in value["children"]))
        self.assertEqual(len(value["children"]), 2)
        self.assertEqual(value["other"], len(asia - shown - set(self.ids(*ALL, "tag:=asia", status=None))))
        out = self.search("--limit", "0", "--facet", "tag:tree:2", "")[0]
        self.assertRegex(out, r"(?m)^  Asia +\d+ .*\n    [A-Z].*\n    [A-Z].*\n    \(other\) +%d$" % value["other"])
        self.assertRegex(out, r"(?m)^  \(other\) +%d$" % page["other"]["tag"])

    def test_a_filter_of_tags_narrows_no_count_and_is_marked_below_what_is_broader(self):
        free = {value["value"]: value["count"] for value, _ in self.tree(":0", "sony")[0]}
        chosen = {value["value"]: value["count"] for value, _ in self.tree(":0", "sony", "--tag", "DPRK")[0]}
        self.assertEqual(free, chosen)
        out = self.search("--limit", "0", "--facet", "tag:tree:1", "--tag", "DPRK", "--tag", "Japan")[0]
        self.assertRegex(out, r"(?m)^  Asia .*\n✓   North Korea .*\n✓   Japan ")

    def test_without_its_table_tags_are_a_list(self):
        self.archive = self.folder / "copy"
        shutil.copytree(self.corpus_archive, self.archive)
        (self.archive / "tags.table").unlink()
        flat = self.page("--limit", "0", "--facet", "tag:5", "")
        self.assertEqual(self.page("--limit", "0", "--facet", "tag:tree:5", ""), flat)


class Pages(Search):
    def test_pages_concatenate(self):
        for query in (["sony"], ["--sort", "date", "sony"], ["--sort", "blend", "sony"], [""], ["--match", "any", "north attack"]):
            with self.subTest(query=query):
                whole = self.ids(*ALL, *query)
                self.assertEqual(len(whole), len(set(whole)))
                parts = []
                while len(part := self.ids("--limit", "7", "--offset", str(len(parts)), *query, status=None)) > 0:
                    parts += part
                self.assertEqual(parts, whole)

    def test_total_and_shown(self):
        page = self.page("--limit", "3", "sony")
        self.assertEqual((page["shown"], len(page["hits"])), (3, 3))
        self.assertEqual(page["total"], len(self.ids(*ALL, "sony")))
        self.assertEqual(len(self.ids(*ALL, "")), len(self.records))

    def test_newest_first(self):
        dates = [self.records[i].get("published", "") for i in self.ids(*ALL, "--sort", "date", "sony")]
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertGreater(len(dates), 10)

    def test_relevance_falls(self):
        scores = [hit["score"] for hit in self.hits(*ALL, "--match", "any", "sony north korea")]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_dates_bound_the_result(self):
        for flags, least, most in ((["--since", "2014-12-10"], "2014-12-10", "9"), (["--until", "2014-12-10"], "", "2014-12-11"),
                                   (["date:2014-12"], "2014-12", "2015")):
            found = {self.records[i]["published"] for i in self.ids(*ALL, *flags)}
            wanted = {r["published"] for r in self.records.values() if least <= r.get("published", "0") < most and "published" in r}
            self.assertEqual(found, wanted, flags)

    def test_copies_of_a_story_are_one_result(self):
        stories = [self.records[i]["story"] for i in self.ids(*ALL, "--group", "story", "")]
        self.assertEqual(len(stories), len(set(stories)))
        self.assertEqual(set(stories), {r["story"] for r in self.records.values()})

    def test_copies_in_feeds_and_pages_are_recognised(self):
        spoilt = {json.loads((lede.CORPUS / "expected" / name).with_suffix(".json").read_text())["url"]
                  for name, fields in lede.not_yet().items() if "text" in fields}
        for group in json.loads((lede.CORPUS / "expected/stories.json").read_text()):
            found = {r["story"] for r in self.records.values() if r.get("url") in group and r["url"] not in spoilt}
            self.assertEqual(len(found), 1, group)

    def test_ambiguous_names_get_the_tag_that_is_meant(self):
        by_url = {r["url"]: r for r in self.records.values() if "url" in r}
        for case in json.loads((lede.CORPUS / "expected/dictionary_tags.json").read_text()):
            tags = {fold(t["name"]): t["by"] for t in by_url[case["url"]].get("tags", [])}
            with self.subTest(url=case["url"]):
                self.assertEqual([name for name in case["has"] if fold(name) not in tags], [])
                self.assertEqual([name for name in case["has_not"] if tags.get(fold(name)) == "dictionary"], [])


class Language(Search):
    def test_operators(self):
        ids = lambda *q: set(self.ids(*ALL, *q, status=None))
        self.assertEqual(ids("sony korea"), ids("sony") & ids("korea"))
        self.assertEqual(ids("sony OR cuba"), ids("sony") | ids("cuba"))
        self.assertEqual(ids("sony -korea"), ids("sony") - ids("korea"))
        self.assertEqual(ids("(sony OR cuba) -korea"), (ids("sony") | ids("cuba")) - ids("korea"))
        self.assertEqual(ids("--match", "any", "sony cuba"), ids("sony OR cuba"))
        self.assertLessEqual(ids('"north korea"'), ids("north korea"))
        self.assertEqual(ids("korea NEAR/1 north"), ids("north NEAR/1 korea"))
        self.assertGreaterEqual(ids("sanction*"), ids("sanctions"))
        self.assertEqual(ids("attacked"), ids("attack"))

    def test_fields_are_those_of_the_records(self):
        for field, value, holds in [
            ("source", "Screen & Signal", lambda r: r.get("source") == "Screen & Signal"),
            ("author", "Marisol Deane", lambda r: "Marisol Deane" in r.get("authors", [])),
            ("section", "World", lambda r: r.get("section") == "World"),
            ("lang", "fr", lambda r: r.get("language") == "fr"),
            ("tag", "north korea", lambda r: "north korea" in [t["name"].casefold() for t in r.get("tags", [])]),
        ]:
            wanted = {i for i, r in self.records.items() if holds(r)}
            self.assertTrue(wanted, field)
            self.assertEqual(set(self.ids(*ALL, f'{field}:"{value}"')), wanted, field)

    def test_plain_words_are_no_operators(self):
        self.assertEqual(self.ids(*ALL, "--plain", "sony AND (korea:"), self.ids(*ALL, "sony and korea"))
        self.ids("--plain", '"-', status=1)

    def test_nothing_found_is_status_1(self):
        out, err = self.search("zyzzyva", status=1)
        self.assertEqual(out, "")
        self.assert_one_line(err, "nothing found")


class Formats(Search):
    def test_json(self):
        page = self.page("--limit", "2", "--facet", "tag:3", "sony")
        self.assertEqual(page["format_version"], 1)
        self.assertLessEqual({"query", "total", "shown", "hits", "facets"}, set(page))
        self.assertEqual([set(v) for v in page["facets"]["tag"]], [{"value", "count"}] * 3)
        for hit in page["hits"]:
            record = self.records[hit["id"]]
            self.assertNotIn("text", hit)
            self.assertLessEqual({"id", "title", "score", "snippet"}, set(hit))
            self.assertEqual(hit["title"], record["title"])
        hits = self.page(*ALL, "--fields", "id,text", "sony")["hits"]
        self.assertEqual([hit.get("text") for hit in hits], [self.records[hit["id"]].get("text") for hit in hits])
        self.assertTrue(any("text" in hit for hit in hits))

    def test_snippet_marks_are_the_words_looked_for(self):
        marked = 0
        for hit in self.hits(*ALL, "sony"):
            for begin, end in hit["snippet_marks"]:  # in characters
                self.assertRegex(hit["snippet"][begin:end].casefold(), "^sony(['’]s)?$")
                marked += 1
        self.assertGreater(marked, 10)

    def test_csv(self):
        out, _ = self.search("--format", "csv", *ALL, "sony")
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        self.assertEqual([row["id"] for row in rows], self.ids(*ALL, "sony"))
        self.assertEqual([row["title"] for row in rows], [self.records[row["id"]]["title"] for row in rows])

    def test_trec(self):
        out, _ = self.search("--format", "trec", *ALL, "sony")
        rows = [line.split() for line in out.splitlines()]
        self.assertEqual([(len(r), r[1], int(r[3])) for r in rows], [(6, "Q0", i + 1) for i in range(len(rows))])
        scores = [float(r[4]) for r in rows]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_many_queries_from_a_file(self):
        self.write("q.tsv", "q1\tsony\nq2\tzyzzyva\nq3\tsony korea\n")
        out, _ = self.search("--queries", "q.tsv", "--format", "trec", *ALL, "--timings", "t.tsv")
        ranks = collections.Counter(line.split()[0] for line in out.splitlines())
        self.assertEqual(dict(ranks), {"q1": len(self.ids(*ALL, "sony")), "q3": len(self.ids(*ALL, "sony korea"))})
        timings = [line.split("\t") for line in (self.folder / "t.tsv").read_text().splitlines()]
        self.assertEqual([t[0] for t in timings], ["q1", "q2", "q3"])
        self.assertTrue(all(float(t[1]) >= 0 for t in timings))
        self.write("bad.tsv", "q1\tsony\nq2\t\"unclosed\nq3\tkorea\n")
        out, err = self.search("--queries", "bad.tsv", "--format", "trec", status=2)
        self.assertIn("bad.tsv:2", err)
        self.assertEqual({line.split()[0] for line in out.splitlines()}, {"q1", "q3"})

    def test_show(self):
        address = next(r["url"] for r in self.records.values() if r.get("url", "").endswith("/righteous-deed/"))
        out, _ = self.search("show", address)
        self.assertIn("Pyongyang praises the Sony break-in", out)
        shown = json.loads(self.search("show", "--format", "json", address)[0])
        self.assertEqual({k: v for k, v in shown.items() if k != "format_version"}, self.records[shown["id"]])
        self.assert_one_line(self.search("show", "nothing-there", status=1)[1], "nothing-there")

    def test_tags(self):
        listed = json.loads(self.search("tags", "--format", "json", "--limit", "0")[0])
        counted = collections.Counter(fold(t["name"]) for r in self.records.values() for t in r.get("tags", []))
        self.assertEqual({fold(t["value"]): t["count"] for t in listed["tags"]}, dict(counted))
        kims = json.loads(self.search("tags", "--format", "json", "--like", "kim*")[0])["tags"]
        self.assertTrue(kims and all(t["value"].casefold().startswith("kim") for t in kims))
        self.search("tags", "--like", "zyzzyva", status=1)


def load_tests(loader, tests, _):
    return unittest.TestSuite(t for t in tests if "CorpusArchive" not in str(t))


if __name__ == "__main__":
    lede.main()
