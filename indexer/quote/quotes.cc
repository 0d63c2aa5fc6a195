#include "indexer/quote/quotes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/quote/attribution.h"
#include "indexer/quote/marks.h"
#include "indexer/quote/people.h"

namespace lede::quote {

namespace {

using article::Quote;

class Finder {
 public:
  Finder(const Reading& reading, std::vector<Quoted> quoted) : r_(reading), quoted_(std::move(quoted)) {}

  std::vector<Quote> run() {
    for (std::size_t i = 0; i < quoted_.size(); ++i) take(i);
    return std::move(quotes_);
  }

 private:
  // The last quotation that was taken.
  struct Last {
    std::size_t number;  // in quoted_
    Speaker speaker;
    bool behind;
  };

  void take(std::size_t i) {
    const Quoted& q = quoted_[i];
    if (q.close - q.open > kMostQuoteBytes || words_in(q) == 0) return;
    auto found = attribute(r_, quoted_, i);
    if (goes_on_in_sentence(i, found)) return join(i);
    if (!found) found = inherited(i);
    if (!found) return;
    quotes_.push_back(quote_of(q, found->speaker));
    last_ = Last{i, found->speaker, found->behind};
  }

  std::size_t words_in(const Quoted& q) const { return r_.word_at(q.close) - r_.word_at(q.open); }

  std::string_view between(std::size_t i) const {
    return r_.text.substr(quoted_[i - 1].close, quoted_[i].open - quoted_[i - 1].close);
  }

  bool follows_last(std::size_t i) const { return last_ && last_->number + 1 == i; }

  bool is_same_paragraph(std::size_t i) const { return between(i).find('\n') == std::string_view::npos; }

  // Sentences that begin between the last quotation and this, besides the one that goes on from it.
  bool sentence_between(std::size_t i) const {
    const std::size_t end = r_.word_at(quoted_[i].open);
    for (std::size_t word = r_.word_at(quoted_[i - 1].close) + 1; word < end; ++word) {
      if (r_.begins_sentence(word)) return true;
    }
    return false;
  }

  // "The company," said John Whitlock, "has never broken the law."
  bool goes_on_in_sentence(std::size_t i, const std::optional<Attribution>& found) const {
    if ((found && found->behind) || !follows_last(i) || !last_->behind || !is_same_paragraph(i)) return false;
    return between(i).ends_with(", ") && !sentence_between(i) &&
           last_->speaker.first >= r_.word_at(quoted_[i - 1].close);
  }

  void join(std::size_t i) {
    Quote& quote = quotes_.back();
    quote.text += " " + text_of(quoted_[i]);
    quote.end = quoted_[i].pieces.back().end;
    last_->number = i;
  }

  std::optional<Attribution> inherited(std::size_t i) const {
    const Quoted& q = quoted_[i];
    if (follows_last(i) && is_same_paragraph(i)) {
      const bool at_once = r_.word_at(quoted_[i - 1].close) == r_.word_at(q.open);
      if (!(last_->behind || at_once) || sentence_between(i) || !ends_sentence(q)) return std::nullopt;
      if (!at_once && !follows_sentence(i)) return std::nullopt;
      return Attribution{last_->speaker, last_->behind};
    }
    return from_paragraph_before(q);
  }

  // Begins a sentence: CBS News' "Face the Nation" does not.
  bool follows_sentence(std::size_t i) const {
    std::string_view gap = between(i);
    while (gap.ends_with(' ')) gap.remove_suffix(1);
    return gap.ends_with('.') || gap.ends_with('?') || gap.ends_with('!') || gap.ends_with(':');
  }

  bool ends_sentence(const Quoted& q) const {
    const std::string_view text = r_.text.substr(0, q.pieces.back().end);
    return !text.empty() && (text.find_last_of(".?!,") == text.size() - 1 || text.ends_with("\u2026") ||
                             text.ends_with("\u2014") || text.ends_with("\u2019") || text.ends_with("'"));
  }

