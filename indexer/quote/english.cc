// English: the words of each class, as text::Tokens folds them.
#include "indexer/quote/rules.h"

namespace lede::quote {
namespace {

constexpr ClassWords kEnglish[] = {
    {kAddress, "told tells informed"},
    {kMale,
     "he mr sir lord father brother son husband spokesman chairman congressman councilman king prince man "
     "actor widower uncle grandfather businessman boy"},
    {kFemale,
     "she mrs ms miss lady dame mother sister daughter wife spokeswoman chairwoman congresswoman "
     "councilwoman queen princess woman actress widow aunt grandmother businesswoman girl"},
    {kSay,
     "acknowledged acknowledges added adds admits admitted advised affirmed agreed agrees alleged "
     "alleges announced announces answered answers argued argues asked asks asserted asserts begged "
     "blasted boasted cautioned cautions chimed claimed claims commented comments complained "
     "complains conceded concedes concluded concludes condemned confirmed confirms contended contends "
     "continued continues countered counters cried criticised criticized declared declares demanded "
     "demands denounced disclosed elaborated emphasised emphasized exclaimed explain explained "
     "explains fumed hailed implored informed insisted insists interjected intoned joked jokes "
     "lamented laments maintained maintains mused muses noted notes observed observes opined pleaded "
     "pledged posted praised predicted predicts proclaimed promised promises protested quipped read "
     "reads recalled recalls reflected reiterated remarked remarks remembered repeated repeats "
     "replied replies responded responds retorted revealed reveals said say says shouted shouts "
     "shrugged slammed snapped stated states stressed stresses suggested suggests summed tells "
     "testified testifies threatened thundered told tweeted tweets urged urges vowed vows warned "
     "warns whispered wondered wonders writes wrote yelled"},
    {kCall,
     "blasted branded called calls condemned deemed denounced described describes dismissed dismisses "
     "hailed labeled labelled praised slammed termed"},
    {kSaying,
     "adding announcing arguing asking calling claiming declaring describing explaining insisting "
     "noting replying saying shouting stating stressing suggesting telling tweeting warning writing"},
    {kBe, "am are be been being is was were"},
    {kQuoted, "cited quoted"},
    {kPerson, "he she"},
    {kGroup, "it they"},
    {kDeterminer,
     "a all an another any both each few five four her his its many most my no one other our several "
     "some such the their these those three two"},
    {kSkip,
     "again all already also always angrily bluntly both can could earlier even finally first had has "
     "have herself himself immediately itself just later may might must now often once only "
     "previously privately publicly quickly quietly recently repeatedly reportedly should simply "
     "sometimes soon still themselves then today tonight will would yesterday"},
    {kNot,
     "can't cannot declined didn't doesn't don't hasn't isn't never not refused to wasn't without "
     "won't wouldn't"},
    {kBreak,
     "after although amid and as because before but despite during how if nor or saying since so than "
     "that though unless until what when where whereas whether which while why yet"},
    {kRelative, "who whom whose"},
    {kTitle,
     "acting adm admiral affairs agent agriculture ambassador archbishop assistant associate attorney "
     "ayatollah bishop brother capt captain cardinal ceo chair chairman chairwoman chancellor chief "
     "cmdr coach col colonel commander commerce commissioner congressman congresswoman constable "
     "corporal councillor councilman councilwoman cpl dame defence defense democratic deputy det "
     "detective director dr education energy environment executive father finance financial fire "
     "first foreign former gen general goalkeeper gov governor health home homeland hon house housing "
     "imam inspector interim interior judge justice king labor labour lady leader lieutenant lord lt "
     "maj major majority manager marshal mayor midfielder minister minority miss mr mrs ms officer "
     "operating opposition police pope premier president prime prince princess private prof professor "
     "prosecutor quarterback queen rabbi rep representative republican rev reverend secretary "
     "security sen senate senator senior sergeant sgt sheikh sheriff sir sister spc speaker special "
     "specialist staff state striker superintendent technology trade transportation treasury "
     "undersecretary union veterans vice"},
    {kRole,
     "activist activists actor actress adviser advisers advisor advisors agency aide aides ambassador "
     "analyst analysts architect artist association attorney attorneys aunt author authorities bank "
     "biologist bishop boy brother captain chairman chairwoman channel chief cleric coach colleague "
     "colleagues commander commission committee company council councilman court cousin critic "
     "critics curator customer customers daughter defendant department deputy detective diplomat "
     "diplomats director doctor doctors document documents driver economist economists editor "
     "employee employees engineer envoy everyone executive executives expert experts family farmer "
     "father filmmaker firm forecaster forecasters founder friend friends general girl government "
     "governor grandfather grandmother group guard head historian husband imam investigator "
     "investigators investor investors journalist judge lawmaker lawmakers lawyer lawyers leader "
     "leaders letter man manager mayor member members men minister ministers ministry mother musician "
     "neighbor neighbors neighbour neighbours network newspaper nobody nurse observers office officer "
     "officers official officials opponent opponents organiser organizer organizers owner "
     "paleontologist parents passenger passengers pastor people person physicist pilot plaintiff "
     "player police pollster president priest producer professor prosecutor prosecutors protester "
     "protesters psychologist publisher rapper rebel rebels relative relatives report reporter "
     "representative representatives researcher researchers resident residents scholar scientist "
     "scientists secretary senator sheriff shopper shoppers singer sister soldier soldiers someone "
     "son source sources spokesman spokesmen spokespeople spokesperson spokeswoman star statement "
     "strategist student students supporter supporters survivor survivors suspect teacher tourist "
     "tourists trader traders trainer treasurer uncle union victim victims voter voters widow wife "
     "witness witnesses woman women worker workers writer"},
    {kNoPerson,
     "afghan african agency airlines airport american apple april arab army association august avenue "
     "bank bay beach board bowl british catholic center centre chinese christian church city club "
     "college commission committee company congress corp corporation council county court cup "
     "december democratic department east eastern english entertainment european facebook february "
     "federal force forces foundation french friday games german google group guard herald hill hills "
     "hospital house inc institute intelligence international internet iranian iraqi islamic island "
     "islands israeli january japanese jewish journal july june kingdom korean kremlin lake latin "
     "league line lines llc los ltd march microsoft ministry monday mountain museum muslim national "
     "nations navy new news north northern november october office olympic olympics park parliament "
     "party pentagon pictures police post press radio records republic republican research river road "
     "russian san saturday school security senate september service services south southern spanish "
     "state states street studios sunday super syrian system systems television theater theatre "
     "thursday times tribune tuesday twitter ukrainian union united university valley wednesday west "
     "western white world youtube"},
    {kPreposition, "at for from of on with"},
    {kPlace, "in"},
    {kStop,
     "address afternoon answer april august blog briefing camera condition conference court december "
     "email evening facebook february friday instagram interview january july june letter march may "
     "memo message monday month morning news night note november october phone post press radio "
     "reference reply report response saturday september speech statement sunday telephone television "
     "testimony thursday today tonight tuesday tv tweet twitter wednesday week year yesterday"},
    {kJoiner, "abu al ben bin bint da de del della den der di dos du el ibn la le o st ten ter van von y"},
    {kWorkNoun,
     "album article banner book called column comedy documentary drama dubbed entitled episode essay "
     "film game headline hit known memoir movie musical named nicknamed novel painting phrase play "
     "poem program programme series show sign single slogan song term titled track word words"},
    {kAccording, "according"},
    {kTo, "to"},
};

}  // namespace

std::span<const ClassWords> english_words() { return kEnglish; }

}  // namespace lede::quote
