"""lede-search tags, related, timeline and trends: what they count, against every article of the archive."""
import collections
import csv
import datetime
import io
import json
import math
import random
import unittest

import lede

NAMES = ["Sony", "North Korea", "film", "hacking", "ソニー", "בחירות", "Ōsaka"]
KINDS = '[[tag]]\nname = "Sony"\nkind = "organisation"\naliases = ["Qqsony Group"]\nid = "wikidata:Q41187"\n' \
        '[[tag]]\nname = "North Korea"\nkind = "place"\naliases = ["DPRK"]\nbroader = ["Qqasia"]\n' \
        '[[tag]]\nname = "Ōsaka"\nkind = "place"\nbroader = ["Qqjapan"]\n' \
        '[[tag]]\nname = "Qqjapan"\nkind = "place"\nbroader = ["Qqasia"]\n[[tag]]\nname = "Qqasia"\nkind = "place"\n'


def day_of(record):
    return datetime.date.fromisoformat(record["published"][:10]) if "published" in record else None


def names_of(record):
    return {tag["name"] for tag in record.get("tags", [])}


def made():
    """Articles of half a year: what they are about changes, and so does how many there are."""
    chance = random.Random(20141124)
    day, records = datetime.date(2014, 9, 1), []
    for offset in range(150):
        for _ in range(chance.randint(0, 9) if offset < 120 else 20):
            tags = [name for i, name in enumerate(NAMES) if chance.random() < 0.1 + 0.05 * i]
            if offset > 140 and chance.random() < 0.5:
                tags.append("hacking")
            if "Sony" in tags and chance.random() < 0.7:
                tags.append("film")
            records.append(lede.article(len(records), text=f"Words of number{len(records)}.", tags=sorted(set(tags)),
                                        source=chance.choice(["The Test", "Other News"]),
                                        published=f"{day + datetime.timedelta(offset)}T{chance.randint(0, 23):02}:30:00Z"))
    for record in records[::17]:
        del record["published"]
    return records


class LookupArchive(lede.Case):
    """Not a test: makes the archive that the tests of this file read."""

    def runTest(self):
        records = made()
        self.index("add", self.write_jsonl("none.jsonl", []), status=None)
        self.write("archive/dictionaries/own.toml", KINDS)
        for part in (records[:400], records[400:]):
            self.index("add", self.write_jsonl("in.jsonl", part))
        self.index("delete", "a3", "a4")
        self.records = self.exported()


def setUpModule():
    maker = LookupArchive()
    maker.setUp()
    unittest.addModuleCleanup(maker.doCleanups)
    maker.runTest()
    Lookups.made_archive, Lookups.records = maker.archive, maker.records


class Lookups(lede.Case):
    def setUp(self):
        super().setUp()
        self.archive = self.made_archive

    def json(self, *arguments, **more):
        return json.loads(self.search(*arguments, "--format", "json", **more)[0])

    def table(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.search(*arguments, "--format", "csv")[0])))

    def with_tag(self, *names):
        return [r for r in self.records if names_of(r) & set(names)]


