#include "searcher/present/text_article.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "common/article/deck.h"
#include "common/text/dates.h"
#include "common/text/utf8.h"
#include "searcher/present/layout.h"

namespace lede::present {
namespace {

constexpr std::size_t kNameColumns = 10;  // of "published " and its like

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// The facts of an article, one a line, aligned behind their names.
class Facts {
 public:
  explicit Facts(const TextLook& look, std::size_t columns) : style_(look.style), columns_(columns) {}

  void put(std::string_view name, std::string_view value) {
    Marked text;
    text.text = text::collapse_white_space(value);
    if (!text.text.empty()) put_marked(name, text);
  }
  void put_marked(std::string_view name, const Marked& text) {
    std::string label = style_.dim(pad_right(name, kNameColumns));
    for (const Marked& line : wrap(text, columns_ - kNameColumns, 0)) {
      out_ += label + paint(line, style_, {"", "1;33"}) + "\n";
      label = std::string(kNameColumns, ' ');
    }
  }
  // An address, whole, so that it can be copied.
  void put_address(std::string_view name, std::string_view url) {
    if (!url.empty()) out_ += style_.dim(pad_right(name, kNameColumns)) + core::printable(url) + "\n";
  }
  std::string take() { return std::move(out_); }

 private:
  const core::Style& style_;
  std::size_t columns_;
  std::string out_;
};

// "7 Dec 2014, 21:05 UTC (from feed)"; a bare date has no time.
std::string when(const article::Article& article) {
  if (!article.published) return "undated";
  const std::string time = text::to_rfc3339(*article.published).substr(11, 8);
  return short_date(*article.published) + (time == "00:00:00" ? "" : ", " + time.substr(0, 5) + " UTC") +
         " (from " + std::string(article::name_of(article.published_from)) + ")";
}

// "economy 0.82"
std::string with_score(const article::Tag& tag) {
  if (!tag.score) return tag.name;
  char score[16];
  std::snprintf(score, sizeof score, " %.2f", *tag.score);
  return tag.name + score;
}

void put_tags(const article::Article& article, Facts& facts) {
  using article::TagBy;
  std::string_view name = "tags";
  for (const TagBy by : {TagBy::kPublisher, TagBy::kDictionary, TagBy::kLearned}) {
    std::vector<std::string> names;
    for (const auto& tag : article.tags) {
      if (tag.by == by) names.push_back(by == TagBy::kLearned ? with_score(tag) : tag.name);
    }
    if (names.empty()) continue;
    if (by == TagBy::kLearned) {
      facts.put("suggested", join(names));
      continue;
    }
    facts.put(name, "by " + std::string(article::name_of(by)) + ": " + join(names));
    name = "";
  }
}

std::string copy_line(const Copy& copy) {
  std::vector<std::string> parts;
  if (!copy.source.empty()) parts.push_back(copy.source);
  if (copy.published) parts.push_back(short_date(*copy.published));
  parts.push_back(copy.id);
  return join(parts);
}

// “It was a hard decision,” - she (Marta Olsen)
std::string quote_line(const article::Quote& quote) {
  std::string line = "“" + quote.text + "” - " + quote.speaker;
  if (!quote.named.empty()) line += " (" + quote.named + ")";
  if (!quote.role.empty()) line += ", " + quote.role;
  return line;
}

std::string facts_of(const article::Article& article, const Copies& copies, const TextLook& look,
                     Marker& marker, std::size_t columns) {
  Facts facts(look, columns);
  if (article::has_deck(article)) facts.put_marked("summary", marker.mark(article.summary));
  facts.put("source", article.source);
  facts.put("origin", article.origin);
  facts.put("section", article.section);
  facts.put("published", when(article));
  if (article.updated) facts.put("updated", text::to_rfc3339(*article.updated));
  facts.put("authors", join(article.authors));
  facts.put("language", article.language);
  put_tags(article, facts);
  facts.put_address("url", article.url);
  if (article.link != article.url) facts.put_address("link", article.link);
  if (article.id != article.url) facts.put_address("id", article.id);
  facts.put_address("image", article.image);
  for (const auto& media : article.media) {
    if (media.url == article.image && media.caption.empty()) continue;
    facts.put("media", media.caption.empty() ? media.url : media.url + " - " + media.caption);
  }
  facts.put_address("comments", article.comments_url);
  if (article.comments_count)
    facts.put("comments",
              with_commas(static_cast<std::uint64_t>(std::max<std::int64_t>(*article.comments_count, 0))));
  for (const auto& quote : article.quotes) facts.put("quote", quote_line(quote));
  for (const Copy& copy : copies.listed) facts.put("copy", copy_line(copy));
  if (copies.more > 0)
    facts.put("copy", "and " + with_commas(copies.more) + " more: lede-search story:" + article.story);
  return facts.take();
}

}  // namespace

std::string text_article(const article::Article& article, const Copies& copies, Marker& marker,
                         const TextLook& look) {
  const std::size_t columns = std::clamp<std::size_t>(look.columns, kLeastColumns, kMostColumns);
  std::string out;
  for (const Marked& line : wrap(marker.mark(article.title), columns, 0)) {
    out += paint(line, look.style, {"1", "1;4"}) + "\n";
  }
  out += facts_of(article, copies, look, marker, columns);
  const std::string_view text = article.text.empty() ? article.summary : article.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Marked paragraph = marker.mark(text.substr(begin, end - begin));
    begin = end + 1;
    if (paragraph.text.empty()) continue;
    out += "\n";
    for (const Marked& line : wrap(paragraph, columns, 0))
      out += paint(line, look.style, {"", "1;33"}) + "\n";
  }
  return out;
}

}  // namespace lede::present
