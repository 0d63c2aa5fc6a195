// What a program may do with the terminal it writes to: how wide it is, whether it shows
// colours, and text that is safe to send there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lede::core {

enum class ColorMode { kAuto, kAlways, kNever };

// "auto", "always" or "never"; nothing for any other word.
std::optional<ColorMode> parse_color_mode(std::string_view word);

// True when the file descriptor (1: standard output, 2: standard error) is a terminal.
bool is_terminal(int fd);

// Columns of the terminal behind `fd`: $COLUMNS when it is a number from 20 to 1000, else what
// the terminal says, else 80.
std::size_t terminal_width(int fd);

// Whether to write colours to `fd`. kAuto: only to a terminal, and not when $NO_COLOR is set and
// not empty (no-color.org) or $TERM is "dumb" or missing.
bool wants_color(ColorMode mode, int fd);

// `text` with every control character (C0 but tab, DEL, C1) as \xNN, and the characters that
// reorder or hide text (bidirectional marks and isolates, U+2028, U+2029) as \u{NNNN}, so that
// names and texts from outside cannot drive a terminal or fake a line. Bytes that are not
// UTF-8 become \xNN too. Newlines are control characters here; see printable_lines().
std::string printable(std::string_view text);

// The same, line by line: newlines stay.
std::string printable_lines(std::string_view text);

// The longest prefix of `text` (UTF-8) of at most `columns` code points: enough for one line that
// must not wrap where text is Latin. Tables use text::display_width().
std::string_view fit_columns(std::string_view text, std::size_t columns);

// Colours and weights of one output stream: each call gives the escape sequence around `text`,
// or `text` alone when colours are off. Does not make `text` safe; see printable().
class Style {
 public:
  explicit Style(bool color) : color_(color) {}

  bool color() const { return color_; }
  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string dim(std::string_view text) const { return paint("2", text); }
  std::string underline(std::string_view text) const { return paint("4", text); }
  std::string red(std::string_view text) const { return paint("31", text); }
  std::string green(std::string_view text) const { return paint("32", text); }
  std::string yellow(std::string_view text) const { return paint("33", text); }
  std::string blue(std::string_view text) const { return paint("34", text); }
  std::string magenta(std::string_view text) const { return paint("35", text); }
  std::string cyan(std::string_view text) const { return paint("36", text); }
  // `codes`: SGR parameters, such as "1;33" for bold yellow.
  std::string paint(std::string_view codes, std::string_view text) const;

 private:
  bool color_;
};

}  // namespace lede::core
