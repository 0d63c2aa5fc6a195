#include "searcher/query/mistake.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace lede::query {

namespace {

constexpr std::size_t kBefore = 40;  // columns shown before the caret
constexpr std::size_t kAfter = 30;   // columns shown from it on
constexpr std::string_view kIndent = "  ";
constexpr std::string_view kCut = "...";

// Characters that a terminal would act upon, or that printable() would spell out and so push
// the caret aside.
bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string made_safe(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(text, i);
    if (is_unsafe(c)) {
      out += ' ';
    } else {
      out += text.substr(begin, i - begin);
    }
  }
  return out;
}

std::size_t code_point_start(std::string_view text, std::size_t i) {
  while (i > 0 && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) --i;
  return i;
}

// The last part of `text` of at most `columns` columns.
std::string_view tail(std::string_view text, std::size_t columns) {
  std::size_t begin = text.size();
  std::size_t width = 0;
  while (begin > 0) {
    const std::size_t previous = code_point_start(text, begin - 1);
    width += text::display_width(text.substr(previous, begin - previous));
    if (width > columns) break;
    begin = previous;
  }
  return text.substr(begin);
}

// The first part of `text` of at most `columns` columns.
std::string_view head(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  std::size_t width = 0;
  while (end < text.size()) {
    std::size_t next = end;
    text::next_code_point(text, next);
    width += text::display_width(text.substr(end, next - end));
    if (width > columns) break;
    end = next;
  }
  return text.substr(0, end);
}

// What is cut off lies far from the caret and may be a megabyte: drop it before measuring.
constexpr std::size_t kMaxBytes = 1024;

}  // namespace

core::Error mistake(std::string_view query, Span at, std::string message, std::string hint) {
  at.end = std::min(std::max(at.end, at.begin), query.size());
  at.begin = std::min(at.begin, query.size());
  const std::size_t from = code_point_start(query, at.begin - std::min(at.begin, kMaxBytes));
  const std::string before = made_safe(query.substr(from, at.begin - from));
  const std::string after = made_safe(text::prefix_on_code_point(query.substr(at.begin), kMaxBytes));
  const std::string marked =
      made_safe(text::prefix_on_code_point(query.substr(at.begin, at.end - at.begin), kMaxBytes));

  const std::string_view left = tail(before, kBefore);
  const std::string_view right = head(after, kAfter);
  std::string shown(kIndent);
  if (from > 0 || left.size() < before.size()) shown += kCut;
  shown += left;
  const std::size_t column = text::display_width(shown);
  shown += right;
  if (right.size() < after.size()) shown += kCut;
  const std::size_t width = std::clamp<std::size_t>(text::display_width(marked), 1, kAfter);

  message += '\n' + shown + '\n' + std::string(column, ' ') + '^' + std::string(width - 1, '~');
  return {core::ErrorCode::kUsage, std::move(message), std::move(hint), ""};
}

std::string to_lines(const core::Error& error) {
  const std::size_t first = std::min(error.message.find('\n'), error.message.size());
  std::string out = error.message.substr(0, first);
  if (!error.hint.empty()) out += "; " + error.hint;
  return out + error.message.substr(first);
}

}  // namespace lede::query
