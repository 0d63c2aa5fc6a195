#include "indexer/extract/byline.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/extract/byline_words.h"
#include "indexer/extract/han_byline.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxName = 100;
constexpr std::size_t kMaxAuthors = 30;

// Between two names, as a word of its own.
constexpr std::string_view kAnds[] = {" and ", " und ", " et ", " y ",    " e ",    " & ",
                                      " og ",  " och ", " en ", " dan ",  " with ", " mit ",
                                      " ja ",  " i ",   " und", " avec ", " con "};

std::size_t count_words(std::string_view s) { return split(s, " ").size(); }

// "Ann Lee in Valve", "Ann Lee for The Herald": what follows a whole name is where she works.
std::string without_place(std::string s) {
  constexpr std::string_view kBefore[] = {" in ",     " for ", " For ", " from ", " at ",
                                          " of the ", " aus ", " für ", " pour "};
  for (const std::string_view word : kBefore) {
    const std::size_t at = s.find(word);
    if (at != std::string::npos && count_words(s.substr(0, at)) >= 2) s.resize(at);
  }
  return s;
}

bool is_address(std::string_view s) {
  return s.find("://") != std::string_view::npos || s.find("www.") != std::string_view::npos ||
         s.find('@') != std::string_view::npos || s.starts_with('/') ||
         s.find(".com/") != std::string_view::npos;
}

bool is_month(std::string_view word) {
  constexpr std::string_view kMonths[] = {
      "jan",     "feb",  "mar",       "apr",     "may",      "jun",      "jul",   "aug",  "sep",
      "oct",     "nov",  "dec",       "january", "february", "march",    "april", "june", "july",
      "august",  "sept", "september", "october", "november", "december", "mai",   "dez",  "januar",
      "februar", "märz", "juni",      "juli",    "oktober",  "dezember"};
  std::string lower = ascii_lower(word);
  if (lower.ends_with('.')) lower.pop_back();
  return std::find(std::begin(kMonths), std::end(kMonths), lower) != std::end(kMonths);
}

// "Ann Lee March 25", "Ann Lee25 March": what follows the name is cut at the first number.
std::string without_date(const std::string& s) {
  const std::size_t digit = s.find_first_of("0123456789");
  if (digit == std::string::npos) return s;
  // "BR24 Redaktion" and "R2D2" are names.
  const std::size_t behind = std::min(s.find_first_not_of("0123456789 ", digit), s.size());
  const bool glued = digit > 0 && s[digit - 1] != ' ';
  if (glued && !is_month(std::string_view(s).substr(behind, s.find_first_of(" ,", behind) - behind)))
    return s;
  std::vector<std::string> words = split(s.substr(0, digit), " ");
  if (!words.empty() && is_month(words.back())) words.pop_back();
  // "Ann Lee on November 10", "Ann Lee am 10. November"
  constexpr std::string_view kBeforeDate[] = {"on", "am", "at", "le", "el", "den", "den", "op", "vom"};
  if (!words.empty() &&
      std::find(std::begin(kBeforeDate), std::end(kBeforeDate), words.back()) != std::end(kBeforeDate)) {
    words.pop_back();
  }
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// A particle, or a word that begins as names do: with a capital, or outside ASCII.
bool is_name_word(std::string_view word) {
  constexpr std::string_view kParticles[] = {"de", "da", "do",  "dos", "das", "del", "della", "di",  "du",
                                             "la", "le", "van", "von", "der", "den", "ter",   "bin", "ben",
                                             "al", "el", "af",  "av",  "zu",  "y",   "e"};
  const char first = word.front();
  return (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80 ||
         std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// "(AFP)", "[dpa]" behind a name. What stands in round brackets as a whole names no author.
std::string without_brackets(std::string_view s) {
  if (s.starts_with('(') && s.ends_with(')')) return "";
  std::string out(s);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}, std::pair{'<', '>'}}) {
    for (int rounds = 0; rounds < 5; ++rounds) {
      const std::size_t from = out.find(open);
      const std::size_t to = from == std::string::npos ? from : out.find(close, from);
      if (to == std::string::npos || from == 0) break;
      out.erase(from, to - from + 1);
    }
  }
  return out;
}

std::vector<std::string> split_at_ands(const std::string& s) {
  std::vector<std::string> out;
  std::string rest = s;
  while (true) {
    std::size_t best = std::string::npos;
    std::size_t length = 0;
    for (const std::string_view word : kAnds) {
      const std::size_t at = ascii_lower(rest).find(word);
      // "e", "y" and "i" part names only where both sides look like full ones.
      if (at == std::string::npos || at >= best) continue;
      if (word.size() == 3 && word != " & ") {
        if (count_words(rest.substr(0, at)) < 2 || count_words(rest.substr(at + word.size())) < 2) continue;
      }
      best = at;
      length = word.size();
    }
    if (best == std::string::npos) break;
    out.push_back(rest.substr(0, best));
    rest = rest.substr(best + length);
  }
  out.push_back(rest);
  return out;
}

