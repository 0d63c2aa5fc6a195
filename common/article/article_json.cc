#include "common/article/article_json.h"

#include <simdjson.h>

#include <array>

#include "common/article/json_strings.h"
#include "common/text/dates.h"
#include "common/text/utf8.h"

namespace lede::article {

namespace {

using core::Status;
using simdjson::dom::element;
using simdjson::dom::element_type;

// A parser that has met a giant record gives its memory back.
constexpr std::size_t kKeptCapacity = 4 << 20;

core::Error invalid(std::string message, std::string hint = {}) {
  return {core::ErrorCode::kInvalidInput, std::move(message), std::move(hint), {}};
}

std::string_view type_name(element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "a list";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

core::Error wrong_type(std::string_view key, std::string_view wanted, element value) {
  return invalid("the record's '" + std::string(key) + "' must be " + std::string(wanted) + ", not " +
                 std::string(type_name(value)));
}

Status read_string(element value, std::string_view key, std::string& out) {
  out.clear();
  if (value.is_null()) return core::ok_status();
  std::string_view s;
  if (value.get(s) != simdjson::SUCCESS) return wrong_type(key, "a string", value);
  append_clean(out, s);
  return core::ok_status();
}

Status read_date(element value, std::string_view key, std::optional<text::Time>& out,
                 std::chrono::minutes& offset) {
  out.reset();
  offset = std::chrono::minutes{0};
  std::string s;
  if (Status status = read_string(value, key, s); !status) return status;
  if (s.empty()) return core::ok_status();
  // A bare year or month is no date of an article.
  const bool has_day = s.size() >= std::string_view("20141207").size();
  if (const auto zoned = has_day ? text::parse_zoned_iso_date(s) : std::nullopt) {
    out = zoned->time;
    offset = zoned->offset;
    return core::ok_status();
  }
  return invalid("the record's '" + std::string(key) + "' is no date: '" +
                     std::string(text::prefix_on_code_point(s, 60)) + "'",
                 "write it as 2014-12-07T21:05:00Z or 2014-12-07");
}

// A list of values read by `read`, or one value alone.
template <typename Read>
Status read_list(element value, Read read) {
  if (value.is_null()) return core::ok_status();
  simdjson::dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return read(value);
  for (const element item : items) {
    if (Status status = read(item); !status) return status;
  }
  return core::ok_status();
}

Status read_strings(element value, std::string_view key, std::vector<std::string>& strings) {
  strings.clear();
  return read_list(value, [&](element item) -> Status {
    std::string s;
    Status status = read_string(item, key, s);
    if (status && !s.empty()) strings.push_back(std::move(s));
    return status;
  });
}

Status read_tag_object(simdjson::dom::object object, Tag& tag) {
  for (const auto& [key, value] : object) {
    if (key == "name") {
      if (Status status = read_string(value, "tags.name", tag.name); !status) return status;
    } else if (key == "by") {
      std::string name;
      if (Status status = read_string(value, "tags.by", name); !status) return status;
      const auto by = name.empty() ? TagBy::kPublisher : tag_by_of(name);
      if (!by) return invalid("the record's 'tags.by' must be publisher, dictionary or learned");
      tag.by = *by;
    } else if (key == "score" && !value.is_null()) {
      double score = 0;
      if (value.get(score) != simdjson::SUCCESS) return wrong_type("tags.score", "a number", value);
      if (!(score >= 0 && score <= 1)) return invalid("the record's 'tags.score' must be from 0 to 1");
      tag.score = score;
    }
  }
  return core::ok_status();
}

Status read_tags(element value, Article& article) {
  article.tags.clear();
  return read_list(value, [&](element item) -> Status {
    Tag tag;
    Status status = core::ok_status();
    if (simdjson::dom::object object; item.get(object) == simdjson::SUCCESS) {
      status = read_tag_object(object, tag);
    } else if (item.is_string() || item.is_null()) {
      status = read_string(item, "tags", tag.name);
    } else {
      return wrong_type("tags", "a list of strings or objects", item);
    }
    if (status && !tag.name.empty()) article.tags.push_back(std::move(tag));
    return status;
  });
}

Status read_media(element value, Article& article) {
  article.media.clear();
  return read_list(value, [&](element item) -> Status {
    Media media;
    Status status = core::ok_status();
    if (simdjson::dom::object object; item.get(object) == simdjson::SUCCESS) {
      for (const auto& [key, part] : object) {
        if (key == "url") status = read_string(part, "media.url", media.url);
        if (key == "type") status = read_string(part, "media.type", media.type);
        if (key == "caption") status = read_string(part, "media.caption", media.caption);
        if (key == "credit") status = read_string(part, "media.credit", media.credit);
        if (!status) return status;
      }
    } else if (item.is_string() || item.is_null()) {
      status = read_string(item, "media", media.url);
    } else {
      return wrong_type("media", "a list of strings or objects", item);
    }
    if (!media.url.empty()) article.media.push_back(std::move(media));
    return status;
  });
}

Status read_offset(element value, std::string_view key, std::uint64_t& out) {
  out = 0;
  if (value.is_null()) return core::ok_status();
  if (value.get(out) != simdjson::SUCCESS) return wrong_type(key, "a whole number", value);
  return core::ok_status();
}

Status read_quotes(element value, Article& article) {
  article.quotes.clear();
  return read_list(value, [&](element item) -> Status {
    simdjson::dom::object object;
    if (item.get(object) != simdjson::SUCCESS) return wrong_type("quotes", "a list of objects", item);
    Quote quote;
    for (const auto& [key, part] : object) {
      Status status = core::ok_status();
      if (key == "text") status = read_string(part, "quotes.text", quote.text);
      if (key == "speaker") status = read_string(part, "quotes.speaker", quote.speaker);
      if (key == "named") status = read_string(part, "quotes.named", quote.named);
      if (key == "role") status = read_string(part, "quotes.role", quote.role);
      if (key == "at") status = read_offset(part, "quotes.at", quote.at);
      if (key == "end") status = read_offset(part, "quotes.end", quote.end);
      if (!status) return status;
    }
    if (quote.end == 0) quote.at = 0;
    if (!quote.text.empty()) article.quotes.push_back(std::move(quote));
    return core::ok_status();
  });
}

Status read_comments_count(element value, Article& article) {
  article.comments_count.reset();
  if (value.is_null()) return core::ok_status();
  std::int64_t count = 0;
  if (value.get(count) != simdjson::SUCCESS) return wrong_type("comments_count", "a whole number", value);
  if (count < 0) return invalid("the record's 'comments_count' must not be negative");
  article.comments_count = count;
  return core::ok_status();
}

// What is read, and what must be seen whole before it means something.
struct Reading {
  Article article;
  std::string published_from;
};

struct StringKey {
  std::string_view name;
  std::string Article::*field;
};

constexpr std::array kStringKeys = {
    StringKey{"id", &Article::id},           StringKey{"url", &Article::url},
    StringKey{"link", &Article::link},       StringKey{"fetched_url", &Article::fetched_url},
    StringKey{"guid", &Article::guid},       StringKey{"title", &Article::title},
    StringKey{"source", &Article::source},   StringKey{"origin", &Article::origin},
    StringKey{"section", &Article::section}, StringKey{"language", &Article::language},
    StringKey{"summary", &Article::summary}, StringKey{"text", &Article::text},
    StringKey{"image", &Article::image},     StringKey{"comments_url", &Article::comments_url},
    StringKey{"story", &Article::story},     StringKey{"input", &Article::input},
};

Status read_key(std::string_view key, element value, Reading& reading) {
  for (const StringKey& known : kStringKeys) {
    if (known.name == key) return read_string(value, key, reading.article.*known.field);
  }
  Article& article = reading.article;
  if (key == "authors") return read_strings(value, key, article.authors);
  if (key == "published") return read_date(value, key, article.published, article.published_offset);
  if (key == "updated") return read_date(value, key, article.updated, article.updated_offset);
  if (key == "collected") {
    std::chrono::minutes reader_clock{0};
    return read_date(value, key, article.collected, reader_clock);
  }
  if (key == "published_from") return read_string(value, key, reading.published_from);
  if (key == "tags") return read_tags(value, article);
  if (key == "publisher_tags") return read_strings(value, key, article.publisher_tags);
  if (key == "media") return read_media(value, article);
  if (key == "comments_count") return read_comments_count(value, article);
  if (key == "quotes") return read_quotes(value, article);
  return core::ok_status();
}

Status settle_published_from(Reading& reading) {
  Article& article = reading.article;
  article.published_from = DateFrom::kFeed;
  if (!reading.published_from.empty()) {
    const auto from = date_from_of(reading.published_from);
    if (!from) {
      return invalid("the record's 'published_from' is unknown: '" +
                         std::string(text::prefix_on_code_point(reading.published_from, 60)) + "'",
                     "use json-ld, meta, feed, url, text or collected");
    }
    article.published_from = *from;
  }
  if (article.published_from == DateFrom::kCollected) article.published.reset();
  if (!article.published) {
    article.published_from = DateFrom::kCollected;
    article.published_offset = std::chrono::minutes{0};
  }
  return core::ok_status();
}

bool is_blank(const std::string& s) { return s.find_first_not_of(" \t\n") == std::string::npos; }

core::Result<Reading> read_object(element root) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return invalid("a record must be a JSON object, not " + std::string(type_name(root)));
  }
  Reading reading;
  for (const auto& [key, value] : object) {
    if (Status status = read_key(key, value, reading); !status) return status.error();
  }
  if (Status status = settle_published_from(reading); !status) return status.error();
  return reading;
}

core::Result<Article> read_record(element root) {
  auto reading = read_object(root);
  if (!reading) return reading.error();
  const Article& article = reading->article;
  if (is_blank(article.id) && is_blank(article.title) && is_blank(article.text) &&
      is_blank(article.summary)) {
    return invalid("the record has no 'id', 'title', 'text' or 'summary'");
  }
  return std::move(reading->article);
}

core::Result<Article> read_header(element root) {
  auto reading = read_object(root);
  if (!reading) return reading.error();
  return std::move(reading->article);
}

core::Error parse_error(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY:
      return invalid("no JSON: the line is empty");
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
      return invalid("the record is too large for this machine's memory");
    case simdjson::DEPTH_ERROR:
      return invalid("not a record: JSON nested too deeply");
    case simdjson::STRING_ERROR:
      return invalid("not JSON: a string with a bad escape");
    case simdjson::UNESCAPED_CHARS:
      return invalid("not JSON: a control character inside a string");
    case simdjson::UNCLOSED_STRING:
      return invalid("not JSON: a string without its end");
    case simdjson::NUMBER_ERROR:
      return invalid("not JSON: a number badly written or too large");
    default:
      return invalid("not JSON: cut off or badly formed");
  }
}

}  // namespace

