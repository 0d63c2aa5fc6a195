"""Saved searches: what is new is told once, whatever happens to the archive or the run."""
import json
import os
import random
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree

import lede


class Alerts(lede.Case):
    def add(self, *numbers, word="sony", **more):
        self.index("add", self.write_jsonl("in.jsonl", [lede.article(n, text=f"About {word} and number{n}.", **more) for n in numbers]))

    def told(self, *arguments, **more):
        out = self.search("alerts", "run", "--format", "jsonl", *arguments, **more)[0]
        return [json.loads(line)["id"] for line in out.splitlines()]

    def test_only_what_came_after_the_last_run_is_told_and_once(self):
        self.add(1, 2)
        self.assertIn("2 articles match now", self.search("alerts", "add", "films", "sony")[1])
        self.add(3)
        self.assertEqual(self.told(), [], "the first run marks the present")
        self.add(4, 5)
        self.add(6, word="other")
        self.assertEqual(set(self.told()), {"a4", "a5"})
        self.assertEqual(self.told(), [])

    def test_old_articles_do_not_become_new(self):
        self.add(1, 2, word="other")
        self.search("alerts", "add", "films", "sony")
        self.told()
        self.add(1)  # now it matches, but it is an update
        self.assertEqual(self.told(), [])
        self.index("tags", "add", "Number", "--alias", "number1")
        self.index("tags", "apply")
        self.index("compact")
        self.assertEqual(self.told(), [])
        self.index("delete", "a1")
        self.add(1)
        self.assertEqual(self.told(), [], "told or marked once, for ever")
        self.add(7)
        self.assertEqual(self.told(), ["a7"])

    def test_it_says_why(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony", "--source", "The Test")
        self.told()
        self.add(2)
        hit = json.loads(self.search("alerts", "run", "--format", "jsonl")[0])
        self.assertEqual((hit["alert"], hit["asked"]), ("films", "sony --source 'The Test'"))
        self.assertEqual([m["part"] for m in hit["matched"]], ["sony", "tag:=Sony"])
        self.add(3)
        text = self.search("alerts", "run")[0]
        self.assertIn("films: 1 new for sony --source 'The Test'", text)
        self.assertIn("matched: sony", text)

    def test_a_feed_of_all(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.search("alerts", "add", "numbers", "number*")
        self.told()
        self.add(2, title="Tom & <Jerry> ]]>", authors=["Jane Doe", "Li Wei"])
        feed = ElementTree.fromstring(self.search("alerts", "run", "--format", "rss")[0])
        self.assertEqual([i.findtext("guid") for i in feed.iter("item")], ["films/a2", "numbers/a2"])
        self.assertEqual(feed.find("channel/item/title").text, "Tom & <Jerry> ]]>")
        creators = [c.text for c in feed.find("channel/item").iter("{http://purl.org/dc/elements/1.1/}creator")]
        self.assertEqual((creators, feed.find("channel/item/category").text), (["Jane Doe", "Li Wei"], "films"))
        self.assertEqual(feed.find("channel/item/pubDate").text, "Sun, 07 Dec 2014 10:00:00 GMT")
        self.assertEqual(len(list(ElementTree.fromstring(self.search("alerts", "run", "--format", "rss")[0]).iter("item"))), 0)

    def test_a_command_gets_the_lines_and_its_failure_loses_nothing(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.told()
        self.search("alerts", "run", "--exec", "echo ran > ran")
        self.assertFalse((self.folder / "ran").exists(), "nothing new, nothing run")
        self.add(2)
        self.assert_one_line(self.search("alerts", "run", "--exec", "exit 3", status=1)[1], "films", "status 3")
        self.search("alerts", "run", "--exec", 'cat > "got-$LEDE_ALERT"')
        self.assertEqual(json.loads((self.folder / "got-films").read_text())["id"], "a2")
        self.assertEqual(self.told(), [])
        self.add(*range(100, 600))
        self.search("alerts", "run", "--exec", "true")  # reads nothing
        self.assertEqual(self.told(), [])

    def test_what_was_not_written_is_told_again(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.told()
        self.add(2)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(lede.BIN / "lede-search"), "alerts", "run"], env=self.environment(), stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertIn(done.returncode, (1, 3))
        self.assertEqual(self.told(), ["a2"])

    def test_two_runs_at_once_are_one_too_many(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.told()
        self.add(2)
        with self.started("lede-search", "alerts", "run", "--exec", "touch begun; cat fifo", stderr=subprocess.PIPE) as run:
            os.mkfifo(self.folder / "fifo")
            while not (self.folder / "begun").exists():
                self.assertIsNone(run.poll())
            self.assert_one_line(self.search("alerts", "run", status=75)[1], "another lede-search")
            self.search("alerts", "list")
            (self.folder / "fifo").write_text("")
            self.assertEqual(run.wait(), 0)

    def test_names_and_mistakes(self):
        self.add(1)
        for name in ("../x", "", "A", "x" * 65, ".x"):
            self.assert_one_line(self.search("alerts", "add", name, "sony", status=2)[1], "cannot be called")
        self.search("alerts", "add", "films", "(sony", status=2)
        self.search("alerts", "add", "films", "--since", "last week", "--tag", "sony")
        self.assert_one_line(self.search("alerts", "add", "films", "x", status=2)[1], "already")
        self.assertIn("films: --tag 'sony' --since 'last week' (not run yet)", self.search("alerts", "list")[0])
        self.assert_one_line(self.search("alerts", "run", "other", status=1)[1], "no alert is called 'other'", "films")
        self.search("alerts", "remove", "films")
        self.search("alerts", "remove", "films", status=1)
        self.assert_one_line(self.search("alerts", "list", status=1)[1], "no alerts")
        self.search("alerts", "rum", status=2)
        self.search("alerts", "run", "--tag", "x", status=2)

    def test_a_damaged_file_costs_only_a_message(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.told()
        seen = self.archive / "alerts/seen"
        seen.write_bytes(seen.read_bytes() + b"torn")
        self.add(2)
        self.assertEqual(self.told(), ["a2"])
        seen.write_bytes(b"something else altogether")
        self.assert_one_line(self.search("alerts", "run", status=3)[1], "damaged")
        seen.unlink()
        self.add(3)
        self.assertEqual(self.told(), [], "afresh")
        self.add(4)
        self.assertEqual(self.told(), ["a4"])

    def test_a_damaged_alert_stops_no_other(self):
        self.add(1)
        self.search("alerts", "add", "films", "sony")
        self.told()
        broken = self.archive / "alerts/a-broken.json"
        for text in ("{", "[]", '{"format": 1, "told": "x"}', '{"format": 1, "filters": {"tag": 3}}', "[" * 100000):
            broken.write_text(text)
            number = 10 + len(text) % 1000
            self.add(number)
            with self.subTest(text=text[:20]):
                self.assertEqual(self.told(status=1), [f"a{number}"])
                self.assert_one_line(self.search("alerts", "list", status=1)[1], "a-broken", "not an alert")
                self.assert_one_line(self.search("alerts", "add", "a-broken", "x", status=2)[1], "already")
        self.search("alerts", "remove", "a-broken")
        self.search("alerts", "list")

    def test_kills_lose_nothing_and_repeat_only_what_was_being_told(self):
        chance = random.Random(20141124)
        self.add(0)
        self.search("alerts", "add", "films", "sony")
        self.told()
        everything, noted, number, killed, usual = set(), set(), 1, 0, 0.05
        for turn in range(25):
            fresh = list(range(number, number + 3))
            number += 3
            self.add(*fresh)
            before = time.monotonic()
            # Its own process group, so that the kill takes the command with it.
            with subprocess.Popen([str(lede.BIN / "lede-search"), "alerts", "run", "--exec", f"cat > part-{turn}"],
                                  env=self.environment(), cwd=self.folder, start_new_session=True, stderr=subprocess.DEVNULL) as run:
                try:
                    run.wait(chance.uniform(0, usual))
                except subprocess.TimeoutExpired:
                    os.killpg(run.pid, signal.SIGKILL)
                    killed += 1
                else:
                    usual = (usual + time.monotonic() - before) / 2 + 0.01
            part = self.folder / f"part-{turn}"
            text = part.read_text() if part.exists() else ""
            told = {json.loads(line)["id"] for line in text.splitlines(keepends=True) if line.endswith("\n")}
            self.assertFalse(told & noted, "what a run that ended had told is not told again")
            everything |= told
            if run.returncode == 0:
                noted = set(everything)
        self.assertGreater(killed, 3, "the kills came too late to prove anything")
        last = set(self.told())
        self.assertFalse(last & noted)
        self.assertEqual(everything | last, {f"a{n}" for n in range(1, number)})
        self.assertEqual(self.told(), [])


if __name__ == "__main__":
    lede.main()
