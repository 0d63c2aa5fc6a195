"""Runs of lede-index update: two at once, interrupted, killed, again and again; and how polite they are."""
import json
import os
import random
import subprocess
import time

import lede
from publisher import DAY, HOUR, Update, item


class Runs(Update):
    def test_two_runs_at_once(self):
        self.put_feed([item(1)], delay=3)
        self.add_feed("full-text=never")
        with self.started("lede-index", "update", stderr=subprocess.DEVNULL) as first:
            while not self.paths_under_way():
                time.sleep(0.01)
            self.assert_one_line(self.index("update", status=75)[1], f"process {first.pid}")
            # Another writer is not kept out meanwhile.
            self.index("add", self.write_jsonl("a.jsonl", [lede.article(1)]))
        self.assertEqual(first.returncode, 0)
        self.assertEqual(len(self.exported()), 2)

    def paths_under_way(self):
        with self.server.lock:
            return list(self.server.under_way)

    def test_interrupted_it_keeps_what_is_whole(self):
        for number in range(1, 31):
            self.put_page(number)
        self.server.put("/story/3", "", delay=60)
        self.put_feed([item(n) for n in range(1, 31)])
        self.add_feed()
        with self.started("lede-index", "update", stderr=subprocess.PIPE) as run:
            while len([path for path in self.log() if "/story" in path]) < 2:
                time.sleep(0.01)
            run.send_signal(2)
            _, err = run.communicate()
        self.assertEqual(run.returncode, 130)
        self.assertIn(b"interrupted", err)
        some = {article["id"] for article in self.exported()}
        self.assertGreaterEqual(len(some), 1)
        self.put_page(3)
        self.update("--all")
        every = [article["id"] for article in self.exported()]
        self.assertEqual((len(every), len(set(every))), (30, 30))
        self.assertLessEqual(some, set(every))

    def log(self):
        return [json.loads(line)["path"] for line in self.server.log.read_text().splitlines() if line.endswith("}")]

    def test_again_and_again(self):
        self.put_feed([item(1)])
        self.add_feed("full-text=never", "interval=1m")
        with self.started("lede-index", "update", "--all", "--every", "1s", stderr=subprocess.PIPE) as run:
            while len(self.log()) < 3:
                time.sleep(0.05)
            run.terminate()
            run.communicate()
        self.assertEqual(run.returncode, 130)
        self.assertIn("must be a time", self.index("update", "--every", "soon", status=2)[1])

    def test_one_line_a_problem_and_a_closing_one(self):
        self.put_feed([item(1)])
        self.add_feed("full-text=never")
        self.add_feed(path="/none.xml")
        _, err = self.index("update", status=1)
        lines = err.splitlines()
        self.assertEqual(len(lines), 2, err)
        self.assertIn("404", lines[0])
        self.assertEqual(lines[1], "feeds 2, unchanged 0, failed 1; articles added 1, updated 0; pages 0, failed 0")


class Politeness(Update):
    def asked_by_host(self):
        hosts = {}
        for request in self.server.requests():
            hosts.setdefault(request["host"], []).append(request)
        return hosts

    def check(self, spacing):
        """Three hosts of two feeds, with redirects; the pauses as the server's log has them."""
        for host in ("127.0.0.2", "127.0.0.3", "127.0.0.4"):
            for number in range(1, 7):
                self.put_page(number, host=host)
            self.server.put("/go/2", "", {"Location": "/story/2"}, host, status=302)
            self.put_feed([item(n) for n in (1, 3, 5)] + [item(2, link="/go/2")], path="/a.xml", host=host)
            self.put_feed([item(n, guid=f"b{n}") for n in (4, 6)], path="/b.xml", host=host)
            for path in ("/a.xml", "/b.xml"):
                self.add_feed(path=path, host=host)
        self.assertEqual(self.update("--host-spacing", str(spacing))[1]["added"], 18)
        hosts = self.asked_by_host()
        self.assertEqual([len(asked) for asked in hosts.values()], [10] * 3)  # two feeds, robots.txt, six pages, a redirect
        for asked in hosts.values():
            for before, after in zip(asked, asked[1:]):
                self.assertGreaterEqual(after["start"] - before["end"], spacing / 1000, (before["path"], after["path"]))
        return hosts

    def test_requests_of_a_host_are_never_closer_than_the_spacing(self):
        hosts = self.check(200)
        last_to_begin = max(asked[0]["start"] for asked in hosts.values())
        self.assertLess(last_to_begin, hosts["127.0.0.2"][-1]["start"], "hosts are asked at the same time")

    def test_without_a_spacing_there_are_never_two_at_once(self):
        self.check(0)


class Kills(Update):
    RUNS = int(os.environ.get("LEDE_KILLS", "12"))

    def test_kills_lose_and_double_nothing(self):
        """Six hosts with new entries after each run that came to its end; ids that change with each run."""
        chance = random.Random(20150101)
        hosts = [f"127.0.0.{n}" for n in range(2, 8)]
        for host in hosts:
            self.add_feed(host=host)
        killed, usual, last, ended = 0, 0, 0, True
        for run in range(5 * self.RUNS):  # a run may come to its end before it is killed: then there are more
            if run > self.RUNS and killed > self.RUNS // 4:
                break
            for number in range(last + 1, last + 11) if ended else ():
                self.put_page(number)
                last = number
            for host in hosts:
                self.put_feed([item(n, **({"guid": f"new-{n}"} if n % 5 == run % 5 else {}))
                               for n in range(max(1, last - 30), last + 1)], host=host)
            begun = time.monotonic()
            with self.started("lede-index", "-q", "update", "--all") as process:
                try:
                    process.wait(chance.uniform(0, 1.2 * usual) if usual else None)
                except subprocess.TimeoutExpired:
                    process.kill()
                    killed += 1
            ended = process.returncode == 0
            usual = time.monotonic() - begun if ended else usual
            self.later(HOUR)
        self.assertGreater(killed, self.RUNS // 4, "the kills came too late to prove anything")
        self.update("--all")
        self.assertIn("no problems", self.index("verify")[0])
        found = [(article["link"].split("/")[2].split(":")[0], int(article["link"].rsplit("/")[-1]))
                 for article in self.exported()]
        self.assertEqual(len(found), len(set(found)))
        self.assertEqual(set(found), {(host, n) for host in hosts for n in range(1, last + 1)})
        self.assertEqual(self.update("--all")[1]["added"], 0)


if __name__ == "__main__":
    lede.main()
