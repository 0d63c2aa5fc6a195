#include "indexer/write/partition_builder.h"

#include <algorithm>
#include <utility>

#include "common/archive/manifest.h"
#include "common/archive/record.h"
#include "common/archive/schema.h"
#include "common/archive/xapian_guard.h"
#include "common/article/identity.h"
#include "common/core/file_writer.h"
#include "indexer/write/document_terms.h"

namespace lede::write {

namespace fs = std::filesystem;
using archive::term_of;

// Words and stems by number, so that a word is stemmed once a partition and a document counts
// numbers instead of strings.
struct PartitionBuilder::Words {
  explicit Words(const std::string& language) : stemmer(language) {}

  // The stem number of the positions key `key` whose word is `form`.
  std::uint32_t stem_of(std::uint32_t key, std::string_view form) {
    if (key >= stems_of_keys.size()) stems_of_keys.resize(key + 1, kUnknown);
    std::uint32_t& number = stems_of_keys[key];
    if (number != kUnknown) return number;
    const auto [at, fresh] = numbers.emplace(stemmer.stem(form), static_cast<std::uint32_t>(stems.size()));
    if (fresh) stems.push_back(at->first);
    return number = at->second;
  }

  static constexpr std::uint32_t kUnknown = 0xffffffff;
  text::Stemmer stemmer;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::string> stems;            // by stem number
  std::vector<std::uint32_t> stems_of_keys;  // by key number
};

PartitionBuilder::PartitionBuilder(fs::path index, std::uint64_t number, const std::string& stemmer)
    : index_(std::move(index)), words_(std::make_unique<Words>(stemmer)) {
  closed_.number = number;
}

PartitionBuilder::~PartitionBuilder() {
  database_.reset();
  std::error_code ignored;
  fs::remove_all(scratch(), ignored);
  if (records_) fs::remove(archive::partition_file(index_, closed_.number, "records"), ignored);
}

fs::path PartitionBuilder::scratch() const {
  return archive::partition_file(index_, closed_.number, "building");
}

core::Status PartitionBuilder::add(const article::Article& article, const text::Tokens& title,
                                   const text::Tokens& body, std::vector<std::uint64_t> bands,
                                   std::uint64_t story) {
  return archive::xapian_guard(scratch().string(), [&] {
    if (!database_) {
      database_ = std::make_unique<Xapian::WritableDatabase>(
          scratch().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                                  Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST);
      records_.emplace(archive::partition_file(index_, closed_.number, "records"),
                       archive::RecordDictionary{});
    }
    const std::uint32_t row = rows();
    Xapian::Document document;
    records_->add(archive::encode_record(article));
    add_text(document, row, title, body);
    add_names(document, row, "A", article.authors);
    if (!article.source.empty()) add_names(document, row, "P", {article.source});
    archive::Row values = row_of(article);
    add_field_terms(document, article, values);
    database_->add_document(document);

    values.bands = std::move(bands);
    values.story = story;
    closed_.rows.push_back(std::move(values));
    closed_.ids.push_back(article.id);
    const auto [at, fresh] = row_of_id_.emplace(article.id, row);
    if (!fresh) closed_.replaced_rows.push_back(std::exchange(at->second, row));
  });
}

bool PartitionBuilder::keep(const std::string& id, std::uint64_t fingerprint) {
  if (row_of_id_.contains(id)) return false;
  closed_.kept.push_back({id, fingerprint});
  return true;
}

// `occurrences`: key number in the upper half, position in the lower. Sorted here.
void PartitionBuilder::add_positions(std::uint32_t row, std::vector<std::uint64_t>& occurrences) {
  std::sort(occurrences.begin(), occurrences.end());
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < occurrences.size();) {
    const std::uint64_t key = occurrences[i] >> 32;
    positions.clear();
    for (; i < occurrences.size() && occurrences[i] >> 32 == key; ++i) {
      positions.push_back(static_cast<std::uint32_t>(occurrences[i]));
    }
    positions_.add(static_cast<std::uint32_t>(key), row, positions);
  }
}

