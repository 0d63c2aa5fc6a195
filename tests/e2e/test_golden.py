"""The bundled corpus read by `lede-index parse`, compared with what is expected of it, field by field.

What extraction does not yet get right is listed in tests/golden/not_yet.txt, a line a file with
its fields. A field that goes wrong fails the test, and so does one that comes right and still
stands there: LEDE_UPDATE_GOLDEN=1 writes the list anew.
"""
import datetime
import json
import os

import lede

NOT_COMPARED = {"id", "collected", "fetched_url", "input",  # given by the run, not by the document
                "quotes"}  # found by rules, not marked up: tests/unit/quote measures them


def moment(value):
    """A time as the moment that it is: records of pages keep the publisher's clock."""
    return value and datetime.datetime.fromisoformat(value)


def compare(wanted, got):
    """The fields that differ."""
    fields = (set(wanted) | set(got)) - NOT_COMPARED
    times = {k for k in ("published", "updated") if moment(wanted.get(k)) == moment(got.get(k))}
    return sorted(k for k in fields - times if wanted.get(k) != got.get(k))


class Golden(lede.Case):
    def parsed(self, path):
        return [json.loads(line) for line in self.index("parse", path)[0].splitlines()]

    def differences(self):
        found = {}
        for path in sorted([*lede.CORPUS.glob("pages/*/*.html"), *lede.CORPUS.glob("feeds/*")]):
            name = path.relative_to(lede.CORPUS)
            wanted = json.loads((lede.CORPUS / "expected" / name.with_suffix(".json")).read_text(encoding="utf-8"))
            wanted = wanted if isinstance(wanted, list) else [wanted]
            got = self.parsed(path)
            self.assertEqual(len(got), len(wanted), f"{name}: number of articles")
            if fields := sorted({f for w, g in zip(wanted, got) for f in compare(w, g)}):
                found[name.as_posix()] = fields
        return found

    def test_every_field_is_read_as_expected(self):
        found = self.differences()
        if os.environ.get("LEDE_UPDATE_GOLDEN"):
            lede.NOT_YET.write_text("".join(f"{name}: {' '.join(fields)}\n" for name, fields in found.items()))
        self.assertEqual(found, lede.not_yet(), "LEDE_UPDATE_GOLDEN=1 writes tests/golden/not_yet.txt anew")

    def test_feeds_are_read_without_a_fault(self):
        self.assertEqual([name for name in lede.not_yet() if name.startswith("feeds/")], [])

    def test_the_web_archive_is_read_as_its_pages_are(self):
        records = self.parsed(lede.CORPUS / "archive.warc.gz")
        self.assertGreater(len(records), 2)
        pages = {r["url"]: r for p in lede.CORPUS.glob("pages/*/*.html") for r in self.parsed(p)}
        for record in records:
            self.assertTrue(record["fetched_url"].startswith(record["url"]))
            page = pages[record["url"]]
            self.assertEqual((record["title"], record["text"]), (page["title"], page["text"]))

    def test_a_record_is_printed_as_it_was_read(self):
        for record, line in zip(self.parsed(lede.CORPUS / "sample.jsonl"), (lede.CORPUS / "sample.jsonl").read_text().splitlines()):
            wanted = json.loads(line)
            self.assertEqual({k: record[k] for k in wanted}, wanted)


if __name__ == "__main__":
    lede.main()
