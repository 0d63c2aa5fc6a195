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

    def test_interrupted_it_goes_on_where_it_was(self):
        self.add([lede.article(i, text=f"Xqzt number{i} " + "words of a long story " * 200) for i in range(3000)])
        self.index("tags", "add", "Xqzt")
        with self.started("lede-index", "tags", "apply", stderr=-1) as run:
            run.send_signal(signal.SIGINT)
            run.communicate()
        self.assertIn(run.returncode, (0, 130, -signal.SIGINT))
        self.index("verify")
        self.assertEqual(len(self.exported()), 3000)
        read, _ = self.applied()
        self.assertEqual(read, 3000)
        self.assertTrue(all(names(record, "dictionary") == ["Xqzt"] for record in self.exported()))

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
