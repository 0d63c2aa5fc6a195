// German: the words of each class, as text::Tokens folds them (erklärte: erklarte). Nouns are written with a
// capital there, so that a role is told from a name by these lists alone.
#include "indexer/quote/rules.h"

namespace lede::quote {
namespace {

constexpr ClassWords kGerman[] = {
    {kMale,
     "er herr vater bruder sohn ehemann sprecher minister prasident kanzler burgermeister konig mann onkel "
     "grossvater anwalt trainer -sprecher -minister -prasident -meister -chef -anwalt -trainer -leiter"},
    {kFemale,
     "sie frau mutter schwester tochter ehefrau sprecherin ministerin prasidentin kanzlerin "
     "burgermeisterin konigin tante grossmutter anwaltin trainerin -sprecherin -ministerin -prasidentin "
     "-meisterin -chefin -anwaltin -trainerin -leiterin"},
    {kSay,
     "antwortete antworten antwortet argumentierte argumentiert beklagte beklagt beklagten bekannte "
     "bekraftigte bekraftigt berichtete berichten berichtet beschwerte bestatigte bestatigt betonte betont "
     "betonten bilanzierte drohte droht entgegnete entgegnet erganzte erganzt erinnerte erinnert erklarte "
     "erklart erklarten erlauterte erlautert erwiderte erwidert erzahlte erzahlt erzahlten forderte "
     "fordert forderten fragte fragt gestand jubelte klagte klagt klagten kommentierte kommentiert "
     "konterte kritisierte kritisiert kritisierten kundigte kundigt lobte lobt mahnte mahnt meinte meint "
     "meldete monierte prophezeite raumte raumt rief ruft sagte sagt sagten sagen gesagt erklaren schimpfte "
     "schrieb schreibt schrieben schwarmte so sprach stellte teilte teilt teilten twitterte unterstrich "
     "urteilte verkundete verlangte verlangt vermutete verriet versicherte versichert versprach verspricht "
     "verteidigte warnte warnt warnten warb wiederholte zitierte zeigte"},
    {kCall, "bezeichnete bezeichnet nannte nennt nannten kritisierte lobte"},
    {kBe, "bin bist ist sei seid sind war waren wird wurde wurden werden worden"},
    {kPerson, "er sie"},
    {kGroup, "es wir"},
    {kDeterminer,
     "alle beide das dem den der des die dies diese dieser dieses drei ein eine einem einen einer eines "
     "einige "
     "ihr ihre ihrem ihrer jede jeder kein keine mehrere sein seine seinem seiner unser unsere viele vier "
     "zwei"},
    {kSkip,
     "abschliessend anschliessend auch bereits damals dann daraufhin dazu deshalb erneut erst gestern habe "
     "haben hat hatte hatten heute jetzt jungst kurzlich nochmals nun schliesslich schon selbst spater "
     "weiter wieder wortlich zuletzt zunachst zuvor zudem"},
    {kNot, "kaum nicht nie niemals ohne"},
    {kBreak,
     "aber als bevor da damit dass denn doch nachdem ob obwohl oder sobald sodass solange sondern und "
     "wahrend wann warum was weil wenn wer wie wo"},
    {kRelative, "deren dessen"},
    {kTitle,
     "herr frau dr prof professor professorin prasident prasidentin kanzler kanzlerin minister ministerin "
     "premier premierminister premierministerin senator senatorin burgermeister burgermeisterin "
     "torwart torhuter sturmer verteidiger kollege kollegin -erin -istin -login -ologe -iker -ikerin -nalist "
     "journalist jurist sprecher sprecherin chef chefin "
     "direktor direktorin general konig konigin papst bischof pfarrer "
     "pfarrerin anwalt anwaltin richter richterin staatsanwalt trainer trainerin experte expertin "
     "forscher forscherin wissenschaftler wissenschaftlerin autor autorin kapitan leiter leiterin "
     "vorsitzende vorsitzender abgeordnete abgeordneter botschafter botschafterin kommissar kommissarin "
     "landrat landratin polizist polizistin lehrer lehrerin arzt arztin bauer bauerin fischer fischerin "
     "mutter vater nachbar nachbarin anwohner anwohnerin zeuge zeugin augenzeuge beamter beamte "
     "mitarbeiter mitarbeiterin demonstrant demonstrantin sohn tochter bruder schwester unternehmer "
     "unternehmerin -sprecher -sprecherin -minister -ministerin -prasident -prasidentin -meister "
     "-meisterin -chef -chefin -direktor -direktorin -leiter -leiterin -anwalt -anwaltin -trainer "
     "-trainerin -expertin -experte -forscher -forscherin -fuhrer -fuhrerin -vorsitzende -vorsitzender "
     "-kanzler -kanzlerin -richter -richterin -besitzer -besitzerin -inhaber -inhaberin -sekretar "
     "-sekretarin -beauftragter -beauftragte -politiker -politikerin -okonom -okonomin -rat -ratin"},
    {kRole,
     "sprecher sprecherin minister ministerin prasident prasidentin polizist polizistin anwohner "
     "anwohnerin nachbar nachbarin zeuge zeugin augenzeuge experte expertin forscher forscherin beamter "
     "leiter leiterin lehrer lehrerin arzt arztin mutter vater burgermeister burgermeisterin chef chefin "
     "vorsitzende vorsitzender demonstrant demonstrantin mitarbeiter mitarbeiterin -sprecher "
     "-sprecherin -minister -ministerin -chef -chefin -leiter -leiterin -forscher -forscherin"},
    {kNoPerson,
     "bank behorde bundesregierung bundestag club fc gericht kirche konzern landtag ministerium montag "
     "dienstag mittwoch donnerstag freitag samstag sonntag partei polizei regierung stadt stiftung "
     "universitat unternehmen verband verein zeitung -ministerium -behorde -verband -amt -gericht"},
    {kPreposition,
     "ab am an auf aus bei beim bis der des durch fur gegen gegenuber im mit nach ohne seit uber um unter "
     "vom von vor "
     "wegen zu zum zur zwischen"},
    {kPlace, "in"},
    {kStop,
     "montag dienstag mittwoch donnerstag freitag samstag sonntag abend morgen mittag nachmittag nacht "
     "januar februar marz april mai juni juli august september oktober november dezember interview "
     "gesprach brief mitteilung erklarung rede anfrage sendung angaben"},
    {kJoiner, "al bin da de del der el ibn la le van vom von zu zum zur"},
    {kWorkNoun,
     "album artikel band begriff buch film gedicht kampagne komodie lied motto namen programm roman serie "
     "slogan song stuck theaterstuck thema titel wort zeitschrift zeitung"},
    {kAccording, "laut"},
    {kInverts,
     "am an auch auf bei beim danach dann daraufhin darauf dazu gegenuber gestern heute im in mit nach "
     "spater uber vor wahrend weiter zu zudem zuletzt zum zur zuvor"},
};

}  // namespace

std::span<const ClassWords> german_words() { return kGerman; }

}  // namespace lede::quote
