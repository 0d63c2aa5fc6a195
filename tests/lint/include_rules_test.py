"""The rules of who may include whom, which keep the rooms apart. They are the tables below."""
import pathlib
import re
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ("indexer", "searcher")

# Each folder of common with those that it may include, besides itself.
COMMON = {
    "core": set(),
    "text": {"core"},
    "article": {"core", "text"},
    "archive": {"core", "text", "article"},
}

# The stages, which do not include each other, with the exceptions: what a stage takes from the
# one before it where the arrow between them is that stage's own struct.
STAGES = {
    "indexer/source": set(),
    "indexer/fetch": set(),
    "indexer/parse": set(),
    "indexer/extract": set(),
    "indexer/tag": set(),
    "indexer/learn": set(),
    "indexer/quote": {"indexer/tag/given_names.h"},
    "indexer/story": set(),
    "indexer/write": set(),
    "indexer/schedule": set(),
    "searcher/query": set(),
    "searcher/plan": {"searcher/query/syntax.h"},
    "searcher/match": set(),
    "searcher/expand": set(),
    "searcher/facet": {"searcher/match/matching.h"},
    "searcher/research": {"searcher/match/matching.h"},
    "searcher/present": set(),
    "searcher/similar": set(),
    "searcher/alert": {"searcher/plan/plan.h"},
    "searcher/spelling": set(),
}

# What sees several stages: these files, and the commands.
SEVERAL = re.compile(r"(indexer/(find_feed|main|options|pipeline|read_articles|retag|retag_rows|retag_state|run_report|training)|searcher/(did_you_mean|in_words|main|explain|facet_lists|feedback|options|search))\.(cc|h)"
                     r"|(indexer|searcher)/(command|options)/.*|indexer/update/.*")

# Who may include a library: its headers, its owners (folders end in a slash).
LIBRARIES = [
    (r"curl/", ["indexer/fetch/"]),
    (r"pugixml\.hpp", ["indexer/parse/", "indexer/extract/"]),
    (r"linear\.h", ["indexer/learn/linear_svm.cc"]),
    (r"gumbo\.h", ["indexer/parse/html_tree.cc"]),
    (r"CLI/", ["indexer/options.cc", "indexer/options/", "searcher/options/command_line.cc"]),
    (r"xapian(\.h|/)", ["common/archive/", "common/text/stems.cc", "indexer/write/", "searcher/plan/",
                        "searcher/match/", "searcher/facet/", "searcher/similar/", "searcher/feedback.cc"]),
    (r"toml\+\+/", ["common/core/toml.h"]),
    (r"nlohmann/json_fwd\.hpp", ["searcher/present/hit_json.h"]),
    (r"nlohmann/json\.hpp", ["indexer/command/backfill.cc", "indexer/command/feeds_list.cc", "indexer/command/stats.cc", "indexer/command/update.cc",
                             "indexer/extract/json_ld.cc", "indexer/parse/feed_json.cc", "searcher/present/hit_json.cc",
                             "searcher/alert/alert_json.cc", "searcher/present/alert_page.cc",
                             "searcher/present/machine.cc", "searcher/present/ninjs.cc", "searcher/present/quote_page.cc",
                             "searcher/present/report_machine.cc"]),
    (r"simdjson\.h", ["common/article/article_json.cc"]),
    (r"unicode/", ["common/text/", "indexer/parse/charset.cc"]),
    (r"dlfcn\.h", ["common/text/icu.cc"]),
    (r"xxhash\.h", ["common/text/hash.cc"]),
    (r"zlib\.h", ["indexer/source/byte_stream.h", "indexer/source/content_coding.cc"]),
    (r"sqlite3\.h", ["indexer/schedule/database.cc"]),
    (r"emmintrin\.h", ["common/text/ascii_class.h", "indexer/quote/mark_bytes.h"]),
    (r"(zstd|zdict)\.h", ["common/archive/records.cc", "common/archive/records_writer.h", "common/archive/records_writer.cc"]),
    (r"brotli/", ["indexer/source/content_coding.cc"]),
]

# Headers of ours that bring a library along.
BRINGING = {
    "common/core/toml.h": ["common/core/settings_file.cc", "common/archive/archive_folder.cc",
                           "indexer/tag/dictionary.cc", "indexer/tag/tag_changes.cc"],
}

# System headers of no library: C++'s have no ending, POSIX's are named.
SYSTEM = re.compile(r"[a-z_]+|(arpa/inet|assert|dirent|fcntl|netinet/in|signal|spawn|stdlib|unistd|sys/(file|ioctl|mman|socket|stat|types|wait))\.h")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def room_of(path):
    return "/".join(path.split("/")[:2])


