// The scanner reads the lower-cased copy of the text, in which a plain word's form is already
// there. A form that differs from it ("don't" with a curly apostrophe, "1,000", "U.S.") is
// written over the copy's own bytes, since it is no longer; the rare longer one is kept aside.
#include "common/text/token_scan.h"

#include <algorithm>
#include <array>

#include "common/text/ascii_class.h"
#include "common/text/char_reader.h"
#include "common/text/word_reader.h"

namespace lede::text {

namespace {

// Titles and the like, whose point ends no sentence.
bool is_abbreviation(std::string_view form) {
  static constexpr std::array<std::string_view, 17> kAbbreviations = {
      "mr", "mrs", "ms",  "dr",   "prof", "sen", "rep", "gov",   "gen",
      "lt", "col", "sgt", "capt", "rev",  "hon", "st",  "messrs"};
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), form) != kAbbreviations.end();
}

// One pass over one text. Positions are bytes in the text and in its copy alike.
class Scanner {
 public:
  Scanner(std::string_view text, FormStore& forms, std::vector<Token>& list)
      : text_(text),
        size_(text.size()),
        copy_(forms.start(text)),
        forms_(forms),
        chars_(text, copy_, forms),
        word_(text, copy_, forms),
        list_(list) {}

  void run() {
    std::size_t i = 0;
    while (i < size_) {
      const std::uint8_t c = class_of(copy_[i]);
      if ((c & kWordBits) != 0) {
        i = word(i);
      } else if ((c & kOutside) != 0) {
        i = outside(i);
      } else {
        if ((c & (kStop | kNewline)) != 0) note_stop(i, c);
        gap_ |= c;
        ++i;
      }
    }
  }

 private:
  // ---- between words ----

  void note_stop(std::size_t i, std::uint8_t c) {
    if ((c & kNewline) != 0) {
      ++newlines_;
    } else if (!(copy_[i] == '.' && i == previous_end_ && ends_abbreviation())) {
      stop_end_ = i + 1;
    }
  }

  // True where a point right after the last token ends no sentence: "J. Smith", "Mr. Smith".
  bool ends_abbreviation() const {
    const Token& last = list_.back();
    if ((last.flags & kCapital) == 0) return false;
    return last.form.size() == 1 || is_abbreviation(last.form);
  }

  // Any character of 0x80 or more where no word is under way.
  std::size_t outside(std::size_t i) {
    const Char c = chars_.at(i);
    switch (c.kind) {
      case CharKind::kLetter:
        return word(i);
      case CharKind::kDense:
        return dense(i);
      case CharKind::kSpace:
        gap_ |= kSpaceBit;
        break;
      case CharKind::kTerminator:
        // Scripts without spaces write none after it: no position where a token could start.
        stop_end_ = i + 1;
        break;
      default:
        break;
    }
    return i + c.length;
  }

  // ---- tokens ----

  std::size_t word(std::size_t start) {
    const std::size_t end = start + ascii_run(copy_ + start);
    if (end > start && !may_go_on(end)) {
      emit(start, end, std::string_view(copy_ + start, end - start), flags_of_ascii(start, end));
      return end;
    }
    word_.read(start, end);
    if (const std::string_view form = word_.form(); !form.empty()) {
      const std::uint8_t initials = word_.has_initials() ? kInitials : 0;
      emit(start, word_.end(), form, flags_of_written(start, word_.end()) | initials);
    }
    previous_end_ = word_.next();
    return previous_end_;
  }

  // False where a run of ASCII letters and digits that ends at `end` is surely a whole word: most
  // commas and points are followed by a space.
  bool may_go_on(std::size_t end) const {
    const std::uint8_t c = class_of(copy_[end]);
    if ((c & kOutside) != 0) return true;
    return (c & kInner) != 0 && (class_of(copy_[end + 1]) & (kWordBits | kOutside)) != 0;
  }

