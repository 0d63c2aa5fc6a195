#include "searcher/present/layout.h"

#include <algorithm>
#include <cmath>

#include "common/text/utf8.h"

namespace lede::present {
namespace {

constexpr std::string_view kEllipsis = "…";

// Bytes of `text` from `begin` to `end` with the marks that lie there.
Marked slice(const Marked& text, std::size_t begin, std::size_t end) {
  Marked out;
  out.text = text.text.substr(begin, end - begin);
  for (const auto& mark : text.marks) {
    const std::size_t from = std::max(mark.begin, begin), to = std::min(mark.end, end);
    if (from < to) out.marks.push_back({from - begin, to - begin});
  }
  return out;
}

struct Line {
  std::size_t end;   // byte past what is shown
  std::size_t next;  // byte where the next line begins
};

// The line that begins at `begin`.
Line fit(std::string_view text, std::size_t begin, std::size_t columns) {
  std::size_t used = 0;
  Line last{0, 0};  // the last place to break at
  bool was_wide = false;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    const bool is_space = text::next_code_point(text, at) == U' ';
    const std::size_t width = text::display_width(text.substr(here, at - here));
    if (is_space) {
      last = {here, at};
    } else if ((width == 2 || (was_wide && width > 0)) && here > begin) {
      last = {here, here};
    }
    used += width;
    if (used > columns && !is_space) {
      if (last.next > begin) return last;
      const std::size_t broken = here > begin ? here : at;
      return {broken, broken};
    }
    if (width > 0) was_wide = width == 2;
  }
  return {text.size(), text.size()};
}

}  // namespace

std::vector<Marked> wrap(const Marked& text, std::size_t columns, std::size_t lines) {
  std::vector<Marked> out;
  columns = std::max<std::size_t>(columns, 1);
  for (std::size_t begin = 0; begin < text.text.size();) {
    Line line = fit(text.text, begin, columns);
    const bool is_last = lines != 0 && out.size() + 1 == lines && line.next < text.text.size();
    if (is_last) line = fit(text.text, begin, std::max<std::size_t>(columns, 3) - 2);
    std::size_t end = line.end;
    while (end > begin && text.text[end - 1] == ' ') --end;
    out.push_back(slice(text, begin, end));
    if (is_last) {
      if (!out.back().text.ends_with(kEllipsis)) out.back().text += " " + std::string(kEllipsis);
      break;
    }
    begin = line.next;
  }
  return out;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (text::display_width(text) <= columns) return std::string(text);
  std::size_t used = 0, end = 0;
  while (end < text.size()) {
    std::size_t at = end;
    text::next_code_point(text, at);
    used += text::display_width(text.substr(end, at - end));
    if (used + 1 > columns) break;
    end = at;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t width = text::display_width(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t width = text::display_width(text);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(text);
}

std::string paint(const Marked& line, const core::Style& style, const Paint& paint) {
  std::string out;
  const auto put = [&](std::size_t begin, std::size_t end, std::string_view codes) {
    if (begin >= end) return;
    const std::string safe = core::printable(std::string_view(line.text).substr(begin, end - begin));
    out += codes.empty() ? safe : style.paint(codes, safe);
  };
  std::size_t at = 0;
  for (const auto& mark : line.marks) {
    put(at, mark.begin, paint.text);
    put(mark.begin, mark.end, paint.mark);
    at = mark.end;
  }
  put(at, line.text.size(), paint.text);
  return out;
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string bar(double share, std::size_t columns) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(share > 0) || columns == 0) return {};
  const double room = static_cast<double>(columns) * 8;
  const auto eighths = static_cast<std::size_t>(std::clamp(std::round(share * room), 1.0, room));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  return out + std::string(kEighths[eighths % 8]);
}

std::string sparkline(const std::vector<double>& numbers) {
  constexpr std::string_view kLevels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double most = 0;
  for (const double number : numbers) most = std::max(most, number);
  std::string out;
  for (const double number : numbers) {
    const double level = most > 0 ? std::ceil(number / most * 7) : 0;
    out += kLevels[static_cast<std::size_t>(std::clamp(level, 0.0, 7.0))];
  }
  return out;
}

}  // namespace lede::present
