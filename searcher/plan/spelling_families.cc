#include "searcher/plan/spelling_families.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"

namespace lede::plan {
namespace {

using Pair = std::array<std::string_view, 2>;

// Beginnings of words in both spellings; what follows is the same.
constexpr Pair kHeads[] = {
    {"aeroplane", "airplane"},
    {"aesthetic", "esthetic"},
    {"aluminium", "aluminum"},
    {"anaemi", "anemi"},
    {"anaesthe", "anesthe"},
    {"analyse", "analyze"},
    {"analysing", "analyzing"},
    {"ageing", "aging"},
    {"archaeolog", "archeolog"},
    {"ardour", "ardor"},
    {"armour", "armor"},
    {"artefact", "artifact"},
    {"behaviour", "behavior"},
    {"caesarean", "cesarean"},
    {"calibre", "caliber"},
    {"cancelled", "canceled"},
    {"cancelling", "canceling"},
    {"candour", "candor"},
    {"catalogue", "catalog"},
    {"centimetre", "centimeter"},
    {"centre", "center"},
    {"centred", "centered"},
    {"channelled", "channeled"},
    {"clamour", "clamor"},
    {"colour", "color"},
    {"cosy", "cozy"},
    {"counselled", "counseled"},
    {"counselling", "counseling"},
    {"counsellor", "counselor"},
    {"defence", "defense"},
    {"demeanour", "demeanor"},
    {"dialled", "dialed"},
    {"dialogue", "dialog"},
    {"diarrhoea", "diarrhea"},
    {"discolour", "discolor"},
    {"dishonour", "dishonor"},
    {"doughnut", "donut"},
    {"encyclopaedia", "encyclopedia"},
    {"endeavour", "endeavor"},
    {"enrol", "enroll"},
    {"favour", "favor"},
    {"fibre", "fiber"},
    {"flavour", "flavor"},
    {"foetus", "fetus"},
    {"foetal", "fetal"},
    {"fuelled", "fueled"},
    {"fuelling", "fueling"},
    {"fulfil", "fulfill"},
    {"glamour", "glamor"},
    {"gynaecolog", "gynecolog"},
    {"haemoglobin", "hemoglobin"},
    {"haemophil", "hemophil"},
    {"haemorrhag", "hemorrhag"},
    {"harbour", "harbor"},
    {"homeopath", "homoeopath"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"instalment", "installment"},
    {"jewellery", "jewelry"},
    {"jeweller", "jeweler"},
    {"kilometre", "kilometer"},
    {"labelled", "labeled"},
    {"labelling", "labeling"},
    {"labour", "labor"},
    {"leukaemia", "leukemia"},
    {"levelled", "leveled"},
    {"levelling", "leveling"},
    {"licence", "license"},
    {"litre", "liter"},
    {"lustre", "luster"},
    {"manoeuvr", "maneuver"},
    {"marvelled", "marveled"},
    {"marvellous", "marvelous"},
    {"mediaeval", "medieval"},
    {"millimetre", "millimeter"},
    {"misbehaviour", "misbehavior"},
    {"modelled", "modeled"},
    {"modelling", "modeling"},
    {"monologue", "monolog"},
    {"moustache", "mustache"},
    {"neighbour", "neighbor"},
    {"odour", "odor"},
    {"oesophag", "esophag"},
    {"oestrogen", "estrogen"},
    {"offence", "offense"},
    {"orthopaedic", "orthopedic"},
    {"paediatric", "pediatric"},
    {"paedophil", "pedophil"},
    {"paralyse", "paralyze"},
    {"parlour", "parlor"},
    {"plough", "plow"},
    {"practise", "practice"},
    {"pretence", "pretense"},
    {"programme", "program"},
    {"pyjama", "pajama"},
    {"quarrelled", "quarreled"},
    {"rancour", "rancor"},
    {"rigour", "rigor"},
    {"rumour", "rumor"},
    {"sabre", "saber"},
    {"saviour", "savior"},
    {"savour", "savor"},
    {"sceptic", "skeptic"},
    {"sceptre", "scepter"},
    {"signalled", "signaled"},
    {"signalling", "signaling"},
    {"skilful", "skillful"},
    {"smoulder", "smolder"},
    {"sombre", "somber"},
    {"spectre", "specter"},
    {"splendour", "splendor"},
    {"succour", "succor"},
    {"sulphur", "sulfur"},
    {"theatre", "theater"},
    {"totalled", "totaled"},
    {"towelling", "toweling"},
    {"travelled", "traveled"},
    {"traveller", "traveler"},
    {"travelling", "traveling"},
    {"tumour", "tumor"},
    {"tunnelling", "tunneling"},
    {"unfavour", "unfavor"},
    {"valour", "valor"},
    {"vapour", "vapor"},
    {"vigour", "vigor"},
    {"wilful", "willful"},
    {"woollen", "woolen"},
};

// Names and words of other scripts, as English papers write them.
constexpr std::array<std::string_view, 5> kNames[] = {
    {"kyiv", "kiev"},
    {"kharkiv", "kharkov"},
    {"lviv", "lvov"},
    {"odesa", "odessa"},
    {"zelensky", "zelenskyy", "zelenskiy", "zelenski"},
    {"gaddafi", "qaddafi", "gadhafi", "kadafi", "gadafi"},
    {"qaeda", "qaida", "quaeda"},
    {"hezbollah", "hizbollah", "hizbullah", "hezbullah"},
    {"quran", "koran"},
    {"muslim", "moslem"},
    {"mohammed", "muhammad", "mohammad", "muhammed"},
    {"houthi", "huthi"},
    {"ayatollah", "ayatullah"},
    {"sharia", "shariah"},
    {"hijab", "hejab"},
    {"tsar", "czar"},
    {"yanukovych", "yanukovich"},
    {"poroshenko", "poroschenko"},
    {"khrushchev", "krushchev"},
    {"gorbachev", "gorbachov"},
    {"yeltsin", "eltsin"},
    {"tchaikovsky", "chaikovsky"},
    {"peking", "beijing"},
    {"taliban", "taleban"},
    {"pashtun", "pushtun"},
    {"uyghur", "uighur", "uigur"},
    {"daesh", "daish"},
};

constexpr std::size_t kMinForIse = 7;  // "realise"; not "prise", "advise"

// Of two beginnings where one begins the other, the longer tells how the word is spelt: programme, not
// program.
void add_heads(std::string_view form, std::vector<std::string>& out) {
  for (const auto& [one, two] : kHeads) {
    const auto [longer, shorter] = one.size() > two.size() ? std::pair(one, two) : std::pair(two, one);
    if (form.starts_with(longer)) {
      out.push_back(std::string(shorter) + std::string(form.substr(longer.size())));
    } else if (form.starts_with(shorter)) {
      out.push_back(std::string(longer) + std::string(form.substr(shorter.size())));
    }
  }
}

// -ise, -ises, -ised, -ising, -iser, -isation and the same with z.
void add_ise(std::string_view form, std::vector<std::string>& out) {
  constexpr std::string_view kEnds[] = {"e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational"};
  for (const std::string_view end : kEnds) {
    if (form.size() < kMinForIse || form.size() < end.size() + 3 || !form.ends_with(end)) continue;
    const std::size_t at = form.size() - end.size() - 1;
    if (form[at - 1] != 'i' || (form[at] != 's' && form[at] != 'z')) continue;
    std::string other(form);
    other[at] = form[at] == 's' ? 'z' : 's';
    out.push_back(std::move(other));
  }
}

std::string_view digraph_of(char32_t c) {
  switch (c) {
    case 0xC4:
    case 0xE4:
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8:
      return "oe";
    case 0xDC:
    case 0xFC:
      return "ue";
    case 0xC5:
    case 0xE5:
      return "aa";
    default:
      return {};
  }
}

}  // namespace

std::vector<std::string> other_spellings(std::string_view form) {
  std::vector<std::string> out;
  add_heads(form, out);
  add_ise(form, out);
  for (const auto& names : kNames) {
    if (std::find(names.begin(), names.end(), form) == names.end()) continue;
    for (const std::string_view name : names) {
      if (!name.empty() && name != form) out.emplace_back(name);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string without_umlaut_digraphs(std::string_view form) {
  std::string out;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const std::string_view two = form.substr(at, 2);
    out += form[at];
    if (two == "ae" || two == "oe" || two == "ue" || two == "aa") ++at;
  }
  return out.size() == form.size() ? std::string() : out;
}

std::string with_umlaut_digraphs(std::string_view written) {
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t begin = at;
    const std::string_view digraph = digraph_of(text::next_code_point(written, at));
    any = any || !digraph.empty();
    out += digraph.empty() ? written.substr(begin, at - begin) : digraph;
  }
  return any ? out : std::string();
}

bool has_umlaut(std::string_view written) { return !with_umlaut_digraphs(written).empty(); }

}  // namespace lede::plan
