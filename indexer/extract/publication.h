// Who publishes the page: names that are no author's where a person is given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/meta.h"

namespace lede::extract {

class Publication {
 public:
  // `source`: the publication's name. `address`: the article's, whose host is a name too. What `meta`
  // says of the publisher and of the holder of the copyright counts as well.
  Publication(const Meta& meta, std::string_view source, std::string_view address);

  bool is_named(std::string_view author) const;
  // "MDR Thüringen" of the MDR.
  bool is_part_named(std::string_view author) const;

 private:
  std::vector<std::string> names_;  // letters_of
};

}  // namespace lede::extract
