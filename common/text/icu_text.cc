#include "common/text/icu_text.h"

#include <unicode/utf16.h>

#include "common/text/icu.h"
#include "common/text/utf8.h"

namespace lede::text {

namespace {

// Longer runs without spaces are cut here, to bound the dictionary search's memory.
constexpr std::size_t kRunUnits = 2048;

bool is_apostrophe(char32_t c) {
  switch (c) {
    case '\'':
    case 0x00B4:  // acute accent, typed for an apostrophe
    case 0x0374:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0xFF07:
      return true;
    default:
      return c >= 0x02B9 && c <= 0x02BF;  // modifier letters: Hawai'i, Shi'a
  }
}

bool is_terminator(char32_t c) {
  switch (c) {
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0965:
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1A:
    case 0xFF1F:
    case 0xFF61:
      return true;
    default:
      return false;
  }
}

// Letters that Unicode does not decompose but readers type as these.
std::string_view usual_spelling(char32_t c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x00F0:
    case 0x0111:
      return "d";
    case 0x00F8:
      return "o";
    case 0x00FE:
      return "th";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x014B:
      return "n";
    case 0x0153:
      return "oe";
    case 0x0167:
      return "t";
    case 0x0237:
      return "j";
    default:
      return {};
  }
}

std::uint32_t category_of(char32_t c) { return U_MASK(icu_uc().u_charType(static_cast<UChar32>(c))); }
bool is_mark(char32_t c) { return (category_of(c) & U_GC_M_MASK) != 0; }
bool is_letter_or_number(char32_t c) { return (category_of(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return icu_uc().uscript_getScript(static_cast<UChar32>(c), &error);
}

// Marks that a reader may leave out. Those of Indic and other scripts are vowels; the voicing
// marks of kana, shared by two scripts, tell words apart.
bool is_optional_mark(char32_t c) {
  if (!is_mark(c) || c == 0x3099 || c == 0x309A) return false;
  switch (script_of(c)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

bool is_dense(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (script_of(c)) {
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    case USCRIPT_HANGUL:
      return false;
    default:  // letters shared by scripts, such as the long vowel mark, count too
      return icu_uc().uscript_hasScript(code, USCRIPT_HAN) ||
             icu_uc().uscript_hasScript(code, USCRIPT_HIRAGANA) ||
             icu_uc().uscript_hasScript(code, USCRIPT_KATAKANA);
  }
}

using Utf16 = std::u16string;

void append_utf16(Utf16& out, char32_t c) {
  if (c < 0x10000) {
    out += static_cast<char16_t>(c);
  } else {
    out += U16_LEAD(c);
    out += U16_TRAIL(c);
  }
}

char32_t next_of(const Utf16& s, std::size_t& i) {
  char32_t c = s[i++];
  if (U16_IS_LEAD(c) && i < s.size() && U16_IS_TRAIL(s[i])) c = U16_GET_SUPPLEMENTARY(c, s[i++]);
  return c;
}

// `from` normalised into `to`; as it is should ICU lack its data.
void normalize(const UNormalizer2* normalizer, const Utf16& from, Utf16& to) {
  to.resize(from.size() * 2 + 16);
  for (int attempt = 0; normalizer != nullptr && attempt < 2; ++attempt) {
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length =
        icu_uc().unorm2_normalize(normalizer, from.data(), static_cast<std::int32_t>(from.size()), to.data(),
                                  static_cast<std::int32_t>(to.size()), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
      to.resize(static_cast<std::size_t>(length));
    } else if (U_SUCCESS(error)) {
      to.resize(static_cast<std::size_t>(length));
      return;
    } else {
      break;
    }
  }
  to = from;
}

}  // namespace

struct IcuText::Impl {
  const UNormalizer2* casefold = nullptr;
  const UNormalizer2* compose = nullptr;
  const UNormalizer2* decompose = nullptr;
  UBreakIterator* words = nullptr;
  Utf16 written, folded, kept, run;

  Impl() {
    UErrorCode error = U_ZERO_ERROR;
    casefold = icu_uc().unorm2_getNFKCCasefoldInstance(&error);
    compose = icu_uc().unorm2_getNFCInstance(&error);
    decompose = icu_uc().unorm2_getNFDInstance(&error);
    if (U_FAILURE(error)) casefold = compose = decompose = nullptr;
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (words != nullptr) icu_uc().ubrk_close(words);
  }

  void append_kept(char32_t c) {
    if (is_optional_mark(c) || c == 0x00B7) return;
    // Those of the text are ' by now: this one is part of a letter (U+0149, U+1E9A).
    if (is_apostrophe(c) && c != '\'') return;
    if (const std::string_view spelling = usual_spelling(c); !spelling.empty()) {
      kept.append(spelling.begin(), spelling.end());
    } else if (c >= 0x80 && icu_uc().u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER) {
      kept += static_cast<char16_t>(u'0' + icu_uc().u_charDigitValue(static_cast<UChar32>(c)));
    } else {
      append_utf16(kept, c);
    }
  }

  // Folds `written` into `folded`.
  void fold() {
    normalize(casefold, written, folded);
    normalize(decompose, folded, written);
    kept.clear();
    for (std::size_t i = 0; i < written.size();) append_kept(next_of(written, i));
    normalize(compose, kept, folded);
  }

  // Sets the iterator to `run`; false should ICU have none.
  bool set_run() {
    UErrorCode error = U_ZERO_ERROR;
    if (words == nullptr) words = icu_uc().ubrk_open(UBRK_WORD, "", nullptr, 0, &error);
    if (U_FAILURE(error) || words == nullptr) return false;
    icu_uc().ubrk_setText(words, run.data(), static_cast<std::int32_t>(run.size()), &error);
    return U_SUCCESS(error);
  }
};

IcuText::IcuText() : impl_(std::make_unique<Impl>()) {}
IcuText::~IcuText() = default;

CharInfo IcuText::info(char32_t c) {
  CharInfo info = kind_of(c);
  info.columns = columns_by_icu(c);
  return info;
}

CharInfo IcuText::kind_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (is_apostrophe(c)) return {CharKind::kApostrophe};
  if (is_terminator(c)) return {CharKind::kTerminator};
  if (icu_uc().u_isUWhiteSpace(code)) return {CharKind::kSpace};
  if (c == 0x200B) return {CharKind::kSeparator};  // a place to break
  if (icu_uc().u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return {CharKind::kIgnorable};
  }
  if (is_mark(c)) return {CharKind::kMark};
  if (!is_letter_or_number(c)) return {CharKind::kSeparator};
  impl_->written.clear();
  append_utf16(impl_->written, c);
  impl_->fold();
  if (impl_->folded.empty()) return {CharKind::kSeparator};
  // A letter that stands for a phrase, or a number with its points, is punctuated text: no word.
  for (std::size_t i = 0; i < impl_->folded.size();) {
    const char32_t part = next_of(impl_->folded, i);
    if (part != '\'' && !is_letter_or_number(part) && !is_mark(part)) {
      return {CharKind::kSeparator};
    }
  }
  const bool letter = (category_of(c) & (U_GC_L_MASK | U_GC_NL_MASK)) != 0;
  const bool upper = icu_uc().u_isUUppercase(code) || icu_uc().u_istitle(code);
  return {is_dense(c) ? CharKind::kDense : CharKind::kLetter, letter, upper};
}

std::uint32_t IcuText::short_fold(char32_t c) {
  std::string text, folded;
  append_utf8(text, c);
  fold_word(text, false, folded);
  // Marks that stay may change places with others.
  if (folded.size() > 2 || (is_mark(c) && !folded.empty())) return kFoldDepends;
  std::uint32_t fold = static_cast<std::uint32_t>(folded.size()) << 16;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    fold |= static_cast<std::uint32_t>(static_cast<unsigned char>(folded[i])) << (8 * i);
  }
  return fold;
}

void IcuText::fold_word(std::string_view word, bool initials, std::string& out) {
  impl_->written.clear();
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (c == ',' || (initials && c == '.')) continue;
    append_utf16(impl_->written, is_apostrophe(c) || c == '`' ? U'\'' : c);
  }
  impl_->fold();
  for (std::size_t i = 0; i < impl_->folded.size();) append_utf8(out, next_of(impl_->folded, i));
}

const std::vector<std::size_t>& IcuText::split_dense(std::string_view run) {
  ends_.clear();
  std::size_t offset = 0;
  while (offset < run.size()) {
    impl_->run.clear();
    std::size_t end = offset;
    while (end < run.size() && impl_->run.size() < kRunUnits)
      append_utf16(impl_->run, next_code_point(run, end));
    const bool split = impl_->set_run();
    // Break positions count UTF-16 units: walk both encodings together.
    std::size_t units = 0;
    while (offset < end) {
      const std::int32_t next =
          split ? icu_uc().ubrk_following(impl_->words, static_cast<std::int32_t>(units)) : UBRK_DONE;
      const std::size_t stop = next == UBRK_DONE ? units + 1 : static_cast<std::size_t>(next);
      while (units < stop && offset < end) units += next_code_point(run, offset) >= 0x10000 ? 2 : 1;
      ends_.push_back(offset);
    }
  }
  return ends_;
}

std::uint8_t columns_by_icu(char32_t c) {
  if (c < 0xA0) return 0;
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  const auto code = static_cast<UChar32>(c);
  const std::int8_t type = icu_uc().u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before
  const int width = icu_uc().u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace lede::text
