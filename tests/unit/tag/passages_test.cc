// Hand-labelled passages with names of several senses: what the shipped dictionaries take, and
// what they leave. The rules were tuned on one half of the passages; both are held to the figures.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

constexpr double kLeastPrecision = 0.97;
constexpr double kLeastRecall = 0.90;
constexpr int kLeastPassages = 40;

struct Count {
  int passages = 0;
  double right = 0;
  double wrong = 0;
  double missed = 0;

  void add(bool found, bool meant) {
    ++passages;
    right += found && meant;
    wrong += found && !meant;
    missed += !found && meant;
  }
  double precision() const { return right + wrong == 0 ? 1 : right / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : right / (right + missed); }
};

std::ostream& operator<<(std::ostream& out, const Count& count) {
  return out << count.passages << " passages, precision " << count.precision() << ", recall "
             << count.recall();
}

class Passages : public testing::Test {
 protected:
  static const Tagger& shipped() {
    static const Tagger tagger = [] {
      const std::filesystem::path folder = std::filesystem::path(LEDE_SOURCE_DIR) / "corpus" / "dictionaries";
      const Report fail = [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); };
      return Tagger(load_dictionaries(std::span(&folder, 1), fail));
    }();
    return tagger;
  }

  // Counts by name, and over all of `file`; what went wrong goes to `failures`.
  Count measure(const std::string& file) {
    Count all;
    std::ifstream lines(std::string(LEDE_SOURCE_DIR) + "/tests/unit/tag/passages/" + file, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with('#')) continue;
      std::istringstream fields(line);
      std::string tag, meant, title, text;
      std::getline(std::getline(std::getline(std::getline(fields, tag, '\t'), meant, '\t'), title, '\t'),
                   text);
      const std::vector<std::string> tags = tags_of(shipped(), title, text);
      const bool found = std::find(tags.begin(), tags.end(), tag) != tags.end();
      by_name_[tag].add(found, meant == "yes");
      all.add(found, meant == "yes");
      if (found != (meant == "yes")) failures_ += line + "\n";
    }
    return all;
  }

  std::map<std::string, Count> by_name_;
  std::string failures_;
};

TEST_F(Passages, TheRulesTellTheSensesApart) {
  for (const char* file : {"tuned.tsv", "held.tsv"}) {
    const std::string before = failures_;
    const Count count = measure(file);
    std::cout << file << ": " << count << "\n";
    EXPECT_GE(count.precision(), kLeastPrecision) << failures_.substr(before.size());
    EXPECT_GE(count.recall(), kLeastRecall) << failures_.substr(before.size());
  }
  int names = 0;
  for (const auto& [name, count] : by_name_) {
    std::cout << name << ": " << count << "\n";
    names += count.passages >= kLeastPassages;
  }
  EXPECT_GE(names, 10);
}

}  // namespace
}  // namespace lede::tag
