#include "common/text/word_reader.h"

#include <array>

namespace lede::text {

namespace {

constexpr std::size_t kMaxDigitGroups = 8;    // 1,000,000,... is read up to here
constexpr std::size_t kMaxAmpersandSide = 3;  // letters on each side of "AT&T"

}  // namespace

void WordReader::read(std::size_t start, std::size_t plain_end) {
  start_ = start;
  read_ = write_ = plain_end;
  folded_ = initials_ = trim_ = false;
  for (bool more = true; more;) {
    const std::uint8_t c = class_of(copy_[read_]);
    if ((c & kWordBits) != 0) {
      take(1);
    } else if ((c & kOutside) != 0) {
      more = take_outside();
    } else if ((c & kInner) != 0) {
      more = take_inner();
    } else {
      more = false;
    }
  }
  next_ = possessive_end(read_);
}

void WordReader::take(std::size_t bytes) {
  for (; bytes > 0; --bytes) copy_[write_++] = copy_[read_++];
}

bool WordReader::take_outside() {
  const Char c = chars_.at(read_);
  switch (c.kind) {
    case CharKind::kApostrophe:
      return take_apostrophe(c.length);
    case CharKind::kLetter:
    case CharKind::kMark:
      take_fold(c);
      return true;
    case CharKind::kIgnorable: {
      const std::size_t end = chars_.skip_ignorable(read_);
      if (!chars_.continues(end)) return false;
      read_ = end;
      return true;
    }
    default:
      return false;
  }
}

void WordReader::take_fold(const Char& c) {
  int length = -1;
  std::array<char, 2> bytes;
  if (c.length == 2) length = forms_.folder().short_fold(c.code, bytes.data());
  if (length < 0) {
    folded_ = true;
  } else {
    for (int k = 0; k < length; ++k) copy_[write_++] = bytes[static_cast<std::size_t>(k)];
  }
  read_ += c.length;
}

bool WordReader::take_inner() {
  switch (copy_[read_]) {
    case '.':
      if (is_ascii_digit(text_[read_ - 1]) && is_ascii_digit(copy_[read_ + 1])) {
        take(2);
        return true;
      }
      return take_initials();
    case ',':
      return take_digit_groups();
    case '&':
      return take_ampersand();
    default:
      return take_apostrophe(1);
  }
}

bool WordReader::take_apostrophe(std::size_t length) {
  if (chars_.letter_behind(read_ + length) != CharKind::kLetter || possessive_end(read_) != read_)
    return false;
  copy_[write_++] = '\'';
  read_ += length;
  trim_ = true;
  return true;
}

std::size_t WordReader::possessive_end(std::size_t i) {
  const std::size_t length = apostrophe_length(i);
  const std::size_t s = i + length;
  if (length == 0 || (copy_[s] != 's')) return i;
  if (chars_.continues(s + 1)) return i;
  const std::size_t again = apostrophe_length(s + 1);
  if (again != 0 && chars_.letter_behind(s + 1 + again) == CharKind::kLetter) return i;
  return s + 1;
}

std::size_t WordReader::apostrophe_length(std::size_t i) {
  if (copy_[i] == '\'' || copy_[i] == '`') return 1;
  if ((class_of(copy_[i]) & kOutside) == 0) return 0;
  const Char c = chars_.at(i);
  return c.kind == CharKind::kApostrophe ? c.length : 0;
}

std::size_t WordReader::lone_letter(std::size_t i) {
  std::size_t j = i + 1;
  if (const std::uint8_t first = class_of(copy_[i]); (first & kOutside) != 0) {
    const Char c = chars_.at(i);
    if (c.kind != CharKind::kLetter || !c.letter) return i;
    j = i + c.length;
  } else if ((first & kLetterBits) == 0) {
    return i;
  }
  while ((class_of(copy_[j]) & kOutside) != 0) {
    const Char c = chars_.at(j);
    if (c.kind != CharKind::kMark) break;
    j += c.length;
  }
  return chars_.continues(j) ? i : j;
}

bool WordReader::starts_with_lone_letter() {
  std::size_t i = start_ + 1;
  if ((class_of(text_[start_]) & kOutside) != 0) {
    const Char c = chars_.written_at(start_);
    if (!c.letter) return false;
    i = start_ + c.length;
  } else if (!is_ascii_letter(text_[start_])) {
    return false;
  }
  while (i < read_ && (class_of(text_[i]) & kOutside) != 0) {
    const Char c = chars_.written_at(i);
    if (c.kind != CharKind::kMark) return false;
    i += c.length;
  }
  return i == read_;
}

bool WordReader::take_initials() {
  if (!starts_with_lone_letter()) return false;
  while (copy_[read_] == '.') {
    const std::size_t end = lone_letter(read_ + 1);
    if (end == read_ + 1) break;
    initials_ = true;
    ++read_;
    while (read_ < end) {
      if ((class_of(copy_[read_]) & kOutside) != 0) {
        take_fold(chars_.at(read_));
      } else {
        take(1);
      }
    }
  }
  if (initials_ && copy_[read_] == '.') ++read_;
  return false;
}

bool WordReader::take_digit_groups() {
  if (read_ - start_ > 3 || write_ != read_) return false;
  for (std::size_t i = start_; i < read_; ++i) {
    if (!is_ascii_digit(text_[i])) return false;
  }
  const std::size_t end = digit_groups_end();
  while (read_ < end) {
    if (copy_[read_] == ',') ++read_;
    take(1);
  }
  // A comma that is left parts, whatever follows it.
  return copy_[read_] != ',' && write_ != read_;
}

std::size_t WordReader::digit_groups_end() const {
  std::size_t end = read_;
  std::size_t i = read_;
  for (std::size_t group = 0; group < kMaxDigitGroups && copy_[i] == ','; ++group) {
    std::size_t digits = 0;
    while (digits < 4 && is_ascii_digit(copy_[i + 1 + digits])) ++digits;
    if (digits != 2 && digits != 3) break;
    i += 1 + digits;
    if (digits == 3) end = i;
  }
  return end;
}

bool WordReader::take_ampersand() {
  if (read_ - start_ > kMaxAmpersandSide || write_ != read_) return false;
  for (std::size_t i = start_; i < read_; ++i) {
    if (!is_ascii_letter(text_[i])) return false;
  }
  std::size_t end = read_ + 1;
  while (is_ascii_letter(copy_[end]) && end - read_ <= kMaxAmpersandSide) ++end;
  if (end == read_ + 1 || chars_.continues(end)) return false;
  take(end - read_);
  return false;
}

std::string_view WordReader::form() const {
  if (folded_) return forms_.fold(text_.substr(start_, read_ - start_), initials_);
  const std::string_view form(copy_ + start_, write_ - start_);
  return trim_ ? trim_form(form) : form;
}

}  // namespace lede::text
