// Targets of common/text: dates, URLs, tokens.
#include <string>

#include "common/text/date_range.h"
#include "common/text/dates.h"
#include "common/text/stems.h"
#include "common/text/tokens.h"
#include "common/text/url.h"
#include "common/text/utf8.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {

void run_date(std::string_view bytes) {
  for (const auto read : {text::parse_date, text::parse_iso_date, text::parse_rfc822_date}) {
    const auto time = read(bytes);
    if (time)
      check(text::parse_iso_date(text::to_rfc3339(*time)) == time, "a time reads back as it was written");
  }
  const auto range = text::parse_date_range(bytes, std::chrono::sys_days{std::chrono::year{2015} / 1 / 1});
  if (range && range->from && range->until)
    check(*range->from < *range->until, "a range ends after it begins");
}

void run_url(std::string_view bytes) {
  const std::string whole(bytes);
  const std::string canonical = text::canonical_url(whole);
  check(text::canonical_url(canonical) == canonical, "canonicalising twice is once");
  if (const auto url = text::parse_url(whole)) {
    const std::string written = text::to_string(*url);
    const auto again = text::parse_url(written);
    check(again && text::to_string(*again) == written, "a URL reads back as it was written");
  }
  const std::size_t cut = bytes.find('\n');
  if (cut == std::string_view::npos) return;
  const std::string resolved = text::resolve_url(bytes.substr(0, cut), bytes.substr(cut + 1));
  text::host_of(resolved);
}

void run_tokens(std::string_view bytes) {
  const std::string valid = text::to_valid_utf8(bytes);
  check(text::is_valid_utf8(valid), "to_valid_utf8 gives UTF-8");
  text::Tokens tokens;
  tokens.assign(valid);
  text::Stemmer stemmer("english");
  std::size_t end = 0;
  for (const text::Token& token : tokens) {
    check(token.offset >= end && token.length > 0, "tokens ascend and do not overlap");
    end = token.offset + token.length;
    check(end <= valid.size(), "tokens lie in the text");
    check(text::is_valid_utf8(std::string_view(valid).substr(token.offset, token.length)),
          "tokens end on code points");
    check(!token.form.empty() && token.form.size() <= 200 && text::is_valid_utf8(token.form),
          "forms are short UTF-8");
    stemmer.stem(token.form);
  }
  const std::string folded = text::fold_text(valid);
  check(text::fold_text(folded) == folded, "folding twice is once");
  text::collapse_white_space(valid);
  text::display_width(valid);
}

}  // namespace lede::fuzz