  // A run of scripts without spaces.
  std::size_t dense(std::size_t start) {
    std::size_t end = start;
    while (end < size_ && (class_of(copy_[end]) & kOutside) != 0) {
      const Char c = chars_.at(end);
      if (c.kind != CharKind::kDense && c.kind != CharKind::kMark && c.kind != CharKind::kIgnorable) break;
      end += c.length;
    }
    std::size_t from = start;
    for (const std::size_t split : forms_.folder().split_dense(text_.substr(start, end - start))) {
      const std::size_t until = start + split;
      // A mark that the dictionary leaves alone is no word.
      if (chars_.written_at(from).kind == CharKind::kDense) {
        const std::string_view form = forms_.fold(text_.substr(from, until - from), false);
        if (!form.empty()) emit(from, until, form, 0);
      }
      from = until;
    }
    return end;
  }

  std::uint8_t flags_of_ascii(std::size_t start, std::size_t end) const {
    std::uint8_t flags = 0;
    const std::uint8_t first = class_of(text_[start]);
    if (first == kLower) return 0;
    if (first == kUpper) {
      flags = kCapital;
      if (end - start < 2 || class_of(text_[start + 1]) == kLower) return flags;
    } else {
      flags = kNumber;
    }
    std::size_t letters = 0;
    for (std::size_t i = start; i < end; ++i) {
      const std::uint8_t c = class_of(text_[i]);
      if (c == kLower) return flags;
      letters += c == kUpper;
    }
    return letters >= 2 ? flags | kAllCaps : flags;
  }

  std::uint8_t flags_of_written(std::size_t start, std::size_t end) {
    std::uint8_t flags = 0;
    std::size_t letters = 0;
    bool all_upper = true;
    for (std::size_t i = start; i < end;) {
      bool letter = false, upper = false;
      std::size_t length = 1;
      if (const std::uint8_t c = class_of(text_[i]); (c & kOutside) != 0) {
        const Char written = chars_.written_at(i);
        length = written.length;
        letter = written.letter;
        upper = written.upper;
        if (i == start && !letter) flags |= kNumber;
      } else {
        letter = (c & kLetterBits) != 0;
        upper = c == kUpper;
        if (i == start && c == kDigit) flags |= kNumber;
      }
      if (i == start && upper) flags |= kCapital;
      if (letter) {
        ++letters;
        all_upper &= upper;
      }
      i += length;
    }
    if (all_upper && letters >= 2) flags |= kAllCaps;
    return flags;
  }

  void emit(std::size_t start, std::size_t end, std::string_view form, std::uint8_t flags) {
    if (form.size() > kMaxForm) form = trim_form(form);
    if (list_.empty()) {
      flags |= kSentenceStart;
    } else {
      if ((gap_ & kSpaceBit) == 0) flags |= kJoined;
      if ((stop_end_ != 0 && stop_end_ != start) || newlines_ >= 2) flags |= kSentenceStart;
    }
    if (start > 0 && start - 1 != previous_end_) {
      if (copy_[start - 1] == '#') flags |= kHashtag;
      if (copy_[start - 1] == '@') flags |= kHandle;
    }
    list_.push_back(
        {form, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end - start), flags});
    gap_ = 0;
    newlines_ = 0;
    stop_end_ = 0;
    previous_end_ = end;
  }

  const std::string_view text_;
  const std::size_t size_;
  char* const copy_;
  FormStore& forms_;
  CharReader chars_;
  WordReader word_;
  std::vector<Token>& list_;

  // The gap since the last token.
  std::uint8_t gap_ = 0;
  std::size_t newlines_ = 0;
  std::size_t stop_end_ = 0;  // after the last mark that may end a sentence, 0 for none
  std::size_t previous_end_ = static_cast<std::size_t>(-1);
};

}  // namespace

void scan_tokens(std::string_view text, FormStore& forms, std::vector<Token>& list) {
  Scanner(text, forms, list).run();
}

}  // namespace lede::text
