// The article record: what every stage fills in, the archive keeps and searches answer with.
// All strings are valid UTF-8 without NUL. Times are UTC, the publisher's own clock beside them. An
// absent value is an empty string, list or optional. Its JSON form, a contract, is article_json.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lede::article {

// Who gave a tag: the publisher (category, keywords, rel=tag), a dictionary, or a learned model.
enum class TagBy { kPublisher, kDictionary, kLearned };

struct Tag {
  std::string name;  // as written by its source; compared by fold_tag() (tag_name.h)
  TagBy by = TagBy::kPublisher;
  std::optional<double> score = {};  // 0 to 1, where the source gives one

  bool operator==(const Tag&) const = default;
};

// Whether the article is about the tag, and does not only mention it: as its publisher says, or, of
// what dictionaries found, with at least this score.
inline constexpr double kSalientScore = 0.5;
inline bool is_salient(const Tag& tag) {
  return tag.by == TagBy::kPublisher ||
         (tag.by == TagBy::kDictionary && tag.score.value_or(1) >= kSalientScore);
}

struct Media {
  std::string url;          // absolute
  std::string type;         // media type, such as image/jpeg
  std::string caption;      // plain text
  std::string credit = {};  // who made the picture, as the publisher says

  bool operator==(const Media&) const = default;
};

// A direct quotation and who is said to have said it, as written in the article: a name without
// titles, a role ("a police spokesman") or a pronoun.
struct Quote {
  std::string text;  // without its marks; parts of one quotation joined
  std::string speaker;
  std::string named = {};  // the full name behind a surname or pronoun: the last in the text before it
  std::string role = {};   // what the article says that the speaker is
  // Bytes of body_of() from the first to the last word quoted; `end` is 0 where they are not known.
  std::uint64_t at = 0;
  std::uint64_t end = 0;

  bool operator==(const Quote&) const = default;
};

// Where `published` was found. kCollected: the article states no date; `published` is empty,
// and date queries leave the article out unless asked.
enum class DateFrom { kJsonLd, kMeta, kFeed, kUrl, kText, kCollected };

struct Article {
  std::string id;           // identity in the archive; see assign_id() in identity.h
  std::string url;          // canonical URL of the article
  std::string link;         // as published, made absolute
  std::string fetched_url;  // where the bytes came from, untouched
  std::string guid;         // the publisher's own identifier
  std::string title;
  std::vector<std::string> authors;
  std::optional<std::chrono::sys_seconds> published;
  std::optional<std::chrono::sys_seconds> updated;
  std::optional<std::chrono::sys_seconds> collected;  // when lede read it
  // The publisher's clock at these two, east of UTC; 0 where it is UTC or not known.
  std::chrono::minutes published_offset{0};
  std::chrono::minutes updated_offset{0};
  DateFrom published_from = DateFrom::kCollected;
  std::string source;    // the publication
  std::string origin;    // a syndicated entry's own source
  std::string section;   // the publication's own section
  std::string language;  // BCP 47, lower case
  std::string summary;   // plain text
  std::string text;      // plain text, paragraphs split by one blank line
  std::vector<Tag> tags;
  std::vector<std::string> publisher_tags;  // the publisher's own list, where `tags` does not keep it so
  std::string image;                        // URL of the leading picture
  std::vector<Media> media;
  std::string comments_url;
  std::optional<std::int64_t> comments_count;
  std::vector<Quote> quotes;
  std::string story;  // group of copies of one story; given by the archive
  std::string input;  // path as given on the command line; in `parse` output only

  bool operator==(const Article&) const = default;
};

// What is indexed, tagged and quoted from: the text, or the summary where there is no text.
inline const std::string& body_of(const Article& article) {
  return article.text.empty() ? article.summary : article.text;
}

// The names used in JSON ("publisher"; "json-ld").
std::string_view name_of(TagBy by);
std::string_view name_of(DateFrom from);
std::optional<TagBy> tag_by_of(std::string_view name);
std::optional<DateFrom> date_from_of(std::string_view name);

}  // namespace lede::article
