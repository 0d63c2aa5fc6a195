// The one tokenizer. Index, query, tag matcher, snippet and fingerprints all read words
// through it, so what is indexed can be found as written.
//
// A token is a maximal run of letters, digits and marks (UAX #29 word boundaries where scripts
// have no spaces: CJK, Thai, Lao, Khmer, Myanmar by ICU), with these rules on top:
//   curly and straight apostrophes inside a word are one ("don't", "l'homme"); a possessive 's or
//     a trailing apostrophe is cut off, also from the written form ("Sony's" -> sony);
//   hyphens and dashes part words ("Kim Jong-Un" -> kim, jong, un), as every other sign does:
//     "C++" is c; only a few ASCII letters around & are one word ("AT&T" -> at&t);
//   initials are joined ("U.S.", "U. S." is two; "G.O.P." -> gop), flagged kInitials;
//   # and @ before a word are left out of the token and flagged;
//   numbers keep inner points ("3.5", "192.168.1.1") and lose the commas that group their digits
//     ("1,000" -> 1000, "1,00,000"; "7,2014" is two); decimal digits of any script become ASCII;
//   case is folded and accents are removed in the form ("Kōnan" -> konan, "Straße" -> strasse,
//     "Ørsted" -> orsted), compatibility forms are unified (full-width letters, ligatures: NFKC
//     case fold); marks that are vowels (Indic, Thai) stay; soft hyphens, zero-width joiners and
//     the like are dropped inside words; emoji are no words.
// The written form stays reachable through offset and length.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lede::text {

enum TokenFlag : std::uint8_t {
  kCapital = 1,         // the written form starts with an upper-case letter
  kAllCaps = 2,         // two or more letters, all upper case
  kInitials = 4,        // written with points: U.S., G.O.P.
  kHashtag = 8,         // # stands before it
  kHandle = 16,         // @ stands before it
  kNumber = 32,         // starts with a digit
  kSentenceStart = 64,  // first in the text, or after . ! ? : or a paragraph's end, quotes passed over;
                        // not after the point of a title or an initial ("Mr. Smith", "J. Smith")
  kJoined = 128,        // no white space between the previous token and this one ("Jong-Un")
};

struct Token {
  std::string_view form;     // folded; at most 64 bytes longer than written; lives as long as its Tokens
  std::uint32_t offset = 0;  // first byte of the written form in the text
  std::uint32_t length = 0;  // bytes of the written form
  std::uint8_t flags = 0;    // TokenFlag bits
};

// The tokens of one text, in order. Owns the folded forms (in blocks that never move); the
// text itself must outlive only the call. Reuse one object over many texts to save
// allocations. Not for use by two threads at once.
class Tokens {
 public:
  Tokens();
  ~Tokens();
  Tokens(Tokens&&) noexcept;
  Tokens& operator=(Tokens&&) noexcept;

  // Replaces the contents by the tokens of `text`, which must be valid UTF-8 of less than
  // 4 GiB. Words over 200 bytes (folded) are cut on a code point.
  void assign(std::string_view text);

  const std::vector<Token>& list() const { return list_; }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }
  std::size_t size() const { return list_.size(); }
  const Token& operator[](std::size_t i) const { return list_[i]; }

 private:
  struct Impl;
  std::vector<Token> list_;
  std::unique_ptr<Impl> impl_;
};

// One call for a short text: the folded forms, in order.
std::vector<std::string> fold_words(std::string_view text);

// `text` with the tokenizer's folding but white space and punctuation kept: for comparing
// names as a person would ("Kōnan" = "konan").
std::string fold_text(std::string_view text);

}  // namespace lede::text
