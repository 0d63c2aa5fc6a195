#include "indexer/write/partition_builder.h"

#include <algorithm>
#include <utility>

#include "common/archive/manifest.h"
#include "common/archive/record.h"
#include "common/archive/schema.h"
#include "common/article/deck.h"
#include "common/article/identity.h"
#include "common/core/file_writer.h"
#include "indexer/write/document_terms.h"

namespace lede::write {

namespace fs = std::filesystem;
using archive::term_of;

// A word is stemmed once a partition, and a document counts numbers instead of strings.
class PartitionBuilder::Stems {
 public:
  explicit Stems(const std::string& language) : stemmer_(language) {}

  // The stem of the positions key `key`, whose word is `form`.
  std::uint32_t stem_of(std::uint32_t key, std::string_view form) {
    if (key >= of_keys_.size()) of_keys_.resize(key + key / 2 + 1, kUnknown);
    if (of_keys_[key] == kUnknown) {
      of_keys_[key] = stems_.intern(stemmer_.stem(form));
      if (counts_.size() < stems_.size()) counts_.resize(stems_.size() + stems_.size() / 2);
      terms_.resize(counts_.size());
    }
    return of_keys_[key];
  }

  struct Count {
    std::uint32_t in_title = 0;
    std::uint32_t in_text = 0;
  };
  // Of the document under way.
  void count_in_title(std::uint32_t stem) { ++touch(stem).in_title; }
  void count_in_text(std::uint32_t stem) { ++touch(stem).in_text; }

  // Adds the terms of what was counted, and counts anew.
  void add_terms(archive::PostingsBuilder& document) {
    for (const std::uint32_t stem : touched_) {
      const Count count = std::exchange(counts_[stem], {});
      document.add_posting(term(document, terms_[stem].anywhere, "Z", stem),
                           count.in_text + archive::kTitleBoost * count.in_title);
      if (count.in_title == 0) continue;
      document.add_posting(term(document, terms_[stem].in_title, "ZS", stem), count.in_title);
      if (count.in_text == 0) document.add_boolean_term(term_of("XT", stems_[stem]));
    }
    touched_.clear();
  }

 private:
  static constexpr std::uint32_t kUnknown = 0xffffffff;
  struct Terms {
    std::uint32_t anywhere = kUnknown;
    std::uint32_t in_title = kUnknown;
  };

  Count& touch(std::uint32_t stem) {
    Count& count = counts_[stem];
    if (count.in_title + count.in_text == 0) touched_.push_back(stem);
    return count;
  }
  std::uint32_t term(archive::PostingsBuilder& document, std::uint32_t& known, const char* prefix,
                     std::uint32_t stem) const {
    if (known == kUnknown) known = document.intern(term_of(prefix, stems_[stem]));
    return known;
  }

