#include "common/archive/records.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <thread>

#include "common/archive/records_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

namespace fs = std::filesystem;
using Parts = std::vector<std::shared_ptr<const Records>>;

std::shared_ptr<const Records> open(const fs::path& file) {
  auto records = Records::open(file);
  EXPECT_TRUE(records) << records.error().message;
  return std::move(*records);
}

// Text with phrases that come again, as news has, and some of its own.
std::vector<std::string> some_records(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::string> phrases;
  for (int i = 0; i < 400; ++i) {
    std::string& phrase = phrases.emplace_back();
    for (unsigned n = 10 + random() % 30; n > 0; --n) phrase += static_cast<char>('a' + random() % 26);
    phrase += ' ';
  }
  std::vector<std::string> records(count);
  for (std::string& record : records) {
    for (unsigned n = random() % 40; n > 0; --n) record += phrases[random() % phrases.size()];
    record += std::to_string(random());
  }
  return records;
}

std::shared_ptr<const Records> write(const std::vector<std::string>& all, const fs::path& file) {
  RecordsWriter writer(file, {});
  for (const std::string& record : all) writer.add(record);
  EXPECT_TRUE(writer.finish());
  return open(file);
}

std::vector<std::string> read_all(const Records& records) {
  std::vector<std::string> all;
  for (std::uint32_t row = 0; row < records.rows(); ++row) {
    auto record = records.read(row);
    EXPECT_TRUE(record) << record.error().message;
    if (record) all.push_back(std::move(*record));
  }
  return all;
}

TEST(Records, GiveBackWhatWasWritten) {
  const support::TempFolder folder;
  std::vector<std::string> all = some_records(1, 300);
  all.push_back("");
  all.push_back(std::string(3'000'000, 'x'));
  all.push_back(std::string("\0\xff nul", 6));
  const auto records = write(all, folder / "records");
  EXPECT_EQ(read_all(*records), all);
  EXPECT_FALSE(records->read(static_cast<std::uint32_t>(all.size())));
  EXPECT_EQ(read_all(*write({}, folder / "none")).size(), 0u);
}

TEST(Records, AreReadByManyThreads) {
  const support::TempFolder folder;
  const std::vector<std::string> all = some_records(2, 500);
  const Parts parts{write(all, folder / "a")};
  ASSERT_TRUE(merge_records(parts, nullptr, folder / "joined"));
  const auto records = open(folder / "joined");
  ASSERT_FALSE(records->dictionary().empty());
  std::vector<std::vector<std::string>> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen) threads.emplace_back([&] { mine = read_all(*records); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : seen) EXPECT_EQ(mine, all);
}

TEST(MergedRecords, AreAllParts) {
  const support::TempFolder folder;
  const auto first = some_records(3, 150), second = some_records(4, 120);
  const Parts parts{write(first, folder / "a"), write({}, folder / "b"), write(second, folder / "c")};
  ASSERT_TRUE(merge_records(parts, nullptr, folder / "joined"));
  std::vector<std::string> all = first;
  all.insert(all.end(), second.begin(), second.end());
  EXPECT_EQ(read_all(*open(folder / "joined")), all);
}

TEST(MergedRecords, ShareADictionaryThatTheyKeep) {
  const support::TempFolder folder;
  const auto first = some_records(5, 400), second = some_records(5, 500);
  const auto alone = write(first, folder / "a");
  ASSERT_TRUE(merge_records({alone}, nullptr, folder / "trained"));
  const auto trained = open(folder / "trained");
  EXPECT_EQ(trained->trained_rows(), 400u);
  EXPECT_LT(fs::file_size(folder / "trained") - trained->dictionary().size(), fs::file_size(folder / "a"));

  // A part without one takes the one that is known; frames packed with it are copied as they are.
  ASSERT_TRUE(merge_records({trained, write(second, folder / "b")}, nullptr, folder / "joined"));
  const auto joined = open(folder / "joined");
  EXPECT_EQ(joined->dictionary(), trained->dictionary());
  EXPECT_EQ(joined->frame(7), trained->frame(7));
  EXPECT_EQ(joined->read(7).value(), first[7]);
  EXPECT_EQ(joined->read(407).value(), second[7]);

  // So does a join of parts that have none.
  ASSERT_TRUE(merge_records({alone}, trained.get(), folder / "other"));
  EXPECT_EQ(open(folder / "other")->dictionary(), trained->dictionary());
  EXPECT_EQ(read_all(*open(folder / "other")), first);
}

