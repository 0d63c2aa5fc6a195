#include "indexer/tag/given_names.h"

#include <algorithm>
#include <array>

namespace lede::tag {
namespace {

// Sorted, folded.
constexpr std::array<std::string_view, 587> kGivenNames = {
    "aaron",     "abdul",    "abdullah",    "abigail",   "adam",        "adrian",    "ahmed",
    "alan",      "albert",   "alberto",     "alec",      "alejandro",   "alex",      "alexander",
    "alexandra", "alexis",   "alfred",      "ali",       "alice",       "alison",    "allen",
    "allison",   "alvin",    "amanda",      "amy",       "ana",         "andre",     "andrea",
    "andrei",    "andrew",   "andy",        "angela",    "angelina",    "angus",     "anita",
    "ann",       "anna",     "anne",        "annie",     "anthony",     "antonio",   "archie",
    "ariel",     "arnold",   "arthur",      "ashley",    "audrey",      "ava",       "barack",
    "barbara",   "barron",   "barry",       "beatrice",  "becky",       "ben",       "benjamin",
    "bernard",   "bernie",   "beth",        "betty",     "beverly",     "billy",     "bob",
    "bobby",     "boris",    "brad",        "bradley",   "brandon",     "brenda",    "brendan",
    "brett",     "brian",    "bridget",     "britney",   "brittany",    "bruce",     "bryan",
    "caitlin",   "calvin",   "cameron",     "carl",      "carla",       "carlos",    "carmen",
    "carol",     "caroline", "carolyn",     "catherine", "cathy",       "cecil",     "celia",
    "charlene",  "charles",  "charlie",     "charlotte", "chelsea",     "cheryl",    "chester",
    "chloe",     "chris",    "christina",   "christine", "christopher", "chuck",     "cindy",
    "claire",    "clara",    "clarence",    "claude",    "clifford",    "clint",     "clinton",
    "colin",     "condi",    "condoleezza", "connie",    "connor",      "conor",     "corey",
    "courtney",  "craig",    "curtis",      "cynthia",   "dale",        "damian",    "damon",
    "dan",       "dana",     "daniel",      "danielle",  "danny",       "daphne",    "darrell",
    "darren",    "dave",     "david",       "deandre",   "deborah",     "debra",     "dennis",
    "derek",     "desmond",  "devin",       "diana",     "diane",       "diego",     "dolores",
    "dominic",   "donald",   "donna",       "doris",     "dorothy",     "doug",      "douglas",
    "dustin",    "dwayne",   "dwight",      "dylan",     "eddie",       "edgar",     "edith",
    "edward",    "edwin",    "eileen",      "elaine",    "eleanor",     "elena",     "eli",
    "elijah",    "elise",    "elizabeth",   "ella",      "ellen",       "emily",     "emma",
    "eric",      "erica",    "erin",        "ernest",    "ernesto",     "ethan",     "eugene",
    "eva",       "evan",     "evelyn",      "felix",     "fernando",    "fiona",     "floyd",
    "frances",   "francis",  "francisco",   "franklin",  "fred",        "freddie",   "frederick",
    "gabriel",   "gareth",   "gary",        "gavin",     "geoffrey",    "george",    "gerald",
    "gerard",    "gerry",    "gina",        "giovanni",  "gladys",      "glen",      "glenn",
    "gloria",    "gordon",   "graham",      "greg",      "gregory",     "guillermo", "gustavo",
    "gwendolyn", "gwyneth",  "hannah",      "hans",      "harold",      "harriet",   "harry",
    "harvey",    "hassan",   "heather",     "hector",    "heidi",       "helen",     "henry",
    "herbert",   "herman",   "hillary",     "howard",    "hubert",      "hugh",      "hugo",
    "ian",       "ibrahim",  "ida",         "igor",      "irene",       "isaac",     "isabel",
    "isabella",  "ivan",     "ivana",       "ivanka",    "jackie",      "jacob",     "jacqueline",
    "jacques",   "jaime",    "jake",        "james",     "jamie",       "jane",      "janet",
    "janice",    "jared",    "jason",       "javier",    "jeb",         "jeff",      "jeffrey",
    "jeh",       "jenna",    "jennifer",    "jenny",     "jeremy",      "jerome",    "jerry",
    "jesse",     "jessica",  "jesus",       "jill",      "jim",         "jimmy",     "joan",
    "joanna",    "joanne",   "joe",         "joel",      "johan",       "john",      "johnny",
    "jon",       "jonathan", "jorge",       "jose",      "joseph",      "josh",      "joshua",
    "joyce",     "juan",     "juanita",     "judith",    "judy",        "julia",     "julian",
    "julie",     "justin",   "kamala",      "karen",     "karl",        "kate",      "katherine",
    "kathleen",  "kathryn",  "kathy",       "katie",     "katy",        "kay",       "keith",
    "kelly",     "ken",      "kenneth",     "kenny",     "kerry",       "kevin",     "kim",
    "kirk",      "kristen",  "kurt",        "kyle",      "lara",        "larry",     "laura",
    "lauren",    "laurence", "lawrence",    "leah",      "lee",         "leo",       "leon",
    "leonard",   "leonardo", "leroy",       "leslie",    "lester",      "lewis",     "liam",
    "lillian",   "linda",    "lindsay",     "lisa",      "lloyd",       "logan",     "lois",
    "lorenzo",   "lorraine", "louis",       "louise",    "lucas",       "lucy",      "luis",
    "luke",      "luther",   "lydia",       "lynn",      "madeleine",   "malia",     "marc",
    "marcel",    "marcia",   "marco",       "marcus",    "margaret",    "maria",     "marie",
    "marilyn",   "mario",    "marion",      "marjorie",  "martha",      "martin",    "marvin",
    "mary",      "matt",     "matthew",     "maureen",   "maurice",     "max",       "maxine",
    "megan",     "mel",      "melania",     "melinda",   "melissa",     "michael",   "michel",
    "michele",   "michelle", "miguel",      "mike",      "mikhail",     "mildred",   "mitch",
    "mitchell",  "mitt",     "mohamed",     "mohammad",  "mohammed",    "molly",     "monica",
    "montell",   "morgan",   "muhammad",    "myra",      "nancy",       "naomi",     "natalie",
    "nathan",    "ned",      "neil",        "nelson",    "nicholas",    "nick",      "nicole",
    "nigel",     "nikki",    "noah",        "noel",      "nora",        "norman",    "olga",
    "oliver",    "olivia",   "orlando",     "oscar",     "owen",        "pablo",     "pamela",
    "patricia",  "patrick",  "paul",        "paula",     "pauline",     "pedro",     "peggy",
    "percy",     "peter",    "phil",        "philip",    "phillip",     "phyllis",   "pierre",
    "preston",   "rachel",   "ralph",       "ramon",     "randall",     "randy",     "raphael",
    "raul",      "raymond",  "rebecca",     "reggie",    "regina",      "reginald",  "renee",
    "ricardo",   "richard",  "rick",        "ricky",     "rita",        "robert",    "roberto",
    "robin",     "rodney",   "roger",       "roland",    "ron",         "ronald",    "ronnie",
    "rory",      "ross",     "roy",         "ruben",     "rupert",      "russell",   "ruth",
    "ryan",      "sabrina",  "sally",       "salvador",  "sam",         "samantha",  "samuel",
    "sandra",    "sara",     "sarah",       "sasha",     "saul",        "scott",     "sean",
    "sebastian", "sergei",   "sergio",      "seth",      "shane",       "shannon",   "sharon",
    "shaun",     "shawn",    "sheila",      "sheldon",   "shelley",     "sherrod",   "sherry",
    "shirley",   "sidney",   "silvia",      "simon",     "sonia",       "sophia",    "sophie",
    "spencer",   "stacey",   "stan",        "stanley",   "stella",      "stephanie", "stephen",
    "steve",     "steven",   "stewart",     "stuart",    "susan",       "suzanne",   "sylvia",
    "tamara",    "tanya",    "tara",        "taylor",    "ted",         "terence",   "teresa",
    "terrence",  "terry",    "thelma",      "theodore",  "theresa",     "thomas",    "tiffany",
    "tim",       "timothy",  "tina",        "todd",      "tom",         "tommy",     "toni",
    "tony",      "tracy",    "travis",      "trevor",    "tristan",     "troy",      "tyler",
    "valerie",   "vanessa",  "vernon",      "veronica",  "vicki",       "vincent",   "viola",
    "vivian",    "vladimir", "wade",        "wallace",   "walter",      "warren",    "wayne",
    "wendy",     "wesley",   "whitney",     "wilfred",   "willard",     "william",   "willie",
    "winston",   "xavier",   "yolanda",     "yvonne",    "zachary",     "zoe"};

// The same of names that are also common words or places.
constexpr std::array<std::string_view, 67> kWordsToo = {
    "amber",  "angel",     "april",    "art",   "ash",     "austin", "beau",  "bill", "chad",
    "chase",  "christian", "crystal",  "daisy", "dawn",    "dean",   "don",   "drew", "duncan",
    "earl",   "florence",  "frank",    "gene",  "georgia", "grace",  "grant", "guy",  "hazel",
    "holly",  "hope",      "hunter",   "iris",  "israel",  "ivory",  "ivy",   "jack", "jackson",
    "jan",    "jasmine",   "jay",      "jean",  "jordan",  "joy",    "june",  "kent", "lance",
    "lily",   "madison",   "mark",     "may",   "miles",   "newt",   "olive", "pat",  "perry",
    "pierce", "rand",      "ray",      "rich",  "rob",     "rose",   "ruby",  "sue",  "sydney",
    "victor", "violet",    "virginia", "will"};

}  // namespace

bool is_given_name(std::string_view form, bool weak) {
  const auto holds = [&](const auto& names) { return std::binary_search(names.begin(), names.end(), form); };
  return holds(kGivenNames) || (!weak && holds(kWordsToo));
}

}  // namespace lede::tag
