#include "common/archive/postings_writer.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>
#include <sstream>
#include <string>

#include "common/archive/glass_table.h"
#include "common/core/error.h"
#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

struct Document {
  std::map<std::string, Xapian::termcount> terms;
  std::map<Xapian::valueno, std::string> values;
};
using Documents = std::vector<Document>;

void write(const Documents& documents, const std::filesystem::path& file) {
  PostingsBuilder builder;
  for (const Document& document : documents) {
    builder.start_document();
    for (const auto& [term, wdf] : document.terms) builder.add_term(term, wdf);
    for (const auto& [slot, value] : document.values) builder.add_value(slot, value);
  }
  const core::Status status = builder.write(file);
  ASSERT_TRUE(status) << status.error().message;
}

// As Xapian itself makes it.
Xapian::Database reference(const Documents& documents, const std::filesystem::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST);
  for (const Document& document : documents) {
    Xapian::Document added;
    for (const auto& [term, wdf] : document.terms) added.add_term(term, wdf);
    for (const auto& [slot, value] : document.values) added.add_value(slot, value);
    database.add_document(added);
  }
  database.commit();
  return Xapian::Database(folder.string());
}

std::string described(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length()
      << ' ' << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << '\n';
  for (const Xapian::valueno slot : {0u, 3u, 1000u}) {
    out << slot << ' ' << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
        << database.get_value_upper_bound(slot) << ':';
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
      out << ' ' << at.get_docid() << '=' << *at;
    out << '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
        << database.get_wdf_upper_bound(*term) << ':';
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      out << ' ' << *at << ',' << at.get_wdf() << ',' << at.get_doclength();
    out << '\n';
  }
  return out.str();
}

void expect_as_xapian_makes_it(const Documents& documents) {
  const support::TempFolder folder;
  const std::filesystem::path file = folder / "p.glass";
  ASSERT_NO_FATAL_FAILURE(write(documents, file));
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(file.string(), 0, &report), 0u) << report.str();
  const Xapian::Database written(file.string());
  EXPECT_TRUE(described(written) == described(reference(documents, folder / "reference")))
      << documents.size() << " documents";
  // And it can be joined as those are.
  Xapian::Database twice;
  twice.add_database(written);
  twice.add_database(Xapian::Database(file.string()));
  twice.compact((folder / "twice").string(), Xapian::DBCOMPACT_SINGLE_FILE);
  EXPECT_EQ(Xapian::Database::check((folder / "twice").string(), 0, &report), 0u) << report.str();
  EXPECT_EQ(Xapian::Database((folder / "twice").string()).get_doccount(), 2 * documents.size());
}

Documents random_documents(std::uint32_t seed, std::size_t count, int vocabulary, int most_terms) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Documents documents(count);
  for (Document& document : documents) {
    for (int i = below(most_terms + 1); i > 0; --i) {
      const int word = below(below(vocabulary) + 1);  // some are common
      std::string term = "Z" + std::to_string(word);
      if (word % 7 == 0) term += std::string(static_cast<std::size_t>(word % 230), 'x');
      if (word % 11 == 0) term += std::string("\0b", 2);
      document.terms[term] = static_cast<Xapian::termcount>(below(4) == 0 ? below(100000) : below(3));
    }
    if (below(3) != 0) document.values[0] = std::to_string(below(1000));
    if (below(9) == 0) document.values[1000] = "same";
  }
  return documents;
}

TEST(PostingsWriter, MakesWhatXapianMakes) {
  expect_as_xapian_makes_it({Document{}});
  expect_as_xapian_makes_it({Document{{{"one", 1}}, {}}});
  expect_as_xapian_makes_it(random_documents(1, 3, 40, 20));
  expect_as_xapian_makes_it(random_documents(2, 500, 300, 60));      // long lists
  expect_as_xapian_makes_it(random_documents(3, 300, 100000, 400));  // branches above branches
}

TEST(PostingsWriter, NumbersManyDocuments) {
  Documents documents(40000);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].terms["every"] = static_cast<Xapian::termcount>(i % 300);
    documents[i].values[0] = std::to_string(i % 77);
    if (i % 1000 == 0) documents[i].terms["rare"] = 1;
  }
  expect_as_xapian_makes_it(documents);
}

