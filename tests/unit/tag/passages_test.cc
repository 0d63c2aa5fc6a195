// Hand-labelled passages with names of several senses: which the rules take, which they leave.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

constexpr double kLeastPrecision = 0.97;
constexpr double kLeastRecall = 0.90;

std::string read(const std::string& name) {
  std::ifstream in(std::string(LEDE_SOURCE_DIR) + "/tests/unit/tag/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Passages, TheRulesTellTheSensesApart) {
  const Tagger tagger(dictionary_of(read("ambiguous.toml")));
  double right = 0;
  double wrong = 0;
  double missed = 0;
  std::string failures;
  std::map<std::string, int> passages;
  std::istringstream lines(read("passages.tsv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string tag, meant, title, text;
    std::getline(std::getline(std::getline(std::getline(fields, tag, '\t'), meant, '\t'), title, '\t'), text);
    ++passages[tag];
    const std::vector<std::string> tags = tags_of(tagger, title, text);
    const bool found = std::find(tags.begin(), tags.end(), tag) != tags.end();
    right += found && meant == "yes";
    wrong += found && meant == "no";
    missed += !found && meant == "yes";
    if (found != (meant == "yes")) failures += line + "\n";
  }
  EXPECT_GE(passages.size(), 8u);
  EXPECT_GE(right / (right + wrong), kLeastPrecision) << failures;
  EXPECT_GE(right / (right + missed), kLeastRecall) << failures;
  RecordProperty("failures", failures);
}

}  // namespace
}  // namespace lede::tag
