#include "common/archive/row_source.h"

#include <algorithm>

namespace lede::archive {

void RowSource::init(const Xapian::Database& database) {
  started_ = false;
  row_.reset();
  most_ = 0;
  const std::string uuid = database.get_uuid();
  const auto found =
      std::find_if(partitions_->begin(), partitions_->end(), [&](const auto& p) { return p.uuid == uuid; });
  if (found == partitions_->end()) {
    started_ = true;  // the empty archive: nothing to match
    return;
  }
  most_ = std::min(start(static_cast<std::size_t>(found - partitions_->begin())), found->columns->rows());
}

void RowSource::next(double) {
  if (at_end()) return;
  row_ = seek(started_ ? *row_ + 1 : 0);
  started_ = true;
}

void RowSource::skip_to(Xapian::docid docid, double) {
  if (at_end() || (row_ && *row_ + 1 >= docid)) return;
  row_ = seek(docid == 0 ? 0 : docid - 1);
  started_ = true;
}

}  // namespace lede::archive