def broken_rule(path, quoted, header):
    """What is wrong with `path` including `header`, or None."""
    if not quoted:
        for pattern, owners in LIBRARIES:
            if re.match(pattern, header):
                owned = any(path == o or (o.endswith("/") and path.startswith(o)) for o in owners)
                return None if owned else f"<{header}> belongs to {owners}"
        return None if SYSTEM.fullmatch(header) else f"<{header}> belongs to no one: give it an owner in the table"
    if not (SOURCE / header).is_file():
        return f'"{header}" is no file: paths start at the root of the project'
    if path not in BRINGING.get(header, [path]):
        return f'"{header}" belongs to {BRINGING[header]}'
    own, other = path.split("/")[0], header.split("/")[0]
    if own == "common":
        if other != "common":
            return "common includes no program"
        folder, wanted = path.split("/")[1], header.split("/")[1]
        return None if wanted == folder or wanted in COMMON[folder] else f"common/{folder} may not know common/{wanted}"
    if other == "common":
        return None
    if other != own:
        return "the programs share only common"
    if SEVERAL.fullmatch(path):
        return None
    room = room_of(path)
    if room not in STAGES:
        return f"{room} is no stage: put it in a table"
    return None if room_of(header) == room or header in STAGES[room] else f"{room} may not know {room_of(header)}"


def mistakes_in(root, folders):
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".cc", ".h"):
                continue
            name = path.relative_to(root).as_posix()
            for mark, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if mistake := broken_rule(name, mark == '"', header):
                    found.append(f"{name}: {mistake}")
    return found


class IncludeRules(unittest.TestCase):
    def test_no_file_breaks_a_rule(self):
        self.assertEqual(mistakes_in(SOURCE, ["common", *PROGRAMS]), [])

    def test_every_folder_has_its_rule(self):
        rooms = {f"{top}/{p.name}" for top in PROGRAMS for p in (SOURCE / top).iterdir() if p.is_dir()}
        self.assertEqual({r for r in rooms if not r.endswith(("/command", "/options", "/update"))}, set(STAGES))
        self.assertEqual({p.name for p in (SOURCE / "common").iterdir() if p.is_dir()}, set(COMMON))

    def test_every_folder_is_built(self):
        """Each folder with a CMakeLists.txt is added by the one above it."""
        for cmake in SOURCE.glob("[cist]*/**/CMakeLists.txt"):
            parent = (cmake.parent.parent / "CMakeLists.txt").read_text(encoding="utf-8")
            self.assertRegex(parent, rf"add_subdirectory\({re.escape(cmake.parent.name)}\)", cmake)

    def test_forbidden_includes_are_caught(self):
        for path, line in [
            ("common/core/a.cc", '#include "common/text/utf8.h"'),
            ("common/archive/a.cc", '#include "indexer/write/merge.h"'),
            ("indexer/parse/a.cc", '#include "indexer/extract/page.h"'),
            ("indexer/write/a.cc", '#include "searcher/query/syntax.h"'),
            ("searcher/match/a.h", '# include "searcher/query/syntax.h"'),
            ("searcher/present/a.cc", "#include <xapian.h>"),
            ("indexer/parse/a.cc", "#include <gumbo.h>"),
            ("indexer/command/a.cc", "#include <CLI/CLI.hpp>"),
            ("indexer/tag/a.cc", "#include <boost/any.hpp>"),
            ("indexer/source/a.cc", "#include <curl/curl.h>"),
            ("common/text/a.cc", '#include "utf8.h"'),
            ("indexer/parse/a.cc", '#include "common/core/toml.h"'),
            ("indexer/fetch/a.cc", '#include "indexer/source/blob.h"'),
        ]:
            with self.subTest(path=path, line=line), tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True)
                file.write_text(f"#include <vector>\n{line}\n", encoding="utf-8")
                self.assertEqual(len(mistakes_in(pathlib.Path(folder), ["common", *PROGRAMS])), 1)

    def test_allowed_includes_are_not(self):
        for path, header in [("searcher/plan/a.cc", "searcher/query/syntax.h"),
                             ("indexer/command/a.cc", "indexer/write/verify.h"),
                             ("common/text/a.cc", "common/core/result.h")]:
            self.assertIsNone(broken_rule(path, True, header))
        self.assertIsNone(broken_rule("common/text/stems.cc", False, "xapian.h"))


if __name__ == "__main__":
    unittest.main()
