#include "searcher/plan/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/archive/schema.h"

namespace lede::plan {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

const text::Time kFirst = std::chrono::sys_days{std::chrono::year{2013} / 11 / 20};

// One document every seven hours, 400 of them, and an undated one.
Xapian::WritableDatabase dated() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 400; ++i) {
    const text::Time time = kFirst + hours{7 * i};
    std::string day = text::to_day(time);
    std::erase(day, '-');
    Xapian::Document document;
    document.add_boolean_term("M" + day.substr(0, 6));
    document.add_boolean_term("D" + day);
    document.add_value(archive::kPublishedSlot, archive::encode_time(time));
    database.add_document(document);
  }
  database.add_document(Xapian::Document());
  return database;
}

std::vector<Xapian::docid> found(const Xapian::Database& database, const text::DateRange& range) {
  Xapian::Enquire enquire(database);
  enquire.set_query(date_query(database, range));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<Xapian::docid> docids;
  const Xapian::MSet matches = enquire.get_mset(0, 1'000);
  for (auto it = matches.begin(); it != matches.end(); ++it) docids.push_back(*it);
  return docids;
}

TEST(DateQuery, AgreesWithTheTimesForEveryRange) {
  const Xapian::WritableDatabase database = dated();
  std::vector<std::optional<text::Time>> ends = {std::nullopt};
  for (const int day : {-40, 0, 1, 11, 42, 72, 73, 100, 116, 117, 300}) {
    for (const seconds shift : {seconds{0}, seconds{1}, seconds{7 * 3600}})
      ends.push_back(kFirst + days{day} + shift);
  }
  for (const auto& from : ends) {
    for (const auto& until : ends) {
      if (from && until && *from >= *until) continue;
      std::vector<Xapian::docid> expected;
      for (int i = 0; i < 400; ++i) {
        const text::Time time = kFirst + hours{7 * i};
        if ((!from || time >= *from) && (!until || time < *until))
          expected.push_back(static_cast<unsigned>(i + 1));
      }
      EXPECT_EQ(found(database, {from, until}), expected)
          << (from ? text::to_rfc3339(*from) : "") << ".." << (until ? text::to_rfc3339(*until) : "");
    }
  }
}

TEST(DateQuery, WholeMonthsAreOneTermEach) {
  const Xapian::WritableDatabase database = dated();
  const text::DateRange range{std::chrono::sys_days{std::chrono::year{2013} / 12 / 1},
                              std::chrono::sys_days{std::chrono::year{2014} / 2 / 1}};
  EXPECT_EQ(date_query(database, range).get_description(), "Query((M201312 OR M201401))");
}

TEST(DateQuery, OddTermsAreNoDates) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const char* term : {"M", "M2014", "M201413", "M2014xx", "D20141231", "Mmmmmmm"})
    document.add_boolean_term(term);
  database.add_document(document);
  EXPECT_TRUE(found(database, {kFirst, std::nullopt}).empty());
}

}  // namespace
}  // namespace lede::plan
