#include "indexer/extract/boilerplate.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/ascii_class.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxValue = 400;  // bytes of a class or id that are read

struct Row {
  std::uint32_t hint;
  std::string_view words;  // parted by spaces
};

constexpr Row kRows[] = {
    {kHintBody,
     "articlebody storybody entrycontent postcontent articlecontent articletext storycontent storytext "
     "postbody bodytext bodycopy bodycontent contentbody maintext fulltext newstext newsbody newscontent "
     "posttext entrybody articlecopy articlemain bodymain textbody contenttext pagecontent singlecontent "
     "fieldbody richtext paragraphs articleparagraphs detailtext detailcontent detailbody artikeltext "
     "artikelbody artikelinhalt cuerpo notebody"},
    {kHintArticle, "article story post entry hentry artikel articulo main"},
    {kHintRelated,
     "related relatedposts relatedarticles relatedstories relatedcontent relatedlinks relatednews relateds "
     "recommended recommendation recommendations recommend recirc recirculation trending popular mostread "
     "mostpopular mostviewed morestories morenews morefrom moreon morearticles morelike moreposts "
     "readmore readnext readalso alsoread alsolike youmay nextarticle nextpost nextstory nextup upnext "
     "similar suggested suggestions seealso keepreading latestnews lateststories latestposts recentposts "
     "othernews otherstories morestory nextprev prevnext postnav crosslink crosslinks internallink "
     "furtherreading relatedtopics inlinerelated zergnet teaserlist linklist readersalso topstories "
     "aufmacherteaser leggianche lirensuite lireaussi alire "
     "lesenswert weiterlesen mehrzum tambien correlati articulosrelacionados"},
    {kHintShare,
     "share shares sharing sharebar sharebuttons sharebutton sharetools socialshare socialmedia social "
     "sociallinks socialbar socialicons addthis sharethis addtoany followus followbutton sharedaddy "
     "sociable shareicons jpshare whatsapp bookmark bookmarks articleactions articletools toolbar "
     "emailshare reactions reaction likebutton likes claps"},
    {kHintNewsletter,
     "newsletter newsletters newslettersignup subscribe subscription subscriptions signup optin "
     "mailchimp donate donation donations appdownload appbanner support membership becomemember "
     "crowdfunding pushnotification whatsappchannel telegramchannel googlenews preferredsource"},
    {kHintComments,
     "comment comments commentlist commentform commentcount commentsection commentarea commentscontainer "
     "disqus disqusthread respond reply replies livefyre spotim coral viafoura discussion "
     "kommentare kommentar commentaires comentarios facebookcomments fbcomments conversation"},
    {kHintNavigation,
     "nav navigation navbar navlinks navmenu menu menus submenu subnav topnav breadcrumb breadcrumbs "
     "crumbs pagination pager paging pagenav skiplink skiplinks skipto toc "
     "tableofcontents masthead siteheader sitemap topbar bottombar backtotop hamburger megamenu search "
     "searchform searchbox directory languageswitcher langswitch editsection navbox noprint "
     "printonly mwjumplink"},
    {kHintNavigation | kHintFooter, "footer sitefooter pagefooter contentinfo"},
    {kHintAd,
     "ad ads adv advert adverts advertisement advertising advertisment adslot adunit adcontainer adwrapper "
     "adblock adbox adlabel adsense adplaceholder adspot dfp gpt googlead googleads sponsor sponsored "
     "sponsors sponsoredcontent outbrain taboola teads criteo revcontent mgid paidcontent paidpost affiliate "
     "affiliates commercial anzeige werbung publicidad publicite pubblicita reklama reklame annons nativead "
     "leaderboard mpu partnerlinks shopping productbox deals coupon coupons"},
    {kHintCaption,
     "caption captions figcaption wpcaption imagecaption photocaption imgcaption credit credits photocredit "
     "imagecredit photographer bildunterschrift legende imagelegend copyright copyrights imagecopyright "
     "caption-text mediacaption picturecaption bildquelle imagesource imagetitle leadimage mediacredit"},
    {kHintByline,
     "byline bylines author authors authorbio authorbox authorinfo authorname authorprofile aboutauthor "
     "authordetails authorcard authorbyline postauthor articleauthor writer contributor contributors bio "
     "biography autor autoren autores auteur auteurs autore redacteur journalist reporter vcard "
     "posteddate postmeta entrymeta articlemeta metadata metainfo storymeta postinfo articleinfo meta"},
    {kHintTags,
     "tags tag taglist tagcloud taglinks posttags articletags tagsection topics topiclist topictags "
     "keywords keyword categories postcategories schlagworte etiquetas filedunder tagscontainer catlinks "
     "articletopics tagslist storytags entrytags tagswrapper tagitem tagwrap themes"},
    {kHintConsent,
     "cookie cookies cookiebanner cookieconsent cookienotice consent gdpr ccpa cmp onetrust modal modals "
     "popup popups popover overlay lightbox dialog regwall login signin register "
     "registration loginform piano interstitial alert alerts noticebar tooltip rollover "
     "dropdown toast adblocker"},
    {kHintGallery,
     "gallery galleries photogallery imagegallery slideshow slider slide slides slick swiper carousel "
     "lightgallery videoplayer player jwplayer videojs brightcove videocontainer videowrapper podcast "
     "audioplayer audio audioarticle listen readaloud texttospeech speechkit mediaplayer embed embedded "
     "photostrip bildergalerie bildstrecke thumbnails thumbnail"},
    {kHintHidden,
     "hidden hide ishidden invisible visuallyhidden sronly screenreader screenreadertext accessibility "
     "accessible offscreen displaynone dnone uhide noscript ahidden unseen hideme assistive"},
    {kHintDate,
     "date dates datetime timestamp time pubdate publishdate publisheddate publishdatetime postdate "
     "postedon fecha datum entrydate articledate dateline lastupdated updated lastmodified readtime "
     "readingtime "
     "timetoread minread"},
    {kHintHeadline,
     "headline title entrytitle posttitle articletitle storytitle pagetitle hed articleheadline"},
    {kHintLead,
     "lead lede standfirst dek deck subheadline subtitle subheading teasertext intro introduction chapo "
     "chapeau vorspann entradilla sommario abstract excerpt sapo ingress subhead articlelead articleintro "
     "articlesummary strapline leadtext"},
    {kHintWidget,
     "widget widgets sidebar sidebars sidebox aside rail rightrail leftrail promo promos promotion promobox "
     "promotional teaser teasers infobox factbox callout cta calltoaction pullquote pulledquote poll polls "
     "quiz survey rating ratings ratingstars weather stockticker ticker marquee livescore scoreboard "
     "realtime analytics banner feedback helpful correction corrections reportan errorreport printbutton "
     "button buttons btn buttonbar tabs tab accordiontitle complementary tools utility utilities "
     "disclaimer disclosure tipline contactus jsonly timeline countdown"},
    {kHintSection,
     "kicker eyebrow overline rubric rubrik sectionlabel sectionname sectiontitle category "
     "dachzeile topline channelname spitzmarke"},
};

