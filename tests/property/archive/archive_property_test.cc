// Random histories of adding, changing, deleting, merging and rewriting, compared step by step
// with a plain map of what the archive must hold.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "common/archive/phrase_source.h"
#include "common/article/deck.h"
#include "common/article/identity.h"
#include "indexer/write/rewrite.h"
#include "indexer/write/verify.h"
#include "tests/support/test_archive.h"

namespace lede {
namespace {

using Model = std::map<std::string, article::Article>;

class History {
 public:
  explicit History(unsigned seed) : random_(seed), live_(archive_.open_live()) {}

  void step() {
    switch (random_() % 8) {
      case 0:
        return remove_some();
      case 1:
        if (const auto job = live_->next_merge_to(1 + random_() % 4)) {
          ASSERT_TRUE(live_->run_merge(*job));
        }
        return;
      case 2:
        if (const auto job = live_->next_merge()) {
          ASSERT_TRUE(live_->run_merge(*job));
        }
        return;
      case 3:
        ASSERT_TRUE(write::rewrite_partitions(
            *live_, 0.2, [](const text::Tokens&) { return std::vector<std::uint64_t>(); }, {}));
        return;
      default:
        return add_some();
    }
  }

  void check() const {
    const archive::Snapshot snapshot = archive_.open();
    ASSERT_EQ(snapshot.document_count(), model_.size());
    for (const auto& [id, expected] : model_) {
      const auto docid = snapshot.find(id);
      ASSERT_TRUE(docid && *docid) << id;
      const auto found = snapshot.article(**docid);
      ASSERT_TRUE(found) << found.error().message;
      ASSERT_EQ(*found, expected) << id;
    }
    for (const char* word : {"alpha", "beta", "gamma"}) check_word(snapshot, word);
    for (int i = 0; i < 12; ++i) check_phrase(snapshot);
    check_tags(snapshot);
    const auto verified = write::verify_archive(archive_.folder(), {});
    ASSERT_TRUE(verified);
    ASSERT_EQ(verified->problems, 0u);
    ASSERT_EQ(verified->articles, model_.size());
  }

 private:
  static constexpr const char* kWords[] = {"alpha", "beta", "gamma", "delta", "north", "south",
                                           "east",  "the",  "of",    "to",    "be"};

  const char* any_word() const { return kWords[random_() % std::size(kWords)]; }

  article::Article make() {
    article::Article article;
    article.id = "id" + std::to_string(random_() % 60);
    article.title = kWords[random_() % std::size(kWords)];
    for (unsigned i = random_() % 4; i > 0; --i) article.title += std::string(" ") + any_word();
    for (unsigned i = 0; i < 1 + random_() % 12; ++i) article.text += std::string(i ? " " : "") + any_word();
    article.summary = summary_for(article);
    for (unsigned i = 0; i < random_() % 3; ++i)
      article.tags.push_back({kWords[random_() % 3], article::TagBy::kPublisher, {}});
    return article;
  }

  // Hangs on what decides whether an article changed: nothing, a part of the text or title, or other words.
  static std::string summary_for(const article::Article& article) {
    std::mt19937 random(static_cast<unsigned>(article::content_fingerprint(article)));
    const std::string& from = random() % 4 == 0 ? article.title : article.text;
    std::string words = from.substr(0, from.find(' ', random() % (from.size() + 1)));
    for (unsigned i = random() % 4; i > 0 && random() % 2 == 0; --i)
      words += std::string(" ") + kWords[random() % std::size(kWords)];
    return random() % 3 == 0 ? "" : words;
  }

  // The deck where there is one; what is indexed with the text.
  static std::string deck_of(const article::Article& article) {
    return article::has_deck(article) ? article.summary : "";
  }

  void add_some() {
    std::vector<article::Article> articles(1 + random_() % 20);
    for (article::Article& article : articles) article = make();
    write::Counts expected;
    Model before = model_;
    for (const article::Article& article : articles) model_[article.id] = article;
    for (const auto& [id, article] : model_) expected.added += before.contains(id) ? 0 : 1;
    const write::Counts counts = support::TestArchive::add(*live_, articles);
    ASSERT_EQ(counts.added, expected.added);
    ASSERT_EQ(counts.added + counts.updated + counts.unchanged, articles.size());
  }

