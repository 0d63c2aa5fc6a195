#include "indexer/extract/not_article.h"

#include <algorithm>

#include "common/text/ascii_class.h"
#include "common/text/url.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

// Less text than this is an article only where the page says that it is one, has a headline or
// holds nothing else.
constexpr std::size_t kLeastText = 200;
constexpr std::size_t kLeastNote = 40;
// More text than this is no error page and no login wall, whatever it is called.
constexpr std::size_t kMostNotice = 1000;
constexpr std::size_t kLeastTeasers = 5;
constexpr std::size_t kMostTeaser = 350;        // bytes of text, of a usual one
constexpr std::size_t kMostIntroduction = 300;  // bytes of text above the first

// In lower case; parts of a title that is hardly longer.
constexpr std::string_view kErrors[] = {
    "404 not found",
    "404 error",
    "error 404",
    "404 -",
    "404 |",
    "404:",
    "page not found",
    "file not found",
    "not found",
    "page does not exist",
    "page doesn't exist",
    "page doesn’t exist",
    "page is not available",
    "page can't be found",
    "page can’t be found",
    "page cannot be found",
    "page could not be found",
    "page you requested",
    "page you were looking for",
    "no longer available",
    "403 forbidden",
    "forbidden",
    "access denied",
    "access to this page has been denied",
    "internal server error",
    "bad gateway",
    "service unavailable",
    "gateway timeout",
    "temporarily unavailable",
    "too many requests",
    "just a moment...",
    "attention required!",
    "are you a robot",
    "verify you are human",
    "security check",
    "seite nicht gefunden",
    "nicht gefunden",
    "seite existiert nicht",
    "zugriff verweigert",
    "page introuvable",
    "page non trouvée",
    "accès refusé",
    "página no encontrada",
    "no encontrada",
    "acceso denegado",
    "página não encontrada",
    "não encontrada",
    "pagina non trovata",
    "accesso negato",
    "pagina niet gevonden",
    "sidan hittades inte",
    "sidan kunde inte hittas",
    "siden ble ikke funnet",
    "fant ikke siden",
    "siden blev ikke fundet",
    "siden findes ikke",
    "sivua ei löytynyt",
    "nie znaleziono",
    "strona nie istnieje",
    "stránka nenalezena",
    "stránka nebyla nalezena",
    "sayfa bulunamadı",
    "траница не найдена",
    "траницу не знайдено",
    "oldal nem található",
    "pagina nu a fost găsită",
    "halaman tidak ditemukan",
    "không tìm thấy trang",
    "ページが見つかりません",
    "ページは見つかりません",
    "お探しのページ",
    "页面不存在",
    "找不到页面",
    "頁面不存在",
    "找不到網頁",
    "페이지를 찾을 수 없",
    "الصفحة غير موجودة",
    "पेज नहीं मिला",
};

constexpr std::string_view kLogins[] = {
    "log in",
    "login",
    "log on",
    "sign in",
    "signin",
    "sign in to continue",
    "log in to continue",
    "create an account",
    "subscribe to continue",
    "subscribe to read",
    "subscribers only",
    "members only",
    "anmelden",
    "anmeldung",
    "einloggen",
    "se connecter",
    "connexion",
    "identifiez-vous",
    "connectez-vous",
    "iniciar sesión",
    "inicia sesión",
    "acceder",
    "entrar",
    "iniciar sessão",
    "accedi",
    "inloggen",
    "logga in",
    "logg inn",
    "log ind",
    "kirjaudu",
    "kirjaudu sisään",
    "zaloguj się",
    "logowanie",
    "přihlášení",
    "přihlásit se",
    "giriş yap",
    "вход",
    "Вход",
    "войти",
    "Войти",
    "авторизация",
    "Авторизация",
    "bejelentkezés",
    "masuk",
    "đăng nhập",
    "ログイン",
    "登录",
    "登入",
    "로그인",
    "تسجيل الدخول",
};

