#include "indexer/parse/feed_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/article/json_strings.h"
#include "common/text/dates.h"
#include "common/text/url.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/feed_draft.h"
#include "indexer/parse/feed_text.h"
#include "indexer/parse/html_text.h"

namespace lede::parse {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDepth = 64;

// What an object or list is, by where it stands.
enum class Part {
  kDocument,
  kFeed,
  kItems,
  kItem,
  kAuthors,
  kAuthor,
  kTags,
  kAttachments,
  kAttachment,
  kOther
};

struct Step {
  Part parent;
  std::string_view key;  // empty in lists
  bool list;
  Part part;
};

// Objects and lists that are read; `author` is version 1's.
constexpr std::array kSteps{
    Step{Part::kDocument, "", false, Part::kFeed},
    Step{Part::kFeed, "items", true, Part::kItems},
    Step{Part::kItems, "", false, Part::kItem},
    Step{Part::kFeed, "authors", true, Part::kAuthors},
    Step{Part::kItem, "authors", true, Part::kAuthors},
    Step{Part::kAuthors, "", false, Part::kAuthor},
    Step{Part::kFeed, "author", false, Part::kAuthor},
    Step{Part::kItem, "author", false, Part::kAuthor},
    Step{Part::kItem, "tags", true, Part::kTags},
    Step{Part::kItem, "attachments", true, Part::kAttachments},
    Step{Part::kAttachments, "", false, Part::kAttachment},
};

// Ranks of what several keys may give; lower is better.
constexpr int kFirst = 0, kSecond = 1, kThird = 2;

// Titles and summaries are plain text by the specification; many writers leave HTML in them.
std::string text_of(std::string_view s) { return looks_like_html(s) ? text_of_html(s) : text_of_literal(s); }

// Plain text whose own blank lines part paragraphs.
std::string text_of_lines(std::string_view s) {
  TextWriter writer;
  while (!s.empty()) {
    const std::size_t end = std::min(s.find('\n'), s.size());
    const std::string_view line = trim(s.substr(0, end));
    line.empty() ? writer.paragraph() : writer.line();
    writer.literal(line);
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  return writer.take();
}

// nlohmann's parser calls this for each value; false ends it.
class JsonFeedReader : public nlohmann::json_sax<json> {
 public:
  explicit JsonFeedReader(std::string base) : base_(std::move(base)) {}

  bool is_feed() const { return is_feed_; }
  std::size_t fault_at() const { return fault_at_; }  // bytes read when it was found
  Feed take();

  bool string(string_t& value) override;
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& written) override { return number(written); }
  bool key(string_t& name) override {
    key_ = std::move(name);
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return enter(false); }
  bool start_array(std::size_t /*size*/) override { return enter(true); }
  bool end_object() override;
  bool end_array() override {
    parts_.pop_back();
    return true;
  }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    fault_at_ = position;
    return false;
  }

 private:
  bool enter(bool list);
  bool number(const std::string& written);
  void read_feed_key(std::string& value);
  void read_item_key(std::string& value);
  void read_attachment_key(std::string& value);
  void add_author(std::string name);
  std::string url(std::string_view written) const {
    const std::string reference = text_of_literal(written);
    return reference.empty() ? "" : text::resolve_url(base_, reference);
  }
  bool inside_item() const { return std::find(parts_.begin(), parts_.end(), Part::kItem) != parts_.end(); }

  std::string base_;
  std::vector<Part> parts_{Part::kDocument};  // that are open, outermost first
  std::string key_;                           // the latest of the innermost object
  std::size_t fault_at_ = 0;
  bool is_feed_ = false;

  Feed feed_;
  EntryDraft defaults_;  // authors and language of the feed
  EntryDraft item_;
  Best external_;  // the page that the item is about, where that is another site's
  article::Media attachment_;
  Best author_;
};

bool JsonFeedReader::enter(bool list) {
  const Part parent = parts_.back();
  const std::string_view name = parent == Part::kFeed || parent == Part::kItem ? std::string_view(key_) : "";
  const auto* const step = std::find_if(kSteps.begin(), kSteps.end(), [&](const Step& known) {
    return known.parent == parent && known.key == name && known.list == list;
  });
  parts_.push_back(step == kSteps.end() ? Part::kOther : step->part);
  switch (parts_.back()) {
    case Part::kItems:
      is_feed_ = true;
      break;
    case Part::kItem:
      item_ = EntryDraft();
      external_ = Best();
      break;
    case Part::kAuthor:
      author_ = Best();
      break;
    case Part::kAttachment:
      attachment_ = article::Media();
      break;
    default:
      break;
  }
  return parts_.size() <= kMaxDepth;
}

bool JsonFeedReader::end_object() {
  const Part part = parts_.back();
  if (part == Part::kAuthor) add_author(author_.take());
  if (part == Part::kAttachment) {
    if (attachment_.type.starts_with("image/")) item_.image.offer(kThird, attachment_.url);
    item_.add_media(std::move(attachment_));
  }
  if (part == Part::kItem) {
    (item_.link.empty() ? item_.link : item_.origin).offer(kFirst, external_.take());
    if (item_.link.empty() && text::is_http_url(item_.guid.value())) {
      item_.link.offer(kFirst, item_.guid.value());
    }
    if (item_.any()) feed_.entries.push_back(item_.take());
  }
  parts_.pop_back();
  return true;
}

