#include "common/archive/schema.h"

#include <algorithm>
#include <array>

#include "common/text/hash.h"
#include "common/text/utf8.h"

namespace lede::archive {
namespace {

constexpr Field kFields[] = {
    {"title", FieldKind::kText, "S", "", "words of the headline", "title:hack"},
    {"text", FieldKind::kText, "", "", "words of the story and its summary, headline left out",
     "text:\"righteous deed\""},
    {"author", FieldKind::kName, "A", "XA", "words of an author's name", "author:\"jane doe\""},
    {"source", FieldKind::kName, "P", "XP", "words of the publication's name", "source:reuters"},
    {"speaker", FieldKind::kName, "V", "", "words of the name of someone who is quoted", "speaker:obama"},
    {"section", FieldKind::kExact, "G", "G", "the publication's section", "section:world"},
    {"tag", FieldKind::kExact, "K", "K", "a tag under any spelling; * at the end for a family",
     "tag:\"kim jong un\""},
    {"tag~", FieldKind::kAnyTag, "", "", "a tag, also where it was only learned (suggested)", "tag~:economy"},
    {"learned", FieldKind::kExact, "XK", "XK", "a tag that was only learned (suggested)", "learned:economy"},
    {"salient", FieldKind::kExact, "XB", "XB", "a tag that the article is about, and does not only mention",
     "salient:sony"},
    {"lang", FieldKind::kExact, "L", "L", "language of the article, as a code", "lang:de"},
    {"date", FieldKind::kDate, "", "", "day, month, year, range or words such as last week",
     "date:2014-11..2014-12"},
    {"has", FieldKind::kFlag, "XF", "XF", "articles that have an image, quotes, comments, ...", "has:image"},
    {"story", FieldKind::kStory, "", "", "copies of one story, by its group", "story:0123456789abcdef"},
};

constexpr Facet kAllFacets[] = {Facet::kTag,     Facet::kSource,   Facet::kAuthor,
                                Facet::kSection, Facet::kLanguage, Facet::kLearned,
                                Facet::kSalient, Facet::kYear,     Facet::kMonth};
constexpr std::array<std::string_view, std::size(kAllFacets)> kFacetNames = {
    "tag", "source", "author", "section", "language", "learned", "salient", "year", "month"};

constexpr std::string_view kFlags[] = {"image",  "media",    "authors", "tags", "learned",
                                       "quotes", "comments", "summary", "date"};

constexpr std::uint64_t kTimeBias = std::uint64_t{1} << 39;  // about 17,400 years either way

}  // namespace

std::span<const Field> fields() { return kFields; }

const Field* find_field(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kFields), std::end(kFields), [&](const Field& f) { return f.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

std::optional<Facet> facet_of(std::string_view name) {
  const auto found = std::find(kFacetNames.begin(), kFacetNames.end(), name);
  if (found == kFacetNames.end()) return std::nullopt;
  return kAllFacets[found - kFacetNames.begin()];
}

std::string_view name_of(Facet facet) { return kFacetNames[static_cast<std::size_t>(facet)]; }
std::span<const Facet> facets() { return kAllFacets; }
std::span<const std::string_view> flag_names() { return kFlags; }

std::string term_of(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  if (prefix.size() + value.size() <= kMaxTermBytes) {
    term += value;
    return term;
  }
  constexpr std::size_t kHashBytes = 16;
  term += text::prefix_on_code_point(value, kMaxTermBytes - kHashBytes - prefix.size());
  term += text::to_hex(text::hash64(value));
  return term;
}

std::string encode_time(std::chrono::sys_seconds t) {
  const std::uint64_t biased = static_cast<std::uint64_t>(t.time_since_epoch().count()) + kTimeBias;
  std::string bytes;
  for (int shift = 40; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(biased >> shift));
  return bytes;
}

std::optional<std::chrono::sys_seconds> decode_time(std::string_view value) {
  if (value.size() != 6) return std::nullopt;
  std::uint64_t biased = 0;
  for (const char byte : value) biased = biased << 8 | static_cast<unsigned char>(byte);
  return std::chrono::sys_seconds{std::chrono::seconds{static_cast<std::int64_t>(biased - kTimeBias)}};
}

}  // namespace lede::archive
