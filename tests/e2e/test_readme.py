"""The README's commands, run: each ```console block shows what they print, to the letter.

LEDE_UPDATE_GOLDEN=1 writes what they print now into the README.
"""
import os
import re
import subprocess

import lede

README = lede.SOURCE / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Readme(lede.Case):
    def setUp(self):
        super().setUp()
        (self.folder / "corpus").symlink_to(lede.CORPUS)
        self.env = self.environment(PATH=f"{lede.BIN}:{os.environ['PATH']}")
        del self.env["LEDE_ARCHIVE"]

    def printed_by(self, block):
        """The block with what its commands print now, standard error in place."""
        out = ""
        for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
            out += f"$ {command}\n"
            if setting := re.fullmatch(r"export (\w+)=(.*)", command):
                self.env[setting[1]] = setting[2]
                continue
            done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.env, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, check=False)
            self.assertIn(done.returncode, (0, 1, 2), done.stdout.decode())
            out += done.stdout.decode().replace(f"{lede.SOURCE}/", "")
        return out

    def test_commands_print_what_the_readme_shows(self):
        text = README.read_text(encoding="utf-8")
        blocks = BLOCK.findall(text)
        self.assertGreater(len(blocks), 2)
        now = BLOCK.sub(lambda m: f"```console\n{self.printed_by(m[1])}```", text)
        if os.environ.get("LEDE_UPDATE_GOLDEN"):
            README.write_text(now, encoding="utf-8")
            text = now
        self.assertEqual(BLOCK.findall(text), BLOCK.findall(now))


if __name__ == "__main__":
    lede.main()
