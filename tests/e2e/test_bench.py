"""tools/bench runs and tells every figure; how large they are is not for a test."""
import json
import pathlib
import subprocess
import sys

import lede

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "bench"
KINDS = {"term", "and", "or", "phrase", "stop-word phrase", "facets", "newest first"}


class Bench(lede.Case):
    def test_every_figure_is_told_as_text_and_as_json(self):
        records = [lede.article(i, title=f"Storm number {i} reaches harbour", text=f"The storm of the harbour {i}. " * 9)
                   for i in range(150)]
        source = self.write_jsonl("in.jsonl", records)
        figures = source.parent / "figures.json"
        told = subprocess.run([sys.executable, str(TOOL), "--bin", str(lede.BIN), "--input", str(source), "--queries", "4",
                               "--json", str(figures)], capture_output=True, text=True, check=False)
        self.assertEqual(told.returncode, 0, told.stderr)
        result, = json.loads(figures.read_text(encoding="utf-8"))["sizes"]
        self.assertEqual(result["articles"], 150)
        self.assertEqual(set(result["queries"]), KINDS)
        spreads = [*result["queries"].values(), result["one_command"], result["bare_xapian"],
                   result["fresh_100"]["reader_idle"], result["fresh_100"]["reader_while"]]
        for figure in [*result["add"].values(), result["fresh_100"]["visible_s"], *(v for s in spreads for v in s.values())]:
            self.assertGreater(figure, 0)
        self.assertGreater(result["one_command_to_bare"], 0)
        for name in [*KINDS, "bare Xapian program", "peak MB", "archive size / input", "one command", "fresh articles"]:
            self.assertIn(name, told.stdout)


if __name__ == "__main__":
    lede.main()