class Tags(Lookups):
    def test_a_cut_table_for_programs_is_told(self):
        some = self.environment(LEDE_LIMIT="2")
        for command in (["tags"], ["related", "Sony"]):
            with self.subTest(command=command):
                self.assert_one_line(self.search(*command, "--format", "csv", env=some)[1], "note: 2 of", "--limit 0")
                self.assertEqual(self.search(*command, "--format", "csv", "--limit", "2")[1], "")
                self.assertEqual(self.search(*command, "--format", "csv", "--limit", "0")[1], "")

    def test_counts_kinds_and_newest_days_are_those_of_the_articles(self):
        listed = self.json("tags", "--limit", "0")
        self.assertEqual(listed["total"], len(set().union(*map(names_of, self.records))))
        for tag in listed["tags"]:
            articles = self.with_tag(tag["value"])
            self.assertEqual(tag["count"], len(articles))
            self.assertEqual(tag["newest"], str(max(filter(None, map(day_of, articles)))))
        by_name = {tag["value"]: tag for tag in listed["tags"]}
        self.assertEqual((by_name["Sony"]["kind"], by_name["Sony"]["id"]), ("organisation", "wikidata:Q41187"))
        self.assertEqual(by_name["North Korea"]["broader"], ["Qqasia"])
        self.assertNotIn("kind", by_name["film"])

    def test_orders_and_kinds(self):
        tags = {order: self.json("tags", "--limit", "0", "--sort", order)["tags"] for order in ("count", "name", "recent")}
        counts = [tag["count"] for tag in tags["count"]]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertEqual([t["value"] for t in tags["name"]][:2], ["film", "hacking"])
        newest = [tag["newest"] for tag in tags["recent"]]
        self.assertEqual(newest, sorted(newest, reverse=True))
        self.assertEqual({t["value"] for t in self.json("tags", "--kind", "place")["tags"]}, {"North Korea", "Ōsaka"})
        self.assertNotIn("Sony", {t["value"] for t in self.json("tags", "--kind", "none")["tags"]})

    def test_patterns(self):
        for pattern, names in (("*korea", ["North Korea"]), ("KOREA", ["North Korea"]), ("dprk", ["North Korea"]),
                               ("qqsony gr*", ["Sony"]), ("ソニー", ["ソニー"]), ("בחי*", ["בחירות"]), ("osaka", ["Ōsaka"])):
            with self.subTest(pattern=pattern):
                self.assertEqual([t["value"] for t in self.json("tags", "--like", pattern)["tags"]], names)
        self.assertEqual(self.json("tags", "--like", "zyzzyva", status=1)["tags"], [])
        self.assert_one_line(self.search("tags", "--like", "zyzzyva", status=1)[1], "no tag is like 'zyzzyva'")

    def test_mistakes(self):
        for arguments, parts in ((["--kind", "organization"], ["organization", "did you mean 'organisation'"]),
                                 (["--sort", "size"], ["--sort", "count"]), (["--limit", "-1"], ["-1"]),
                                 (["sony"], ["--like 'sony'"])):
            with self.subTest(arguments=arguments):
                self.assert_one_line(self.search("tags", *arguments, status=2)[1], *parts)


class Names(Lookups):
    """Which tag a query means."""

    def test_a_tag_is_found_by_its_other_names_and_with_what_is_narrower(self):
        sizes = {names: len(self.with_tag(*names)) for names in (("North Korea",), ("North Korea", "Ōsaka"), ("Ōsaka",), ("Sony",))}
        for query, names in (("tag:dprk", ("North Korea",)), ("tag:qqasia", ("North Korea", "Ōsaka")), ("tag:qqjapan", ("Ōsaka",)),
                             ('tag:"qqsony group"', ("Sony",)), ("tag:=sony", ("Sony",)), ('tag:="North Korea"', ("North Korea",)),
                             ("tag:osak*", ("Ōsaka",))):
            with self.subTest(query=query):
                self.assertEqual(self.page("--limit", "0", query)["total"], sizes[names])
        self.assertEqual(self.page("--limit", "0", "--tag", "DPRK", "")["total"], sizes[("North Korea",)])
        self.assertEqual(self.page("--limit", "0", "tag:=qqasia", status=1)["total"], 0)

    def test_it_is_told_what_was_looked_for(self):
        self.assertIn("another name of 'North Korea'", self.search("tag:dprk")[1])
        self.assertIn("=", self.search("tag:qqasia")[1])
        self.assertIn("did you mean 'sony'", self.search("tag:sonny", status=1)[1])