bool names_error(std::string_view title) {
  const std::string lower = ascii_lower(trim(title));
  if (lower == "404" || lower == "403" || lower == "error" || lower == "oops" || lower == "oops!")
    return true;
  return std::any_of(std::begin(kErrors), std::end(kErrors), [&](std::string_view cue) {
    // Short cues are words of headlines too.
    const std::size_t slack = cue.size() < 15 ? 12 : 30;
    return lower.size() <= cue.size() + slack && lower.find(cue) != std::string::npos;
  });
}

bool names_login(std::string_view title) {
  constexpr std::size_t kSlack = 24;
  constexpr std::string_view kNext[] = {" to ", " or ", " |", " -", " –", " —", " ·", "/"};
  const std::string lower = ascii_lower(trim(title));
  return std::any_of(std::begin(kLogins), std::end(kLogins), [&](std::string_view cue) {
    if (!lower.starts_with(cue) || lower.size() > cue.size() + kSlack) return false;
    const std::string_view rest = std::string_view(lower).substr(cue.size());
    return rest.empty() || std::any_of(std::begin(kNext), std::end(kNext),
                                       [&](std::string_view next) { return rest.starts_with(next); });
  });
}

bool asks_for_password(const Dom& dom) {
  return std::any_of(dom.nodes().begin(), dom.nodes().end(), [](const Node& node) {
    return node.element == Element::kInline && std::string_view(node.xml.name()) == "input" &&
           std::string_view(node.xml.attribute("type").value()) == "password";
  });
}

// What the page calls itself: its titles; where no heading says them, first-level headings, too, and
// where there are none, the second.
std::vector<std::string> names_of(const Dom& dom, const PageClaims& claims, bool headline) {
  constexpr std::size_t kMostNames = 6;
  std::vector<std::string> names;
  for (const std::string_view title : claims.titles) names.emplace_back(title);
  if (headline) return names;
  for (const Element level : {Element::kH1, Element::kH2}) {
    const std::size_t before = names.size();
    for (NodeIndex i = 0; i < dom.size() && names.size() < kMostNames; ++i) {
      if (dom[i].element == level && dom[i].text_bytes < 200) names.push_back(dom.text_of(i));
    }
    if (names.size() > before) break;
  }
  return names;
}

bool is_front(std::string_view url) {
  const auto parsed = text::parse_url(url);
  if (!parsed || parsed->has_query) return false;
  const std::string& path = parsed->path;
  return path.size() < 2 || (path.starts_with("/index.") && path.find('/', 1) == std::string::npos);
}

// WordPress says so in the class of the body:
// https://developer.wordpress.org/reference/functions/body_class/
bool is_called_list(const Dom& dom) {
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    if (dom[i].element != Element::kBody) continue;
    const std::string_view names = dom[i].xml.attribute("class").value();
    const auto has = [&](std::string_view name) { return has_word(names, name); };
    const bool taxonomy =
        names.find(" tax-") != std::string_view::npos;  // never first: "archive tax-language"
    const bool archive = has("archive") && (taxonomy || has("category") || has("tag") || has("author") ||
                                            has("date") || has("post-type-archive"));
    return (archive || has("search-results")) && !has("single") && !has("singular");
  }
  return false;
}

// "/category/boats/", "/sections/science", "/tag/quay/page/2": by a folder that lists are kept in, where
// nothing that looks like an article's name follows.
bool is_address_of_list(std::string_view url) {
  constexpr std::string_view kFolders[] = {
      "category", "categories", "tag",        "tags",     "topic",    "topics",   "section",   "sections",
      "hub",      "archive",    "archives",   "author",   "authors",  "search",   "rubrik",    "thema",
      "themen",   "tema",       "temas",      "temi",     "label",    "labels",   "kategorie", "kategorien",
      "kategori", "categoria",  "categorias", "etiqueta", "rubrique", "rubriques"};
  constexpr std::ptrdiff_t kMostHyphens = 2;  // of a list's name
  const auto parsed = text::parse_url(url);
  if (!parsed) return false;
  const std::vector<std::string> parts = split(ascii_lower(parsed->path), "/");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (std::find(std::begin(kFolders), std::end(kFolders), parts[i]) == std::end(kFolders)) continue;
    return std::all_of(
        parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(), [&](const std::string& part) {
          const bool number =
              std::all_of(part.begin(), part.end(), text::is_ascii_digit) && part.size() < 4;  // of a page
          return number || (std::none_of(part.begin(), part.end(), text::is_ascii_digit) &&
                            std::count(part.begin(), part.end(), '-') <= kMostHyphens);
        });
  }
  return false;
}