void PartitionBuilder::add_text(Xapian::Document& document, std::uint32_t row, const text::Tokens& title,
                                const text::Tokens& body) {
  std::vector<std::uint64_t> occurrences;
  std::vector<std::uint32_t> body_stems, title_stems;
  occurrences.reserve(body.size());
  body_stems.reserve(body.size());
  for (std::uint32_t i = 0; i < body.size(); ++i) {
    const std::uint32_t key = positions_.intern(body[i].form);
    occurrences.push_back(std::uint64_t{key} << 32 | i);
    body_stems.push_back(words_->stem_of(key, body[i].form));
  }
  std::string title_key;
  for (std::uint32_t i = 0; i < title.size(); ++i) {
    const std::uint32_t key = positions_.intern(title_key.assign("S").append(title[i].form));
    occurrences.push_back(std::uint64_t{key} << 32 | i);
    title_stems.push_back(words_->stem_of(key, title[i].form));
  }
  add_positions(row, occurrences);

  std::sort(body_stems.begin(), body_stems.end());
  std::sort(title_stems.begin(), title_stems.end());
  const auto count = [](const std::vector<std::uint32_t>& sorted, std::uint32_t stem) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), stem);
    return static_cast<Xapian::termcount>(last - first);
  };
  for (std::size_t i = 0; i < title_stems.size(); ++i) {
    if (i > 0 && title_stems[i] == title_stems[i - 1]) continue;
    const std::string& stem = words_->stems[title_stems[i]];
    const Xapian::termcount in_title = count(title_stems, title_stems[i]);
    document.add_term(term_of("ZS", stem), in_title);
    document.add_term(term_of("Z", stem), archive::kTitleBoost * in_title);
    if (!std::binary_search(body_stems.begin(), body_stems.end(), title_stems[i])) {
      document.add_boolean_term(term_of("XT", stem));
    }
  }
  for (std::size_t i = 0; i < body_stems.size();) {
    const std::uint32_t stem = body_stems[i];
    std::size_t end = i;
    while (end < body_stems.size() && body_stems[end] == stem) ++end;
    document.add_term(term_of("Z", words_->stems[stem]), static_cast<Xapian::termcount>(end - i));
    i = end;
  }
}

// The words of names, each name kFieldGap after the one before, so that a phrase never spans two.
void PartitionBuilder::add_names(Xapian::Document& document, std::uint32_t row, const char* prefix,
                                 const std::vector<std::string>& names) {
  std::vector<std::uint64_t> occurrences;
  std::uint32_t position = 0;
  for (const std::string& name : names) {
    for (const std::string& word : text::fold_words(name)) {
      const std::string key = std::string(prefix) + word;
      occurrences.push_back(std::uint64_t{positions_.intern(key)} << 32 | position++);
      document.add_boolean_term(term_of("", key));
    }
    position += archive::kFieldGap;
  }
  add_positions(row, occurrences);
}

core::Result<ClosedPartition> PartitionBuilder::close() {
  if (rows() == 0) return std::move(closed_);
  const fs::path glass = archive::partition_file(index_, closed_.number, "glass");
  core::Status status = archive::xapian_guard(glass.string(), [&] {
    database_->commit();
    database_->compact(glass.string(), Xapian::DBCOMPACT_SINGLE_FILE);
    database_->close();
  });
  if (!status) return status.error();
  if (status = core::sync_file(glass); !status) return status.error();
  status = positions_.write(archive::partition_file(index_, closed_.number, "positions"));
  if (!status) return status.error();
  if (status = records_->finish(); !status) return status.error();
  records_.reset();
  std::sort(closed_.replaced_rows.begin(), closed_.replaced_rows.end());
  return std::move(closed_);
}

}  // namespace lede::write
