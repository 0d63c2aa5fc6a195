"""SIGKILL at random moments: the archive stays whole, and the same runs again complete it."""
import random
import subprocess
import time

import lede

RUNS = 20
ARTICLES = 200


class Crash(lede.Case):
    def test_twenty_kills_lose_and_double_nothing(self):
        chance = random.Random(20141124)
        words = [f"word{i}" for i in range(4000)]
        files, ids = [], set()
        for run in range(RUNS):
            records = []
            for i in range(ARTICLES):
                number = run * ARTICLES + i
                text = " ".join(chance.choices(words, k=250))
                records.append(lede.article(number, text=text))
                ids.add(f"a{number}")
            files.append(self.write_jsonl(f"run{run}.jsonl", records))

        start = time.monotonic()
        self.index("add", files[0])
        usual = time.monotonic() - start
        killed = 0
        for path in files:
            with subprocess.Popen([str(lede.BIN / "lede-index"), "-q", "add", str(path)], env=self.environment()) as run:
                try:
                    run.wait(chance.uniform(0, usual))
                except subprocess.TimeoutExpired:
                    run.kill()
                    killed += 1
            self.assertIn("no problems", self.index("verify")[0])
        self.assertGreater(killed, RUNS // 4, "the kills came too late to prove anything")

        for path in files:
            self.index("add", path)
        self.assertIn("no problems", self.index("verify")[0])
        found = [r["id"] for r in self.exported()]
        self.assertEqual(len(found), len(set(found)))
        self.assertEqual(set(found), ids)


if __name__ == "__main__":
    lede.main()
