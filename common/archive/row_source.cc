#include "common/archive/row_source.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lede::archive {
namespace {

using Address = std::array<char, sizeof(void*)>;

}  // namespace

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

void RowSource::seek_all(std::vector<std::uint32_t>& rows) {
  for (std::uint32_t row = 0; row < rows_; ++row) {
    const auto found = seek(row);
    if (!found) return;
    rows.push_back(row = *found);
  }
}

std::vector<std::uint32_t> RowSource::take_rows() {
  std::vector<std::uint32_t> rows;
  if (most_ > 0) seek_all(rows);
  while (!rows.empty() && rows.back() >= rows_) rows.pop_back();
  return rows;
}

std::string RowSource::serialise() const {
  const auto bytes = std::bit_cast<Address>(this);
  return {bytes.data(), bytes.size()};
}

// Xapian has no way to ask a query for its source but serialise(): last in it stand the source's name, one
// byte that tells the size of what follows, and what the source says.
const RowSource* source_of(const Xapian::Query& query) {
  if (query.empty() || query.get_type() != Xapian::Query::LEAF_POSTING_SOURCE) return nullptr;
  std::string bytes;
  try {
    bytes = query.serialise();
  } catch (const Xapian::UnimplementedError&) {  // a source of another kind
    return nullptr;
  }
  Address address;
  const std::size_t tail = RowSource::kName.size() + 1 + sizeof address;
  if (bytes.size() < tail ||
      bytes.compare(bytes.size() - tail, RowSource::kName.size(), RowSource::kName) != 0)
    return nullptr;
  std::copy(bytes.end() - sizeof address, bytes.end(), address.begin());
  return std::bit_cast<const RowSource*>(address);
}

void RowSource::next(double) {
  if (!at_end()) move_to(started_ ? *row_ + 1 : 0);
}

void RowSource::skip_to(Xapian::docid docid, double) {
  if (at_end() || (row_ && *row_ + 1 >= docid)) return;
  move_to(docid == 0 ? 0 : docid - 1);
}

}  // namespace lede::archive