struct ArticleReader::Impl {
  simdjson::dom::parser parser;
  std::string repaired;

  simdjson::error_code parse(std::string_view json, element& root) {
    return parser.parse(json.data(), json.size(), true).get(root);
  }

  // Bad UTF-8 and lone surrogates are mended only where the parser stumbles on them.
  simdjson::error_code parse_mended(std::string_view json, element& root) {
    simdjson::error_code code = parse(json, root);
    if (code == simdjson::UTF8_ERROR) {
      repaired = text::to_valid_utf8(json);
      json = repaired;
      code = parse(json, root);
    }
    if (code == simdjson::STRING_ERROR) {
      repaired = replace_lone_surrogates(json);
      code = parse(repaired, root);
    }
    return code;
  }
};

ArticleReader::ArticleReader() : impl_(std::make_unique<Impl>()) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

core::Result<Article> ArticleReader::read(std::string_view json) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (json.starts_with(kByteOrderMark)) json.remove_prefix(kByteOrderMark.size());
  if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) return parse_error(simdjson::EMPTY);
  element root;
  const simdjson::error_code code = impl_->parse_mended(json, root);
  core::Result<Article> result = code == simdjson::SUCCESS ? read_record(root) : parse_error(code);
  if (json.size() > kKeptCapacity) *impl_ = Impl();
  return result;
}

// What lede wrote itself needs no mending.
core::Result<Article> ArticleReader::read_without_text(std::string_view json) {
  element root;
  const simdjson::error_code code = impl_->parse(json, root);
  if (code != simdjson::SUCCESS) return parse_error(code);
  return read_header(root);
}

core::Result<Article> article_from_json(std::string_view json) { return ArticleReader().read(json); }

core::Result<Article> article_from_json_without_text(std::string_view json) {
  return ArticleReader().read_without_text(json);
}

}  // namespace lede::article