bool JsonFeedReader::string(string_t& value) {
  switch (parts_.back()) {
    case Part::kFeed:
      read_feed_key(value);
      break;
    case Part::kItem:
      read_item_key(value);
      break;
    case Part::kAuthor:
      if (key_ == "name") author_.offer(kFirst, display_name(on_one_line(text_of(value))));
      if (key_ == "url") author_.offer(kSecond, on_one_line(text_of_literal(value)));
      break;
    case Part::kAuthors:
      add_author(display_name(on_one_line(text_of(value))));
      break;
    case Part::kTags:
      item_.add_tag(on_one_line(text_of(value)));
      break;
    case Part::kAttachment:
      read_attachment_key(value);
      break;
    default:
      break;
  }
  return true;
}

// Version 1 has identifiers that are numbers be taken for text.
bool JsonFeedReader::number(const std::string& written) {
  if (parts_.back() == Part::kItem && key_ == "id") item_.guid.offer(kFirst, written);
  return true;
}

void JsonFeedReader::read_feed_key(std::string& value) {
  if (key_ == "version" && value.find("jsonfeed.org/version/") != std::string::npos) is_feed_ = true;
  if (key_ == "title") feed_.title = on_one_line(text_of(value));
  if (key_ == "home_page_url") feed_.url = url(value);
  if (key_ == "feed_url" && base_.empty()) base_ = url(value);
  if (key_ == "language") defaults_.language.offer(kFirst, text_of_literal(value));
  if (key_ == "author") add_author(display_name(on_one_line(text_of(value))));
}

void JsonFeedReader::read_item_key(std::string& value) {
  if (key_ == "id") item_.guid.offer(kFirst, on_one_line(text_of_literal(value)));
  if (key_ == "url") item_.link.offer(kFirst, url(value));
  if (key_ == "external_url") external_.offer(kFirst, url(value));
  if (key_ == "title") item_.title.offer(kFirst, on_one_line(text_of(value)));
  if (key_ == "content_html") item_.text.offer(kFirst, text_of_html(value));
  if (key_ == "content_text") item_.text.offer(kSecond, text_of_lines(value));
  if (key_ == "summary") item_.summary.offer(kFirst, text_of(value));
  if (key_ == "date_published") item_.published.renew(kFirst, text::parse_date(value));
  if (key_ == "date_modified") item_.updated.renew(kFirst, text::parse_date(value));
  if (key_ == "language") item_.language.offer(kFirst, text_of_literal(value));
  if (key_ == "author") add_author(display_name(on_one_line(text_of(value))));
  if (key_ == "tags") item_.add_tags(on_one_line(text_of(value)));
  if (key_ == "image" || key_ == "banner_image") {
    item_.image.offer(key_ == "image" ? kFirst : kSecond, url(value));
    item_.add_media({url(value), "", ""});
  }
}

void JsonFeedReader::read_attachment_key(std::string& value) {
  if (key_ == "url") attachment_.url = url(value);
  if (key_ == "mime_type") attachment_.type = to_lower(trim(value));
  if (key_ == "title") attachment_.caption = on_one_line(text_of(value));
}

void JsonFeedReader::add_author(std::string name) {
  (inside_item() ? item_ : defaults_).add_author(std::move(name));
}

Feed JsonFeedReader::take() {
  const article::Article defaults = defaults_.take();
  feed_.language = defaults.language;
  for (article::Article& entry : feed_.entries) {
    entry.source = feed_.title;
    if (entry.authors.empty()) entry.authors = defaults.authors;
    if (entry.language.empty()) entry.language = feed_.language;
  }
  return std::move(feed_);
}

// "line 3, column 14" of the place after `bytes` bytes, both from 1.
std::string place_in(std::string_view text, std::size_t bytes) {
  const std::string_view before = text.substr(0, bytes == 0 ? 0 : bytes - 1);
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  return "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", column " +
         std::to_string(column);
}

// `text` without what many writers forget to escape, byte for byte in its place: control
// characters in strings, halves of surrogate pairs.
std::string mend(std::string_view text) {
  std::string mended = article::replace_lone_surrogates(text);
  std::replace_if(
      mended.begin(), mended.end(), [](char c) { return c >= 0 && c < 0x20; }, ' ');
  return mended;
}

bool parse(std::string_view text, JsonFeedReader& reader) {
  return json::sax_parse(text.begin(), text.end(), &reader);
}

}  // namespace

bool is_json(std::string_view text) {
  text = trim_left(text);
  return text.starts_with('{') || text.starts_with('[');
}

core::Result<Feed> read_json_feed(std::string_view text, const FeedContext& context) {
  const auto fail = [&](std::string message) {
    return core::Error{core::ErrorCode::kInvalidInput, std::move(message), "", context.url};
  };
  JsonFeedReader reader(context.url);
  std::vector<std::string> mended;
  bool whole = parse(text, reader);
  if (!whole) {
    JsonFeedReader again(context.url);
    whole = parse(mend(text), again);
    if (whole || again.fault_at() > reader.fault_at()) {
      reader = std::move(again);
      mended.emplace_back("control characters or halves of characters in JSON");
    }
  }
  if (whole && !reader.is_feed()) return fail("JSON, but no JSON Feed: it has neither 'version' nor 'items'");
  Feed feed = reader.take();
  feed.mended = std::move(mended);
  if (whole) return feed;
  const std::string fault =
      reader.fault_at() == 0 ? "JSON nested too deeply" : "bad JSON at " + place_in(text, reader.fault_at());
  if (feed.entries.empty()) return fail(fault);
  feed.mended.push_back(fault + ", read up to there");
  return feed;
}

}  // namespace lede::parse
