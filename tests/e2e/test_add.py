"""lede-index over its whole life: add, add again, change, delete, compact, export, verify."""
import gzip
import json
import random
import unittest

import lede


def counts(err):
    """The closing line of `add` as numbers by name."""
    words = err.splitlines()[-1].replace(",", "").split()
    return dict(zip(words[::2], map(int, words[1::2])))


class Add(lede.Case):
    def add(self, *paths, **more):
        return counts(self.index("add", *paths, **more)[1])

    def test_the_same_again_changes_nothing(self):
        first = self.add(*lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        before = self.files_of_archive(), self.exported()
        self.assertEqual(first["failed"], 0)
        self.assertEqual(first["added"], len(before[1]))
        again = self.add(*lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        self.assertEqual((again["read"], again["added"], again["failed"]), (first["read"], 0, 0))
        self.assertEqual(self.exported(), before[1])

    def test_an_unchanged_file_leaves_the_archive_as_it_is(self):
        path = self.write_jsonl("a.jsonl", [lede.article(i) for i in range(20)])
        self.add(path)
        before = self.files_of_archive()
        self.assertEqual(self.add(path), {"read": 20, "added": 0, "updated": 0, "unchanged": 20, "failed": 0})
        self.assertEqual(self.files_of_archive(), before)

    def test_a_changed_article_replaces_the_old_one(self):
        path = self.write_jsonl("a.jsonl", [lede.article(1, text="The quick brown fox."), lede.article(2)])
        self.add(path)
        self.write_jsonl("a.jsonl", [lede.article(1, text="The slow green turtle."), lede.article(2)])
        self.assertEqual(self.add(path), {"read": 2, "added": 0, "updated": 1, "unchanged": 1, "failed": 0})
        self.assertEqual(self.ids("fox", status=1), [])
        self.assertEqual(self.ids("turtle"), ["a1"])
        self.assertEqual(sorted(r["id"] for r in self.exported()), ["a1", "a2"])

    def test_of_one_article_twice_in_a_run_the_later_stays(self):
        records = [lede.article(i % 7, text=f"version{i}") for i in range(700)]
        self.assertEqual(self.add(self.write_jsonl("a.jsonl", records))["added"], 7)
        self.assertEqual({r["text"] for r in self.exported()}, {f"version{i}" for i in range(693, 700)})

    def test_threads_make_no_difference(self):
        """Many batches on many threads give what one thread gives, of two versions the later."""
        chance = random.Random(7)
        words = [f"word{i}" for i in range(500)]
        folder = self.folder / "in"
        for number in range(2400):
            record = lede.article(number % 1500, text=" ".join(chance.choices(words, k=40)) + f" version{number}",
                                  tags=chance.sample(["Alpha", "Beta", "Gamma"], 2))
            self.write(f"in/{number:05}.jsonl", json.dumps(record))
        results = []
        for threads in (1, 4):
            env = self.environment(LEDE_ARCHIVE=str(self.folder / f"archive{threads}"), LEDE_THREADS=str(threads))
            count = self.add(folder, env=env)
            records = self.index("export", env=env)[0].splitlines()
            self.assertIn("no problems", self.index("verify", env=env)[0])
            results.append((count["read"], sorted(records)))
        self.assertEqual(results[0][0], 2400)
        self.assertEqual(len(results[0][1]), 1500)
        self.assertEqual(results[0], results[1])

    def test_readers_work_while_a_writer_does(self):
        self.add(self.write_jsonl("first.jsonl", [lede.article(0, text="lighthouse")]))
        for i in range(1, 3001):
            self.write(f"more/{i}.jsonl", json.dumps(lede.article(i)))
        with self.started("lede-index", "-q", "add", "more") as writer:
            searches = 0
            while writer.poll() is None:
                self.assertEqual(self.ids("lighthouse"), ["a0"])
                searches += 1
        self.assertEqual(writer.returncode, 0)
        self.assertGreater(searches, 0)
        self.assertEqual(len(self.exported()), 3001)

    def test_standard_input_gzip_and_folders(self):
        line = (json.dumps(lede.article(1)) + "\n").encode()
        self.assertEqual(self.add("-", stdin=line)["added"], 1)
        self.write("in/deep/b.jsonl.gz", gzip.compress((json.dumps(lede.article(2)) + "\n").encode()))
        self.write("in/.hidden.jsonl", json.dumps(lede.article(3)))
        self.assertEqual(self.add("in")["added"], 1)
        page = (lede.CORPUS / "pages/ledger/righteous-deed.html").read_bytes()
        self.add("--url", "https://example.org/a/b", "-", stdin=page)
        self.assertIn("https://example.org/a/b", [r.get("fetched_url") for r in self.exported()])

    def test_collected_is_the_clock_and_never_the_date_of_publication(self):
        self.add("-", stdin=b'{"id": "x", "title": "No date"}\n')
        (record,) = self.exported()
        self.assertEqual(record["collected"], "2015-01-01T00:00:00Z")
        self.assertEqual(record["published_from"], "collected")
        self.assertNotIn("published", record)
        self.assertEqual(self.ids("--since", "2014-12", "--until", "2015-02", "date", status=1), [])

    def test_delete_and_compact(self):
        self.add(self.write_jsonl("a.jsonl", [lede.article(i) for i in range(50)]))
        self.index("delete", "a7", "a8")
        _, err = self.index("delete", "a8", "a9", status=1)
        self.assertIn("a8", err)
        self.assertEqual(self.ids("story7", "OR", "story8", status=1), [])
        left = self.exported()
        self.assertEqual(len(left), 47)
        self.index("delete", "-", stdin=b"a10\na11\n")
        self.index("compact")
        self.assertEqual(len(list((self.archive / "index").glob("*.glass"))), 1)
        self.assertFalse(list((self.archive / "index").glob("*.deleted-*")))
        self.assertEqual([r for r in left if r["id"] not in ("a10", "a11")], self.exported())
        self.assertIn("no problems", self.index("verify")[0])
        self.add(self.write_jsonl("b.jsonl", [lede.article(7)]))
        self.assertEqual(len(self.exported()), 46)

    def test_an_address_deletes_its_article(self):
        self.add(self.write_jsonl("a.jsonl", [lede.article(1, url="https://example.org/news/1")]))
        self.index("delete", "https://EXAMPLE.org/news/1?utm_source=x")
        self.assertEqual(self.exported(), [])

    def test_an_export_added_to_a_new_archive_is_the_same_archive(self):
        self.add(*lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        exported = self.index("export")[0]
        again = self.environment(LEDE_ARCHIVE=str(self.folder / "again"))
        self.index("add", "-", stdin=exported.encode(), env=again)
        self.assertEqual(self.as_set(self.index("export", env=again)[0]), self.as_set(exported))
        for query in ("sony", '"guardians of peace"', "tag:hacking", "date:2014-12", "author:deane"):
            first = self.search("--format", "jsonl", "--limit", "100", "--fields", "id", query)[0]
            other = self.search("--format", "jsonl", "--limit", "100", "--fields", "id", query, env=again)[0]
            self.assertEqual(sorted(first.splitlines()), sorted(other.splitlines()), query)

    @staticmethod
    def as_set(jsonl):
        """The records without the number of their story, which is given by the archive."""
        records = [json.loads(line) for line in jsonl.splitlines()]
        return sorted(json.dumps({k: v for k, v in r.items() if k != "story"}, sort_keys=True) for r in records)

    def test_what_parse_prints_can_be_added(self):
        printed, _ = self.index("parse", *lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        self.assertTrue(all("input" in json.loads(line) for line in printed.splitlines()))
        self.assertFalse(self.archive.exists(), "parse touches no archive")
        direct = self.add(*lede.CORPUS_INPUTS, cwd=lede.SOURCE)
        other = self.environment(LEDE_ARCHIVE=str(self.folder / "other"))
        self.assertEqual(self.add("-", stdin=printed.encode(), env=other)["added"], direct["added"])
        self.assertEqual([r["id"] for r in self.exported() if "input" in r], [], "the path is no part of the article")

    def test_quiet_and_stats(self):
        path = self.write_jsonl("a.jsonl", [lede.article(1, authors=["A B"], tags=["One", "Two"]), lede.article(2)])
        self.assertEqual(self.index("-q", "add", path), ("", ""))
        stats = json.loads(self.index("stats", "--format", "json")[0])
        self.assertEqual((stats["format_version"], stats["articles"], stats["values"]["tag"]), (1, 2, 2))
        self.assertEqual((stats["first"], stats["last"]), ("2014-12-07", "2014-12-07"))
        self.assertRegex(self.index("stats")[0], r"articles +2\n")


class Tags(lede.Case):
    def test_a_name_of_ones_own_is_tagged_and_untagged(self):
        self.write_jsonl("a.jsonl", [lede.article(1, text="The minister met Wilhelmina Kettleborough-Smythe.")])
        self.index("add", "a.jsonl")
        self.search("--tag", "wilhelmina", "minister", status=1)
        self.index("tags", "add", "Wilhelmina", "--alias", "Wilhelmina Kettleborough Smythe", "--kind", "person")
        self.assertIn("Wilhelmina", self.index("tags", "list", "--like", "kettleborough")[0])
        out, _ = self.index("tags", "test", "--text", "Said Wilhelmina Kettleborough-Smythe.")
        self.assertIn("tagged  Wilhelmina", out)
        self.write_jsonl("b.jsonl", [lede.article(2, text="Wilhelmina Kettleborough-Smythe left.")])
        self.index("add", "b.jsonl")
        self.assertEqual(self.ids("--tag", "WILHELMINA", "left"), ["a2"])
        self.index("tags", "remove", "wilhelmina")
        self.assertEqual(self.index("tags", "list", "--like", "kettleborough", status=1)[0], "")
        self.index("tags", "remove", "wilhelmina", status=1)

    def test_pages_without_an_article_are_passed_over(self):
        story = "The harbour office said on Monday that the ferries run every hour again. " * 4
        self.write("in/story.html", f"<h1>Ferries run again</h1><p>{story}</p>")
        self.write("in/front.html", "".join(f"<h2><a href=/s/{n}>The harbour opens again, part {n}</a></h2><p>Boats run.</p>"
                                            for n in range(9)))
        self.write("in/gone.html", "<title>Page not found</title><h1>Page not found</h1><p>It may have been moved.</p>")
        self.write("in/login.html", "<h1>Log in</h1><form><input type=password></form><p>To read on, say who you are.</p>")
        err = self.index("add", "in")[1]
        self.assertIn("read 1, added 1, updated 0, unchanged 0, failed 0, passed over 3", err.splitlines()[-1])
        for name, why in (("front", "a list of links"), ("gone", "an error page"), ("login", "a login wall")):
            self.assertIn(f"in/{name}.html: not an article: {why}", err)
        self.assertEqual([r["title"] for r in self.exported()], ["Ferries run again"])
        out, err = self.index("parse", "in")
        self.assertEqual(len(out.splitlines()), 1)
        self.assertIn("in/gone.html: not an article: an error page", err)
        # Nothing read at all is worth a status of its own.
        self.index("add", "in/front.html", status=1)
        self.index("parse", "in/front.html", status=1)

    def test_context_decides_what_the_interview_is(self):
        film, _ = self.index("tags", "test", "--title", "Studio stops The Interview",
                             "--text", "Sony cancelled The Interview, a film with Seth Rogen.")
        other, _ = self.index("tags", "test", "--title", "A day at the office",
                              "--text", "The interview went well, said the new clerk.")
        self.assertIn("tagged  The Interview", film)
        self.assertNotIn("tagged  The Interview", other)


if __name__ == "__main__":
    lede.main()
