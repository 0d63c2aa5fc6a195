#include "common/text/tokens.h"

#include "common/text/form_store.h"
#include "common/text/token_scan.h"
#include "common/text/utf8.h"

namespace lede::text {

namespace {

bool is_ascii_alnum(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_word_part(CharKind kind) {
  return kind == CharKind::kLetter || kind == CharKind::kDense || kind == CharKind::kMark ||
         kind == CharKind::kIgnorable;
}

}  // namespace

struct Tokens::Impl {
  FormStore forms;
};

Tokens::Tokens() : impl_(std::make_unique<Impl>()) {}
Tokens::~Tokens() = default;
Tokens::Tokens(Tokens&&) noexcept = default;
Tokens& Tokens::operator=(Tokens&&) noexcept = default;

void Tokens::assign(std::string_view text) {
  list_.clear();
  scan_tokens(text, impl_->forms, list_);
}

std::vector<std::string> fold_words(std::string_view text) {
  Tokens tokens;
  tokens.assign(text);
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.emplace_back(token.form);
  return words;
}

std::string fold_text(std::string_view text) {
  FormStore forms;
  std::string out;
  std::size_t word = 0;  // start of the run of word characters under way
  bool plain = true;     // the run is ASCII
  const auto end_word = [&](std::size_t end) {
    if (plain) {
      for (std::size_t k = word; k < end; ++k) out += ascii_lower(text[k]);
    } else {
      forms.folder().fold_word(text.substr(word, end - word), false, out);
    }
    plain = true;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    CharKind kind = is_ascii_alnum(c) ? CharKind::kLetter : CharKind::kSeparator;
    if (c >= 0x80) {
      kind = forms.folder().info(c).kind;
      plain &= !is_word_part(kind);
    }
    if (is_word_part(kind)) continue;
    end_word(at);
    word = i;
    if (kind == CharKind::kApostrophe) {
      out += '\'';
    } else {
      out += text.substr(at, i - at);
    }
  }
  end_word(text.size());
  return out;
}

}  // namespace lede::text