class Related(Lookups):
    def wanted(self, name, articles, least):
        """By the definitions."""
        with_tag = [r for r in articles if name in names_of(r)]
        found = {}
        for other in set().union(*map(names_of, with_tag)) - {name}:
            both, b = (sum(other in names_of(r) for r in some) for some in (with_tag, articles))
            a, n = len(with_tag), len(articles)
            cells = ((both, a * b), (a - both, a * (n - b)), (b - both, (n - a) * b), (n - a - b + both, (n - a) * (n - b)))
            g2 = 2 * sum(o * math.log(o * n / product) for o, product in cells if o)
            if both >= least and both * n > a * b:
                found[other] = (both, b, round(both * n / (a * b), 6), round(g2, 6))
        return found

    def test_numbers_are_those_of_the_articles(self):
        for window in ([], ["--since", "2014-11", "--until", "2014-12-15"], ["--source", "Other News"]):
            articles = [r for r in self.records if not window or
                        (r["source"] == "Other News" if window[0] == "--source" else
                         day_of(r) and datetime.date(2014, 11, 1) <= day_of(r) <= datetime.date(2014, 12, 15))]
            for name in ("Sony", "hacking", "בחירות"):
                with self.subTest(name=name, window=window):
                    got = self.json("related", name, "--limit", "0", *window, status=None)
                    self.assertEqual(got["articles"], len(articles))
                    undated = [r for r in self.with_tag(name) if not day_of(r)] if "--since" in window else []
                    self.assertEqual(got.get("undated", 0), len(undated))
                    numbers = {t["tag"]: (t["together"], t["count"], t["lift"], t["log_likelihood"]) for t in got["related"]}
                    wanted = self.wanted(name, articles, 3)
                    self.assertEqual(set(numbers), set(wanted))
                    for tag, values in wanted.items():
                        for is_value, is_wanted in zip(numbers[tag], values):
                            self.assertAlmostEqual(is_value, is_wanted, places=4)
                    order = [t["log_likelihood"] for t in got["related"]]
                    self.assertEqual(order, sorted(order, reverse=True))

    def test_what_is_meant_and_not_listed(self):
        self.assertEqual(self.json("related", "dprk", "--sort", "count")["tag"], "North Korea")
        listed = {t["tag"] for t in self.json("related", "qqasia", "--sort", "count", "--limit", "0")["related"]}
        self.assertFalse(listed & {"North Korea", "Ōsaka"}, "what is asked for is not related to itself")

    def test_mistakes(self):
        for arguments, status, parts in ((["sonny"], 1, ["no article has tag 'sonny'", "did you mean 'sony'"]), ([], 2, ["needs a tag"]),
                                         (["kim", "jong"], 2, ["'kim jong'"]), ([" "], 2, ["empty"]), (["x" * 300], 1, ["no article"]),
                                         (["sony", "--since", "2015", "--until", "2014"], 2, ["swap them"]),
                                         (["sony", "--limit", "-1"], 2, ["-1"]), (["sony", "--min-count", "x"], 2, ["--min-count"]),
                                         (["sony", "--min-count", "100000"], 1, ["nothing comes with 'Sony'"])):
            with self.subTest(arguments=arguments):
                self.assert_one_line(self.search("related", *arguments, status=status)[1], *parts)


