"""Who said what: from the text of an article to `lede-search quotes`."""
import csv
import io
import json

import lede

STORY = ("Foreign Minister Daud Karimi spoke in Ankara. “Our patience has limits,” Karimi said. “They have been reached.”\n\n"
         "“We will not pay,” said Marta Olsen, the mayor of Brandvik.\n\n“It was hard,” she added.")


class Quotes(lede.Case):
    def setUp(self):
        super().setUp()
        records = [lede.article(1, text=STORY), lede.article(2, text="Nothing is quoted here.", published="2014-12-09T10:00:00Z"),
                   lede.article(3, text="“=1+1,” said Kōnan Olsén.", published="2014-12-10T10:00:00Z"),
                   lede.article(4, text="“Ours,” said X.", quotes=[{"text": "Given", "speaker": "Ada Given"}], published="2014-12-01")]
        self.path = self.write_jsonl("in.jsonl", records)
        self.index("add", self.path)

    def quotes(self, *arguments, **more):
        return [json.loads(line) for line in self.search("quotes", "--format", "jsonl", *arguments, **more)[0].splitlines()]

    def test_each_is_listed_with_speaker_article_and_date(self):
        found = self.quotes("--by", "karimi")
        self.assertEqual([q["text"] for q in found], ["Our patience has limits,", "They have been reached."])
        self.assertEqual({k: found[0][k] for k in ("speaker", "named", "id", "source", "published")},
                         {"speaker": "Karimi", "named": "Daud Karimi", "id": "a1", "source": "The Test", "published": "2014-12-07T10:00:00Z"})
        for quote in found:
            self.assertEqual(STORY.encode()[quote["at"]:quote["end"]].decode(), quote["text"])

    def test_names_are_folded_and_a_full_name_finds_surname_and_pronoun(self):
        self.assertEqual({q["id"] for q in self.quotes("--by", "konan olsen")}, {"a3"})
        self.assertEqual({q["id"] for q in self.quotes("--by", "Olsen")}, {"a1", "a3"})
        self.assertEqual([q["speaker"] for q in self.quotes("--by", "Marta Olsen")], ["Marta Olsen", "she"])
        self.assertEqual([q["text"] for q in self.quotes("--by", "Olsen Marta", status=1)], [])

    def test_newest_first_counted_and_limited(self):
        everything = json.loads(self.search("quotes", "--format", "json", "--limit", "2")[0])
        self.assertEqual((everything["total"], everything["shown"], everything["articles"]), (6, 2, 3))
        self.assertEqual([q["id"] for q in everything["quotes"]], ["a3", "a1"])
        self.assertEqual(len(self.quotes("--limit", "0")), 6)
        self.assertEqual([q["id"] for q in self.quotes("--until", "2014-12-02")], ["a4"])
        self.assertIn("6 quotations in 3 articles", self.search("quotes")[0])

    def test_names_for_spans(self):
        (self.archive / "periods.toml").write_text('"early days" = "2014-12-01..2014-12-08"\n')
        self.assertEqual({q["id"] for q in self.quotes("--since", "early days", "--until", "early days", "--limit", "0")}, {"a1", "a4"})
        self.assertEqual({q["id"] for q in self.quotes('date:"after early days"')}, {"a3"})

    def test_what_is_left_out_is_told(self):
        undated = lede.article(5, text=STORY)
        del undated["published"]
        self.index("add", self.write_jsonl("undated.jsonl", [undated]))
        self.assertIn("1 more article with such quotations has no date", self.search("quotes", "--since", "2014", "--by", "karimi")[0])
        self.assertEqual(json.loads(self.search("quotes", "--since", "2014", "--format", "json")[0])["undated"], 1)
        self.assertNotIn("undated", json.loads(self.search("quotes", "--format", "json")[0]))
        some = self.environment(LEDE_LIMIT="2")
        self.assert_one_line(self.search("quotes", "--format", "csv", env=some)[1], "2 quotations", "--limit all")
        self.assertEqual(self.search("quotes", "--format", "csv", "--limit", "2")[1], "")
        self.assertEqual(self.search("quotes", "--format", "csv", "--by", "karimi", "--until", "2014-12-08", env=some)[1], "")

    def test_given_quotations_are_kept(self):
        self.assertEqual([q["text"] for q in self.quotes("--by", "given")], ["Given"])

    def test_csv_is_safe_and_whole(self):
        rows = list(csv.DictReader(io.StringIO(self.search("quotes", "--format", "csv", "--by", "Olsen")[0])))
        self.assertEqual(rows[0]["text"], "'=1+1,")
        self.assertEqual(rows[1]["role"], "the mayor of Brandvik")

    def test_speakers_are_a_field_of_queries(self):
        self.assertEqual(self.ids("speaker:karimi"), ["a1"])
        self.assertEqual(self.ids('speaker:"marta olsen" patience'), ["a1"])
        self.assertEqual(set(self.ids("has:quotes")), {"a1", "a3", "a4"})

    def test_the_record_has_them_and_the_same_again_changes_nothing(self):
        parsed = [json.loads(line) for line in self.index("parse", self.path)[0].splitlines()]
        self.assertEqual([q["speaker"] for q in parsed[0]["quotes"]], ["Karimi", "Karimi", "Marta Olsen", "she"])
        self.assertIn("unchanged 4", self.index("add", self.path)[1])
        exported = self.write("out.jsonl", self.index("export")[0])
        self.assertIn("unchanged 4", self.index("add", exported)[1])

    def test_nothing_found_and_mistakes(self):
        self.assert_one_line(self.search("quotes", "--by", "nobody", status=1)[1], "no quotation found")
        self.assert_one_line(self.search("quotes", "--by", "...", status=2)[1], "--by needs a name")
        self.search("quotes", "autor:x", status=2)
        self.assert_one_line(self.search("quotes", "--format", "trec", status=2)[1], "text, json, jsonl or csv")

    def test_hostile_names_do_not_drive_the_terminal(self):
        self.index("add", self.write_jsonl("evil.jsonl", [lede.article(9, text="“Hi\x1b[2J there,” said Eve \x1b]0;x\x07 Mallory.",
                                                                       source="S\x1b[31m")]))
        self.assertNotIn("\x1b", self.search("quotes", "--limit", "0")[0])


if __name__ == "__main__":
    lede.main()