// The text is spread over several teasers, or is one of them on a page of many. What opens with
// text of its own is an article with other stories around and below it.
bool is_list(const LinkList& links) {
  if (links.teasers < kLeastTeasers) return false;
  if (links.paragraphs == 0) return true;
  if (links.opening > kMostIntroduction || 10 * links.below_teasers < 7 * links.paragraphs) return false;
  const std::size_t each = links.with_text >= 3 ? links.with_text : 1;
  return links.below_teasers < kMostTeaser * each;
}

// Hardly any text but what belongs to teasers of the site's own pages, however much each of them has.
bool is_list_of_own_pages(const LinkList& links) {
  constexpr std::size_t kLeastWithText = 3;
  constexpr std::size_t kMany = 10;
  constexpr std::size_t kMostOfEach = 200;  // bytes of text, on average of all
  if (links.opening > kMostIntroduction || 10 * links.below_teasers < 9 * links.paragraphs) return false;
  if (links.own_with_text >= kLeastWithText) return true;
  return links.own >= kMany && links.own_with_text > 0 && links.paragraphs < kMostOfEach * links.own;
}

// Many teasers of the site's own pages around no more than `most` bytes of text.
bool is_links_around_words(const MainText& text, std::size_t most) {
  constexpr std::size_t kLeastOwn = 10;
  constexpr std::size_t kWordsOfEach = 25;  // bytes
  const std::size_t bytes = text.text.size();
  return text.links.own >= kLeastOwn && bytes < most && bytes < kWordsOfEach * text.links.own;
}

// A list of other pages by what it says of itself, by its address, or by its looks, where no heading
// says its title: lists that are no news have articles' headlines.
bool is_list_page(const Dom& dom, const MainText& text, const PageClaims& claims) {
  constexpr std::size_t kManyWithText = 10;
  const LinkList& links = text.links;
  const bool by_address = is_address_of_list(claims.url);
  const bool article = claims.article && !by_address;
  if (is_list(links) && (text.text.empty() || !article)) return true;
  if (article) return false;
  if (!claims.article && (claims.list || is_called_list(dom))) return true;
  if (links.headline && !by_address)
    return links.own_with_text >= kManyWithText && is_list_of_own_pages(links);
  if (is_list_of_own_pages(links) || (by_address && is_links_around_words(text, kMostNotice))) return true;
  return !claims.article_type && is_links_around_words(text, kMostIntroduction);
}

// A site's own address leads to no article where teasers stand, and else only where the page says that it is
// one or has a heading that says its title.
bool is_front_page(const LinkList& links, const PageClaims& claims) {
  if (!is_front(claims.url)) return false;
  return links.teasers >= kLeastTeasers || (!claims.article && !links.headline);
}

std::string_view why_no_notice(const Dom& dom, const MainText& text, const PageClaims& claims) {
  const std::vector<std::string> names = names_of(dom, claims, text.links.headline);
  if (std::any_of(names.begin(), names.end(), names_error)) return "an error page";
  const bool named = std::any_of(names.begin(), names.end(), names_login);
  if (named || (text.text.size() < kLeastText && asks_for_password(dom))) return "a login wall";
  return "";
}

}  // namespace

std::string_view why_no_article(const Dom& dom, const MainText& text, const PageClaims& claims) {
  const bool empty = text.text.empty();
  if (empty || (!claims.article && text.text.size() < kMostNotice)) {
    if (const std::string_view why = why_no_notice(dom, text, claims); !why.empty()) return why;
  }
  if (is_front_page(text.links, claims)) return "a front page";
  if (is_list_page(dom, text, claims)) return "a list of links";
  if (empty) return "no running text";
  if (claims.article || claims.article_type) return "";
  const bool plain = text.links.headline || text.links.no_links;
  return text.text.size() < (plain ? kLeastNote : kLeastText) ? "too little running text" : "";
}

}  // namespace lede::extract
