#include "searcher/plan/near_value.h"

#include <gtest/gtest.h>

namespace lede::plan {
namespace {

void add(Xapian::WritableDatabase& database, const std::string& term, int articles) {
  for (int i = 0; i < articles; ++i) {
    Xapian::Document document;
    document.add_boolean_term(term);
    database.add_document(document);
  }
}

TEST(NearValue, PrefersTheMostUsedContinuationThenAFewLetters) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add(database, "Kkim il sung", 1);
  add(database, "Kkim jong il", 2);
  add(database, "Kkim jong un", 3);
  add(database, "Ksony", 1);
  add(database, "Gsnoy", 1);
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"kim", "kim jong un"},
      {"kim i", "kim il sung"},
      {"kim jong um", "kim jong un"},
      {"snoy", "sony"},
      {"zebra", ""},
      {"", ""},
  };
  for (const auto& [key, near] : rows) EXPECT_EQ(near_value(database, "K", key), near) << key;
}

TEST(NearValue, ReadsABoundedNumberOfValues) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (std::size_t i = 0; i < kMaxValuesRead + 10; ++i) document.add_boolean_term("Ka" + std::to_string(i));
  document.add_boolean_term("Ksony");
  database.add_document(document);
  EXPECT_EQ(near_value(database, "K", "sonny"), "sony");
  EXPECT_EQ(near_value(database, "K", "bsony"), "");
}

}  // namespace
}  // namespace lede::plan
