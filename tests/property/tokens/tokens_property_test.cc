// What holds of the tokens of any text. The seed is fixed: a failure repeats.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::text {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

std::string any_bytes(Random& random) {
  std::string bytes;
  for (std::size_t n = below(random, 80); n > 0; --n) bytes += static_cast<char>(random());
  return to_valid_utf8(bytes);
}

// Any characters, those of living scripts more often.
std::string any_characters(Random& random) {
  static constexpr std::array<char32_t, 10> kBounds = {0x80,   0x80,   0x250,  0x600,   0x800,
                                                       0x1000, 0x3100, 0xFFFF, 0x20000, 0x10FFFF};
  std::string text;
  for (std::size_t n = below(random, 40); n > 0; --n) {
    append_utf8(text, static_cast<char32_t>(1 + below(random, kBounds[below(random, kBounds.size())])));
  }
  return to_valid_utf8(text);
}

// Pieces that the rules are about, put together in every order.
std::string any_pieces(Random& random) {
  static const std::vector<std::string> kPieces = {
      "a",      "b",      "s",   "S",    "U",  "é", "Ж",  "ß",  "ŉ", "ẚ", "ſ",  "word",   "Mr",     "1",
      "23",     "456",    "000", ".",    ".",  ",", "'",  "’",  "ʼ", "`", "&",  "-",      "–",      " ",
      "\n",     "#",      "@",   "\"",   "“",  "…", "%",  "!",  "½", "²", "ﬃ",  "\u0304", "\u0345", "\u00AD",
      "\u200D", "\u200B", "東",  "京都", "カ", "ﾞ", "ภา", "ษา", "ह", "ि", "ن",  "\u064B", "한",     "ᄒ",
      "ᅡ",     "😀",      "İ",   "ı",    "Σ",  "·", "ŀ",  "٣",  "Ⅷ", "ﷺ", "。", "\u20E3"};
  std::string text;
  for (std::size_t n = below(random, 14); n > 0; --n) text += kPieces[below(random, kPieces.size())];
  return text;
}

std::string any_text(Random& random) {
  switch (below(random, 4)) {
    case 0:
      return any_bytes(random);
    case 1:
      return any_characters(random);
    default:
      return any_pieces(random);
  }
}

// Words of these are cut by a dictionary that looks at their neighbours.
bool has_script_without_spaces(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
        (c >= 0x19E0 && c <= 0x19FF) || (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xA9E0 && c <= 0xA9FF) ||
        (c >= 0xAA60 && c <= 0xAA7F) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
        (c >= 0x16FE0 && c <= 0x16FFF) || (c >= 0x1AFF0 && c <= 0x1B16F) || c >= 0x20000) {
      return true;
    }
  }
  return false;
}

// As fold_words(), with one Tokens object for all.
std::vector<std::string> forms_of(std::string_view text) {
  static Tokens tokens;
  tokens.assign(text);
  std::vector<std::string> forms;
  for (const Token& token : tokens) forms.emplace_back(token.form);
  return forms;
}

bool on_code_point(std::string_view text, std::size_t i) {
  return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
}

constexpr int kRounds = 40'000;

TEST(TokensProperty, OffsetsAscendInsideTheTextOnCodePoints) {
  Random random(1);
  Tokens tokens;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = any_text(random);
    tokens.assign(text);
    std::size_t end = 0;
    for (const Token& token : tokens) {
      ASSERT_GE(token.offset, end) << text;
      ASSERT_GT(token.length, 0U) << text;
      end = token.offset + token.length;
      ASSERT_LE(end, text.size()) << text;
      ASSERT_TRUE(on_code_point(text, token.offset) && on_code_point(text, end)) << text;
      ASSERT_FALSE(token.form.empty()) << text;
      ASSERT_LE(token.form.size(), std::min<std::size_t>(200, token.length + 64)) << text;
      ASSERT_TRUE(is_valid_utf8(token.form)) << text;
    }
  }
}

TEST(TokensProperty, TheWrittenFormAloneGivesTheSameToken) {
  Random random(2);
  Tokens tokens;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = any_text(random);
    tokens.assign(text);
    for (const Token& token : tokens) {
      const std::string written = text.substr(token.offset, token.length);
      if (has_script_without_spaces(written)) continue;
      ASSERT_EQ(forms_of(written), std::vector<std::string>{std::string(token.form)})
          << "written: " << written << "\ntext: " << text;
    }
  }
}

TEST(TokensProperty, AFormIsItsOwnToken) {
  Random random(3);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = any_text(random);
    for (const std::string& form : forms_of(text)) {
      if (has_script_without_spaces(form)) continue;
      ASSERT_EQ(forms_of(form), std::vector<std::string>{form}) << text;
    }
  }
}

// A soft hyphen inside a word sends it another way through the scanner, a combining mark after it
// yet another: the token must stay the same.
TEST(TokensProperty, AsciiWordsAndTheirUnicodeTwinsAgree) {
  static const std::vector<std::string> kWords = {"Sony", "GOP",         "don't", "Sony's", "U.S.",
                                                  "e.g.", "3.5",         "v2.0",  "a",      "B",
                                                  "7UP",  "rock'n'roll", "2014",  "O'Neill"};
  Random random(4);
  Tokens plain, twin;
  for (int round = 0; round < 4'000; ++round) {
    std::string text, marked;
    for (std::size_t n = 1 + below(random, 6); n > 0; --n) {
      const std::string& word = kWords[below(random, kWords.size())];
      text += word;
      marked += word.substr(0, 1);
      if (word.size() > 1 && word[1] >= 'A') marked += "\u00AD";
      marked += word.substr(1, 1);
      if (word.size() > 1 && word[1] >= 'a') marked += "\u0301";
      if (word.size() > 2) marked += word.substr(2);
      const std::string gap = std::array<std::string, 4>{" ", ". ", "-", ": #"}[below(random, 4)];
      text += gap;
      marked += gap;
    }
    plain.assign(text);
    twin.assign(marked);
    ASSERT_EQ(plain.size(), twin.size()) << text;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      ASSERT_EQ(plain[i].form, twin[i].form) << text;
      ASSERT_EQ(plain[i].flags, twin[i].flags) << text << ": " << plain[i].form;
    }
  }
}

// One Tokens object over many texts answers as a fresh one does.
TEST(TokensProperty, ReuseChangesNothing) {
  Random random(5);
  Tokens reused;
  for (int round = 0; round < 4'000; ++round) {
    const std::string text = any_text(random);
    reused.assign(text);
    const std::vector<std::string> fresh = fold_words(text);
    ASSERT_EQ(reused.size(), fresh.size());
    for (std::size_t i = 0; i < fresh.size(); ++i) ASSERT_EQ(reused[i].form, fresh[i]) << text;
  }
}

// Every character between two letters and alone: composed and decomposed agree by way of the
// forms being stable, and nothing crashes.
TEST(TokensProperty, EveryCharacterGivesStableForms) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    text = text + " x" + text + "y";
    for (const std::string& form : forms_of(text)) {
      if (has_script_without_spaces(form)) continue;
      ASSERT_EQ(forms_of(form), std::vector<std::string>{form}) << "U+" << std::hex << std::uint32_t{c};
    }
    if (c == 0x33FFF) c = 0xDFFFF;  // nothing is assigned between
  }
}

TEST(TokensProperty, FoldTextIsIdempotentAndKeepsTheTokens) {
  Random random(6);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = any_text(random);
    const std::string folded = fold_text(text);
    ASSERT_TRUE(is_valid_utf8(folded));
    ASSERT_EQ(fold_text(folded), folded) << text;
  }
}

}  // namespace
}  // namespace lede::text