  void remove_some() {
    std::vector<std::string> ids;
    for (unsigned i = 0; i < 1 + random_() % 5; ++i) ids.push_back("id" + std::to_string(random_() % 60));
    std::size_t missing = 0;
    for (const std::string& id : ids) missing += model_.contains(id) ? 0 : 1;
    const auto told = live_->remove(ids);
    ASSERT_TRUE(told);
    ASSERT_EQ(told->size(), missing);
    for (const std::string& id : ids) model_.erase(id);
  }

  static std::size_t count(const archive::Snapshot& snapshot, const Xapian::Query& query) {
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(snapshot.live_only(query));
    return enquire.get_mset(0, 1000, 1000).size();
  }

  template <typename Matches>
  std::size_t brute(Matches matches) const {
    std::size_t n = 0;
    for (const auto& [id, article] : model_) n += matches(article) ? 1 : 0;
    return n;
  }

  void check_word(const archive::Snapshot& snapshot, const std::string& word) const {
    const auto has = [&](const std::string& text) {
      return (" " + text + " ").find(" " + word + " ") != std::string::npos;
    };
    const std::string stem(text::Stemmer("english").stem(word));
    ASSERT_EQ(count(snapshot, Xapian::Query("Z" + stem)),
              brute([&](const auto& a) { return has(a.text) || has(a.title) || has(deck_of(a)); }));
    ASSERT_EQ(count(snapshot, Xapian::Query("XT" + stem)),
              brute([&](const auto& a) { return has(a.title) && !has(a.text) && !has(deck_of(a)); }));
  }

  // Two to four words, of which about half are common ones; in the text, the title, and either.
  void check_phrase(const archive::Snapshot& snapshot) const {
    std::vector<std::string> in_text, in_title;
    std::string phrase = " ";
    for (unsigned i = 0; i < 2 + random_() % 3; ++i) {
      const std::string word = any_word();
      in_text.push_back(word);
      in_title.push_back("S" + word);
      phrase += word + " ";
    }
    SCOPED_TRACE(phrase);
    const auto stands = [&](const std::string& text) {
      return (" " + text + " ").find(phrase) != std::string::npos;
    };
    ASSERT_EQ(count(snapshot, archive::phrase_query(snapshot, in_text)),
              brute([&](const auto& a) { return stands(a.text) || stands(deck_of(a)); }));
    ASSERT_EQ(count(snapshot, archive::phrase_query(snapshot, in_title)),
              brute([&](const auto& a) { return stands(a.title); }));
    ASSERT_EQ(count(snapshot, archive::any_phrase_query(snapshot, {in_title, in_text})),
              brute([&](const auto& a) { return stands(a.title) || stands(a.text) || stands(deck_of(a)); }));
  }

  void check_tags(const archive::Snapshot& snapshot) const {
    std::map<std::string, std::size_t> counted, expected;
    for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
      const archive::Columns& columns = snapshot.columns(p);
      for (std::uint32_t row = 0; row < columns.rows(); ++row) {
        if (snapshot.is_deleted({p, row})) continue;
        for (const std::uint32_t o : columns.ordinals(archive::Facet::kTag, row)) {
          ++counted[std::string(columns.key(archive::Facet::kTag, o))];
        }
      }
    }
    for (const auto& [id, article] : model_) {
      std::map<std::string, int> once;
      for (const article::Tag& tag : article.tags) once[tag.name] = 1;
      for (const auto& [name, one] : once) ++expected[name];
    }
    ASSERT_EQ(counted, expected);
  }

  support::TestArchive archive_;
  mutable std::mt19937 random_;
  std::unique_ptr<write::LiveSet> live_;
  Model model_;
};

TEST(ArchiveProperty, HoldsWhatAPlainMapHoldsAfterAnyHistory) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int i = 0; i < 30; ++i) {
      ASSERT_NO_FATAL_FAILURE(history.step());
      ASSERT_NO_FATAL_FAILURE(history.check());
    }
  }
}

}  // namespace
}  // namespace lede
