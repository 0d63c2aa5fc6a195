// People whom the dictionary does not know, by the shape of their names: "Jim Jordan" is not the
// country, "Chad Wolf" not the other one, "Fiona Apple" no company.
//
// A name of one word belongs to a person's name, or to some longer name, where beside it and
// parted from it by white space alone (or the point of an initial or a title) stands
//   before it: a common given name, an initial after a capital, or a title such as Mr.;
//   before it, if the entry says also = "person": any capitalised word within a sentence that the
//     dictionary does not know and that is no direction, month or the like ("Northern Jordan");
//   after it, if it is borne by people (also = "person", or a common given name): a capitalised
//     word that the dictionary does not know and that is no day, month or office ("Jordan Prime
//     Minister"). Of other names than places with also = "person" this is asked only where that
//     word also stands alone in the article, as surnames do after the full name.
// Headlines with capitals everywhere say only what given names and titles say.
#pragma once

#include <string_view>
#include <unordered_map>

#include "indexer/tag/case_rule.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {

// How the name at hand may be part of a person's.
struct Bearer {
  Kind kind = Kind::kNone;  // of the entry; titles before a person's name are its own
  bool also_person = false;
};

// Of one article. Not for use by two threads at once; both arguments must outlive it.
class PersonNames {
 public:
  PersonNames(const Lexicon& lexicon, const Texts& texts) : lexicon_(lexicon), texts_(texts) {}

  // The longer name around `place`; without words when there is none.
  Place around(const Place& place, const Bearer& bearer);

 private:
  Place before(const Place& place, const Bearer& bearer) const;
  Place after(const Place& place, const Bearer& bearer);
  bool is_known(const text::Token& word) const;
  bool stands_alone(std::string_view form, std::string_view given);

  const Lexicon& lexicon_;
  const Texts& texts_;
  std::unordered_map<std::string_view, bool> alone_;  // by form: stands_alone()
};

// Whether the place stands where only a place can: after "in", "across", "northern" and the like.
bool is_located(const PartText& part, const Place& place);

}  // namespace lede::tag
