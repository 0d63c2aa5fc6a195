// The field table: what a query field, a facet and an index term are called, in one place.
// The document builder, the query planner, the facet counter and the help read it.
//
// Terms in Xapian (Omega's prefix conventions where there is one; all words are folded by
// text::Tokens). No positions: those are in the partition's positions file.
//   Zstem         a stem in title or text; wdf = count in text + kTitleBoost * count in title. The text has
//                 the deck (article/deck.h) at its end
//   ZSstem        a stem in the title
//   XTstem        a stem that stands in the title and nowhere in the text
//   Aword Pword Vword   a word of an author's name; of the source's name; of a quoted speaker's
//   XAkey XPkey Gkey Kkey Lcode   author, source, section, tag, language as a whole, folded by
//                 article::fold_tag (language: as it is)
//   XKkey         a tag that was only learned, folded as K; never a K term
//   XBkey         a tag that the article is about (is_salient in article/article.h), folded as K; also a K
//   term Qid Uurl      identity; canonical URL M201412 D20141207   month and day of publication (UTC) XFname
//   a property: image, media, authors, tags, quotes, comments, summary, date
// A term over kMaxTermBytes keeps a prefix and ends in its hash64 (term_of()).
// Values: slot kPublishedSlot, encode_time() of `published`; absent when undated.
//
// Keys of the positions file (positions.h), for phrases, NEAR and word*:
//   word          a form in the text; positions count the text's tokens from 0, then, kFieldGap after the
//                 last one, the deck's
//   Sword Aword Pword Vword   the same in the title, in the authors' names (each name starts
//                 kFieldGap after the last one's end), in the source's name, in the speakers' names
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lede::archive {

inline constexpr int kFormatVersion = 5;
inline constexpr int kOldestFormat = 3;  // of those that can be read
inline constexpr std::size_t kMaxTermBytes = 240;
inline constexpr Xapian::valueno kPublishedSlot = 0;
inline constexpr std::uint32_t kFieldGap = 100;
inline constexpr Xapian::termcount kTitleBoost = 3;

// How a field's query words meet its terms.
enum class FieldKind {
  kText,    // words and phrases; stemmed
  kName,    // words and phrases of names; not stemmed
  kExact,   // the whole value, folded; a trailing * matches what begins so
  kAnyTag,  // as kExact: a tag, or one that was only learned
  kDate,    // a date range (text/date_range.h)
  kFlag,    // has:NAME
  kStory,   // the story column
};

struct Field {
  std::string_view name;  // in queries: title:
  FieldKind kind;
  std::string_view prefix;  // of its word terms (kText, kName) or whole terms (kExact)
  std::string_view
      key_prefix;            // of whole-value terms where words have their own (XA beside A); else as prefix
  std::string_view help;     // one line
  std::string_view example;  // a query
};

// Every query field, in the order help shows them.
std::span<const Field> fields();
const Field* find_field(std::string_view name);

// Facets: fields whose values are counted. The first seven have ordinals in the columns; year
// and month follow from the published column.
enum class Facet { kTag, kSource, kAuthor, kSection, kLanguage, kLearned, kSalient, kYear, kMonth };
inline constexpr std::size_t kOrdinalFacets = 7;
std::optional<Facet> facet_of(std::string_view name);
std::string_view name_of(Facet facet);
std::span<const Facet> facets();

// The properties that has: knows, in help's order.
std::span<const std::string_view> flag_names();

// prefix + value as a term, cut and hashed when over kMaxTermBytes.
std::string term_of(std::string_view prefix, std::string_view value);

// A time as six bytes that sort as the times do (any year from -15000 to 19000).
std::string encode_time(std::chrono::sys_seconds t);
std::optional<std::chrono::sys_seconds> decode_time(std::string_view value);

}  // namespace lede::archive
