// The elements of a channel that say when to ask again.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/parse/feed.h"
#include "indexer/parse/feed_fields.h"

namespace lede::parse {

class HintReader {
 public:
  // Takes one child of the channel; others than these elements are passed over, and values that
  // cannot be.
  void read(const Field& field);
  UpdateHints hints() const;

 private:
  UpdateHints hints_;
  std::optional<std::chrono::seconds> period_;
  std::int64_t frequency_ = 0;  // times in a period; 0: not said
};

}  // namespace lede::parse
