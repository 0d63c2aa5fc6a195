#include <algorithm>
#include <cmath>
#include <cstdio>

#include "common/core/terminal.h"
#include "common/text/utf8.h"
#include "searcher/present/layout.h"
#include "searcher/present/report.h"

namespace lede::present {
namespace {

constexpr std::size_t kGap = 2;        // columns between two columns
constexpr std::size_t kLeastName = 8;  // of the first column, before others are left out
constexpr std::size_t kLeastBar = 4;
constexpr std::size_t kMostBar = 40;

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string cell_text(const Value& value, const Column& column) {
  if (const auto* text = std::get_if<std::string>(&value)) return core::printable(*text);
  if (const auto* count = std::get_if<std::uint64_t>(&value)) return with_commas(*count);
  if (const auto* number = std::get_if<double>(&value)) {
    if (column.kind != ColumnKind::kShare) return fixed(*number, column.decimals);
    // Not nothing, however little.
    const std::string share = fixed(*number * 100, column.decimals);
    const bool looks_none = *number > 0 && std::stod(share) == 0;
    return looks_none ? "<" + fixed(std::pow(10, -column.decimals), column.decimals) + "%" : share + "%";
  }
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) {
    std::string joined;
    for (const std::string& name : *names) joined += (joined.empty() ? "" : ", ") + core::printable(name);
    return joined;
  }
  return {};
}

// Which columns stand on the lines, and how wide.
class Layout {
 public:
  Layout(const Table& table, std::size_t columns) : table_(table), columns_(columns) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if ((table.columns[c].where & kInText) == 0) continue;
      shown_.push_back(c);
      widths_.push_back(natural_width(c));
    }
    while (total() > columns_ && leave_some_out()) {
    }
    shrink_first();
    share_out_bars();
  }

  std::string heading(const core::Style& style) const {
    if (std::all_of(shown_.begin(), shown_.end(),
                    [&](std::size_t c) { return table_.columns[c].heading.empty(); }))
      return {};
    std::string line;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Column& column = table_.columns[shown_[i]];
      add(line, i, cut(core::printable(column.heading), widths_[i]), column.kind);
    }
    return style.dim(trimmed(line)) + "\n";
  }

  std::string line(const std::vector<Value>& row, const core::Style& style) const {
    std::string text;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Column& column = table_.columns[shown_[i]];
      if (column.kind == ColumnKind::kBar) {
        const auto* share = std::get_if<double>(&row[shown_[i]]);
        const std::string drawn = bar(share ? *share : 0, widths_[i]);
        add(text, i, drawn, column.kind, drawn.empty() ? "" : style.blue(drawn));
      } else {
        add(text, i, cut(cell_text(row[shown_[i]], column), widths_[i]), column.kind);
      }
    }
    return trimmed(text) + "\n";
  }

 private:
  std::size_t natural_width(std::size_t c) const {
    const Column& column = table_.columns[c];
    if (column.kind == ColumnKind::kBar) return std::max(kLeastBar, text::display_width(column.heading));
    std::size_t width = text::display_width(core::printable(column.heading));
    for (const auto& row : table_.rows)
      width = std::max(width, text::display_width(cell_text(row[c], column)));
    return width;
  }
  bool is_bar(std::size_t i) const { return table_.columns[shown_[i]].kind == ColumnKind::kBar; }

  // Of the lines, the first column as short as it may be.
  std::size_t total() const {
    std::size_t sum = shown_.empty() ? 0 : (shown_.size() - 1) * kGap;
    for (std::size_t i = 0; i < shown_.size(); ++i)
      sum += i == 0 ? std::min(widths_[0], least_first()) : widths_[i];
    return sum;
  }
  std::size_t least_first() const {
    return table_.columns[shown_[0]].kind == ColumnKind::kText ? kLeastName : widths_[0];
  }
  // Leaves out the columns of least importance; false where only those are left that always stay.
  bool leave_some_out() {
    int least = kAlways;
    for (const std::size_t c : shown_) least = std::min(least, table_.columns[c].importance);
    if (least == kAlways) return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      if (table_.columns[shown_[i]].importance == least) continue;
      shown_[kept] = shown_[i];
      widths_[kept++] = widths_[i];
    }
    shown_.resize(kept);
    widths_.resize(kept);
    return true;
  }
  void shrink_first() {
    if (shown_.empty() || table_.columns[shown_[0]].kind != ColumnKind::kText) return;
    std::size_t others = 0;
    for (std::size_t i = 1; i < shown_.size(); ++i) others += widths_[i] + kGap;
    widths_[0] = std::min(widths_[0], columns_ > others + 2 ? columns_ - others : 2);
  }
  void share_out_bars() {
    std::size_t used = shown_.empty() ? 0 : (shown_.size() - 1) * kGap, bars = 0;
    for (std::size_t i = 0; i < shown_.size(); ++i) used += widths_[i], bars += is_bar(i) ? 1 : 0;
    if (bars == 0 || used >= columns_) return;
    const std::size_t more = (columns_ - used) / bars;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      if (is_bar(i)) widths_[i] = std::min(widths_[i] + more, std::max(kMostBar, widths_[i]));
    }
  }

  // Puts a cell, painted or as it is, in its place on the line.
  void add(std::string& line, std::size_t i, const std::string& cell, ColumnKind kind,
           const std::string& painted = "") const {
    if (i > 0) line += std::string(kGap, ' ');
    const std::size_t width = text::display_width(cell);
    const std::string blanks(width < widths_[i] ? widths_[i] - width : 0, ' ');
    const std::string& shown = painted.empty() ? cell : painted;
    const bool left = kind == ColumnKind::kText || kind == ColumnKind::kBar;
    line += left ? shown + blanks : blanks + shown;
  }
  static std::string trimmed(std::string line) {
    while (line.ends_with(' ')) line.pop_back();
    return line;
  }

  const Table& table_;
  std::size_t columns_;
  std::vector<std::size_t> shown_;   // columns, by number
  std::vector<std::size_t> widths_;  // beside them
};

std::string wrapped(const std::string& text, std::size_t columns, const TextLook& look, bool dim) {
  if (text.empty()) return "\n";
  std::string out;
  for (const Marked& line : wrap({core::printable(text), {}}, columns, 0))
    out += (dim ? look.style.dim(line.text) : look.style.bold(line.text)) + "\n";
  return out;
}

}  // namespace

std::string text_table(const Table& table, const TextLook& look) {
  const Layout layout(table, std::min(look.columns, kMostColumns));
  std::string out = layout.heading(look.style);
  for (const auto& row : table.rows) out += layout.line(row, look.style);
  return out;
}

std::string text_report(const Report& report, const TextLook& look) {
  const std::size_t columns = std::min(look.columns, kMostColumns);
  std::string out;
  if (!report.title.empty()) out += wrapped(report.title, columns, look, false);
  out += text_table(report.table, look);
  if (!report.remarks.empty()) out += "\n";
  for (const std::string& remark : report.remarks) out += wrapped(remark, columns, look, true);
  return out;
}

}  // namespace lede::present