struct Word {
  std::string_view word;
  std::uint32_t hint;
};

std::vector<Word> make_words() {
  std::vector<Word> words;
  for (const Row& row : kRows) {
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      if (space > 0) words.push_back({rest.substr(0, space), row.hint});
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.word < b.word; });
  return words;
}

std::uint32_t look_up(std::string_view word) {
  static const std::vector<Word> words = make_words();
  auto at = std::lower_bound(words.begin(), words.end(), word,
                             [](const Word& a, std::string_view b) { return a.word < b; });
  std::uint32_t hints = 0;
  for (; at != words.end() && at->word == word; ++at) hints |= at->hint;
  return hints;
}

// "overflow-hidden", "field-label-hidden", "hidden-xs": what is hidden is not the element.
bool is_harmless(std::string_view pair) {
  constexpr std::string_view kPairs[] = {
      "labelhidden",  "overflowhidden", "xhidden",     "yhidden",   "backfacehidden", "hiddenxs",
      "hiddensm",     "hiddenmd",       "hiddenlg",    "hiddenxl",  "hiddenprint",    "hiddenphone",
      "hiddentablet", "hiddenmobile",   "hiddenfs",    "xshidden",  "smhidden",       "mdhidden",
      "lghidden",     "xlhidden",       "printhidden", "2xlhidden", "mobilehidden",   "hidemobile",
      "hideprint",    "mobilehide",     "printhide",
  };
  return std::find(std::begin(kPairs), std::end(kPairs), pair) != std::end(kPairs);
}

// "has-post-thumbnail", "no-sidebar": what else the element holds or lacks.
bool tells_what_it_has(std::string_view first_word) {
  constexpr std::string_view kWords[] = {"has", "have", "with", "without", "no"};
  return std::find(std::begin(kWords), std::end(kWords), first_word) != std::end(kWords);
}

// Of one class or id.
std::uint32_t hints_of_name(std::string_view name) {
  std::uint32_t hints = 0;
  std::array<char, 2 * kMaxValue> joined;  // the previous word, then this one
  std::size_t previous = 0;                // length of the previous word
  std::size_t size = 0;                    // length of both
  std::uint32_t waiting = 0;               // hints of the previous word alone
  char last = 0;
  bool names_another = false;
  const auto end_word = [&] {
    const std::size_t length = size - previous;
    if (length == 0) return;
    const std::string_view word(joined.data() + previous, length);
    names_another |= previous == 0 && tells_what_it_has(word);
    std::uint32_t own = length > 1 ? look_up(word) : 0;
    if (previous > 0) {
      if (is_harmless({joined.data(), size})) {
        own = waiting = 0;
      } else {
        hints |= look_up({joined.data(), size});
      }
    }
    hints |= waiting;
    waiting = own;
    std::copy(joined.data() + previous, joined.data() + size, joined.data());
    previous = length;
    size = length;
  };
  for (const char c : name) {
    const bool upper = text::is_ascii_upper(c);
    const bool in_word = text::is_ascii_lower(c) || upper || text::is_ascii_digit(c);
    if (!in_word || (upper && text::is_ascii_lower(last))) end_word();
    if (in_word) joined[size++] = upper ? static_cast<char>(c - 'A' + 'a') : c;
    last = c;
  }
  end_word();
  return names_another ? 0 : hints | waiting;
}

}  // namespace

std::uint32_t hints_of(std::string_view value) {
  value = value.substr(0, kMaxValue);
  std::uint32_t hints = 0;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(" \n\t\r"), value.size());
    hints |= hints_of_name(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return hints;
}

}  // namespace lede::extract
