#include "searcher/present/text_page.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/present/layout.h"

namespace lede::present {
namespace {

constexpr std::string_view kDot = " · ";
constexpr std::size_t kMostBarColumns = 30, kLeastBarColumns = 4;
constexpr std::size_t kBarredColumns = 30;  // of a terminal; narrower ones have room for names only
constexpr std::size_t kMostLabelColumns = 32, kLeastLabelColumns = 6;

std::size_t columns_of(const TextLook& look) {
  return std::clamp<std::size_t>(look.columns, kLeastColumns, kMostColumns);
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return with_commas(number) + " " + std::string(number == 1 ? one : many);
}

// "Ledger · 17 Dec 2014 · Jane Doe · 2 copies"
std::string about(const Hit& hit) {
  std::vector<std::string> parts;
  const article::Article& article = hit.article;
  if (!article.source.empty()) parts.push_back(article.source);
  parts.push_back(article.published ? short_date(*article.published) : "undated");
  if (article.authors.size() > 3) {
    parts.push_back(article.authors[0] + " and " + std::to_string(article.authors.size() - 1) + " others");
  } else if (!article.authors.empty()) {
    parts.push_back(join(article.authors, ", "));
  }
  if (hit.copies > 0) parts.push_back(counted(hit.copies, "copy", "copies"));
  return join(parts, kDot);
}

// "tags: sony, north korea and 3 more", as many as fit; empty without tags. Learned ones apart, as
// suggestions.
std::string tag_line(const article::Article& article, bool learned, std::size_t columns) {
  std::vector<std::string> names;
  for (const article::Tag& tag : article.tags) {
    if ((tag.by == article::TagBy::kLearned) == learned)
      names.push_back(text::collapse_white_space(tag.name));
  }
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string longer = (!line.empty() ? line + ", " : learned ? "suggested: " : "tags: ") + names[i];
    const std::size_t left = names.size() - i;
    const std::size_t room = left == 1 ? columns : columns - std::min<std::size_t>(columns, 13);
    if (!line.empty() && text::display_width(longer) > room)
      return cut(line + " and " + std::to_string(left) + " more", columns);
    line = longer;
  }
  return cut(line, columns);
}

constexpr std::size_t kMaxExplanationLines = 1000;

// "7.12", two digits after the point.
std::string two_digits(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

// "sony 7.12 (title, text x3)"
std::string told(const Matched& matched, bool scored) {
  std::string text = matched.part;
  if (scored && matched.weight > 0) text += " " + two_digits(matched.weight);
  std::vector<std::string> places;
  for (const auto& [place, times] : {std::pair{"title", matched.in_title}, {"text", matched.in_text}}) {
    if (times > 0) places.push_back(times == 1 ? place : place + (" x" + std::to_string(times)));
  }
  return places.empty() ? text : text + " (" + join(places, ", ") + ")";
}

// "score 12.30: sony 7.12 (title) + hack 5.18 (text x2)"; empty where nothing is to be explained. What
// has no weight only restricts.
std::string explanation(const Hit& hit, bool scored) {
  std::string sum, others;
  for (const Matched& one : hit.matched) {
    std::string& list = scored && one.weight > 0 ? sum : others;
    list.append(list.empty() ? "" : &list == &sum ? " + " : ", ").append(told(one, scored));
  }
  std::string text;
  if (!sum.empty()) text = "score " + two_digits(hit.score) + ": " + sum;
  if (!others.empty()) text.append(text.empty() ? "" : kDot).append("matched: ").append(others);
  return text;
}

// The lines of one hit, indented beside its number.
class HitText {
 public:
  HitText(const Hit& hit, bool scored, std::size_t number_columns, const TextLook& look)
      : hit_(hit),
        scored_(scored),
        style_(look.style),
        indent_(number_columns + 2, ' '),
        columns_(columns_of(look) - indent_.size()) {}

  std::string make() {
    const std::string number = pad_left(std::to_string(hit_.rank), indent_.size() - 2);
    Marked title = hit_.title;
    if (title.text.empty()) title.text = "(untitled)";
    std::string before = style_.dim(number) + "  ";
    for (const Marked& line : wrap(title, columns_, 2)) {
      out_ += before + paint(line, style_, {"1", "1;4"}) + "\n";
      before = indent_;
    }
    put(cut(text::collapse_white_space(about(hit_)), columns_), "32");
    for (const Marked& line : wrap(hit_.snippet, columns_, 2)) {
      out_ += indent_ + paint(line, style_, {"", "1;33"}) + "\n";
    }
    for (const bool learned : {false, true}) put(tag_line(hit_.article, learned, columns_), "36");
    // Never cut: it is there to be copied.
    const std::string& address = hit_.article.url.empty() ? hit_.article.id : hit_.article.url;
    put((hit_.article.url.empty() ? "id: " : "") + address, "2");
    for (const Marked& line : wrap({explanation(hit_, scored_), {}}, columns_, kMaxExplanationLines))
      put(line.text, "35");
    return std::move(out_);
  }

 private:
  void put(const std::string& line, std::string_view codes) {
    if (!line.empty()) out_ += indent_ + style_.paint(codes, core::printable(line)) + "\n";
  }

  const Hit& hit_;
  bool scored_;
  const core::Style& style_;
  std::string indent_;
  std::size_t columns_;
  std::string out_;
};

// A row of a facet: a value, or what the values leave out.
struct FacetRow {
  std::string label;
  std::uint64_t count;
  bool selected = false;
  bool is_rest = false;
};

// Deep trees keep most of a narrow terminal for the labels.
std::string indent_of(std::size_t depth, std::size_t columns) {
  return std::string(std::min((columns < kBarredColumns ? 1 : 2) * depth, columns / 4), ' ');
}

std::vector<FacetRow> rows_of(const FacetList& facet, std::size_t columns) {
  std::vector<FacetRow> rows;
  std::vector<const FacetValue*> open;  // each below the one before
  const auto close = [&](std::size_t depth) {
    for (; !open.empty() && open.back()->depth >= depth; open.pop_back()) {
      const FacetValue& value = *open.back();
      if (value.other > 0)
        rows.push_back({indent_of(value.depth + 1, columns) + "(other)", value.other, false, true});
    }
  };
  for (const FacetValue& value : facet.values) {
    close(value.depth);
    rows.push_back(
        {indent_of(value.depth, columns) + core::printable(value.label), value.count, value.selected});
    open.push_back(&value);
  }
  close(0);
  if (facet.other > 0) rows.push_back({"(other)", facet.other, false, true});
  if (facet.none > 0) rows.push_back({"(none)", facet.none, false, true});
  return rows;
}

std::string facet_head(const FacetList& facet, const TextLook& look) {
  std::string out = look.style.bold(core::printable(facet.field));
  const auto roots = static_cast<std::uint64_t>(std::count_if(
      facet.values.begin(), facet.values.end(), [](const FacetValue& value) { return value.depth == 0; }));
  if (roots < facet.distinct)
    out += look.style.dim(" (" + with_commas(roots) + " of " + with_commas(facet.distinct) + ")");
  return out + "\n";
}

std::string facet_text(const FacetList& facet, const TextLook& look) {
  const std::size_t columns = columns_of(look);
  const std::vector<FacetRow> rows = rows_of(facet, columns);
  std::size_t labels = 0, counts = 0;
  std::uint64_t most = 1;
  for (const FacetRow& row : rows) {
    labels = std::max(labels, text::display_width(row.label));
    counts = std::max(counts, with_commas(row.count).size());
    if (!row.is_rest) most = std::max(most, row.count);
  }
  const bool barred = columns >= kBarredColumns;
  const std::size_t others = counts + (barred ? 6 + kLeastBarColumns : 4);
  labels = std::min({labels, kMostLabelColumns, std::max(columns, others + kLeastLabelColumns) - others});
  const std::size_t fixed = labels + counts + 6;
  const std::size_t bars = std::min(kMostBarColumns, std::max(columns, fixed + kLeastBarColumns) - fixed);
  std::string out = facet_head(facet, look);
  for (const FacetRow& row : rows) {
    const std::string label = pad_right(cut(row.label, labels), labels);
    const std::string count = pad_left(with_commas(row.count), counts);
    if (row.is_rest) {
      out += look.style.dim("  " + label + "  " + count) + "\n";
      continue;
    }
    out += row.selected ? "✓ " + look.style.bold(label) : "  " + label;
    out += "  " + count;
    if (barred)
      out += "  " + look.style.blue(bar(static_cast<double>(row.count) / static_cast<double>(most), bars));
    out += "\n";
  }
  if (facet.values.empty() && facet.none == 0) out += "  none\n";
  return out;
}

std::string closing_line(const Page& page, const TextLook& look) {
  std::string line;
  const std::size_t shown = page.shown();
  if (page.total && (shown == *page.total || page.only_counted)) {
    line = counted(*page.total, "result", "results");
  } else if (page.total) {
    if (page.offset == 0 || shown == 0) {
      line = with_commas(shown);
    } else {
      line = with_commas(page.offset + 1) + " to " + with_commas(page.offset + shown);
    }
    line += " of " + counted(*page.total, "result", "results");
  } else {
    line = counted(shown, "result", "results");
  }
  if (page.grouped) {
    line += ", copies of a story counted once";
    if (page.articles) line += " (" + counted(*page.articles, "article", "articles") + ")";
  }
  if (page.milliseconds) {
    char time[48];
    std::snprintf(time, sizeof time, " (%.1f ms)", *page.milliseconds);
    line += time;
  }
  std::string out;
  const auto put = [&](const std::string& text) {
    for (const Marked& one : wrap({text, {}}, columns_of(look), 0)) out += look.style.dim(one.text) + "\n";
  };
  put(line);
  if (page.undated > 0) {
    put(counted(page.undated, "more article has no date and is", "more articles have no date and are") +
        " left out by the dates asked for");
  }
  return out;
}

}  // namespace

std::string short_date(std::chrono::sys_seconds time) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  char text[48];
  std::snprintf(text, sizeof text, "%u %s %d", static_cast<unsigned>(day.day()),
                kMonths[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()));
  return text;
}

std::size_t snippet_columns(const TextLook& look) {
  // Wrapping leaves some columns of each line empty.
  return 2 * columns_of(look) - 16;
}

std::string text_facets(const std::vector<FacetList>& facets, const TextLook& look) {
  std::string out;
  for (const FacetList& facet : facets) {
    if (!out.empty()) out += "\n";
    out += facet_text(facet, look);
  }
  return out;
}

std::string text_page(const Page& page, const TextLook& look) {
  if (page.shown() == 0 && page.facets.empty() && !page.only_counted) return {};
  const std::size_t number_columns = std::to_string(page.offset + page.shown()).size();
  std::string out;
  for (const Hit& hit : page.hits) out += HitText(hit, page.scored, number_columns, look).make() + "\n";
  if (page.after > 0) return out;
  if (!page.facets.empty()) out += text_facets(page.facets, look) + "\n";
  return out + closing_line(page, look);
}

}  // namespace lede::present
