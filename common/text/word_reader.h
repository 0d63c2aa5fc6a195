// Reads one word that is more than a run of ASCII letters and digits.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/text/char_reader.h"
#include "common/text/form_store.h"

namespace lede::text {

class WordReader {
 public:
  // `copy` is that of `text` by forms.start(); forms are written over it.
  WordReader(std::string_view text, char* copy, FormStore& forms)
      : text_(text), copy_(copy), forms_(forms), chars_(text, copy, forms) {}

  // Reads the word from `start` on; up to `plain_end` it is ASCII letters and digits, maybe none.
  void read(std::size_t start, std::size_t plain_end);

  // Of the word read: where its written form ends, where the next may start (behind a possessive
  // 's), whether it was written with points, and its form, which may be empty.
  std::size_t end() const { return read_; }
  std::size_t next() const { return next_; }
  bool has_initials() const { return initials_; }
  std::string_view form() const;

 private:
  void take(std::size_t bytes);
  bool take_outside();
  void take_fold(const Char& c);
  bool take_inner();
  // An apostrophe of `length` bytes between letters; a possessive 's ends the word before it.
  bool take_apostrophe(std::size_t length);
  // After the 's at `i`, or `i` where none is.
  std::size_t possessive_end(std::size_t i);
  std::size_t apostrophe_length(std::size_t i);
  // The position after one letter and its marks at `i` that no other letter follows; else `i`.
  std::size_t lone_letter(std::size_t i);
  // True where start_ to read_ is one letter with its marks. Read in the text, since the copy is
  // written over by now.
  bool starts_with_lone_letter();

  // At the point after a first letter: "S." of "U.S." and so on, with the last point.
  bool take_initials();
  // The commas of "1,000", "1,000,000" and "1,00,000" are left out; others part.
  bool take_digit_groups();
  // The end of the last group of three digits; groups before it may have two.
  std::size_t digit_groups_end() const;
  // "AT&T", "R&B": one word where both sides are a few letters.
  bool take_ampersand();

  const std::string_view text_;
  char* const copy_;
  FormStore& forms_;
  CharReader chars_;

  std::size_t start_ = 0;
  std::size_t read_ = 0;   // what is read ends here
  std::size_t write_ = 0;  // what is written of the form ends here, never after read_
  std::size_t next_ = 0;
  bool folded_ = false;    // the form must come from the folder instead
  bool initials_ = false;  // points are left out
  bool trim_ = false;      // has an apostrophe
};

}  // namespace lede::text
