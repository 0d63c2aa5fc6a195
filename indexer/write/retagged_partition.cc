#include "indexer/write/retagged_partition.h"

#include <filesystem>
#include <system_error>

#include "common/archive/manifest.h"
#include "common/archive/postings_writer.h"
#include "common/archive/schema.h"
#include "common/core/file_writer.h"
#include "indexer/write/document_terms.h"

namespace lede::write {

namespace fs = std::filesystem;
using archive::Facet;

namespace {

// A partition is worth writing where more than one row in so many changed: copying a row costs about
// a thirtieth of building one.
constexpr std::uint32_t kFew = 32;

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
  for (const article::Tag& tag : row.tags) {
    (tag.by == article::TagBy::kLearned ? learned_ : tags_).add(tag.name);
  }
  add_record(row.frame);
  end_row(row.fingerprint);
}

void RetaggedPartition::keep() {
  const archive::Columns& columns = *old_.columns;
  for (archive::FacetRows* facet : {&tags_, &learned_}) {
    const Facet which = facet == &tags_ ? Facet::kTag : Facet::kLearned;
    for (const std::uint32_t value : columns.ordinals(which, rows()))
      facet->add(std::string(columns.label(which, value)));
  }
  add_record("");
  end_row(columns.fingerprints()[rows()]);
}

void RetaggedPartition::end_row(std::uint64_t fingerprint) {
  tags_.end_row();
  learned_.end_row();
  fingerprints_.push_back(fingerprint);
}

void RetaggedPartition::add_record(const std::string& frame) {
  if (!frame.empty()) ++changed_;
  if (!records_) {
    if (!frame.empty()) waiting_.emplace_back(rows(), frame);
    if (changed_ <= old_.columns->rows() / kFew) return;
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
  const auto terms_of = [&](const archive::FacetRows& values, Facet facet) {
    std::vector<std::uint32_t> terms;
    const char* prefix = kFacetPrefixes[static_cast<std::size_t>(facet)];
    for (std::size_t i = 0; i < values.value_count(); ++i)
      terms.push_back(postings.intern(archive::term_of(prefix, values.key(i))));
    return terms;
  };
  const auto add = [&](const archive::FacetRows& values, const std::vector<std::uint32_t>& terms,
                       std::uint32_t row, std::string_view flag) {
    for (const std::uint32_t value : values.row(row)) postings.add_posting(terms[value], 0);
    if (!values.row(row).empty()) postings.add_boolean_term(flag);
  };
  const auto tag_terms = terms_of(tags_, Facet::kTag);
  const auto learned_terms = terms_of(learned_, Facet::kLearned);
  for (std::uint32_t row = 0; row < rows(); ++row) {
    postings.start_document();
    add(tags_, tag_terms, row, kHasTags);
    add(learned_, learned_terms, row, kHasLearned);
  }
  const auto tells_tags = [](std::string_view term) {
    return term.starts_with(kFacetPrefixes[static_cast<std::size_t>(Facet::kTag)]) ||
           term.starts_with(kFacetPrefixes[static_cast<std::size_t>(Facet::kLearned)]) || term == kHasTags ||
           term == kHasLearned;
  };
  return postings.write_over(archive::partition_file(index_, old_number_, "glass"), tells_tags,
                             archive::partition_file(index_, number_, "glass"));
}

core::Status RetaggedPartition::close() {
  core::Status status = records_->finish();
  if (status) status = write_postings();
  if (status) {
    status = archive::write_columns_over(*old_.columns, std::move(fingerprints_), tags_, learned_,
                                         archive::partition_file(index_, number_, "columns"));
  }
  if (status) {
    status = share_file(archive::partition_file(index_, old_number_, "positions"),
                        archive::partition_file(index_, number_, "positions"));
  }
  return status;
}

}  // namespace lede::write
