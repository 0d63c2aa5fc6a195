// What a language's words do around a quotation: the table that attribution reads. Another language
// is another table (english.cc, german.cc).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lede::quote {

enum WordClass : std::uint32_t {
  kSay = 1 << 0,           // said, told, added: a finite verb of saying
  kSaying = 1 << 1,        // saying, adding: its participle, whose subject is the sentence's
  kBe = 1 << 2,            // was, were: makes what follows passive
  kQuoted = 1 << 3,        // quoted, cited (as saying)
  kPerson = 1 << 4,        // he, she: pronouns that stand for a person
  kGroup = 1 << 5,         // they, it
  kDeterminer = 1 << 6,    // the, a, his, one
  kSkip = 1 << 7,          // may stand between subject and verb: also, later, has
  kNot = 1 << 8,           // before the verb: nothing was said (not, declined to)
  kBreak = 1 << 9,         // begins another clause: that, but, when
  kRelative = 1 << 10,     // who
  kTitle = 1 << 11,        // Mr., President, Judge: before a name and no part of it
  kRole = 1 << 12,         // spokesman, minister, lawyer: a speaker without a name
  kNoPerson = 1 << 13,     // Ministry, University, Monday: not in a person's name
  kPreposition = 1 << 14,  // of, for, at: goes on in a role ("a spokesman for the ministry")
  kPlace = 1 << 15,        // in: the same, before a place alone
  kStop = 1 << 16,         // Monday, statement, interview: what no role goes on with
  kJoiner = 1 << 17,       // van, bin, de: inside a name
  kWorkNoun = 1 << 18,     // film, headline, so-called: what is quoted behind it is a name
  kAccording = 1 << 19,    // according (to NAME)
  kAddress = 1 << 21,      // told: a verb of saying that no speaker follows
  kMale = 1 << 22,         // he, Mr., spokesman
  kFemale = 1 << 23,       // she, Ms., mother
  kCall = 1 << 20,         // called, described: what is quoted behind it is an opinion
  kTo = 1 << 24,           // to, behind according
  kInverts = 1 << 25,  // at a sentence's beginning, puts the subject behind the verb: Am Montag sagte NAME
};

// A class with its words, folded as text::Tokens folds, parted by spaces; "-sprecher" is each word that ends
// so and is none of the table itself.
struct ClassWords {
  std::uint32_t word_class;
  std::string_view words;
};

// A language's words with their classes. Immutable; `table` must outlive it.
class Rules {
 public:
  // `capital_nouns`: every noun is written with a capital, also a role before a name.
  explicit Rules(std::span<const ClassWords> table, bool capital_nouns = false);
  bool capital_nouns() const { return capital_nouns_; }
  // The classes of a folded form; 0 for a word that is not in the table.
  std::uint32_t classes(std::string_view form) const;

 private:
  struct Word {
    std::string_view form;
    std::uint32_t classes = 0;
  };
  // The place of the form, one byte or more, or the free one where it belongs.
  std::size_t place_of(std::string_view form) const;

  // Asked many times for each quotation: an open table of numbers, small enough to stay in the cache.
  static constexpr std::size_t kPlaces = 4096;
  std::vector<Word> words_{1};  // the first stands for no word
  std::vector<Word> endings_;
  bool capital_nouns_;
  std::vector<std::uint16_t> places_ = std::vector<std::uint16_t>(kPlaces);
};

// The rules for a BCP 47 code in lower case; for none, English. Null where there are no rules for
// the language.
const Rules* rules_for(std::string_view language);

std::span<const ClassWords> english_words();
std::span<const ClassWords> german_words();

}  // namespace lede::quote
