#include "common/archive/row_source.h"

#include <algorithm>

namespace lede::archive {

void RowSource::init(const Xapian::Database& database) {
  started_ = false;
  row_.reset();
  rows_ = most_ = 0;
  const std::string uuid = database.get_uuid();
  const auto found =
      std::find_if(partitions_->begin(), partitions_->end(), [&](const auto& p) { return p.uuid == uuid; });
  if (found == partitions_->end()) {
    started_ = true;  // the empty archive: nothing to match
    return;
  }
  rows_ = found->columns->rows();
  most_ = std::min(start(static_cast<std::size_t>(found - partitions_->begin())), rows_);
}

// Damaged files may name rows that are not there.
void RowSource::move_to(Xapian::docid row) {
  row_ = row < rows_ ? seek(row) : std::nullopt;
  if (row_ && *row_ >= rows_) row_.reset();
  started_ = true;
}

void RowSource::next(double) {
  if (!at_end()) move_to(started_ ? *row_ + 1 : 0);
}

void RowSource::skip_to(Xapian::docid docid, double) {
  if (at_end() || (row_ && *row_ + 1 >= docid)) return;
  move_to(docid == 0 ? 0 : docid - 1);
}

}  // namespace lede::archive
