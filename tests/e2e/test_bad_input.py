"""Every kind of bad input: one clear line, the documented exit status, and nothing lost."""
import gzip
import json
import os
import pathlib
import re
import subprocess
import unittest

import lede


class BadInput(lede.Case):
    def setUp(self):
        super().setUp()
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl")

    def tearDown(self):
        self.assertIn("a1", [r["id"] for r in self.exported()], "what was there is lost")
        self.index("verify")

    def refuse(self, path, *parts, status=1):
        _, err = self.index("add", path, status=status)
        lines = err.splitlines()
        self.assertEqual(len(lines), 2, err)  # the reason, then the closing report
        for part in (str(path), *parts):
            self.assertIn(part, lines[0])
        self.assertIn("failed 1", lines[1])

    def test_empty_file(self):
        self.refuse(self.write("empty.xml", b"").name, "empty")

    def test_unknown_format(self):
        for name, data in [("noise.bin", bytes(range(1, 256)) * 40), ("picture.png", b"\x89PNG\r\n\x1a\n\0\0<p>some"),
                           ("report.pdf", b"%PDF-1.4\n<rdf:RDF><p>text</p>"), ("letter.rtf", b"{\\rtf1 Dear Sir}"),
                           ("mail.eml", b"From: Jane <jane@example.org>\n\nDear John,"), ("list.json", b'[{"title": "t"}]')]:
            self.refuse(self.write(name, data).name, "neither feed", "--input-format")

    def test_missing_file(self):
        self.refuse("nowhere.xml", "No such file")

    def test_json_that_is_no_record(self):
        self.refuse(self.write("list.jsonl", b'{"colour": 3}\n').name, "no 'id', 'title'", "lede-index export")
        self.refuse(self.write("type.jsonl", b'{"id": "x", "title": 5}\n').name, "title")
        self.refuse(self.write("cut.jsonl", b'{"id": "x", "title": "a').name)
        self.refuse(self.write("date.jsonl", b'{"title": "t", "published": "31 Feb 2014"}\n').name, "published")

    def test_truncated_gzip_keeps_what_was_whole(self):
        records = "".join(json.dumps(lede.article(i)) + "\n" for i in range(100, 3000)).encode()
        packed = gzip.compress(records)
        self.write("cut.jsonl.gz", packed[: len(packed) // 2])
        _, err = self.index("add", "cut.jsonl.gz", status=1)
        self.assertRegex(err, "cut.jsonl.gz:[0-9]+: gzip data ends too early .get the file again.")
        self.assertGreater(len(self.exported()), 100)

    def test_invalid_utf8_and_nul_bytes(self):
        self.write("odd.jsonl", b'{"id": "whole", "title": "caf\xc3\xa9"}\n'
                   b'{"id": "odd", "title": "caf\xe9 \\u0000 NUL", "text": "\xff\xfe words\\u0000here"}\n')
        _, err = self.index("add", "odd.jsonl")
        self.assertEqual(err.splitlines()[0], "lede-index: warning: odd.jsonl:2: the record is not UTF-8: bytes that are "
                         "none became \ufffd (convert the file to UTF-8 and add it again)")
        odd = next(r for r in self.exported() if r["id"] == "odd")
        self.assertNotIn("\x00", odd["title"] + odd["text"])
        self.assertIn("\ufffd", odd["title"])
        paragraphs = b"".join(b"<p>Sentence %d \x00 of the story goes on for a while, as sentences in newspapers do, and then ends.</p>" % i
                              for i in range(9))
        self.write("nul.html", b"<html><head><title>A page with NUL bytes</title></head><body><article>" + paragraphs)
        self.index("add", "nul.html")

    def test_a_100_megabyte_line_costs_only_itself(self):
        path = self.folder / "long.jsonl"
        with open(path, "wb") as out:
            out.write(json.dumps(lede.article(2)).encode() + b"\n" + b'{"title": "')
            for _ in range(100):
                out.write(b"x" * 1_000_000)
            out.write(b'"}\n' + json.dumps(lede.article(3)).encode() + b"\n")
        _, err = self.index("add", "long.jsonl", status=1)
        self.assertIn("long.jsonl:2", err)
        self.assertEqual({r["id"] for r in self.exported()}, {"a1", "a2", "a3"})

    def test_one_bad_file_among_many_costs_that_file_only(self):
        for i in range(200):
            self.write(f"many/{i:04}.jsonl", json.dumps(lede.article(i + 10)) + "\n")
        self.write("many/0100.jsonl", b"{broken")
        _, err = self.index("add", "many", status=1)
        self.assertIn("0100.jsonl", err)
        self.assertIn("added 199", err)

    @unittest.skipIf(os.geteuid() == 0 and not pathlib.Path("/usr/bin/setpriv").exists(), "root reads everything")
    def test_folder_without_rights(self):
        self.write("closed/a.jsonl", json.dumps(lede.article(5)))
        (self.folder / "closed").chmod(0)
        command = [str(lede.BIN / "lede-index"), "parse", str(self.folder / "closed")]
        if os.geteuid() == 0:
            self.folder.chmod(0o755)
            command = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", *command]
        done = subprocess.run(command, capture_output=True, env=self.environment(HOME="/"), check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"closed", done.stderr)
        self.assertIn(b"Permission denied (give yourself the right to read it)", done.stderr)

    def test_second_writer(self):
        fifo = self.folder / "slow"
        os.mkfifo(fifo)
        with subprocess.Popen([str(lede.BIN / "lede-index"), "add", "--input-format", "jsonl", str(fifo)],
                              env=self.environment(), stderr=subprocess.PIPE) as first:
            with open(fifo, "wb") as feed:  # returns when the first writer is at work, lock in hand
                _, err = self.index("add", "good.jsonl", status=75)
                self.assert_one_line(err, "another lede-index", str(first.pid))
                self.search("number1")  # reading goes on
                feed.write(json.dumps(lede.article(7)).encode() + b"\n")
            self.assertEqual(first.wait(), 0, first.stderr.read())
            first.stderr.close()
        self.assertEqual({r["id"] for r in self.exported()}, {"a1", "a7"})


class BadArchive(lede.Case):
    def commands(self):
        return [("lede-search", "word"), ("lede-search", "show", "x"), ("lede-index", "stats"),
                ("lede-index", "export"), ("lede-index", "verify"), ("lede-index", "delete", "x")]

    def each(self, status, *parts):
        for program, *arguments in self.commands():
            with self.subTest(program=program, arguments=arguments):
                _, err = self.checked(program, arguments, status, {})
                self.assert_one_line(err, *parts)

    def test_missing_archive(self):
        self.each(3, "no archive", "lede-index add")

    def test_a_file_that_is_no_archive(self):
        self.write("archive", "just a letter")
        self.each(3, "not a lede archive")
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.assert_one_line(self.index("add", "good.jsonl", status=3)[1], "not a lede archive")
        self.assertEqual((self.folder / "archive").read_text(), "just a letter")

    def test_a_folder_that_is_no_archive(self):
        self.write("archive/notes.txt", "mine")
        self.each(3, "not a lede archive")
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl", status=3)
        self.assertEqual(sorted(p.name for p in self.archive.iterdir()), ["notes.txt"])

    @unittest.skipIf(os.geteuid() == 0 and not pathlib.Path("/usr/bin/setpriv").exists(), "root reads everything")
    def test_an_archive_without_rights(self):
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl")
        self.folder.chmod(0o755)
        self.archive.chmod(0)
        for program, *arguments in [*self.commands(), ("lede-index", "add", "good.jsonl")]:
            with self.subTest(program=program, arguments=arguments):
                command = [str(lede.BIN / program), *arguments]
                if os.geteuid() == 0:
                    command = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", *command]
                done = subprocess.run(command, capture_output=True, env=self.environment(HOME="/"), cwd=self.folder,
                                      check=False)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assert_one_line(done.stderr.decode(), "Permission denied", "check the permissions")

    def test_an_archive_of_a_newer_version(self):
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl")
        info = self.archive / "archive.toml"
        info.write_text(re.sub(r"format = \d+", "format = 99", info.read_text()))
        self.each(3, "format 99", "newer")
        self.assert_one_line(self.index("add", "good.jsonl", status=3)[1], "newer")

    def test_a_missing_part(self):
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl")
        next((self.archive / "index").glob("*.positions")).unlink()
        self.each(3, "missing")


class FullDisk(lede.Case):
    def test_full_disk_loses_nothing(self):
        if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], check=False).returncode != 0:
            self.skipTest("needs the right to mount a small tmpfs")
        self.write_jsonl("first.jsonl", [lede.article(i) for i in range(50)])
        many = [lede.article(i, text=" ".join(f"w{i}x{j}" for j in range(400))) for i in range(50, 6000)]
        self.write_jsonl("many.jsonl", many)
        (self.folder / "small").mkdir()
        script = f"""
            set -u
            mount -t tmpfs -o size=12m none small
            export LEDE_ARCHIVE=$PWD/small/archive
            {lede.BIN}/lede-index add first.jsonl || exit 90
            {lede.BIN}/lede-index add many.jsonl 2>full.txt; echo $? >status.txt
            {lede.BIN}/lede-index verify || exit 91
            {lede.BIN}/lede-index export >export.jsonl || exit 92
        """
        done = subprocess.run(["unshare", "-m", "bash", "-c", script], cwd=self.folder, env=self.environment(),
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual((self.folder / "status.txt").read_text().strip(), "3", (self.folder / "full.txt").read_text())
        self.assertIn("No space left", (self.folder / "full.txt").read_text())
        self.assertIn("free some space", (self.folder / "full.txt").read_text())
        ids = [json.loads(line)["id"] for line in (self.folder / "export.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLessEqual({f"a{i}" for i in range(50)}, set(ids))

    def test_full_standard_output(self):
        self.write_jsonl("good.jsonl", [lede.article(1)])
        self.index("add", "good.jsonl")
        with open("/dev/full", "wb") as full:
            for program, *arguments in [("lede-index", "export"), ("lede-search", "story")]:
                done = subprocess.run([str(lede.BIN / program), *arguments], stdout=full, stderr=subprocess.PIPE,
                                      env=self.environment(), check=False)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn(b"No space left", done.stderr)

    def test_closed_pipe_ends_quietly(self):
        self.write_jsonl("many.jsonl", [lede.article(i) for i in range(3000)])
        self.index("add", "many.jsonl")
        with subprocess.Popen([str(lede.BIN / "lede-index"), "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as export:
            export.stdout.readline()
            export.stdout.close()
            self.assertEqual(export.stderr.read(), b"")
            self.assertEqual(export.wait(), 0)


class BadQuery(lede.Case):
    def setUp(self):
        super().setUp()
        self.write_jsonl("good.jsonl", [lede.article(1, authors=["Jane Doe"])])
        self.index("add", "good.jsonl")

    def test_mistakes_are_shown_with_a_caret(self):
        for query, message in [('"number1', "quot"), ("autor:doe", "did you mean 'author'"), ("(number1", "not closed"),
                               ("a OR", "OR"), ("date:2014-02-30", "2014-02-30")]:
            with self.subTest(query=query):
                _, err = self.search(query, status=2)
                self.assertIn(message, err)
                self.assertIn("^", err)
                self.assertIn(query, err)

    def test_unknown_flag_and_value(self):
        self.assertIn("did you mean '--limit'", self.search("--limti", "3", "x", status=2)[1])
        self.assertIn("--sort", self.search("--sort", "size", "x", status=2)[1])
        self.assertIn("facet", self.search("--facet", "colour", "x", status=2)[1])
        self.search("--limit", "-1", "x", status=2)
        self.assertIn("did you mean 'stats'", self.index("stat", status=2)[1])

    def test_an_empty_value_is_no_value(self):
        for arguments in [("--archive", "", "stats"), ("--archive=", "stats"), ("stats", "--archive", ""),
                          ("stats", "--format=", "--quiet"), ("add", "--since", "", "good.jsonl"),
                          ("add", "--url-prefix=", "good.jsonl")]:
            with self.subTest(arguments=arguments):
                _, err = self.index(*arguments, status=2)
                self.assert_one_line(err, "nothing stands after --", "lede-index --help")
        self.assertIn("nothing stands after --archive", self.search("--archive", "", "--limit", "3", "x", status=2)[1])


if __name__ == "__main__":
    lede.main()
