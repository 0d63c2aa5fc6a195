"""What the end-to-end tests share: the real programs, run in a folder of the test's own."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["LEDE_BIN"])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = SOURCE / "corpus"
CORPUS_INPUTS = ("corpus/feeds", "corpus/pages", "corpus/archive.warc.gz", "corpus/sample.jsonl")  # from SOURCE
CLOCK = "1420070400"  # 2015-01-01T00:00:00Z

NOT_YET = SOURCE / "tests/golden/not_yet.txt"


def not_yet():
    """What extraction does not get right of the bundled corpus: fields by file."""
    return {name: fields.split() for name, fields in (line.split(": ") for line in NOT_YET.read_text().splitlines())}


class Case(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lede-e2e-"))
        self.archive = self.folder / "archive"
        self.addCleanup(self.remove_folder)

    def remove_folder(self):
        for path in [self.folder, *self.folder.rglob("*")]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, **more):
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TERM": "dumb",
                "LEDE_ARCHIVE": str(self.archive), "SOURCE_DATE_EPOCH": CLOCK,
                **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}, **more}

    def run_program(self, program, *arguments, stdin=b"", env=None, cwd=None, **more):
        return subprocess.run([str(BIN / program), *map(str, arguments)], input=stdin, capture_output=True,
                              env=env or self.environment(), cwd=cwd or self.folder, check=False, **more)

    def started(self, program, *arguments, **more):
        """The program at work, for use in a with statement."""
        return subprocess.Popen([str(BIN / program), *map(str, arguments)], env=self.environment(), cwd=self.folder, **more)

    def index(self, *arguments, status=0, **more):
        return self.checked("lede-index", arguments, status, more)

    def search(self, *arguments, status=0, **more):
        return self.checked("lede-search", arguments, status, more)

    def checked(self, program, arguments, status, more):
        """Runs, checks the exit status (None: any), returns (standard output, standard error) as text."""
        done = self.run_program(program, *arguments, **more)
        out, err = done.stdout.decode(), done.stderr.decode()
        if status is not None:
            self.assertEqual(done.returncode, status, f"{program} {arguments}\n{out[-2000:]}\n{err[-2000:]}")
        return out, err

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def write_jsonl(self, name, records):
        return self.write(name, "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records))

    def exported(self):
        return [json.loads(line) for line in self.index("export")[0].splitlines()]

    def hits(self, *arguments, **more):
        return [json.loads(line) for line in self.search("--format", "jsonl", *arguments, **more)[0].splitlines()]

    def ids(self, *arguments, **more):
        return [hit["id"] for hit in self.hits(*arguments, **more)]

    def page(self, *arguments, **more):
        return json.loads(self.search("--format", "json", *arguments, **more)[0])

    def files_of_archive(self):
        return {str(p.relative_to(self.archive)): p.read_bytes() for p in self.archive.rglob("*")
                if p.is_file() and p.name != "lock"}

    def assert_one_line(self, err, *parts):
        """One clear line on standard error that holds `parts`."""
        lines = [line for line in err.splitlines() if line]
        self.assertEqual(len(lines), 1, err)
        for part in parts:
            self.assertIn(part, lines[0])


def article(number, **more):
    return {"id": f"a{number}", "title": f"Headline {number}", "text": f"Some words of story number{number}.",
            "published": "2014-12-07T10:00:00Z", "source": "The Test", **more}


def main():
    unittest.main(verbosity=2)
