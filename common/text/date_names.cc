#include "common/text/date_names.h"

#include <algorithm>
#include <iterator>

namespace lede::text {

namespace {

template <typename Value>
struct Row {
  std::string_view word;
  Value value;
};

template <typename Value, std::size_t size>
const Value* find(const Row<Value> (&rows)[size], std::string_view word) {
  const auto row = std::lower_bound(std::begin(rows), std::end(rows), word,
                                    [](const Row<Value>& a, std::string_view b) { return a.word < b; });
  return row != std::end(rows) && row->word == word ? &row->value : nullptr;
}

template <typename Value, std::size_t size>
constexpr bool is_sorted(const Row<Value> (&rows)[size]) {
  return std::is_sorted(std::begin(rows), std::end(rows),
                        [](const Row<Value>& a, const Row<Value>& b) { return a.word < b.word; });
}

constexpr Row<int> kMonths[] = {
    {"abr", 4},         {"abril", 4},         {"ago", 8},        {"agosto", 8},      {"aout", 8},
    {"août", 8},        {"apr", 4},           {"april", 4},      {"aprile", 4},      {"aug", 8},
    {"august", 8},      {"augusti", 8},       {"augustus", 8},   {"avr", 4},         {"avril", 4},
    {"czerwca", 6},     {"dec", 12},          {"december", 12},  {"des", 12},        {"desember", 12},
    {"dez", 12},        {"dezember", 12},     {"dezembro", 12},  {"dic", 12},        {"dicembre", 12},
    {"diciembre", 12},  {"déc", 12},          {"décembre", 12},  {"ene", 1},         {"enero", 1},
    {"feb", 2},         {"febbraio", 2},      {"febr", 2},       {"febrero", 2},     {"februar", 2},
    {"februari", 2},    {"february", 2},      {"fev", 2},        {"fevereiro", 2},   {"fév", 2},
    {"févr", 2},        {"février", 2},       {"gen", 1},        {"gennaio", 1},     {"giu", 6},
    {"giugno", 6},      {"grudnia", 12},      {"ianuarie", 1},   {"jan", 1},         {"janeiro", 1},
    {"januar", 1},      {"januari", 1},       {"january", 1},    {"janv", 1},        {"janvier", 1},
    {"juil", 7},        {"juillet", 7},       {"juin", 6},       {"jul", 7},         {"julho", 7},
    {"juli", 7},        {"julio", 7},         {"july", 7},       {"jun", 6},         {"june", 6},
    {"junho", 6},       {"juni", 6},          {"junio", 6},      {"jänner", 1},      {"kwietnia", 4},
    {"lipca", 7},       {"listopada", 11},    {"lug", 7},        {"luglio", 7},      {"lutego", 2},
    {"luty", 2},        {"maart", 3},         {"mag", 5},        {"maggio", 5},      {"mai", 5},
    {"maio", 5},        {"maj", 5},           {"maja", 5},       {"mar", 3},         {"marca", 3},
    {"march", 3},       {"mars", 3},          {"marzo", 3},      {"março", 3},       {"may", 5},
    {"mayo", 5},        {"mei", 5},           {"mrt", 3},        {"mrz", 3},         {"mär", 3},
    {"märz", 3},        {"nov", 11},          {"november", 11},  {"novembre", 11},   {"novembro", 11},
    {"noviembre", 11},  {"oct", 10},          {"october", 10},   {"octobre", 10},    {"octubre", 10},
    {"okt", 10},        {"oktober", 10},      {"ott", 10},       {"ottobre", 10},    {"out", 10},
    {"outubro", 10},    {"października", 10}, {"sep", 9},        {"sept", 9},        {"september", 9},
    {"septembre", 9},   {"septiembre", 9},    {"set", 9},        {"setembro", 9},    {"setiembre", 9},
    {"settembre", 9},   {"sierpnia", 8},      {"stycznia", 1},   {"września", 9},    {"απρ", 4},
    {"απριλίου", 4},    {"αυγ", 8},           {"αυγούστου", 8},  {"αύγ", 8},         {"δεκ", 12},
    {"δεκεμβρίου", 12}, {"ιαν", 1},           {"ιανουαρίου", 1}, {"ιουλ", 7},        {"ιουλίου", 7},
    {"ιουν", 6},        {"ιουνίου", 6},       {"ιούλ", 7},       {"ιούν", 6},        {"μάι", 5},
    {"μάρ", 3},         {"μαΐ", 5},           {"μαΐου", 5},      {"μαι", 5},         {"μαρ", 3},
    {"μαρτίου", 3},     {"νοέ", 11},          {"νοε", 11},       {"νοεμβρίου", 11},  {"οκτ", 10},
    {"οκτωβρίου", 10},  {"σεπ", 9},           {"σεπτ", 9},       {"σεπτεμβρίου", 9}, {"φεβ", 2},
    {"φεβρουαρίου", 2}, {"авг", 8},           {"августа", 8},    {"апр", 4},         {"апреля", 4},
    {"дек", 12},        {"декабря", 12},      {"июл", 7},        {"июля", 7},        {"июн", 6},
    {"июня", 6},        {"мар", 3},           {"марта", 3},      {"мая", 5},         {"ноя", 11},
    {"нояб", 11},       {"ноября", 11},       {"окт", 10},       {"октября", 10},    {"сен", 9},
    {"сент", 9},        {"сентября", 9},      {"фев", 2},        {"февр", 2},        {"февраля", 2},
    {"янв", 1},         {"января", 1},
};

constexpr Row<int> kWeekdays[] = {
    {"fri", 5}, {"friday", 5}, {"mon", 1},     {"monday", 1}, {"sat", 6},       {"saturday", 6},
    {"sun", 0}, {"sunday", 0}, {"thu", 4},     {"thur", 4},   {"thurs", 4},     {"thursday", 4},
    {"tue", 2}, {"tues", 2},   {"tuesday", 2}, {"wed", 3},    {"wednesday", 3}, {"weds", 3},
};

constexpr std::string_view kFillers[] = {
    "a",
    "at",
    "de",
    "del",
    "den",
    "di",
    "dienstag",
    "dim",
    "dimanche",
    "dinsdag",
    "dne",
    "do",
    "dom",
    "domenica",
    "domingo",
    "donderdag",
    "donnerstag",
    "el",
    "fr",
    "freitag",
    "gio",
    "giovedì",
    "il",
    "jeu",
    "jeudi",
    "jue",
    "jueves",
    "kl",
    "klo",
    "le",
    "lo",
    "lun",
    "lundi",
    "lunedì",
    "lunes",
    "ma",
    "maandag",
    "mardi",
    "martedì",
    "martes",
    "mer",
    "mercoledì",
    "mercredi",
    "mi",
    "mie",
    "mittwoch",
    "mié",
    "miércoles",
    "mo",
    "montag",
    "of",
    "on",
    "qua",
    "quarta",
    "quarta-feira",
    "qui",
    "quinta",
    "quinta-feira",
    "sa",
    "sab",
    "sabato",
    "sam",
    "samedi",
    "samstag",
    "seg",
    "segunda",
    "segunda-feira",
    "sex",
    "sexta",
    "sexta-feira",
    "so",
    "sonnabend",
    "sonntag",
    "sáb",
    "sábado",
    "t",
    "ter",
    "terça",
    "terça-feira",
    "the",
    "uhr",
    "um",
    "ven",
    "vendredi",
    "venerdì",
    "vie",
    "viernes",
    "vr",
    "vrijdag",
    "wo",
    "woensdag",
    "za",
    "zaterdag",
    "zo",
    "zondag",
    "à",
    "δευ",
    "δευτέρα",
    "κυρ",
    "κυριακή",
    "πέμ",
    "πέμπτη",
    "παρ",
    "παρασκευή",
    "πεμ",
    "σάβ",
    "σάββατο",
    "σαβ",
    "τετ",
    "τετάρτη",
    "τρί",
    "τρίτη",
    "τρι",
    "воскресенье",
    "вс",
    "вт",
    "вторник",
    "пн",
    "понедельник",
    "пт",
    "пятница",
    "сб",
    "ср",
    "среда",
    "суббота",
    "четверг",
    "чт",
};

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;

constexpr Row<Zone> kZones[] = {
    {"acdt", {(10 * kHour + 30 * kMinute), {}}},
    {"acst", {(9 * kHour + 30 * kMinute), {}}},
    {"adt", {-3 * kHour, {}}},
    {"aedt", {11 * kHour, {}}},
    {"aest", {10 * kHour, {}}},
    {"akdt", {-8 * kHour, {}}},
    {"akst", {-9 * kHour, {}}},
    {"art", {-3 * kHour, {}}},
    {"ast", {-4 * kHour, {}}},
    {"awst", {8 * kHour, {}}},
    {"bdt", {6 * kHour, {}}},
    {"bot", {-4 * kHour, {}}},
    {"brst", {-2 * kHour, {}}},
    {"brt", {-3 * kHour, {}}},
    {"bst", {1 * kHour, {}}},
    {"cat", {2 * kHour, {}}},
    {"cdt", {-5 * kHour, {}}},
    {"cest", {2 * kHour, {}}},
    {"cet", {1 * kHour, {}}},
    {"chst", {10 * kHour, {}}},
    {"clst", {-3 * kHour, {}}},
    {"clt", {-4 * kHour, {}}},
    {"cot", {-5 * kHour, {}}},
    {"cst", {-6 * kHour, {}}},
    {"ct", {0, "America/Chicago"}},
    {"eat", {3 * kHour, {}}},
    {"edt", {-4 * kHour, {}}},
    {"eest", {3 * kHour, {}}},
    {"eet", {2 * kHour, {}}},
    {"est", {-5 * kHour, {}}},
    {"et", {0, "America/New_York"}},
    {"gmt", {0, {}}},
    {"gst", {4 * kHour, {}}},
    {"hkt", {8 * kHour, {}}},
    {"hst", {-10 * kHour, {}}},
    {"ict", {7 * kHour, {}}},
    {"idt", {3 * kHour, {}}},
    {"irkt", {8 * kHour, {}}},
    {"irst", {(3 * kHour + 30 * kMinute), {}}},
    {"ist", {(5 * kHour + 30 * kMinute), {}}},
    {"jst", {9 * kHour, {}}},
    {"krat", {7 * kHour, {}}},
    {"kst", {9 * kHour, {}}},
    {"mdt", {-6 * kHour, {}}},
    {"mest", {2 * kHour, {}}},
    {"mesz", {2 * kHour, {}}},
    {"met", {1 * kHour, {}}},
    {"mez", {1 * kHour, {}}},
    {"msd", {4 * kHour, {}}},
    {"msk", {3 * kHour, {}}},
    {"mst", {-7 * kHour, {}}},
    {"mt", {0, "America/Denver"}},
    {"myt", {8 * kHour, {}}},
    {"ndt", {-(2 * kHour + 30 * kMinute), {}}},
    {"novt", {7 * kHour, {}}},
    {"npt", {(5 * kHour + 45 * kMinute), {}}},
    {"nst", {-(3 * kHour + 30 * kMinute), {}}},
    {"nzdt", {13 * kHour, {}}},
    {"nzst", {12 * kHour, {}}},
    {"omst", {6 * kHour, {}}},
    {"pdt", {-7 * kHour, {}}},
    {"pet", {-5 * kHour, {}}},
    {"pht", {8 * kHour, {}}},
    {"pkt", {5 * kHour, {}}},
    {"pst", {-8 * kHour, {}}},
    {"pt", {0, "America/Los_Angeles"}},
    {"sast", {2 * kHour, {}}},
    {"sgt", {8 * kHour, {}}},
    {"trt", {3 * kHour, {}}},
    {"uct", {0, {}}},
    {"ut", {0, {}}},
    {"utc", {0, {}}},
    {"uyt", {-3 * kHour, {}}},
    {"vet", {-4 * kHour, {}}},
    {"vlat", {10 * kHour, {}}},
    {"wat", {1 * kHour, {}}},
    {"west", {1 * kHour, {}}},
    {"wet", {0, {}}},
    {"wib", {7 * kHour, {}}},
    {"wit", {9 * kHour, {}}},
    {"wita", {8 * kHour, {}}},
    {"yekt", {5 * kHour, {}}},
    {"z", {0, {}}},
};

static_assert(is_sorted(kMonths) && is_sorted(kWeekdays) && is_sorted(kZones));
static_assert(std::is_sorted(std::begin(kFillers), std::end(kFillers)));

}  // namespace

int month_of(std::string_view word) {
  const int* month = find(kMonths, word);
  return month == nullptr ? 0 : *month;
}

int weekday_of(std::string_view word) {
  const int* weekday = find(kWeekdays, word);
  return weekday == nullptr ? -1 : *weekday;
}

bool is_filler(std::string_view word) {
  return std::binary_search(std::begin(kFillers), std::end(kFillers), word);
}

char meridian_of(std::string_view word) {
  if (word == "am" || word == "a.m") return 'a';
  if (word == "pm" || word == "p.m") return 'p';
  return 0;
}

DateMark date_mark_at(std::string_view text) {
  struct MarkRow {
    std::string_view mark;
    char meaning;
  };
  constexpr MarkRow kMarks[] = {{"上午", 'a'}, {"午前", 'a'}, {"오전", 'a'}, {"下午", 'p'}, {"午後", 'p'},
                                {"오후", 'p'}, {"時", 'h'},   {"时", 'h'},   {"시", 'h'},   {"点", 'h'}};
  // Year, month, day, minute, second, weekdays, ideographic comma, full-width comma and space.
  constexpr std::string_view kPassedOver =
      "年月日년월일分분秒초曜요星期周週一二三四五六天火水木金土화수목금토、，\u3000（）";
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0xE3) return {};
  for (const MarkRow& row : kMarks) {
    if (text.substr(0, row.mark.size()) == row.mark) return {row.mark.size(), row.meaning};
  }
  constexpr std::size_t kLength = 3;  // of each of them, so that none is found astride two
  for (std::size_t i = 0; i < kPassedOver.size(); i += kLength) {
    if (text.substr(0, kLength) == kPassedOver.substr(i, kLength)) return {kLength, 0};
  }
  return {};
}

std::optional<Zone> zone_of(std::string_view word) {
  const Zone* zone = find(kZones, word);
  return zone == nullptr ? std::nullopt : std::optional<Zone>(*zone);
}

}  // namespace lede::text
