"""What the project's files must not say: where they were written, or what only their authors know."""
import pathlib
import re
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]

# Places outside the project. .ci may look for the measuring scripts beside a checkout.
OUTSIDE = re.compile(r"(?<![\w.\-/])/(work|root|home/\w+)/\w|\.\./shared|/tmp/[a-z]", re.IGNORECASE)
NUMBERED = re.compile(r"\bissues? #?\d+\b", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(FIXME|XXX|TODO)\b")
LEFT_OUT = {".git", "build", "__pycache__", ".cache"}
ALLOWED = {".ci", "tests/lint/own_words_test.py"}
BINARY = {".gz", ".png", ".jpg"}


def files():
    for path in sorted(SOURCE.rglob("*")):
        name = path.relative_to(SOURCE)
        if path.is_file() and not LEFT_OUT & set(name.parts) and path.suffix not in BINARY:
            yield name.as_posix(), path.read_text(encoding="utf-8", errors="replace")


class OwnWords(unittest.TestCase):
    def test_no_file_names_a_place_outside_the_project(self):
        found = [f"{name}:{text[:hit.start()].count(chr(10)) + 1}: {hit.group()}"
                 for name, text in files() if name.split("/")[0] not in ALLOWED and name not in ALLOWED
                 and not name.startswith(("corpus/", "tests/fuzz/kept/")) for hit in OUTSIDE.finditer(text)]
        self.assertEqual(found, [])

    def test_no_file_sends_its_reader_to_a_numbered_issue(self):
        found = [f"{name}: {hit.group()}" for name, text in files()
                 if name.endswith((".cc", ".h", ".py", ".cmake", ".md")) and name not in ALLOWED
                 for hit in NUMBERED.finditer(text)]
        self.assertEqual(found, [])

    def test_links_between_documents_lead_somewhere(self):
        found = [f"{name}: {target}" for name, text in files() if name.endswith(".md")
                 for target in re.findall(r"\]\((?!https?:)([^)#]+)", text)
                 if not (SOURCE / name).parent.joinpath(target).exists()]
        self.assertEqual(found, [])

    def test_nothing_is_left_to_do_later_in_code(self):
        found = [name for name, text in files()
                 if name.endswith((".cc", ".h", ".py", ".cmake")) and name not in ALLOWED and UNFINISHED.search(text)]
        self.assertEqual(found, [])

    def test_every_source_ends_with_a_newline(self):
        found = [name for name, text in files() if name.endswith((".cc", ".h", ".py", ".txt", ".md", ".cmake")) and
                 text and not text.endswith("\n")]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
