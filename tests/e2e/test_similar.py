"""More like this, one whole article, and the browser."""
import json

import lede

HACK = "Hackers broke into the studio's network and stole unreleased films, and the studio blamed a foreign government."
WHEAT = "The wheat harvest in the valley failed after a summer of drought, and bakers fear for the price of bread."


class Similar(lede.Case):
    def setUp(self):
        super().setUp()
        filler = [lede.article(n, title=f"Note {n}", text=f"Plain note number{n} with ordinary words about town life.") for n in range(50, 60)]
        self.index("add", self.write_jsonl("in.jsonl", [
            lede.article(1, title="Studio hacked", text=HACK, url="https://example.org/1"),
            lede.article(2, title="Studio hacked, again", text=HACK),
            lede.article(3, title="Who are the hackers", text="The hackers that attacked the studio left a message on its network.",
                         url="https://example.org/3"),
            lede.article(4, title="Drought ruins wheat", text=WHEAT),
            lede.article(5, title="Bread prices rise", text="Bakers say the drought and the failed harvest drive the price of bread."),
            *filler]))

    def similar(self, *arguments, **more):
        return [json.loads(line) for line in self.search("similar", "--format", "jsonl", *arguments, **more)[0].splitlines()]

    def test_articles_like_it_without_it_and_its_copies(self):
        found = self.similar("a1")
        self.assertEqual(found[0]["id"], "a3")
        self.assertNotIn("a1", [h["id"] for h in found])
        self.assertNotIn("a2", [h["id"] for h in found])
        self.assertIn("studio", [m["part"] for m in found[0]["matched"]])
        self.assertEqual(self.similar("a4")[0]["id"], "a5")

    def test_by_address_file_record_and_standard_input(self):
        self.assertEqual(self.similar("https://example.org/1")[0]["id"], "a3")
        draft = self.write("draft.txt", "A headline\n\nBakers wait for bread while the harvest and its wheat suffer drought.")
        self.assertEqual({h["id"] for h in self.similar(draft)[:2]}, {"a4", "a5"})
        record = self.index("parse", self.write_jsonl("one.jsonl", [lede.article(1, title="Studio hacked", text=HACK)]))[0]
        self.assertEqual([h["id"] for h in self.similar("-", stdin=record.encode())], [h["id"] for h in self.similar("a1")])

    def test_filters_and_mistakes(self):
        self.assert_one_line(self.search("similar", self.write("picture.png", b"\x89PNG\0\1harbour"), status=None)[1], "no text", "picture.png")
        self.similar("a1", "--since", "2020", status=1)
        (self.archive / "periods.toml").write_text('"that day" = "2014-12-07"\n"the year before" = "2013"\n')
        self.assertEqual(self.similar("a1", "--since", "that day", "--until", "that day")[0]["id"], "a3")
        self.similar("a1", "--until", "the year before", status=1)
        self.assert_one_line(self.search("similar", "nothing-there", status=1)[1], "no article of the archive and no file")
        self.search("similar", status=2)
        self.assert_one_line(self.search("similar", "-", status=1)[1], "no word that tells it")

    def browser(self):
        script = self.write("browser", '#!/bin/sh\nprintf "%s\\n" "$#" "$@" > opened\n')
        script.chmod(0o755)
        return self.environment(BROWSER=f"{script} --new-tab")

    def opened(self):
        return (self.folder / "opened").read_text().splitlines()

    def test_the_nth_hit_opens_in_the_browser(self):
        self.search("hackers", "--open", "1", env=self.browser())
        self.assertEqual(self.opened(), ["2", "--new-tab", "https://example.org/3"])
        self.search("show", "a1", "--open", env=self.browser())
        self.assertEqual(self.opened()[-1], "https://example.org/1")
        self.search("similar", "a1", "--open", "1", env=self.browser())
        self.assertEqual(self.opened()[-1], "https://example.org/3")

    def test_no_shell_sees_the_address_and_only_web_addresses_are_opened(self):
        self.index("add", self.write_jsonl("more.jsonl", [
            lede.article(20, title="Zebra", url="https://example.org/$(touch+pwned);`touch+pwned`?a&b"),
            lede.article(21, title="Yak", url="file:///etc/passwd"), lede.article(22, title="Xerus", link="javascript:alert(1)")]))
        self.search("zebra", "--open", "1", env=self.browser())
        self.assertEqual(self.opened()[0], "2")
        self.assertIn("$(touch", self.opened()[-1])
        for word in ("yak", "xerus"):
            self.assertIn("no http or https address", self.search(word, "--open", "1", env=self.browser(), status=1)[1])
        self.search("hackers", "--open", "9", env=self.browser(), status=2)
        self.search("hackers", "--open", "0", env=self.browser(), status=2)
        self.assertIn("cannot open the browser", self.search("hackers", "--open", "1", env=self.environment(BROWSER="/no/such"), status=3)[1])

    def test_show_marks_and_tells_all(self):
        self.index("add", self.write_jsonl("whole.jsonl", [lede.article(
            30, text="“We won,” said Marta Olsen, the mayor.", comments_url="https://example.org/30#comments", comments_count=7,
            image="https://example.org/i.jpg", tags=["Sony"])]))
        shown = self.search("show", "a30", "--query", "mayor", "--color", "always")[0]
        self.assertIn("\x1b[1;33mmayor", shown)
        for part in ("“We won,” - Marta Olsen, the mayor", "https://example.org/30#comments", "https://example.org/i.jpg", "by publisher: Sony"):
            self.assertIn(part, shown)


if __name__ == "__main__":
    lede.main()
