#include "tests/bench/inputs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>

namespace lede::bench {

namespace fs = std::filesystem;

namespace {

constexpr const char* kParagraph =
    "The ministry said on Monday that the talks, which began in November, would go on &amp; that \"no "
    "decision\" had been made about the bridge over the river; a spokeswoman for the town declined to "
    "comment. ";

std::string link_of(int i) { return "https://example.org/2014/12/07/story-" + std::to_string(i) + "/"; }

std::string html_of(int i) {
  std::string html;
  for (int p = 0; p < 3; ++p) {
    html += "<p>" + std::string(kParagraph) + "See <a href=\"" + link_of(i + p) + "\">the report</a>.</p>\n";
  }
  return html;
}

std::string escaped(const std::string& html) {
  std::string out;
  for (const char c : html) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string rss_item(int i) {
  return "<item><title>Story number " + std::to_string(i) + " of the day</title><link>" + link_of(i) +
         "</link><pubDate>Sun, 07 Dec 2014 21:05:00 +0000</pubDate><dc:creator><![CDATA[Jane "
         "Doe]]></dc:creator>"
         "<category><![CDATA[World]]></category><category>Bridges</category><guid isPermaLink=\"false\">" +
         std::to_string(i) + "</guid><description>" + escaped(kParagraph) +
         "</description><content:encoded><![CDATA[" + html_of(i) +
         "]]></content:encoded><media:content url=\"" + link_of(i) +
         "p.jpg\" medium=\"image\"><media:credit>Tom Roe</media:credit></media:content></item>\n";
}

std::string atom_entry(int i) {
  return "<entry><title>Story number " + std::to_string(i) + " of the day</title><link href=\"" + link_of(i) +
         "\"/><id>tag:example.org,2014:" + std::to_string(i) +
         "</id><updated>2014-12-07T21:05:00Z</updated><author><name>Jane Doe</name></author>"
         "<category term=\"World\"/><content type=\"html\">" +
         escaped(html_of(i)) + "</content></entry>\n";
}

}  // namespace

std::vector<std::string> read_files(const char* variable, const std::string& folder) {
  const char* const given = std::getenv(variable);
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(given ? fs::path(given) : fs::path(LEDE_SOURCE_DIR) / folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return files;
}

std::string make_feed(FeedKind kind, int items) {
  const bool rss = kind == FeedKind::kRss;
  std::string feed =
      rss ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            "xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>The Paper</title>"
            "<link>https://example.org/</link>\n"
          : "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"
            "<title>The Paper</title><link href=\"https://example.org/\"/>\n";
  for (int i = 0; i < items; ++i) feed += rss ? rss_item(i) : atom_entry(i);
  return feed + (rss ? "</channel></rss>\n" : "</feed>\n");
}

void count_bytes(benchmark::State& state, const std::vector<std::string>& inputs) {
  const std::size_t bytes =
      std::accumulate(inputs.begin(), inputs.end(), std::size_t{0},
                      [](std::size_t sum, const std::string& s) { return sum + s.size(); });
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["inputs"] = static_cast<double>(inputs.size());
}

}  // namespace lede::bench
