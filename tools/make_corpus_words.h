// The real words of the synthetic articles, most frequent first, and the syllables of the rest.
#pragma once

#include <array>
#include <string_view>

namespace lede::tools {

inline constexpr std::string_view kFunctionWords =
    "the of to and a in that is for on it was with as he be by at have from are this his has they not but "
    "which we will an were or their been who had its more she one would there when about her if up out so "
    "can what all no than said some into after could only other over also new last them most two first "
    "you may any between because before while under such against during where how both many through "
    "since those much even then still these should until each without another among do did being our "
    "my your him back down off too very just now here well per within despite whether although however "
    "amid toward across behind beyond around near along again already never often almost nearly perhaps";

inline constexpr std::string_view kContentWords =
    "year people government time state world day week country city company work part house group million "
    "public president number water school family month law market power war party report money police "
    "court minister business office line home right official system price plan news area question service "
    "place point member case program problem council night result change percent study end bank hand "
    "meeting leader rate board union tax trade oil student worker force team game season player election "
    "vote voter candidate campaign policy budget growth economy industry food health hospital doctor "
    "patient drug disease research scientist university teacher child woman man life death fire storm "
    "rain flood river sea ship port road bridge train car plane airport street town village farm farmer "
    "land building project money share stock investor profit loss sale deal contract agreement talks "
    "treaty border army soldier attack weapon security threat agency investigation judge lawyer trial "
    "prison crime victim witness evidence charge rule right freedom media paper film music book writer "
    "artist museum show festival history church language computer network data phone internet software "
    "machine engine energy gas coal nuclear solar wind climate temperature ice ocean fish forest animal "
    "space planet rocket satellite experiment discovery theory model test record win lead score goal "
    "match club coach champion race medal final say make take come see know get give find think tell "
    "become leave feel put bring begin keep hold write stand hear let mean set meet run pay sit speak "
    "lie read grow lose fall send build stay cut reach kill raise pass sell decide return explain hope "
    "develop carry break receive agree support hit produce eat cover catch draw choose cause announce "
    "accept deny warn claim promise refuse expect fear propose reject approve delay cancel launch open "
    "close start stop move rise drop gain cost offer help need want try ask call show play turn good "
    "great high small large big long young old early late major local national foreign international "
    "political economic social military financial legal private general common recent current former "
    "strong weak free full clear likely possible important serious difficult simple similar certain "
    "available able ready cold hot dry wet dark light heavy fast slow cheap rich poor safe dangerous";

inline constexpr std::array<std::string_view, 46> kOnsets = {
    "b",  "br", "c",  "ch",  "cl", "cr", "d",  "dr", "f",  "fl", "fr", "g",  "gl", "gr", "h",  "j",
    "k",  "kl", "l",  "m",   "n",  "p",  "pl", "pr", "qu", "r",  "s",  "sc", "sh", "sk", "sl", "sm",
    "sn", "sp", "st", "str", "sw", "t",  "th", "tr", "v",  "w",  "wh", "y",  "z",  ""};
inline constexpr std::array<std::string_view, 16> kNuclei = {"a", "e",  "i",  "o",  "u",  "a",  "e",  "i",
                                                             "o", "ea", "ai", "ou", "ee", "oa", "io", "ie"};
inline constexpr std::array<std::string_view, 24> kCodas = {"",  "",  "",   "n",  "r",  "s",  "l",  "t",
                                                            "m", "d", "nd", "st", "rt", "ck", "ng", "p",
                                                            "g", "x", "ll", "nt", "rd", "sk", "ft", "b"};
inline constexpr std::array<std::string_view, 20> kEndings = {
    "",    "",   "",    "",     "s",    "s",   "ed",  "ing", "er", "ly",
    "ion", "al", "ity", "ness", "ment", "ous", "ive", "ers", "ic", "y"};
inline constexpr std::array<std::string_view, 8> kSections = {"World",   "Business", "Technology", "Culture",
                                                              "Science", "Sport",    "Politics",   "Local"};
inline constexpr std::array<std::string_view, 12> kPaperNames = {
    "Courier", "Gazette",  "Herald", "Ledger", "Post", "Mercury",
    "Tribune", "Observer", "Times",  "Wire",   "Echo", "Chronicle"};

}  // namespace lede::tools
