// The people that an article names in full, for the surnames and pronouns that follow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/quote/reading.h"

namespace lede::quote {

// Words [first, end) of the text; the name without titles.
struct Person {
  std::size_t first = 0;
  std::size_t end = 0;
  std::uint32_t sex = 0;  // kMale or kFemale where a title or role beside the name says so
};

class People {
 public:
  // One pass over the words. `reading` must outlive it.
  explicit People(const Reading& reading);

  // Who was mentioned last before the word `before`, in full or, after that, by surname, and of whom it
  // is not known that she is a man or he a woman; null for none.
  const Person* last_before(std::size_t before, bool female) const;
  // The last before `before` whose surname has that folded form, else the first after it.
  const Person* of_surname(std::string_view form, std::size_t before) const;

 private:
  void read_run(std::size_t first, std::size_t end);

  const Reading& reading_;
  struct Mention {
    std::size_t end;     // the word after it
    std::size_t person;  // number in full_
  };
  std::vector<Person> full_;       // names of two words and more, in order
  std::vector<Mention> mentions_;  // these, and surnames alone of those; in order
};

}  // namespace lede::quote