  text::Stemmer stemmer_;
  archive::StringTable stems_;
  std::vector<std::uint32_t> of_keys_;  // by positions key
  std::vector<Count> counts_;           // by stem
  std::vector<Terms> terms_;            // by stem
  std::vector<std::uint32_t> touched_;
};

PartitionBuilder::PartitionBuilder(fs::path index, std::uint64_t number, const std::string& stemmer,
                                   std::shared_ptr<archive::NewestDictionary> dictionary)
    : index_(std::move(index)), dictionary_(std::move(dictionary)), stems_(std::make_unique<Stems>(stemmer)) {
  closed_.number = number;
}

PartitionBuilder::~PartitionBuilder() {
  std::error_code ignored;
  if (records_) fs::remove(archive::partition_file(index_, closed_.number, "records"), ignored);
}

core::Status PartitionBuilder::add(const article::Article& article, const text::Tokens& title,
                                   const text::Tokens& body, std::vector<std::uint64_t> bands,
                                   std::uint64_t story) {
  const std::uint32_t row = rows();
  add_record(archive::encode_record(article));
  postings_.start_document();
  add_text(row, title, body, article);
  add_names(row, "A", article.authors);
  if (!article.source.empty()) add_names(row, "P", {article.source});
  if (!article.quotes.empty()) add_names(row, "V", speakers_of(article));
  archive::Row values = row_of(article);
  add_field_terms(postings_, article, values);

  values.bands = std::move(bands);
  values.story = story;
  closed_.rows.push_back(std::move(values));
  closed_.ids.push_back(article.id);
  const auto [at, fresh] = row_of_id_.emplace(article.id, row);
  if (!fresh) closed_.replaced_rows.push_back(std::exchange(at->second, row));
  return core::ok_status();
}

// Records wait while there is no dictionary: close() may train one.
void PartitionBuilder::add_record(std::string record) {
  if (!records_ && dictionary_) {
    const auto known = waiting_.empty() ? dictionary_->known() : nullptr;
    if (!known) return waiting_.push_back(std::move(record));
    records_.emplace(archive::partition_file(index_, closed_.number, "records"), *known);
  }
  if (!records_) {
    records_.emplace(archive::partition_file(index_, closed_.number, "records"), archive::RecordDictionary{});
  }
  records_->add(record);
}

core::Status PartitionBuilder::write_records() {
  if (!records_) {
    const auto known = dictionary_->known_or_trained(waiting_);
    records_.emplace(archive::partition_file(index_, closed_.number, "records"),
                     known ? *known : archive::RecordDictionary{});
    for (const std::string& record : waiting_) records_->add(record);
  }
  core::Status status = records_->finish();
  if (status) records_.reset();
  return status;
}

bool PartitionBuilder::keep(const std::string& id, std::uint64_t fingerprint) {
  if (row_of_id_.contains(id)) return false;
  closed_.kept.push_back({id, fingerprint});
  return true;
}

void PartitionBuilder::add_text(std::uint32_t row, const text::Tokens& title, const text::Tokens& body,
                                const article::Article& article) {
  add_words(row, body, 0);
  if (!article.summary.empty() && !article.text.empty()) {
    deck_.assign(article.summary);
    if (article::is_deck(deck_, title, body))
      add_words(row, deck_, static_cast<std::uint32_t>(body.size()) + archive::kFieldGap);
  }
  std::string title_key;
  for (std::uint32_t i = 0; i < title.size(); ++i) {
    const std::uint32_t key = positions_.intern(title_key.assign("S").append(title[i].form));
    positions_.add(key, row, i);
    stems_->count_in_title(stems_->stem_of(key, title[i].form));
  }
  stems_->add_terms(postings_);
}

// Words of the text, the first at `position`.
void PartitionBuilder::add_words(std::uint32_t row, const text::Tokens& words, std::uint32_t position) {
  for (const text::Token& word : words) {
    const std::uint32_t key = positions_.intern(word.form);
    positions_.add(key, row, position++);
    stems_->count_in_text(stems_->stem_of(key, word.form));
  }
}

// The words of names, each name kFieldGap after the one before, so that a phrase never spans two.
void PartitionBuilder::add_names(std::uint32_t row, const char* prefix,
                                 const std::vector<std::string>& names) {
  std::uint32_t position = 0;
  for (const std::string& name : names) {
    for (const std::string& word : text::fold_words(name)) {
      const std::string key = std::string(prefix) + word;
      positions_.add(positions_.intern(key), row, position++);
      postings_.add_boolean_term(term_of("", key));
    }
    position += archive::kFieldGap;
  }
}

core::Result<ClosedPartition> PartitionBuilder::close() {
  if (rows() == 0) return std::move(closed_);
  const auto file = [&](const char* kind) { return archive::partition_file(index_, closed_.number, kind); };
  // What is written needs no memory while the rest is.
  stems_.reset();
  if (core::Status status = postings_.write(file("glass")); !status) return status.error();
  postings_ = {};
  if (core::Status status = positions_.write(file("positions")); !status) return status.error();
  if (core::Status status = write_records(); !status) return status.error();
  std::sort(closed_.replaced_rows.begin(), closed_.replaced_rows.end());
  return std::move(closed_);
}

}  // namespace lede::write
