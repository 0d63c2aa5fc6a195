#include "indexer/schedule/opml.h"

#include <algorithm>
#include <string_view>

namespace lede::schedule {
namespace {

// A value between double quotes (XML 1.0, section 2.3); what XML has no character for is a space.
void append_value(std::string& out, std::string_view value) {
  for (const char c : value) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(" ").append(name).append("=\"");
  append_value(out, value);
  out += '"';
}

std::vector<std::string> folders_of(const Feed& feed) {
  std::vector<std::string> folders;
  std::string_view rest = feed.settings.text(FeedSetting::kSection);
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    if (slash > 0) folders.emplace_back(rest.substr(0, slash));
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return folders;
}

std::string indent(std::size_t depth) { return std::string(4 + 2 * depth, ' '); }

void append_feed(std::string& out, const Feed& feed, std::size_t depth) {
  std::string categories;
  for (const std::string& tag : feed.settings.tags()) categories += (categories.empty() ? "" : ",") + tag;
  const std::string& title = feed.title.empty() ? feed.url : feed.title;
  out += indent(depth) + "<outline type=\"rss\"";
  append_attribute(out, "text", title);
  append_attribute(out, "title", title);
  append_attribute(out, "xmlUrl", feed.url);
  append_attribute(out, "htmlUrl", feed.site);
  append_attribute(out, "category", categories);
  out += "/>\n";
}

}  // namespace

std::string to_opml(const std::vector<Feed>& feeds) {
  struct Placed {
    std::vector<std::string> folders;
    const Feed* feed;
  };
  std::vector<Placed> placed;
  for (const Feed& feed : feeds) placed.push_back({folders_of(feed), &feed});
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.folders < b.folders; });

  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
      "  <head>\n    <title>lede: feeds</title>\n  </head>\n  <body>\n";
  std::vector<std::string> open;
  const auto close_to = [&](std::size_t depth) {
    for (; open.size() > depth; open.pop_back()) out += indent(open.size() - 1) + "</outline>\n";
  };
  for (const Placed& item : placed) {
    const auto [here, there] =
        std::mismatch(open.begin(), open.end(), item.folders.begin(), item.folders.end());
    close_to(static_cast<std::size_t>(here - open.begin()));
    for (auto folder = there; folder != item.folders.end(); ++folder) {
      out += indent(open.size()) + "<outline";
      append_attribute(out, "text", *folder);
      out += ">\n";
      open.push_back(*folder);
    }
    append_feed(out, *item.feed, open.size());
  }
  close_to(0);
  return out + "  </body>\n</opml>\n";
}

}  // namespace lede::schedule