TEST(MergedRecords, TrainAgainWhenThereIsMuchMore) {
  const support::TempFolder folder;
  ASSERT_TRUE(merge_records({write(some_records(6, 200), folder / "a")}, nullptr, folder / "small"));
  const auto small = open(folder / "small");
  const auto large = some_records(7, 1500);
  ASSERT_TRUE(merge_records({small, write(large, folder / "b")}, nullptr, folder / "joined"));
  const auto joined = open(folder / "joined");
  EXPECT_EQ(joined->trained_rows(), 1700u);
  EXPECT_NE(joined->dictionary(), small->dictionary());
  EXPECT_EQ(joined->read(250).value(), large[50]);
}

TEST(NewestDictionary, IsTrainedOnceAndGivesWayToOneTrainedForMore) {
  NewestDictionary newest;
  EXPECT_EQ(newest.known(), nullptr);
  EXPECT_EQ(newest.known_or_trained(some_records(9, 20)), nullptr);  // too few
  const auto trained = newest.known_or_trained(some_records(9, 300));
  ASSERT_TRUE(trained);
  EXPECT_EQ(trained->trained_rows, 300u);
  EXPECT_EQ(newest.known_or_trained(some_records(10, 2000)), trained);
  EXPECT_EQ(newest.known(), trained);

  const support::TempFolder folder;
  newest.offer(*write(some_records(9, 20), folder / "without"));
  EXPECT_EQ(newest.known(), trained);
  ASSERT_TRUE(merge_records({write(some_records(11, 400), folder / "a")}, nullptr, folder / "more"));
  newest.offer(*open(folder / "more"));
  EXPECT_EQ(newest.known()->trained_rows, 400u);
  EXPECT_EQ(newest.known()->bytes, open(folder / "more")->dictionary());
}

TEST(MergedRecords, PackedWithOneDictionaryAreCopied) {
  const support::TempFolder folder;
  NewestDictionary newest;
  const auto first = some_records(12, 300), second = some_records(13, 900);
  const auto dictionary = newest.known_or_trained(first);
  ASSERT_TRUE(dictionary);
  Parts parts;
  for (const auto* records : {&first, &second}) {
    const fs::path file = folder / std::to_string(parts.size());
    RecordsWriter writer(file, *dictionary);
    for (const std::string& record : *records) writer.add(record);
    ASSERT_TRUE(writer.finish());
    parts.push_back(open(file));
  }
  ASSERT_TRUE(merge_records(parts, nullptr, folder / "joined"));
  const auto joined = open(folder / "joined");
  EXPECT_EQ(joined->dictionary(), dictionary->bytes);
  EXPECT_EQ(joined->frame(5), parts[0]->frame(5));
  EXPECT_EQ(joined->frame(305), parts[1]->frame(5));
  EXPECT_EQ(joined->read(305).value(), second[5]);
}

TEST(Records, OfADamagedFileAreToldOrTheirOwn) {
  const support::TempFolder folder;
  const auto all = some_records(8, 250);
  ASSERT_TRUE(merge_records({write(all, folder / "a")}, nullptr, folder / "good"));
  const std::string good = [&] {
    std::ifstream in(folder / "good", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  const auto damaged = [&](const std::string& bytes) {
    std::ofstream(folder / "bad", std::ios::binary) << bytes;
    return Records::open(folder / "bad");
  };
  EXPECT_FALSE(damaged(""));
  EXPECT_FALSE(damaged("LEDEREC1"));
  EXPECT_FALSE(damaged(good.substr(0, good.size() - 1)));
  EXPECT_FALSE(Records::open(folder / "missing"));
  // A changed byte anywhere: what is read is what was written, or an error.
  std::mt19937 random(9);
  std::size_t told = 0;
  for (int i = 0; i < 500; ++i) {
    std::string bytes = good;
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    const auto records = damaged(bytes);
    if (!records) {
      ++told;
      continue;
    }
    for (std::uint32_t row = 0; row < (*records)->rows(); ++row) {
      const auto record = (*records)->read(row);
      if (!record) {
        EXPECT_EQ(record.error().code, core::ErrorCode::kArchive);
        ++told;
      } else if (*record != all[row]) {
        ADD_FAILURE() << "row " << row << " is not what was written";
      }
    }
  }
  EXPECT_GT(told, 100u);
}

}  // namespace
}  // namespace lede::archive