  // A paragraph that is this quotation alone.
  std::optional<Attribution> from_paragraph_before(const Quoted& q) const {
    const bool opens = q.open > 0 && r_.text[q.open - 1] == '\n';
    const std::size_t end = std::min(r_.text.find('\n', q.close), r_.text.size());
    if (!opens || !ends_sentence(q) || r_.word_at(q.close) < r_.word_at(end)) return std::nullopt;
    const std::size_t before = r_.text.find_last_not_of('\n', q.open - 1);
    if (before == std::string_view::npos) return std::nullopt;
    const std::size_t newline = r_.text.rfind('\n', before);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    if (last_ && quoted_[last_->number].close > begin) return Attribution{last_->speaker, false};
    if (const auto speaker = last_who_said(r_, quoted_, begin, before + 1))
      return Attribution{*speaker, false};
    return std::nullopt;
  }

  std::string text_of(const Quoted& q) const {
    std::string text;
    for (const Piece& piece : q.pieces) {
      if (!text.empty()) text += "\n\n";
      std::string_view part = r_.text.substr(piece.begin, piece.end - piece.begin);
      for (const std::string_view space : {" ", "\u00a0", "\u202f"}) {  // French spacing
        if (part.starts_with(space)) part.remove_prefix(space.size());
        if (part.ends_with(space)) part.remove_suffix(space.size());
      }
      text += part;
    }
    return text;
  }

  Quote quote_of(const Quoted& q, const Speaker& speaker) {
    Quote quote;
    quote.text = text_of(q);
    quote.speaker = phrase(speaker.first, speaker.end);
    quote.at = q.pieces.front().begin;
    quote.end = q.pieces.back().end;
    if (speaker.role_first < speaker.role_end) quote.role = phrase(speaker.role_first, speaker.role_end);
    if (const Person* person = person_of(speaker)) quote.named = r_.written(person->first, person->end);
    if (quote.named == quote.speaker) quote.named.clear();
    return quote;
  }

  // As written, in one line; a sentence's first word as within one.
  std::string phrase(std::size_t first, std::size_t end) const {
    std::string text = text::collapse_white_space(r_.written(first, end));
    if (r_.is(end - 1, kTitle) && !r_.is(end - 1, kRole) &&
        r_.text.substr(r_.end_of(end - 1)).starts_with('.'))
      text += '.';  // Sen.
    const bool common = r_.is_common(first, kDeterminer | kPerson | kGroup) ||
                        (r_.is_common(first, kRole) && !r_.is_name_word(first));
    if (common && r_.has(first, text::kSentenceStart) && text[0] >= 'A' && text[0] <= 'Z')
      text[0] += 'a' - 'A';
    return text;
  }

  // The full name behind a pronoun or a surname.
  const Person* person_of(const Speaker& speaker) {
    const bool surname = speaker.kind == SpeakerKind::kName && speaker.end - speaker.first == 1;
    const bool pronoun = speaker.kind == SpeakerKind::kPronoun && r_.is(speaker.first, kPerson);
    if (!surname && !pronoun) return nullptr;
    if (!people_) people_.emplace(r_);
    if (pronoun) return people_->last_before(speaker.first, r_.is(speaker.first, kFemale));
    return people_->of_surname(r_.tokens[speaker.first].form, speaker.first);
  }

  const Reading& r_;
  const std::vector<Quoted> quoted_;
  std::vector<Quote> quotes_;
  std::optional<Last> last_;
  std::optional<People> people_;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const text::Tokens& words, std::string_view language) {
  const Rules* rules = rules_for(language);
  if (rules == nullptr) return {};
  std::vector<Quoted> quoted = find_quoted(text);
  if (quoted.empty()) return {};
  const Reading reading{text, words, *rules};
  return Finder(reading, std::move(quoted)).run();
}

void add_quotes(article::Article& article, const text::Tokens& body) {
  if (article.quotes.empty()) article.quotes = find_quotes(article::body_of(article), body, article.language);
}

}  // namespace lede::quote
