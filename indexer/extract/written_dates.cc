#include "indexer/extract/written_dates.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/ascii_class.h"
#include "common/text/date_names.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

using std::chrono::sys_seconds;
using text::ZonedTime;

int digits_at(std::string_view s, std::size_t at, std::size_t count) {
  if (at + count > s.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (s[i] < '0' || s[i] > '9') return -1;
    value = 10 * value + (s[i] - '0');
  }
  return value;
}

bool is_digit_at(std::string_view s, std::size_t at) { return at < s.size() && s[at] >= '0' && s[at] <= '9'; }

std::optional<sys_seconds> make_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1990 || year > 2100 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

// Words of a line and where they begin. Chinese, Japanese and Korean dates need no space before
// them, nor do others behind a colon or a bracket, or where only the page's style parts elements: "Dec 17,
// 2025Ann Lee", "Ann LeeDecember 17, 2025".
std::vector<std::size_t> starts_of_words(std::string_view line) {
  std::vector<std::size_t> starts;
  bool in_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const char before = i > 0 ? line[i - 1] : ' ';
    const bool glued = text::is_ascii_digit(c) &&
                       (static_cast<unsigned char>(before) >= 0x80 || text::is_ascii_lower(before));
    const bool other_word =
        text::is_ascii_upper(c) && (text::is_ascii_lower(before) || text::is_ascii_digit(before));
    const bool word_behind = before == ':' || before == ')';
    if (c != ' ' && (!in_word || glued || other_word || word_behind)) starts.push_back(i);
    in_word = c != ' ';
  }
  return starts;
}

bool has_full_year(std::string_view s) {
  for (std::size_t i = 0; i + 4 <= s.size(); ++i) {
    const int year = digits_at(s, i, 4);
    if (year >= 1900 && year <= 2100) return true;
  }
  return false;
}

// The longest date that begins at `start` and ends with a word; `end` becomes the place after it.
std::optional<ZonedTime> date_at(std::string_view line, const std::vector<std::size_t>& starts,
                                 std::size_t start, std::size_t& end) {
  constexpr std::size_t kMaxWords = 14;
  for (std::size_t last = std::min(starts.size(), start + kMaxWords); last > start; --last) {
    end = last < starts.size() ? starts[last] : line.size();
    const std::string_view piece = trim(line.substr(starts[start], end - starts[start]));
    if (!has_full_year(piece)) continue;
    for (const std::string_view mark : {"", "日", "일"}) {
      const std::size_t at = mark.empty() ? piece.size() : piece.find(mark);
      if (at == std::string_view::npos) continue;
      if (const auto date = read_date(piece.substr(0, at + mark.size()))) return date;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ZonedTime> read_date(std::string_view value) {
  const std::optional<ZonedTime> date = text::parse_zoned_date(trim(value));
  if (!date || !date->day_known) return std::nullopt;
  const auto day = std::chrono::floor<std::chrono::days>(date->time + date->offset);
  return day == std::chrono::sys_days{} ? std::nullopt : date;
}

bool tells_update(std::string_view words) {
  const std::string lower = ascii_lower(words);
  for (const std::string_view word :
       {"updat",    "modif",    "edited",     "aktualis",   "geändert",  "stand",    "mis à jour", "maj ",
        "actualiz", "atualiz",  "aggiorna",   "bijgewerkt", "gewijzigd", "oppdater", "uppdater",   "opdater",
        "endret",   "ändrad",   "aktualiz",   "zmieni",     "обновл",    "измен",    "güncelle",   "päivitet",
        "muokattu", "cập nhật", "diperbarui", "更新",       "修正",      "수정",     "업데이트"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

bool tells_publication(std::string_view line) {
  constexpr std::string_view kWords[] = {
      "published",
      "first published",
      "submitted on",
      "posted on",
      "originally published",
      "veröffentlicht",
      "artikel veröffentlicht",
      "erschienen am",
      "erstellt am",
      "eingestellt am",
      "geschrieben am",
      "online seit",
      "publié le",
      "mis en ligne le",
      "paru le",
      "publicado el",
      "publicado em",
      "pubblicato il",
      "gepubliceerd",
      "geplaatst op",
      "publicerad",
      "publisert",
      "udgivet",
      "opublikowano",
      "publikováno",
      "yayınlanma",
      "опубликовано",
      "опубліковано",
      "公開日",
      "発行日",
      "发布时间",
      "发表于",
  };
  const std::string lower = ascii_lower(trim(line));
  // "This article was originally published on", "Story published on"
  std::string_view words = lower;
  for (const std::string_view before : {"this ", "article ", "story ", "post ", "was "}) {
    if (words.starts_with(before)) words.remove_prefix(before.size());
  }
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return words.starts_with(word); });
}

void read_line(std::string_view line, WrittenDates& seen) {
  if (const auto date = read_date(line)) {
    std::optional<ZonedTime>& field = tells_update(line) ? seen.updated : seen.published;
    if (!field) field = date;
    return;
  }
  if (!has_full_year(line)) return;
  const std::vector<std::size_t> starts = starts_of_words(line);
  std::size_t label = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (starts[i] < label) continue;
    std::size_t end = 0;
    const std::optional<ZonedTime> date = date_at(line, starts, i, end);
    if (!date) continue;
    std::optional<ZonedTime>& field =
        tells_update(line.substr(label, end - label)) ? seen.updated : seen.published;
    if (!field) field = date;
    label = end;
  }
}

std::optional<ZonedTime> date_in_dateline(std::string_view paragraph) {
  constexpr std::size_t kMaxDateline = 120;
  const std::string_view start = paragraph.substr(0, kMaxDateline);
  const std::size_t open = start.find_first_of("(/");
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = start.find(start[open] == '(' ? ')' : '/', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view behind = trim(start.substr(close + 1));
  if (!behind.starts_with('-') && !behind.starts_with("–") && !behind.starts_with("—")) return std::nullopt;
  const std::string_view before = trim(start.substr(0, open));
  const std::vector<std::size_t> starts = starts_of_words(before);
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const std::string_view piece = before.substr(starts[i]);
    if (!has_full_year(piece)) break;
    if (const auto date = read_date(piece)) return date;
  }
  return std::nullopt;
}

std::optional<sys_seconds> date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  url = url.substr(path, url.find_first_of("?#", path) - path);
  for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
    if (is_digit_at(url, i - 1) && i > 0) continue;
    const int year = digits_at(url, i, 4);
    if (year < 1990 || year > 2100) continue;
    const char separator = url[i + 4];
    if (separator == '/' || separator == '-' || separator == '_') {
      std::size_t at = i + 5;
      const std::size_t named = std::min(url.find(separator, at), url.size()) - at;
      std::size_t month_digits = is_digit_at(url, at + 1) ? 2 : 1;
      int month = digits_at(url, at, month_digits);
      if (month < 0) {
        month = text::month_of(ascii_lower(url.substr(at, named)));
        month_digits = named;
      }
      at += month_digits;
      if (at >= url.size() || url[at] != separator || month < 1) continue;
      const std::size_t day_digits = is_digit_at(url, at + 2) ? 2 : 1;
      const int day = digits_at(url, at + 1, day_digits);
      if (day < 1 || is_digit_at(url, at + 1 + day_digits)) continue;
      if (const auto date = make_day(year, month, day)) return date;
    } else if (!is_digit_at(url, i + 8)) {
      if (const auto date = make_day(year, digits_at(url, i + 4, 2), digits_at(url, i + 6, 2))) return date;
    }
  }
  return std::nullopt;
}

}  // namespace lede::extract
