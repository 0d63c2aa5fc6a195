// make_corpus N SEED [--out FILE]: N synthetic news articles as JSONL, for scale. The same N
// and SEED give the same bytes on every machine, and a smaller N gives a beginning of them.
//
// Words follow a Zipf-Mandelbrot curve over 300,000 forms: real common words, then words made
// of syllables. Each article has a topic with words, people and tags of its own; most of a
// topic's articles fall in a burst of some weeks. Three in a hundred are another source's
// copies of a recent one.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tools/make_corpus_random.h"
#include "tools/make_corpus_words.h"

namespace lede::tools {
namespace {

constexpr std::uint32_t kVocabulary = 300'000;
constexpr std::uint32_t kTopics = 4'000;
constexpr std::uint32_t kTopicWords = 60;
constexpr std::uint32_t kSources = 120;
constexpr std::uint32_t kAuthorsOfSource = 40;
constexpr std::int64_t kFirstDay = 12'784;  // 2005-01-01, in days since 1970
constexpr std::uint32_t kDays = 20 * 365 + 5;
constexpr std::uint32_t kRecent = 1'000;  // articles back that a copy may reach

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (seen.insert(word).second) out.emplace_back(word);
    at = end + 1;
  }
  return out;
}

template <typename Array>
std::string_view any_of(const Array& array, Random& random) {
  return array[random.below(static_cast<std::uint32_t>(array.size()))];
}

std::string make_word(Random& random, std::uint32_t syllables) {
  std::string word;
  for (std::uint32_t i = 0; i < syllables; ++i) {
    word += any_of(kOnsets, random);
    word += any_of(kNuclei, random);
    word += any_of(kCodas, random);
  }
  return word;
}

std::string capital(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

struct Topic {
  std::vector<std::uint32_t> words;  // in Language::content
  std::vector<std::string> people;
  std::vector<std::string> tags;
  std::uint32_t section = 0;
  std::uint32_t first_day = 0;
  std::uint32_t burst_days = 1;
};

struct Article {
  std::string title;
  std::vector<std::string> paragraphs;
  std::uint32_t topic = 0;
  std::uint32_t second = 0;  // since kFirstDay
};

// Everything that is drawn once: words, topics, sources. Depends on the seed alone.
struct World {
  explicit World(std::uint64_t seed);

  Random random;
  std::vector<std::string> function = split(kFunctionWords);
  std::vector<std::string> content = split(kContentWords);
  Zipf function_curve, content_curve{kVocabulary, 20.0}, topic_curve{kTopicWords, 2.0},
      topic_choice{kTopics, 40.0}, source_choice{kSources, 4.0};
  std::vector<Topic> topics;
  std::vector<std::string> sources;
  std::vector<std::string> authors;

 private:
  void make_vocabulary();
  void make_topic();
  std::string make_person() {
    return capital(make_word(random, 1 + random.below(2))) + ' ' +
           capital(make_word(random, 2 + random.below(2)));
  }
};

World::World(std::uint64_t seed)
    : random(seed), function_curve(static_cast<std::uint32_t>(function.size()), 2.7) {
  make_vocabulary();
  for (std::uint32_t i = 0; i < kTopics; ++i) make_topic();
  for (std::uint32_t i = 0; i < kSources; ++i) {
    sources.push_back("The " + capital(make_word(random, 2)) + ' ' +
                      std::string(any_of(kPaperNames, random)));
    for (std::uint32_t k = 0; k < kAuthorsOfSource; ++k) authors.push_back(make_person());
  }
}

void World::make_vocabulary() {
  std::unordered_set<std::string> seen(content.begin(), content.end());
  seen.insert(function.begin(), function.end());
  content.reserve(kVocabulary);
  while (content.size() < kVocabulary) {
    // Rarer words are longer, as in any language.
    const auto rank = static_cast<std::uint32_t>(content.size());
    const std::uint32_t syllables = 1 + random.below(rank < 5'000 ? 2 : 3);
    std::string word = make_word(random, syllables) + std::string(any_of(kEndings, random));
    if (word.size() < 3 || word.size() > 16 || !seen.insert(word).second) continue;
    content.push_back(std::move(word));
  }
}

void World::make_topic() {
  Topic topic;
  for (std::uint32_t i = 0; i < kTopicWords; ++i) {
    topic.words.push_back(i % 3 == 0 ? 500 + random.below(kVocabulary - 500) : content_curve.draw(random));
  }
  for (std::uint32_t i = 0; i < 4; ++i) topic.people.push_back(make_person());
  topic.tags = {topic.people[0], content[topic.words[0]],
                content[topic.words[3]] + ' ' + content[topic.words[1]], capital(content[topic.words[6]])};
  topic.section = random.below(static_cast<std::uint32_t>(kSections.size()));
  topic.burst_days = 3 + random.below(60);
  topic.first_day = random.below(kDays - topic.burst_days);
  topics.push_back(std::move(topic));
}

// Appends a sentence of about `words` words with its capital and full stop.
void write_sentence(World& world, const Topic& topic, std::uint32_t words, std::string& out) {
  Random& random = world.random;
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::size_t start = out.size();
    const std::uint32_t kind = random.below(1000);
    if (kind < 400) {
      out += world.function[world.function_curve.draw(random)];
    } else if (kind < 820) {
      out += world.content[world.content_curve.draw(random)];
    } else if (kind < 970) {
      out += world.content[topic.words[world.topic_curve.draw(random)]];
    } else if (kind < 990) {
      out += any_of(topic.people, random);
    } else {
      out += std::to_string(1 + random.below(kind < 995 ? 30 : 2030));
    }
    if (i == 0 && out[start] >= 'a' && out[start] <= 'z')
      out[start] = static_cast<char>(out[start] - 'a' + 'A');
    if (i + 1 < words) out += random.chance(6) ? ", " : " ";
  }
  out += random.chance(4) ? '?' : '.';
}

Article write_article(World& world) {
  Random& random = world.random;
  Article article;
  article.topic = world.topic_choice.draw(random);
  const Topic& topic = world.topics[article.topic];
  const std::uint32_t day =
      random.chance(80) ? topic.first_day + random.below(topic.burst_days) : random.below(kDays);
  article.second = day * 86'400 + random.below(86'400);
  write_sentence(world, topic, 5 + random.below(7), article.title);
  article.title.pop_back();
  const std::uint32_t wanted = 300 + random.below(600);
  for (std::uint32_t total = 0; total < wanted;) {
    std::string& paragraph = article.paragraphs.emplace_back();
    const std::uint32_t end = total + 30 + random.below(60);
    while (total < end) {
      if (!paragraph.empty()) paragraph += ' ';
      const std::uint32_t words = 7 + random.below(22);
      const bool quote = random.chance(8);
      if (quote) paragraph += "“";
      write_sentence(world, topic, words, paragraph);
      if (quote) paragraph += "” said " + std::string(any_of(topic.people, random)) + '.';
      total += words;
    }
  }
  return article;
}

