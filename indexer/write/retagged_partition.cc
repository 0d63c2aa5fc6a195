#include "indexer/write/retagged_partition.h"

#include <algorithm>
#include <system_error>

#include "common/archive/manifest.h"
#include "common/archive/postings_writer.h"
#include "common/archive/schema.h"
#include "common/core/file_writer.h"
#include "indexer/write/document_terms.h"

namespace lede::write {

namespace fs = std::filesystem;

namespace {

// A partition is worth writing where more than one row in so many changed: copying a row is reckoned, not
// measured, at about a thirtieth of building one.
constexpr std::uint32_t kFew = 32;

const char* prefix_of(const archive::FacetRows& values) {
  return kFacetPrefixes[static_cast<std::size_t>(values.facet())];
}

// The same bytes under another name; a copy where the file system knows no second names.
core::Status share_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_hard_link(from, to, error);
  if (!error) return core::ok_status();
  fs::copy_file(from, to, error);
  if (!error) return core::sync_file(to);
  return core::Error{core::ErrorCode::kIo, "cannot copy to " + to.string() + ": " + error.message(),
                     core::hint_for_errno(error.value()), from.string()};
}

}  // namespace

RetaggedPartition::RetaggedPartition(fs::path index, std::uint64_t old_number, std::uint64_t number,
                                     const archive::OpenPartition& old)
    : index_(std::move(index)), old_number_(old_number), number_(number), old_(old) {}

void RetaggedPartition::add(const RetaggedRow& row) {
  auto& [tags, learned, salient] = tags_;
  for (const article::Tag& tag : row.tags) {
    (tag.by == article::TagBy::kLearned ? learned : tags).add(tag.name);
    if (article::is_salient(tag)) salient.add(tag.name);
  }
  add_record(row.frame, row.must_write);
  end_row(row.fingerprint);
}

void RetaggedPartition::keep() {
  const archive::Columns& columns = *old_.columns;
  for (archive::FacetRows& values : tags_) {
    for (const std::uint32_t value : columns.ordinals(values.facet(), rows()))
      values.add(std::string(columns.label(values.facet(), value)));
  }
  add_record("", false);
  end_row(columns.fingerprints()[rows()]);
}

void RetaggedPartition::end_row(std::uint64_t fingerprint) {
  for (archive::FacetRows& values : tags_) values.end_row();
  fingerprints_.push_back(fingerprint);
}

void RetaggedPartition::add_record(const std::string& frame, bool must_write) {
  if (!frame.empty()) ++changed_;
  if (!records_) {
    if (!frame.empty()) waiting_.emplace_back(rows(), frame);
    if (!must_write && changed_ <= old_.columns->rows() / kFew) return;
    begin_records();
    return;
  }
  records_->add_frame(frame.empty() ? old_.records->frame(rows()) : std::string_view(frame));
}

// With all rows up to and with the current one.
void RetaggedPartition::begin_records() {
  records_.emplace(
      archive::partition_file(index_, number_, "records"),
      archive::RecordDictionary{std::string(old_.records->dictionary()), old_.records->trained_rows()});
  auto next = waiting_.begin();
  for (std::uint32_t row = 0; row <= rows(); ++row) {
    const bool changed = next != waiting_.end() && next->first == row;
    records_->add_frame(changed ? std::string_view((next++)->second) : old_.records->frame(row));
  }
  waiting_ = {};
}

// The terms of schema.h that tell tags: each tag's own, and that there are any.
core::Status RetaggedPartition::write_postings() const {
  archive::PostingsBuilder postings;
  std::vector<std::vector<std::uint32_t>> terms;  // by facet, by value
  for (const archive::FacetRows& values : tags_) {
    auto& of_values = terms.emplace_back();
    for (std::size_t i = 0; i < values.value_count(); ++i)
      of_values.push_back(postings.intern(archive::term_of(prefix_of(values), values.key(i))));
  }
  for (std::uint32_t row = 0; row < rows(); ++row) {
    postings.start_document();
    for (std::size_t f = 0; f < tags_.size(); ++f) {
      for (const std::uint32_t value : tags_[f].row(row)) postings.add_posting(terms[f][value], 0);
    }
    const auto& [tags, learned, salient] = tags_;
    if (!tags.row(row).empty()) postings.add_boolean_term(kHasTags);
    if (!learned.row(row).empty()) postings.add_boolean_term(kHasLearned);
  }
  const auto tells_tags = [&](std::string_view term) {
    return term == kHasTags || term == kHasLearned ||
           std::any_of(tags_.begin(), tags_.end(),
                       [&](const archive::FacetRows& values) { return term.starts_with(prefix_of(values)); });
  };
  return postings.write_over(archive::partition_file(index_, old_number_, "glass"), tells_tags,
                             archive::partition_file(index_, number_, "glass"));
}

core::Status RetaggedPartition::close() {
  core::Status status = records_->finish();
  if (status) status = write_postings();
  if (status) {
    status = archive::write_columns_over(*old_.columns, fingerprints_, tags_,
                                         archive::partition_file(index_, number_, "columns"));
  }
  if (status) {
    status = share_file(archive::partition_file(index_, old_number_, "positions"),
                        archive::partition_file(index_, number_, "positions"));
  }
  return status;
}

}  // namespace lede::write