// Postings of tags in place of those of the documents, over `old`: as if they had been there from the start.
void expect_tags_over(Documents documents, const std::filesystem::path& old) {
  const support::TempFolder folder;
  PostingsBuilder tags;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::erase_if(documents[i].terms, [](const auto& term) { return term.first.starts_with('K'); });
    tags.start_document();
    for (const std::string& tag : {"K" + std::to_string(i % 7), "K" + std::string(i % 200, 'y'),
                                   "K" + std::string(i % 3, '\0') + "z"}) {
      documents[i].terms[tag] = 0;
      tags.add_boolean_term(tag);
    }
  }
  const auto replaced = [](std::string_view term) { return term.starts_with('K'); };
  const core::Status status = tags.write_over(old, replaced, folder / "new");
  ASSERT_TRUE(status) << status.error().message;
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check((folder / "new").string(), 0, &report), 0u) << report.str();
  EXPECT_TRUE(described(Xapian::Database((folder / "new").string())) ==
              described(reference(documents, folder / "reference")))
      << documents.size() << " documents";
  EXPECT_NE(Xapian::Database((folder / "new").string()).get_uuid(),
            Xapian::Database(old.string()).get_uuid());
}

TEST(PostingsWriter, PutsOtherTagsIntoACopy) {
  const support::TempFolder folder;
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    Documents documents = random_documents(seed, seed == 3 ? 2500 : 60 * seed, seed == 3 ? 1000 : 300, 40);
    documents[0].terms[std::string("K\0x", 3)] = 0;
    documents[1].terms["J"] = 1;
    documents[1].terms["L"] = 1;
    for (Document& document : documents) document.terms["Kevery"] = 0;
    ASSERT_NO_FATAL_FAILURE(write(documents, folder / "p"));
    expect_tags_over(documents, folder / "p");
    // As Xapian leaves it when it joins partitions.
    Xapian::Database((folder / "p").string()).compact((folder / "q").string(), Xapian::DBCOMPACT_SINGLE_FILE);
    expect_tags_over(documents, folder / "q");
  }
}

TEST(PostingsWriter, CopiesNothingOfADamagedFile) {
  const support::TempFolder folder;
  const Documents documents = random_documents(4, 200, 3000, 100);
  ASSERT_NO_FATAL_FAILURE(write(documents, folder / "p"));
  const std::string whole = *core::read_file(folder / "p");
  const auto copied = [&](const std::string& bytes) {
    EXPECT_TRUE(core::replace_file(folder / "damaged", bytes));
    PostingsBuilder tags;
    for (std::size_t i = 0; i < documents.size(); ++i) tags.start_document();
    const core::Status status = tags.write_over(
        folder / "damaged", [](std::string_view) { return false; }, folder / "copy");
    return status ? std::string() : core::to_line(status.error());
  };
  EXPECT_EQ(copied(whole), "");
  EXPECT_NE(copied(""), "");
  EXPECT_NE(copied(whole.substr(0, whole.size() / 2)), "") << "its root is gone";
  std::string torn = whole;
  torn.replace(2 * kGlassBlock, kGlassBlock, kGlassBlock, '\0');
  EXPECT_NE(copied(torn).find("damaged postings"), std::string::npos) << copied(torn);
  std::string looped = whole;  // every leaf is the second one
  for (std::size_t at = 2; at < whole.size() / kGlassBlock - 1; ++at)
    looped.replace(at * kGlassBlock, kGlassBlock, whole, kGlassBlock, kGlassBlock);
  copied(looped);  // ends
}

TEST(PostingsWriter, AddsUpATermThatIsGivenTwice) {
  const support::TempFolder folder;
  PostingsBuilder builder;
  builder.start_document();
  builder.add_term("a", 2);
  builder.add_boolean_term("b");
  builder.add_term("a", 3);
  builder.add_boolean_term("b");
  ASSERT_TRUE(builder.write(folder / "p"));
  const Xapian::Database database((folder / "p").string());
  EXPECT_EQ(described(database).substr(described(database).find("a 1")), "a 1 5 5: 1,5,5\nb 1 0 0: 1,0,5\n");
}

TEST(PostingsWriter, GivesEachFileAnIdentityOfItsOwn) {
  const support::TempFolder folder;
  ASSERT_NO_FATAL_FAILURE(write({Document{{{"a", 1}}, {}}}, folder / "p"));
  ASSERT_NO_FATAL_FAILURE(write({Document{{{"a", 1}}, {}}}, folder / "q"));
  EXPECT_NE(Xapian::Database((folder / "p").string()).get_uuid(),
            Xapian::Database((folder / "q").string()).get_uuid());
}

TEST(PostingsWriter, RefusesATermThatXapianCouldNotKeep) {
  const support::TempFolder folder;
  PostingsBuilder builder;
  builder.start_document();
  builder.add_boolean_term(std::string(250, 'x'));
  EXPECT_FALSE(builder.write(folder / "p"));
}

}  // namespace
}  // namespace lede::archive
