"""What a person at a terminal sees: help, colour, width, exit statuses."""
import fcntl
import os
import pty
import signal
import struct
import termios
import unicodedata

import lede


class Terminal(lede.Case):
    def setUp(self):
        super().setUp()
        self.write_jsonl("a.jsonl", [
            lede.article(1, title="Sony names a new chief", text="Sony said on Monday that it had found one. " * 8, tags=["Sony"]),
            lede.article(2, title="ソニー映画子会社へのサイバー攻撃、米が北朝鮮の関与を断定", tags=["ソニー", "北朝鮮", "Sony"],
                         text="米連邦捜査局は十九日、ソニーに対するサイバー攻撃について、北朝鮮政府に責任があると結論づけたと発表した。" * 4),
            lede.article(3, title="Hostile \x1b[31mtitle\x07", text="sony \x1b]0;owned\x07 words", source="Ev\u202eil"),
        ])
        self.index("-q", "add", "a.jsonl")

    def on_a_terminal(self, columns, program, *arguments, **more):
        """What `program` writes to a terminal of that width."""
        try:
            pid, fd = pty.fork()
        except OSError as error:
            self.skipTest(f"no terminal to be had: {error}")
        if pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            os.chdir(self.folder)
            path = str(lede.BIN / program)
            os.execve(path, [path, *arguments], self.environment(TERM="xterm-256color", **more))
        out = b""
        while True:
            try:
                part = os.read(fd, 65536)
            except OSError:  # Linux's end of a terminal
                break
            if not part:
                break
            out += part
        os.close(fd)
        os.waitpid(pid, 0)
        return out.decode().replace("\r\n", "\n")

    def test_colour_only_where_it_is_wanted(self):
        self.assertIn("\x1b[", self.on_a_terminal(80, "lede-search", "monday"))
        self.assertNotIn("\x1b[", self.on_a_terminal(80, "lede-search", "monday", NO_COLOR="1"))
        self.assertNotIn("\x1b[", self.on_a_terminal(80, "lede-search", "--color=never", "monday"))
        self.assertNotIn("\x1b[", self.search("monday")[0])
        self.assertIn("\x1b[", self.search("--color=always", "monday")[0])

    def test_lines_fit_the_terminal(self):
        for columns in (40, 80, 200):
            with self.subTest(columns=columns):
                out = self.on_a_terminal(columns, "lede-search", "--facet", "tag,source", "sony OR ソニー", NO_COLOR="1")
                widest = max(map(width, out.splitlines()))
                self.assertLessEqual(widest, columns)
                self.assertIn("ソニー", out)

    def test_bars_stand_under_each_other(self):
        out, _ = self.search("--limit", "0", "--facet", "tag", "")
        bars = [width(line[:line.index("█")]) for line in out.splitlines() if "█" in line]
        self.assertEqual(len(bars), 3)
        self.assertEqual(len(set(bars)), 1)

    def test_hostile_text_does_not_drive_the_terminal(self):
        for out in (self.on_a_terminal(80, "lede-search", "words", NO_COLOR="1"),
                    self.on_a_terminal(80, "lede-search", "show", "a3", NO_COLOR="1"), self.search("words")[0]):
            self.assertNotRegex(out, "[\x00-\x08\x0b-\x1f\x7f\u202e]")
            self.assertIn("title", out)

    def test_help_leads_with_examples(self):
        for program in ("lede-index", "lede-search"):
            out, err = self.checked(program, ["--help"], 0, {})
            self.assertEqual(err, "")
            self.assertLess(out.index("Examples:"), out.index("--archive"), program)
            self.assertIn("--archive", out)
            version, _ = self.checked(program, ["--version"], 0, {})
            self.assertRegex(version, rf"^{program} \d+\.\d+\.\d+\n$")
        for command in (["add"], ["parse"], ["stats"], ["export"], ["delete"], ["verify"], ["compact"], ["tags", "test"]):
            self.assertIn("Usage:", self.index(*command, "--help")[0])
        for command in ("show", "tags"):
            self.assertIn("Example", self.search(command, "--help")[0])

    def test_exit_statuses(self):
        for status, program, *arguments in [
            (0, "lede-index", "stats"), (0, "lede-search", "sony"), (1, "lede-search", "zyzzyva"),
            (1, "lede-index", "add", "missing.xml"), (2, "lede-index"), (2, "lede-search"), (2, "lede-index", "stats", "--nonsense"),
            (2, "lede-search", '"unclosed'), (3, "lede-index", "--archive", "a.jsonl", "stats"),
            (3, "lede-search", "--archive", "a.jsonl", "sony"), (3, "lede-search", "--archive", "nowhere", "sony"),
        ]:
            with self.subTest(program=program, arguments=arguments):
                self.assertEqual(self.run_program(program, *arguments).returncode, status)

    def test_an_interrupt_ends_a_search_at_once(self):
        # An archive that does not answer: the program waits for its first file.
        (self.folder / "silent").mkdir()
        os.mkfifo(self.folder / "silent/archive.toml")
        with self.started("lede-search", "--archive", "silent", "sony", stderr=lede.subprocess.PIPE) as run:
            with open(self.folder / "silent/archive.toml", "wb"):  # opened: the search reads
                run.send_signal(signal.SIGINT)
                self.assertEqual(run.wait(timeout=60), 130)

    def test_a_full_disk_is_told(self):
        for arguments in (["sony"], ["--help"], ["tags"]):
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                done = lede.subprocess.run([str(lede.BIN / "lede-search"), *arguments], stdout=full, stderr=lede.subprocess.PIPE,
                                           env=self.environment(), check=False)
                self.assertEqual(done.returncode, 3)
                self.assert_one_line(done.stderr.decode(), "cannot write the results")

    def test_no_results_asked_for_gives_their_number(self):
        self.assertEqual(self.search("--limit", "0", "sony")[0], "3 results\n")
        self.assertEqual(self.search("--limit", "0", "--format", "json", "sony")[0].count('"total": 3'), 1)

    def test_an_interrupted_run_keeps_what_was_read(self):
        os.mkfifo(self.folder / "slow")
        with self.started("lede-index", "add", "--input-format", "jsonl", "slow", stderr=lede.subprocess.PIPE) as run:
            with open(self.folder / "slow", "wb", buffering=0) as slow:
                for i in range(100, 3100):
                    slow.write(lede.json.dumps(lede.article(i, text="words " * 200)).encode() + b"\n")
                run.send_signal(signal.SIGINT)
            self.assertEqual(run.wait(), 130)
            self.assertIn(b"interrupted", run.stderr.read())
        self.assertIn("no problems", self.index("verify")[0])
        self.assertGreaterEqual(len(self.exported()), 3)


class Settings(lede.Case):
    def test_flag_then_environment_then_file(self):
        self.write_jsonl("a.jsonl", [lede.article(i) for i in range(20)])
        self.index("-q", "add", "a.jsonl")
        config = self.write("lede.toml", "limit = 3\n")
        env = self.environment(LEDE_CONFIG=str(config))
        self.assertEqual(len(self.hits("words", env=env)), 3)
        self.assertEqual(len(self.hits("words", env={**env, "LEDE_LIMIT": "4"})), 4)
        self.assertEqual(len(self.hits("--limit", "5", "words", env={**env, "LEDE_LIMIT": "4"})), 5)
        self.write("lede.toml", "limti = 3\n")
        self.assert_one_line(self.search("words", env=env, status=2)[1], "lede.toml:1", "did you mean 'limit'?")


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


if __name__ == "__main__":
    lede.main()