class Timeline(Lookups):
    def periods(self, by, records):
        label = {"day": lambda d: str(d), "month": lambda d: str(d)[:7], "year": lambda d: str(d)[:4],
                 "week": lambda d: "{}-W{:02}".format(*d.isocalendar()[:2])}[by]
        return collections.Counter(label(day_of(r)) for r in records if day_of(r))

    def test_counts_are_those_of_the_articles(self):
        for by in ("day", "week", "month", "year"):
            with self.subTest(by=by):
                got = self.json("timeline", "Sony", "dprk", "--query", 'number7 OR "number8"', "--by", by)
                sets = [self.with_tag("Sony"), self.with_tag("North Korea"), [r for r in self.records if r["id"] in ("a7", "a8")]]
                self.assertEqual(got["series"], ["Sony", "North Korea", 'number7 OR "number8"'])
                self.assertEqual(got["undated"], [sum(day_of(r) is None for r in some) for some in sets])
                self.assertEqual(got["totals"], [sum(day_of(r) is not None for r in some) for some in sets])
                for i, some in enumerate(sets):
                    self.assertEqual({p["period"]: p["counts"][i] for p in got["periods"] if p["counts"][i]}, dict(self.periods(by, some)))
                everything = self.periods(by, self.records)
                self.assertTrue(all(p["articles"] == everything[p["period"]] for p in got["periods"]))
                begins = [p["begins"] for p in got["periods"]]
                self.assertEqual(begins, sorted(begins))

    def test_empty_periods_and_the_window_asked_for(self):
        got = self.json("timeline", "Sony", "--by", "day", "--since", "2014-08-20", "--until", "2014-09-20")["periods"]
        self.assertEqual(len(got), 32)
        wanted = self.periods("day", self.with_tag("Sony"))
        self.assertEqual([p["counts"][0] for p in got], [wanted[p["period"]] for p in got])
        text = self.search("timeline", "Sony", "--by", "month", "--since", "2014-09-10", "--until", "2014-11-05")[0]
        self.assertIn("2014-09 counts from 2014-09-10 on", text)
        self.assertIn("2014-11 counts up to 2014-11-05", text)

    def test_shares_and_csv(self):
        rows = self.table("timeline", "Sony", "North Korea", "--by", "month", "--share")
        self.assertEqual(list(rows[0]), ["period", "begins", "articles", "Sony", "Sony share", "North Korea", "North Korea share"])
        for row in rows:
            self.assertAlmostEqual(float(row["Sony share"]), int(row["Sony"]) / int(row["articles"]), places=5)
        whole = self.table("timeline", "--by", "month", "--source", "The Test")
        self.assertEqual({r["period"]: int(r["articles"]) for r in whole},
                         dict(self.periods("month", [r for r in self.records if r["source"] == "The Test"])))

    def test_it_fits_any_terminal_and_leaves_no_series_out(self):
        for columns in (20, 30, 80, 200):
            out = self.search("timeline", "ソニー", "North Korea", "hacking", "--by", "week",
                              env=self.environment(COLUMNS=str(columns)))[0]
            with self.subTest(columns=columns):
                for name in ("ソニー", "North Korea"[:10], "hacking"):
                    self.assertIn(name, out)

    def test_mistakes(self):
        for arguments, status, parts in ((["sonny"], 1, ["did you mean"]), (["--share"], 2, ["--share"]), (["sony", "--by", "hour"], 2, ["--by"]),
                                         (["sony", "--by", "day", "--since", "1800"], 2, ["too many", "--since"]),
                                         (["sony", "--since", "2015", "--until", "2014"], 2, ["swap"]),
                                         (["sony", "--since", "2016"], 1, ["no article"]), (["sony", "--since", "2014-02-31"], 2, ["--since"])):
            with self.subTest(arguments=arguments):
                self.assert_one_line(self.search("timeline", *arguments, status=status)[1], *parts)


class Trends(Lookups):
    END = datetime.date(2015, 1, 28)

    def test_numbers_are_those_of_the_articles(self):
        got = self.json("trends", "--now", str(self.END), "--window", "7", "--past", "6")
        day = datetime.timedelta(1)

        def window(ago, some):
            first = self.END - day * (7 * (ago + 1) - 1)
            return sum(day_of(r) is not None and first <= day_of(r) < first + 7 * day for r in some)
        self.assertEqual(got["articles"], window(0, self.records))
        self.assertEqual(got["past_articles"], sum(window(ago, self.records) for ago in range(1, 7)))
        self.assertEqual([t["tag"] for t in got["trends"]], ["hacking"])
        (trend,) = got["trends"]
        hacks = self.with_tag("hacking")
        self.assertEqual(trend["count"], window(0, hacks))
        self.assertEqual(trend["past_counts"], [window(ago, hacks) for ago in range(6, 0, -1)])
        self.assertAlmostEqual(trend["expected"], (sum(trend["past_counts"]) + 0.5) / got["past_articles"] * got["articles"], places=4)
        self.assertGreater(trend["score"], 3)
        self.assertEqual(got["undated"], sum(not day_of(r) for r in self.records))
        self.assertIn("Farrington", got["measure"])

    def test_more_articles_of_everything_are_no_trend(self):
        self.assertEqual(self.json("trends", "--now", "2015-01-10", status=1)["trends"], [])

    def test_mistakes(self):
        for arguments, status, parts in (([], 1, ["--now 2015-01-28"]), (["--now", "2014-13"], 2, ["--now"]), (["--window", "0"], 2, ["--window"]),
                                         (["--past", "1"], 2, ["--past"]), (["--kind", "plaice"], 2, ["did you mean 'place'"]), (["sony"], 2, ["--tag"]),
                                         (["--now", "2014-09-03"], 1, ["to compare with"]), (["--now", "2014..2015"], 2, ["--now"])):
            with self.subTest(arguments=arguments):
                self.assert_one_line(self.search("trends", *arguments, status=status)[1], *parts)


