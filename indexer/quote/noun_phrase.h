// Who speaks: a name, a role or a pronoun, read from the words around a verb of saying.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/quote/reading.h"

namespace lede::quote {

enum class SpeakerKind { kName, kRole, kPronoun };

// Words [first, end) name the speaker; words [begin, ...) are the whole phrase.
struct Speaker {
  SpeakerKind kind = SpeakerKind::kName;
  std::size_t begin = 0;
  std::size_t first = 0;
  std::size_t end = 0;
  // Beside a name, what the article says the person is: words [role_first, role_end); none when equal.
  std::size_t role_first = 0;
  std::size_t role_end = 0;
};

// The speaker that the words from `begin` on, before `limit`, begin with. `closed`: the phrase must
// end at `limit`, where the verb stands. Reads at most some twenty words.
std::optional<Speaker> read_speaker(const Reading& reading, std::size_t begin, std::size_t limit,
                                    bool closed);

// The same with what follows a comma: "her husband, Istvan", "Marta Olsen, the mayor of Brandvik".
std::optional<Speaker> read_speaker_with_apposition(const Reading& reading, std::size_t begin,
                                                    std::size_t limit);

// Where the name begins among the words [first, end), which all have capitals: behind the last title; where
// nouns have capitals too, at the first given name that a word of another kind stands before.
std::size_t skip_titles(const Reading& reading, std::size_t first, std::size_t end);

// The subject of the verb `verb`, read backwards to `from` at most; none where the verb is passive
// or denied, or its subject cannot be told.
std::optional<Speaker> subject_of(const Reading& reading, std::size_t verb, std::size_t from);

}  // namespace lede::quote