// "Ann Lee Ann Lee": said for the eye and for the ear.
std::string once(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool twice = name.size() > 4 && name[half] == ' ' && name.substr(0, half) == name.substr(half + 1);
  return std::string(twice ? name.substr(0, half) : name);
}

// "배윤경 기자": what reporters are called behind their names.
std::string without_title(std::string name) {
  for (const std::string_view title : {" 기자", " 특파원", " 記者", " 记者"}) {
    if (name.ends_with(title)) name.resize(name.size() - title.size());
  }
  return name;
}

std::string clean_name(std::string_view part) {
  const std::string name =
      without_date(text::collapse_white_space(without_lead(without_glued_lead(trim(part)))));
  return once(trim_marks(without_title(without_place(name)), " .,;:|-*·•∙›»"));
}

bool is_suffix(std::string_view s) {
  const std::string l = ascii_lower(s);
  return l == "jr" || l == "jr." || l == "sr" || l == "sr." || l == "ii" || l == "iii" || l == "phd" ||
         l == "ph.d." || l == "md" || l == "m.d." || l == "mba" || l == "esq";
}

// "Lee, Ann", as catalogues write names, the other way around.
std::string given_name_first(std::string list) {
  const std::size_t comma = list.find(", ");
  if (comma == std::string::npos) return list;
  const auto one_word = [](std::string_view s) {
    return !s.empty() && s.find_first_of(" ,;|/&@.") == std::string_view::npos && s.front() >= 'A' &&
           s.front() <= 'Z';
  };
  const std::string_view family = trim(std::string_view(list).substr(0, comma));
  const std::string_view given = trim(std::string_view(list).substr(comma + 2));
  if (!one_word(family) || !one_word(given) || is_role(given)) return list;
  return std::string(given).append(" ").append(family);
}

// Other marks between names as commas.
std::string with_commas(std::string list) {
  for (const std::string_view mark : {"、", "，", "；", " – ", " — ", " - "}) {
    for (std::size_t at = 0; (at = list.find(mark, at)) != std::string::npos;)
      list.replace(at, mark.size(), ",");
  }
  return list;
}

std::string without_urls(std::string list) {
  for (std::size_t at = 0; (at = list.find("http", at)) != std::string::npos;) {
    const std::size_t end = std::min(list.find_first_of(" ,;|\n\t", at), list.size());
    if (list.find("://", at) < end) {
      list.erase(at, end - at);
    } else {
      at = end;
    }
  }
  return list;
}

// "作者：宋怡 杨志华"
bool is_led(std::string_view part) {
  constexpr std::string_view kHanLeads[] = {"作者", "记者", "撰文"};
  return std::any_of(std::begin(kHanLeads), std::end(kHanLeads),
                     [&](std::string_view lead) { return trim(part).starts_with(lead); });
}

}  // namespace

std::vector<std::string> people_of(std::string_view byline) {
  std::vector<std::string> out;
  if (byline.size() > 1000 || byline.starts_with("http")) return out;
  const std::string list = with_commas(given_name_first(without_urls(without_brackets(byline))));
  for (const std::string& piece : split(list, ",;|\n/\\\t")) {
    if (is_suffix(piece)) continue;
    for (const std::string& part : split_at_ands(piece)) {
      const std::string name = clean_name(part);
      // Chinese parts names by spaces, behind what says that names follow.
      const std::vector<std::string> han = is_led(part) ? han_names(name) : std::vector<std::string>();
      if (han.size() > 1) {
        for (const std::string& one : han) add_unique(out, one);
        continue;
      }
      if (name.size() < 2 || name.size() > kMaxName || is_no_name(name) || is_address(name)) continue;
      if (name.ends_with('?')) continue;  // a headline
      // What follows a name behind a comma is often its bearer's office.
      if (!out.empty() && is_role(name)) continue;
      if (count_words(name) > 7) continue;
      add_unique(out, name);
    }
  }
  if (out.size() > kMaxAuthors) out.resize(kMaxAuthors);
  return out;
}

bool looks_like_person(std::string_view name) {
  const std::vector<std::string> words = split(name, " ");
  if (words.empty() || is_role(name)) return false;
  // Chinese, Japanese and Korean names are one word.
  const bool alone =
      words.size() == 1 && static_cast<unsigned char>(name.front()) >= 0xE3 && name.size() <= 24;
  return alone ||
         (words.size() >= 2 && words.size() <= 5 && std::all_of(words.begin(), words.end(), is_name_word));
}

std::vector<std::string> persons_of(std::string_view byline) {
  std::vector<std::string> people = people_of(byline);
  std::erase_if(people, [](const std::string& name) { return !looks_like_person(name); });
  return people;
}

}  // namespace lede::extract