// What an editor does to another paper's report.
Article write_copy(World& world, const Article& original) {
  Article copy = original;
  copy.second += 600 + world.random.below(40'000);
  if (world.random.chance(60)) copy.title = copy.title.substr(0, copy.title.rfind(' '));
  if (copy.paragraphs.size() > 4) copy.paragraphs.pop_back();
  if (world.random.chance(50)) write_sentence(world, world.topics[copy.topic], 12, copy.paragraphs[0] += ' ');
  return copy;
}

// RFC 3339; the date by Howard Hinnant's civil_from_days.
std::string timestamp(std::uint32_t second) {
  const std::int64_t z = kFirstDay + second / 86'400 + 719'468;
  const std::int64_t era = z / 146'097, doe = z - era * 146'097;
  const std::int64_t yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const int day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1),
            month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  const int year = static_cast<int>(yoe + era * 400 + (month <= 2 ? 1 : 0));
  const int s = static_cast<int>(second % 86'400);
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, s / 3600, s / 60 % 60,
                s % 60);
  return out;
}

// One JSON line. Nothing in it needs escaping but the paragraphs' ends.
void append_json(World& world, std::uint64_t number, std::uint64_t seed, const Article& article,
                 std::string& out) {
  Random& random = world.random;
  const Topic& topic = world.topics[article.topic];
  const std::uint32_t source = world.source_choice.draw(random);
  const std::string id = std::to_string(seed) + '-' + std::to_string(number);
  out += "{\"id\":\"" + id + "\",\"url\":\"https://source" + std::to_string(source) + ".example/story/" + id +
         "\",\"title\":\"" + article.title + "\",\"authors\":[\"";
  const std::uint32_t first = source * kAuthorsOfSource;
  out += world.authors[first + random.below(kAuthorsOfSource)];
  if (random.chance(12)) out += "\",\"" + world.authors[first + random.below(kAuthorsOfSource)];
  out += "\"],\"published\":\"" + timestamp(article.second) + "\",\"source\":\"" + world.sources[source] +
         "\",\"section\":\"" + std::string(kSections[topic.section]) + "\",\"language\":\"en\",\"tags\":[";
  const std::uint32_t tags = 1 + random.below(static_cast<std::uint32_t>(topic.tags.size()));
  for (std::uint32_t i = 0; i < tags; ++i) {
    out += (i == 0 ? "\"" : ",\"") + topic.tags[i] + '"';
  }
  out += "],\"text\":\"";
  for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
    if (i > 0) out += "\\n\\n";
    out += article.paragraphs[i];
  }
  out += "\"}\n";
}

bool write_corpus(std::uint64_t count, std::uint64_t seed, std::FILE* file) {
  const auto world = std::make_unique<World>(seed);
  std::vector<Article> recent;
  std::string out;
  for (std::uint64_t i = 0; i < count; ++i) {
    const bool copies = i > 100 && world->random.chance(3);
    Article article =
        copies ? write_copy(*world, recent[world->random.below(static_cast<std::uint32_t>(recent.size()))])
               : write_article(*world);
    append_json(*world, i, seed, article, out);
    if (recent.size() < kRecent) {
      recent.push_back(std::move(article));
    } else {
      recent[i % kRecent] = std::move(article);
    }
    if (out.size() > 1 << 20 || i + 1 == count) {
      if (std::fwrite(out.data(), 1, out.size(), file) != out.size()) return false;
      out.clear();
    }
  }
  return std::fflush(file) == 0;
}

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace
}  // namespace lede::tools

int main(int argc, char** argv) {
  std::uint64_t count = 0, seed = 0;
  const bool to_file = argc == 5 && std::strcmp(argv[3], "--out") == 0;
  if ((argc != 3 && !to_file) || !lede::tools::read_number(argv[1], count) ||
      !lede::tools::read_number(argv[2], seed)) {
    std::fputs(
        "usage: make_corpus N SEED [--out FILE]\nN synthetic articles as JSONL, the same for the same N and "
        "SEED\n",
        stderr);
    return 2;
  }
  std::FILE* file = to_file ? std::fopen(argv[4], "wb") : stdout;
  if (file == nullptr || !lede::tools::write_corpus(count, seed, file) ||
      (to_file && std::fclose(file) != 0)) {
    std::perror(to_file ? argv[4] : "standard output");
    return 3;
  }
  return 0;
}
