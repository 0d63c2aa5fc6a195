#include "common/text/form_store.h"

#include <cstring>

#include "common/text/utf8.h"

namespace lede::text {

namespace {

constexpr std::size_t kMaxFolded = 4096;  // bytes of a word that are looked at for its form

// After a giant text the memory is given back.
constexpr std::size_t kKeptBytes = 8 << 20;

void lower_copy(const char* from, std::size_t size, char* to) {
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(from[i]);
    const bool upper = static_cast<unsigned char>(c - 'A') < 26;
    to[i] = static_cast<char>(c | (static_cast<unsigned char>(upper) << 5));
  }
}

}  // namespace

std::string_view trim_form(std::string_view form) {
  form = prefix_on_code_point(form, kMaxForm);
  while (form.size() > 1 && form.front() == '\'') form.remove_prefix(1);
  for (;;) {
    if (form.size() > 1 && (form.back() == '\'' || form.back() == '.' || form.back() == '&')) {
      form.remove_suffix(1);
    } else if (form.size() > 2 && form.ends_with("'s")) {
      form.remove_suffix(2);
    } else {
      return form;
    }
  }
}

char* FormStore::start(std::string_view text) {
  const std::size_t need = text.size() + kPadding;
  if (capacity_ < need || (capacity_ > kKeptBytes && need < kKeptBytes)) {
    capacity_ = need + need / 4;
    copy_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
  lower_copy(text.data(), text.size(), copy_.get());
  std::memset(copy_.get() + text.size(), 0, kPadding);
  blocks_used_ = 0;
  block_fill_ = kBlockSize;
  if (blocks_.size() * kBlockSize > kKeptBytes) blocks_.clear();
  return copy_.get();
}

std::string_view FormStore::fold(std::string_view word, bool initials) {
  folded_.clear();
  folder().fold_word(prefix_on_code_point(word, kMaxFolded), initials, folded_);
  return keep(trim_form(folded_));
}

std::string_view FormStore::keep(std::string_view form) {
  if (kBlockSize - block_fill_ < form.size()) {
    if (blocks_used_ == blocks_.size()) blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockSize));
    ++blocks_used_;
    block_fill_ = 0;
  }
  char* to = blocks_[blocks_used_ - 1].get() + block_fill_;
  std::memcpy(to, form.data(), form.size());
  block_fill_ += form.size();
  return {to, form.size()};
}

}  // namespace lede::text
