#include "common/core/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace lede::core {

namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kMinWidth = 20;
constexpr std::size_t kMaxWidth = 1000;

constexpr char kHex[] = "0123456789ABCDEF";

void append_hex_byte(std::string& out, unsigned char byte) {
  out += "\\x";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Length of the well-formed UTF-8 sequence of two to four bytes at the start of `s`, and its
// code point; 0 when there is none. (core cannot use text/utf8.)
std::size_t decode(std::string_view s, char32_t& code_point) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = at(0);
  const std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || s.size() < length) return 0;
  code_point = lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return 0;
    code_point = (code_point << 6) | (at(i) & 0x3F);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
  return overlong || surrogate || code_point > 0x10FFFF ? 0 : length;
}

bool reorders_or_hides(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F);
}

void append_escaped(std::string& out, char32_t c) {
  out += "\\u{";
  int shift = 20;
  while (shift > 12 && (c >> shift) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 15];
  out += '}';
}

std::string escape(std::string_view text, bool keep_newlines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const bool plain = (byte >= 0x20 && byte != 0x7F) || byte == '\t' || (keep_newlines && byte == '\n');
      if (plain) {
        out += text[i];
      } else {
        append_hex_byte(out, byte);
      }
      ++i;
      continue;
    }
    char32_t code_point = 0;
    const std::size_t length = decode(text.substr(i), code_point);
    if (length == 0) {
      append_hex_byte(out, byte);
    } else if (code_point < 0xA0) {
      append_hex_byte(out, static_cast<unsigned char>(code_point));
    } else if (reorders_or_hides(code_point)) {
      append_escaped(out, code_point);
    } else {
      out += text.substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  return out;
}

}  // namespace

std::optional<ColorMode> parse_color_mode(std::string_view word) {
  if (word == "auto") return ColorMode::kAuto;
  if (word == "always") return ColorMode::kAlways;
  if (word == "never") return ColorMode::kNever;
  return std::nullopt;
}

bool is_terminal(int fd) { return ::isatty(fd) == 1; }

std::size_t terminal_width(int fd) {
  if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text = columns;
    std::size_t width = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
    if (error == std::errc() && end == text.data() + text.size() && width >= kMinWidth &&
        width <= kMaxWidth) {
      return width;
    }
  }
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= kMinWidth) return size.ws_col;
  return kDefaultWidth;
}

bool wants_color(ColorMode mode, int fd) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && *term != '\0' && std::string_view(term) != "dumb" && is_terminal(fd);
}

std::string printable(std::string_view text) { return escape(text, false); }

std::string printable_lines(std::string_view text) { return escape(text, true); }

std::string_view fit_columns(std::string_view text, std::size_t columns) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const bool starts_code_point = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (starts_code_point && columns-- == 0) break;
  }
  return text.substr(0, i);
}

std::string Style::paint(std::string_view codes, std::string_view text) const {
  std::string out;
  if (!color_ || text.empty()) return out.assign(text);
  out.reserve(text.size() + codes.size() + 8);
  out.append("\x1b[").append(codes).append("m").append(text).append("\x1b[0m");
  return out;
}

}  // namespace lede::core
