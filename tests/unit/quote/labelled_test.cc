// The figure: quotations with their speakers, against those labelled by hand. labelled_dev.txt tells
// how the files are written; the rules were tuned on it alone, so labelled_held.txt tells how good
// they are; the same in German.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "indexer/quote/quotes.h"

namespace lede::quote {
namespace {

struct Label {
  std::string speaker;
  std::string named;  // "-": not asked
  std::string text;
};

struct Sample {
  std::string name;
  std::string text;
  std::vector<Label> labels;
};

std::vector<Sample> read_samples(const std::string& name) {
  std::ifstream file(std::string(LEDE_SOURCE_DIR) + "/tests/unit/quote/" + name);
  std::vector<Sample> samples;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) {
      samples.push_back({line.substr(3), "", {}});
    } else if (line.starts_with("= ")) {
      const std::size_t first = line.find(" | "), second = line.find(" | ", first + 1);
      samples.back().labels.push_back(
          {line.substr(2, first - 2), line.substr(first + 3, second - first - 3), line.substr(second + 3)});
    } else if (!samples.empty()) {
      samples.back().text += line + "\n";
    }
  }
  return samples;
}

std::string plain(std::string_view text) { return text::fold_text(text::collapse_white_space(text)); }

bool is_right(const article::Quote& found, const Label& label) {
  return plain(found.text) == plain(label.text) && plain(found.speaker) == plain(label.speaker) &&
         (label.named == "-" || plain(found.named) == plain(label.named));
}

struct Figure {
  double labelled = 0, found = 0, right = 0;
  std::string mistakes;
};

Figure measure(const std::string& name, std::string_view language) {
  Figure figure;
  for (const Sample& sample : read_samples(name)) {
    text::Tokens words;
    words.assign(sample.text);
    std::vector<Label> open = sample.labels;
    figure.labelled += static_cast<double>(open.size());
    for (const article::Quote& found : find_quotes(sample.text, words, language)) {
      ++figure.found;
      const auto label =
          std::find_if(open.begin(), open.end(), [&](const Label& l) { return is_right(found, l); });
      if (label == open.end()) {
        figure.mistakes +=
            sample.name + ": wrong: " + found.speaker + " | " + found.named + " | " + found.text + "\n";
      } else {
        ++figure.right;
        open.erase(label);
      }
    }
    for (const Label& label : open)
      figure.mistakes +=
          sample.name + ": missed: " + label.speaker + " | " + label.named + " | " + label.text + "\n";
  }
  return figure;
}

struct File {
  const char* test;
  const char* name;
  const char* language;
  double least;  // quotations that it has
};

class Labelled : public testing::TestWithParam<File> {};

TEST_P(Labelled, FindsQuotationsWithTheirSpeakers) {
  const Figure figure = measure(GetParam().name, GetParam().language);
  ASSERT_GE(figure.labelled, GetParam().least);
  const double precision = figure.right / figure.found, recall = figure.right / figure.labelled;
  RecordProperty("precision", std::to_string(precision));
  RecordProperty("recall", std::to_string(recall));
  EXPECT_GE(precision, 0.92) << figure.mistakes;
  EXPECT_GE(recall, 0.80) << figure.mistakes;
  if (testing::Test::HasFailure() || std::getenv("LEDE_SHOW_QUOTES") != nullptr)
    std::printf("%s: precision %.3f, recall %.3f of %.0f\n%s", GetParam().name, precision, recall,
                figure.labelled, figure.mistakes.c_str());
}

INSTANTIATE_TEST_SUITE_P(Files, Labelled,
                         testing::Values(File{"Tuned", "labelled_dev.txt", "en", 60},
                                         File{"HeldApart", "labelled_held.txt", "en", 60},
                                         File{"GermanTuned", "labelled_german_dev.txt", "de", 40},
                                         File{"GermanHeldApart", "labelled_german_held.txt", "de", 20}),
                         [](const auto& row) { return std::string(row.param.test); });

}  // namespace
}  // namespace lede::quote
