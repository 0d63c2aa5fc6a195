// Writes records: an appender, since nothing here needs a tree.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "common/article/article_json.h"
#include "common/text/dates.h"

namespace lede::article {

namespace {

// 0: stands for itself; 'u': \u00xx; else the letter after the backslash.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}
constexpr std::array<char, 256> kEscapes = make_escapes();

class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_ += '}'; }

  void key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    append_json_string(out_, value);
  }
  void time(std::string_view name, const std::optional<std::chrono::sys_seconds>& value,
            std::chrono::minutes offset = std::chrono::minutes{0}) {
    if (value) text(name, text::to_rfc3339(*value, offset));
  }
  template <typename Number>
  void number(std::string_view name, Number value) {
    key(name);
    std::array<char, 32> digits;  // the shortest form that reads back the same
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
  }
  // `write` appends one item.
  template <typename Item, typename Write>
  void list(std::string_view name, const std::vector<Item>& items, Write write) {
    if (items.empty()) return;
    key(name);
    char before = '[';
    for (const Item& item : items) {
      out_ += before;
      write(item);
      before = ',';
    }
    out_ += ']';
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void write_tag(std::string& out, const Tag& tag) {
  ObjectWriter object(out);
  object.text("name", tag.name);
  object.text("by", name_of(tag.by));
  // + 0.0: negative zero equals zero and must look like it.
  if (tag.score && std::isfinite(*tag.score)) object.number("score", *tag.score + 0.0);
  object.close();
}

void write_media(std::string& out, const Media& media) {
  ObjectWriter object(out);
  object.text("url", media.url);
  object.text("type", media.type);
  object.text("caption", media.caption);
  object.text("credit", media.credit);
  object.close();
}

void write_quote(std::string& out, const Quote& quote) {
  ObjectWriter object(out);
  object.text("text", quote.text);
  object.text("speaker", quote.speaker);
  object.text("named", quote.named);
  object.text("role", quote.role);
  if (quote.end > 0) {
    object.number("at", quote.at);
    object.number("end", quote.end);
  }
  object.close();
}

void write_article(std::string& out, const Article& a, bool with_text) {
  ObjectWriter object(out);
  object.text("id", a.id);
  object.text("url", a.url);
  object.text("link", a.link);
  object.text("fetched_url", a.fetched_url);
  object.text("guid", a.guid);
  object.text("title", a.title);
  object.list("authors", a.authors, [&](const std::string& author) { append_json_string(out, author); });
  object.time("published", a.published, a.published_offset);
  object.time("updated", a.updated, a.updated_offset);
  object.time("collected", a.collected);
  object.text("published_from", name_of(a.published_from));
  object.text("source", a.source);
  object.text("origin", a.origin);
  object.text("section", a.section);
  object.text("language", a.language);
  object.text("summary", a.summary);
  if (with_text) object.text("text", a.text);
  object.list("tags", a.tags, [&](const Tag& tag) { write_tag(out, tag); });
  object.list("publisher_tags", a.publisher_tags,
              [&](const std::string& name) { append_json_string(out, name); });
  object.text("image", a.image);
  object.list("media", a.media, [&](const Media& media) { write_media(out, media); });
  object.text("comments_url", a.comments_url);
  if (a.comments_count) object.number("comments_count", *a.comments_count);
  object.list("quotes", a.quotes, [&](const Quote& quote) { write_quote(out, quote); });
  object.text("story", a.story);
  object.text("input", a.input);
  object.close();
}

}  // namespace

void append_json_string(std::string& out, std::string_view s) {
  out += '"';
  std::size_t plain = 0;  // start of what is not yet copied
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char escape = kEscapes[static_cast<unsigned char>(s[i])];
    if (escape == 0) continue;
    out.append(s, plain, i - plain);
    plain = i + 1;
    out += '\\';
    out += escape;
    if (escape == 'u') {
      constexpr std::string_view kHex = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(s[i]);
      out += "00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  out.append(s, plain, s.size() - plain);
  out += '"';
}

std::string to_json(const Article& article) {
  std::string out;
  out.reserve(article.text.size() + article.text.size() / 16 + article.summary.size() + 1024);
  write_article(out, article, true);
  return out;
}

std::string to_json_without_text(const Article& article) {
  std::string out;
  out.reserve(article.summary.size() + 1024);
  write_article(out, article, false);
  return out;
}

}  // namespace lede::article
