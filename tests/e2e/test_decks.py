"""Decks: a summary that says what title and text do not is found, shown and explained."""
import lede


class Decks(lede.Case):
    def setUp(self):
        super().setUp()
        text = "The pilots of the harbour went home on Friday.\n\nNobody else did."
        self.write_jsonl("a.jsonl", [
            lede.article(1, title="Pilots go", text=text, summary="A walkout leaves tankers waiting offshore."),
            lede.article(2, title="Tankers go", text=text, summary="The pilots of the harbour went home…"),
            lede.article(3, title="No text", text="", summary="Tankers wait in a summary that is all there is."),
        ])
        self.index("add", "a.jsonl")

    def test_words_and_phrases_are_found(self):
        for query, wanted in [("walkout", ["a1"]), ("tankers", ["a1", "a2", "a3"]), ("text:tankers", ["a1", "a3"]),
                              ('"tankers waiting offshore"', ["a1"]), ("tankers NEAR/2 offshore", ["a1"]), ("offshor*", ["a1"]),
                              ("walkuot~1", ["a1"]), ("--exact offshore", ["a1"]), ("walkout -pilots", []), ("title:tankers", ["a2"])]:
            with self.subTest(query=query):
                self.assertEqual(sorted(self.ids(*query.split(" ", 1) if query.startswith("--") else [query], status=None)), wanted)

    def test_no_phrase_goes_from_the_text_into_the_deck(self):
        for query in ('"did a"', '"did a walkout"', "did NEAR/50 walkout"):
            self.assertEqual(self.ids(query, status=1), [])

    def test_what_the_text_says_anyway_weighs_once(self):
        one, two = self.hits("harbour friday", "--explain")[:2]
        for hit in (one, two):
            self.assertEqual([part["in_text"] for part in hit["matched"]], [1, 1])

    def test_the_snippet_the_explanation_and_the_article_show_where_it_stands(self):
        (hit,) = self.hits("walkout", "--explain")
        self.assertEqual((hit["snippet"], hit["snippet_marks"]), ("A walkout leaves tankers waiting offshore.", [[2, 9]]))
        self.assertEqual((hit["matched"][0]["in_title"], hit["matched"][0]["in_text"]), (0, 1))
        self.assertRegex(self.search("show", "a1")[0], r"(?m)^summary +A walkout leaves tankers waiting offshore\.$")
        self.assertIn("\x1b[1;33mwalkout", self.search("show", "a1", "--query", "walkout", "--color", "always")[0])
        self.assertNotRegex(self.search("show", "a2")[0], "(?m)^summary")

    def test_it_stays_through_deleting_merging_and_tagging(self):
        self.write_jsonl("more.jsonl", [lede.article(i) for i in range(10, 40)])
        self.index("add", "more.jsonl")
        self.index("delete", *(f"a{i}" for i in range(10, 35)))
        self.index("compact")
        self.index("tags", "add", "Harbour", "--alias", "harbour")
        self.index("tags", "apply")
        self.index("verify")
        self.assertEqual(self.ids('"tankers waiting"'), ["a1"])
        self.assertEqual(self.ids("--tag", "harbour", "walkout"), ["a1"])


if __name__ == "__main__":
    lede.main()
