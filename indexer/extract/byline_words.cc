#include "indexer/extract/byline_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

// Words before a name, in the languages of many news sites; longest first where one begins another.
constexpr std::string_view kLeads[] = {
    "written by",
    "posted by",
    "reported by",
    "story by",
    "words by",
    "article by",
    "published by",
    "review by",
    "authored by",
    "submitted by",
    "text by",
    "veröffentlicht von",
    "eingestellt von",
    "erstellt von",
    "geschrieben von",
    "verfasst von",
    "artikel von",
    "beitrag von",
    "text von",
    "pressemitteilung von",
    "im wortlaut von",
    "publié par",
    "écrit par",
    "rédigé par",
    "publicado por",
    "escrito por",
    "postado por",
    "scritto da",
    "pubblicato da",
    "geschreven door",
    "geplaatst door",
    "skrevet av",
    "skrevet af",
    "skriven av",
    "by:",
    "by",
    "von:",
    "von",
    "par",
    "por",
    "di",
    "a cura di",
    "text:",
    "från",
    "av",
    "af",
    "door",
    "autor:",
    "autorin:",
    "author:",
    "authors:",
    "auteur:",
    "oleh",
    "edited by",
    "and",
    "und",
    "et",
    "og",
    "och",
    "da redação",
    "redaktion:",
    "ein gastbeitrag von",
    "ein kommentar von",
    "ein bericht von",
    "interview:",
    "kolumne von",
    "eine analyse von",
    "foto:",
    "автор:",
    "автор",
    "yazan:",
    "tekst:",
    "teksti:",
    "reporter:",
    "autores:",
    "autora:",
    "作者：",
    "作者:",
    "著者：",
    "著者:",
    "執筆：",
    "筆者：",
    "取材・文：",
    "文：",
    "记者：",
    "记者:",
    "记者",
    "記者",
    "文／",
    "责编：",
    "责任编辑：",
    "撰文：",
};

// A part that holds one of these words is a role or an office, not a name.
constexpr std::string_view kRoles[] = {
    "reporter",
    "editor",
    "correspondent",
    "writer",
    "journalist",
    "contributor",
    "columnist",
    "producer",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "journalistin",
    "chief",
    "bureau",
    "director",
    "analyst",
    "consultant",
    "coordinator",
    "reviewer",
    "reviewed",
    "expert",
    "attorney",
    "lawyer",
    "strategist",
    "manager",
    "founder",
    "marketing",
    "strategy",
    "development",
    "network",
    "photographer",
    "specialist",
    "professor",
    "updated",
    "published",
    "minutes",
    "read",
    "redactor",
    "redactora",
    "journaliste",
    "inviato",
    "corresponsal",
    "freelance",
    "reporterin",
    "author",
    "politics",
    "news",
    "follow",
    "updated:",
    "published:",
    // Furniture beside bylines.
    "share",
    "copied",
    "link",
    "size",
    "print",
    "comment",
    "comments",
    "twitter",
    "facebook",
    "subscribe",
    "listen",
    "save",
};

bool starts_with_folded(std::string_view s, std::string_view lower) {
  return s.size() >= lower.size() && ascii_lower(s.substr(0, lower.size())) == lower;
}

// Leads that begin names too ("Von Miller"): only where a whole name follows.
constexpr std::string_view kNameLike[] = {"par", "por", "di", "av", "af", "door"};

std::size_t count_words(std::string_view s) { return split(s, " ").size(); }

// "DPA": capitals only.
bool is_agency(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::string_view without_lead(std::string_view s) {
  for (int rounds = 0; rounds < 2; ++rounds) {
    for (const std::string_view lead : kLeads) {
      if (!starts_with_folded(s, lead) || s.size() <= lead.size() + 1) continue;
      const char next = s[lead.size()];
      const bool closed = lead.back() == ':' || lead.ends_with("：") || lead.ends_with("／");
      if (!closed && next != ' ' && next != ':') continue;
      const bool name_like =
          std::find(std::begin(kNameLike), std::end(kNameLike), lead) != std::end(kNameLike);
      const bool lower_case = s.front() >= 'a' && s.front() <= 'z';
      if (name_like && next == ' ' && !lower_case && count_words(s) < 3 && !is_agency(s.substr(lead.size())))
        continue;
      s = trim(s.substr(lead.size() + (next == ':' ? 1 : 0)));
      break;
    }
  }
  return s;
}

std::string_view without_glued_lead(std::string_view s) {
  if (!starts_with_folded(s, "by") || s.size() < 4) return s;
  const std::string_view rest = s.substr(2);
  const bool capital = rest.front() >= 'A' && rest.front() <= 'Z';
  if (starts_with_folded(rest, "by ")) return rest;
  return capital && count_words(rest) >= 2 ? rest : s;
}

bool is_lead(std::string_view line) {
  constexpr std::size_t kMaxLead = 30;
  return line.size() <= kMaxLead && without_lead(std::string(line) + " X") == "X";
}

bool leads_to_author(std::string_view line) {
  if (without_glued_lead(line).size() < line.size()) return true;
  constexpr std::string_view kPictures[] = {"foto:", "interview:"};
  for (const std::string_view lead : kLeads) {
    if (!starts_with_folded(line, lead)) continue;
    if (std::find(std::begin(kPictures), std::end(kPictures), lead) != std::end(kPictures)) continue;
    return without_lead(line).size() < line.size();
  }
  return false;
}

bool is_role(std::string_view s) {
  constexpr std::string_view kHanWords[] = {"作者", "文章", "时间", "标题", "来源", "阅读", "编辑",
                                            "发布", "浏览", "评论", "点击", "字体", "分享", "："};
  if (std::any_of(std::begin(kHanWords), std::end(kHanWords),
                  [&](std::string_view word) { return s.find(word) != std::string_view::npos; })) {
    return true;
  }
  // "Wirtschaftsredakteur", "Auslandskorrespondentin"
  constexpr std::string_view kEnds[] = {"redakteur",       "redakteurin", "korrespondent",
                                        "korrespondentin", "reporterin",  "journalistin"};
  const std::string lower = ascii_lower(s);
  for (const std::string& word : split(lower, " -/()")) {
    if (std::find(std::begin(kRoles), std::end(kRoles), word) != std::end(kRoles)) return true;
    if (std::any_of(std::begin(kEnds), std::end(kEnds),
                    [&](std::string_view end) { return word.ends_with(end); }))
      return true;
  }
  return false;
}

bool is_no_name(std::string_view name) {
  constexpr std::string_view kPlaceholders[] = {
      "admin",     "administrator", "webmaster",           "wordpress", "no author",
      "none",      "null",          "undefined",           "n/a",       "unknown",
      "unbekannt", "sponsored",     "gesponserte inhalte", "http",      "https",
      "view all",  "see all",       "all posts",           "read more",
  };
  const std::string lower = ascii_lower(name);
  return std::find(std::begin(kPlaceholders), std::end(kPlaceholders), lower) != std::end(kPlaceholders) ||
         std::any_of(std::begin(kLeads), std::end(kLeads), [&](std::string_view lead) {
           return lower == (lead.ends_with(':') ? lead.substr(0, lead.size() - 1) : lead);
         });
}

}  // namespace lede::extract