class Terminal(Lookups):
    def test_no_line_is_wider_than_the_terminal(self):
        for columns in (20, 40, 80, 120):
            for command in (["tags"], ["related", "ソニー", "--sort", "count"], ["timeline", "sony"], ["timeline", "--share", "ソニー", "sony"],
                            ["trends", "--now", "2015-01-28"]):
                with self.subTest(columns=columns, command=command):
                    for line in self.search(*command, env=self.environment(COLUMNS=str(columns)))[0].splitlines():
                        width = sum(2 if c in "ソニー" else 1 for c in line)
                        self.assertLessEqual(width, columns, line)


class Table(lede.Case):
    """The archive's table of tags: made by the writer, of no harm when it is lost."""

    def test_a_damaged_or_missing_table_is_told_and_made_anew(self):
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(1, text="Norway and Sweden.")]))
        table = self.archive / "tags.table"
        whole = table.read_bytes()
        table.write_bytes(whole[:100])
        self.assertIn("damaged table of tags", self.search("tag:norway")[1])
        self.assertEqual(self.ids("tag:norway"), ["a1"])
        self.assertIn("tags.table", self.index("verify", status=3)[1])
        self.index("tags", "apply")
        self.assertEqual(table.read_bytes(), whole)
        table.unlink()
        self.assertEqual(self.ids("tag:norway"), ["a1"])
        self.index("verify")

    def test_what_no_article_has_is_not_suggested(self):
        """The table knows the dictionaries' names, too."""
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(1, text="Norway and Sweden.")]))
        for asked in ("sony", "sonny"):
            self.assertNotIn("did you mean", self.search("related", asked, status=1)[1])
            self.assertNotIn("did you mean", self.search(f"tag:{asked}", status=1)[1])
        self.assertIn("did you mean 'norway'", self.search("related", "norwai", status=1)[1])

    def test_names_longer_than_a_term_and_of_any_script(self):
        names = ["ÿéz word " * 40 + "one", "ÿéz word " * 40 + "two", "北朝鮮の最高指導者" * 12, "מנהיג צפון קוריאה " * 20]
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(i, tags=[name, "Shared"]) for i, name in enumerate(names)]))
        for i, name in enumerate(names):
            with self.subTest(name=name[:10]):
                self.assertEqual(self.ids("--tag", name), [f"a{i}"])
                found = json.loads(self.search("related", name, "--min-count", "1", "--sort", "count", "--format", "json")[0])
                self.assertEqual([t["tag"] for t in found["related"]], ["Shared"])
                self.search("timeline", name)

    def test_it_follows_what_was_decided(self):
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(1, tags=["Oil"]), lede.article(2, tags=["Crude"])]))
        self.index("tags", "merge", "Crude", "Oil")
        self.index("tags", "rename", "Norway", "Norge")
        self.index("tags", "apply")
        self.assertEqual(sorted(self.ids("tag:crude")), ["a1", "a2"])
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(3, text="Oslo, Norway.")]))
        self.assertEqual(self.ids("tag:norway"), ["a3"])


if __name__ == "__main__":
    lede.main()
