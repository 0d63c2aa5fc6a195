"""lede-index tags: dictionaries, what was decided about tags, and the archive tagged by them."""
import json
import signal
import unittest

import lede


def names(record, by):
    return [tag["name"] for tag in record.get("tags", []) if tag["by"] == by]


class Tags(lede.Case):
    def add(self, records):
        self.index("add", self.write_jsonl("in.jsonl", records))

    def by_id(self):
        return {record["id"]: record for record in self.exported()}

    def applied(self, **more):
        """What `tags apply` says: articles read and with other tags."""
        words = self.index("tags", "apply", **more)[1].splitlines()[-1].replace(",", "").split()
        return int(words[1]), int(words[-1])

    def test_apply_gives_the_archive_what_reading_again_would(self):
        records = [lede.article(i, text=f"The Xqzt Works sold number{i} to Norway." if i % 3 else "Nothing.",
                                tags=["Quux", "news"] if i % 2 else ["news"]) for i in range(1200)]
        self.add(records)
        before = self.by_id()
        self.assertEqual(self.applied(), (1200, 0), "nothing has changed yet")
        self.index("tags", "add", "Xqzt Works", "--alias", "Quux")
        self.index("tags", "ignore", "NEWS")
        read, changed = self.applied()
        self.assertEqual((read, changed), (1200, 1200))
        after = self.by_id()
        self.assertEqual(self.applied(), (1200, 0), "the second run finds nothing to do")
        self.assertEqual(names(after["a1"], "publisher"), ["Xqzt Works"])
        self.assertEqual(names(after["a2"], "dictionary"), ["Xqzt Works", "Norway"])
        self.assertEqual(after["a1"]["publisher_tags"], ["Quux", "news"])
        self.assertTrue(all(0 <= tag["score"] <= 1 for tag in after["a2"]["tags"]))
        self.assertEqual(len(self.ids("--tag", "xqzt works", "--limit", "2000")), 1000)
        self.search("tag:news", status=1)
        self.assertEqual([len(self.ids(f"number{i}")) for i in (1, 2)], [1, 1])
        self.index("verify")
        # As reading the source with these dictionaries would have it.
        self.assertIn(" unchanged 1200,", self.index("add", self.folder / "in.jsonl")[1])
        # Back again: every tag as the publisher wrote it.
        self.index("tags", "undo")
        self.index("tags", "remove", "Xqzt Works")
        self.assertEqual(self.applied()[1], 1200)
        self.assertEqual(self.by_id(), before)

    def test_merge_rename_ignore_and_undo(self):
        self.add([lede.article(1, text="Norway", tags=["Oil", "Earth oil", "Featured"])])
        for change in (["merge", "earth-oil", "Oil"], ["rename", "OIL", "Petroleum"], ["ignore", "featured"],
                       ["rename", "Norway", "Norge"]):
            self.index("tags", *change)
        self.applied()
        record = self.by_id()["a1"]
        self.assertEqual(names(record, "publisher"), ["Petroleum"])
        self.assertEqual(names(record, "dictionary"), ["Norge"])
        self.assertEqual(record["publisher_tags"], ["Oil", "Earth oil", "Featured"])
        self.assertEqual(self.index("tags", "changes")[0].splitlines(),
                         ["merge 'earth-oil' into 'Oil'", "rename 'OIL' to 'Petroleum'", "ignore 'featured'",
                          "rename 'Norway' to 'Norge'"])
        for _ in range(4):
            self.index("tags", "undo")
        self.index("tags", "undo", status=1)
        self.applied()
        record = self.by_id()["a1"]
        self.assertEqual(names(record, "publisher"), ["Oil", "Earth oil", "Featured"])
        self.assertNotIn("publisher_tags", record)

    def test_what_a_person_decided_is_no_alias_of_something_else(self):
        self.index("tags", "add", "Japan", "--alias", "Tokyo")
        self.add([lede.article(1, tags=["Edo"]), lede.article(2, tags=["Nippon"])])
        self.index("tags", "rename", "Edo", "Tokyo")
        self.index("tags", "merge", "Nippon", "JAPAN")
        self.applied()
        self.assertEqual(names(self.by_id()["a1"], "publisher"), ["Tokyo"])
        self.assertEqual(names(self.by_id()["a2"], "publisher"), ["Japan"])
        self.assertIn("no article has the tag 'Nirgends'", self.index("tags", "ignore", "Nirgends")[1])

    def test_an_export_added_to_a_new_archive_can_be_undone_too(self):
        self.add([lede.article(1, tags=["Featured", "Oil"])])
        self.index("tags", "ignore", "featured")
        self.applied()
        exported = self.write("export.jsonl", self.index("export")[0])
        self.index("add", "--archive", self.folder / "other", exported)
        out = self.index("export", "--archive", self.folder / "other")[0]
        self.assertEqual(names(json.loads(out), "publisher"), ["Featured", "Oil"])

    def test_stories_and_copies_stay_together(self):
        text = " ".join(f"word{i}" for i in range(200)) + " Xqzt"
        self.add([lede.article(1, text=text), lede.article(2, text=text + " again"), lede.article(3)])
        before = {i: r.get("story") for i, r in self.by_id().items()}
        self.index("tags", "add", "Xqzt")
        self.assertEqual(self.applied(), (3, 2))
        self.assertEqual({i: r.get("story") for i, r in self.by_id().items()}, before)

    def seen(self, archive):
        """All that tags show of an archive: its records, facets and what queries find."""
        of = ("--archive", archive)
        records = {r["id"]: r for r in map(json.loads, self.index("export", *of)[0].splitlines())}
        facets = json.loads(self.search("--format", "json", "--facet", "tag:500,learned:500,salient:500,source:9",
                                        "--limit", "0", *of)[0])["facets"]
        found = {query: sorted(self.ids(query, "--limit", "5000", *of, status=None)) for query in
                 ("has:tags", "* -has:tags", "tag:xqzt*", "tag:norway", "tag:oil", "xqzt", '"sold number7"', "tag:europe")}
        return records, facets, found

    def test_tagged_anew_an_archive_is_as_if_it_had_been_added_so(self):
        """Few or many articles with other tags, some of them replaced or deleted, in one partition or several."""
        def article(i, text):
            return lede.article(i, text=f"{text} sold number{i} to " + ("Norway." if i % 5 else "no one."), source="Bell",
                                tags=["Oil", "news"] if i % 3 == 0 else [])
        first = [article(i, "Xqzt Works" if i < 12 else "Qrst" if i % 2 else "Nobody") for i in range(500)]
        second = [article(i, "Nobody, once more,") for i in range(490, 550)]
        self.add(first)
        self.index("add", self.write_jsonl("second.jsonl", second))
        self.index("delete", "a3", "a4", "a530")
        last = {r["id"]: r for r in first + second if r["id"] not in ("a3", "a4", "a530")}
        self.write_jsonl("last.jsonl", list(last.values()))
        steps = (["tags", "add", "Xqzt Works"],                      # 10 of 498 rows, none of the other partition
                 ["tags", "add", "Qrst", "--alias", "Nobody"],       # most
                 ["tags", "ignore", "news"], ["tags", "rename", "oil", "Petroleum"],
                 ["tags", "remove", "Xqzt Works"], ["compact"], ["tags", "undo"])
        for n, step in enumerate(steps):
            self.index(*step)
            self.applied()
            self.index("verify")
            fresh = self.folder / f"fresh{n}"
            self.index("add", "--archive", fresh, self.write_jsonl("none.jsonl", []), status=1)
            for file in (self.folder / "archive/dictionaries").iterdir():
                self.write(f"fresh{n}/dictionaries/{file.name}", file.read_bytes())
            self.index("add", "--archive", fresh, self.folder / "last.jsonl")
            self.assertEqual(self.seen(self.folder / "archive"), self.seen(fresh), step)
            self.assertEqual(self.applied(), (len(last), 0))

    def test_interrupted_it_goes_on_where_it_was(self):
        self.add([lede.article(i, text=f"Xqzt number{i} " + "words of a long story " * 200) for i in range(3000)])
        self.index("tags", "add", "Xqzt")
        for how in (signal.SIGKILL, signal.SIGINT):
            with self.started("lede-index", "tags", "apply", stderr=-1) as run:
                run.send_signal(how)
                run.communicate()
            self.assertIn(run.returncode, (0, 130, -how))
            self.index("verify")
            self.assertEqual(len(self.exported()), 3000)
        read, _ = self.applied()
        self.assertEqual(read, 3000)
        self.assertTrue(all(names(record, "dictionary") == ["Xqzt"] for record in self.exported()))

    def test_salient_tags_are_those_that_an_article_is_about(self):
        about = lede.article(1, title="Norway votes", text="Norway chose a parliament. Norway, said Oslo, is calm.")
        mentions = lede.article(2, title="Prices", text="word " * 300 + "Exports to Norway rose.")
        self.add([about, mentions, lede.article(3, tags=["Norway"])])
        scores = {i: [t.get("score") for t in r["tags"]] for i, r in self.by_id().items()}
        self.assertGreaterEqual(scores["a1"][0], 0.5)
        self.assertLess(scores["a2"][0], 0.5)
        for arguments in (["--salient", "tag:norway"], ["--salient", "--tag", "norway"], ["salient:norw*"],
                          ["--salient", "tag:europe"]):
            self.assertEqual(sorted(self.ids(*arguments)), ["a1", "a3"], arguments)
        facets = self.page("--salient", "--facet", "tag", "--limit", "0")["facets"]
        self.assertEqual(facets, {"salient": [{"value": "Norway", "count": 2}]})
        self.assertEqual(self.page("--facet", "tag,salient", "--limit", "0")["facets"]["tag"][0]["count"], 3)
        chosen = self.page("--salient", "--tag", "norway", "--facet", "tag", "--limit", "0")["facets"]["salient"]
        self.assertEqual([v["count"] for v in chosen], [2])
        for command in (["tags"], ["timeline", "norway", "--by", "year"]):
            self.assertIn("3", self.search(*command, "--format", "csv")[0].splitlines()[-1])
            self.assertIn("2", self.search(*command, "--salient", "--format", "csv")[0].splitlines()[-1])
        self.index("verify")

    def beat(self, i, beat, **more):
        """A story whose words tell its beat."""
        own = " ".join(f"{beat}word{i * k % 11}" for k in range(1, 9))
        return lede.article(i, title=f"{beat}word{i % 11} reported", text=f"{own} and other words number{i}", **more)

    def test_learned_tags_are_suggested_and_kept_apart(self):
        beats = {"oil": "Xqzt Beat", "court": "Courts"}
        tagged = [self.beat(i, beat, tags=[tag]) for i, (beat, tag) in enumerate(list(beats.items()) * 30)]
        self.add(tagged + [self.beat(100, "oil"), self.beat(101, "court")])
        self.assertEqual(self.applied(), (62, 0), "nothing was learned yet")
        out, err = self.index("tags", "learn")
        self.assertEqual([line.split("\t")[:2] for line in out.splitlines()], [["Courts", "30"], ["Xqzt Beat", "30"]])
        self.assertIn("learned 2 of 2 tags from 60 articles", err)
        self.assertEqual(self.applied(), (62, 2))
        record = self.by_id()["a100"]
        self.assertEqual(names(record, "learned"), ["Xqzt Beat"])
        self.assertTrue(0.3 <= record["tags"][0]["score"] <= 1)
        self.assertEqual(names(self.by_id()["a0"], "learned"), [], "it has its publisher's tags")
        # New articles get them as they are added, each time the same.
        self.index("add", self.write_jsonl("new.jsonl", [self.beat(102, "court")]))
        self.assertEqual(names(self.by_id()["a102"], "learned"), ["Courts"])
        self.assertIn(" unchanged 1,", self.index("add", self.folder / "new.jsonl")[1])
        # tag: and --tag do not find them unless asked.
        many = ("--limit", "100")
        self.assertEqual(len(self.ids("tag:courts", *many)), 30)
        self.assertEqual(len(self.ids("--tag", "courts", *many)), 30)
        for arguments in (["tag~:courts"], ["tag~:cour*"], ["--learned", "tag:courts"], ["--learned", "--tag", "courts"]):
            self.assertEqual(len(self.ids(*arguments, *many)), 32, arguments)
        self.assertEqual(sorted(self.ids("learned:courts")), ["a101", "a102"])
        self.assertEqual(sorted(self.ids("has:learned")), ["a100", "a101", "a102"])
        page = json.loads(self.search("--format", "json", "--facet", "tag,learned", "--limit", "0")[0])
        counts = {name: {v["value"]: v["count"] for v in values} for name, values in page["facets"].items()}
        self.assertEqual(counts, {"tag": {"Courts": 30, "Xqzt Beat": 30}, "learned": {"Courts": 2, "Xqzt Beat": 1}})
        self.assertIn("suggested: Courts", self.search("learned:courts")[0])
        # What was decided about tags holds for learned ones too.
        self.index("tags", "rename", "courts", "Justice")
        self.applied()
        self.assertEqual(names(self.by_id()["a101"], "learned"), ["Justice"])
        self.index("tags", "undo")
        # Forgotten, they go.
        self.index("tags", "learn", "--forget")
        self.applied()
        self.search("has:learned", status=1)
        self.index("verify")

    def test_explain_shows_the_words_that_spoke_for_a_learned_tag(self):
        self.add([self.beat(i, "oil" if i % 2 else "court", tags=["Oil" if i % 2 else "Courts"]) for i in range(60)] +
                 [self.beat(101, "oil")])
        self.index("tags", "learn")
        out = self.index("tags", "explain", "a101")[0]
        self.assertIn("tags: Oil (learned)", out)
        self.assertRegex(out, r"learned Oil: score 0\.\d\d, needs 0\.\d\d; learned from 30 articles")
        self.assertRegex(out, r"for it: +(title:)?oilword\d")
        self.assertIn("has its publisher's", self.index("tags", "explain", "a1")[0])
        self.assert_one_line(self.index("tags", "explain", "nowhere", status=1)[1], "nowhere")

    def test_nothing_to_learn_from_is_told(self):
        self.add([lede.article(1, tags=["Oil"]), lede.article(2)])
        self.assertIn("nothing to learn", self.index("tags", "learn", status=1)[1])
        self.index("tags", "learn", "--archive", self.folder / "none", status=3)

    def test_a_damaged_model_is_told_and_costs_only_its_tags(self):
        self.add([lede.article(1, text="Norway")])
        self.write("archive/learned.model", b"LEDELRN1" + b"x" * 50)
        err = self.index("add", self.write_jsonl("b.jsonl", [lede.article(2, text="Norway")]))[1]
        self.assertIn("damaged model of learned tags", err)
        self.assertEqual(names(self.by_id()["a2"], "dictionary"), ["Norway"])

    def test_mistakes(self):
        self.add([lede.article(1)])
        for arguments, part in ((["merge", "x", "X"], "same tag"), (["rename", "x", ""], "empty"),
                                (["ignore", " "], "empty"), (["merge", "x"], "TAG")):
            self.assert_one_line(self.index("tags", *arguments, status=2)[1], part)
        self.index("tags", "apply", "--archive", self.folder / "none", status=3)

    def test_a_bad_dictionary_costs_its_entry_and_is_told_with_line_and_column(self):
        self.add([lede.article(1)])
        self.write("archive/dictionaries/own.toml",
                   '[[tag]]\nname = "good"\n[[tag]]\nname = "bad"\nrequires = [1]\n[[tag]]\nname = "' + "x" * 241 +
                   '"\n[[tag]]\nname = "ring"\nbroader = "loop"\n[[tag]]\nname = "loop"\nbroader = "ring"\n')
        out, err = self.index("tags", "list", "--like", "good")
        self.assertIn("good\t\t\n", out)
        for place in ("own.toml:5:13", "own.toml:7:8", "own.toml:8:1"):
            self.assertIn(place, err)

    def test_the_words_that_decided_are_marked_in_colour(self):
        out = self.index("tags", "test", "--color", "always", "--title", "GOP", "--text", "The GOP hack at Sony.")[0]
        self.assertIn("\x1b[1;32mGOP\x1b[0m", out)
        self.assertIn("\x1b[1;32mSony\x1b[0m", out)


if __name__ == "__main__":
    lede.main()
