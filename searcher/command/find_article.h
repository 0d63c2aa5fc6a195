// The article that an id or address on the command line means.
#pragma once

#include <string>

#include "common/archive/snapshot.h"
#include "common/core/result.h"

namespace lede::searcher {

// By id, by address as given, or by its canonical form. Errors: kNotFound, kArchive, kIo.
core::Result<Xapian::docid> find_article(const archive::Snapshot& snapshot, const std::string& id);

}  // namespace lede::searcher
