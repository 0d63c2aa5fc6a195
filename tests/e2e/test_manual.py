"""The man pages are sound and whole, and the examples of every command's help run."""
import json
import os
import pathlib
import re
import subprocess
import unittest

import lede

PROGRAMS = ("lede-index", "lede-search")
LIST_OF_COMMANDS = re.compile(r"^(?:Commands|Subcommands)\b[^\n]*:\n((?:  .*\n)+)", re.MULTILINE)
EXAMPLES = re.compile(r"^Examples?:\n((?:  .*\n)+)", re.MULTILINE)


class Manual(lede.Case):
    def helps(self, program, *command):
        """The help of a command and of all below it, by the words that name them."""
        done = self.run_program(program, *command, "--help")
        self.assertEqual(done.returncode, 0)
        text = done.stdout.decode()
        yield command, text
        for block in LIST_OF_COMMANDS.findall(text):
            for line in block.splitlines():
                yield from self.helps(program, *command, line.split()[0])

    def test_the_pages_are_sound_and_name_every_command_and_flag(self):
        for program in PROGRAMS:
            page = lede.BIN / "packaging/man" / f"{program}.1"
            done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-P-cbou", page], capture_output=True, check=False,
                                  env={**os.environ, "GROFF_NO_SGR": "1"})
            self.assertEqual(done.stderr.decode(), "")
            text = re.sub(r"\s+", " ", done.stdout.decode())
            for command, help_text in self.helps(program):
                self.assertIn(" ".join((program, *command)), text)
                for flag in re.findall(r"^  (?:-\w,)?(--[\w-]+)", help_text, re.MULTILINE):
                    self.assertIn(flag, text)
            self.assertNotIn("@HELP@", text)

    def test_examples_run(self):
        """All but those that ask the network."""
        corpus = [lede.SOURCE / path for path in lede.CORPUS_INPUTS]
        record = {"id": "https://example.org/news/1", "url": "https://example.org/news/1", "title": "A sony hack",
                  "text": "Of the hack at Sony this is told.", "published": "2014-12-08"}
        self.index("add", *corpus, "-", stdin=json.dumps(record).encode())
        (self.folder / "page.html").write_bytes(next((lede.CORPUS / "pages").rglob("*.html")).read_bytes())
        (self.folder / "news.xml").write_bytes(next((lede.CORPUS / "feeds").rglob("*.xml")).read_bytes())
        (self.folder / "archive.warc.gz").write_bytes((lede.CORPUS / "archive.warc.gz").read_bytes())
        (self.folder / "records.jsonl").write_text(json.dumps(record) + "\n")
        (self.folder / "draft.txt").write_text("Of the hack at Sony Pictures, which North Korea is said to have paid for.")
        (self.folder / "feeds").mkdir()
        env = self.environment(PATH=f"{lede.BIN}:{os.environ['PATH']}")
        ran = 0
        for program in PROGRAMS:
            for _, help_text in self.helps(program):
                for block in EXAMPLES.findall(help_text):
                    for line in block.splitlines():
                        command = re.split(r" {3,}", line.strip())[0]
                        if re.search(r"curl|jq|update|feeds add|--open|--every|--exec", command):
                            continue
                        with self.subTest(command=command):
                            done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=env, capture_output=True,
                                                  stdin=subprocess.DEVNULL, check=False)
                            self.assertIn(done.returncode, (0, 1), done.stderr.decode())
                            self.assertNotIn("error", done.stderr.decode())
                            ran += 1
        self.assertGreater(ran, 10)


if __name__ == "__main__":
    unittest.main()
