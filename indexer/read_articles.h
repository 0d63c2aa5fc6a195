// A blob to the article records in it: the parse and extract stages in one call.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/core/error.h"
#include "indexer/source/blob.h"

namespace lede {

using Report = std::function<void(core::Error)>;

// Every article that can be read, with `input`, `fetched_url`, `collected` (the blob's time, else
// `now`) and `id` given; what cannot be read is reported with file, line or offset. `mended`
// is told what was not well formed and read all the same.
std::vector<article::Article> read_articles(const source::Blob& blob, std::chrono::sys_seconds now,
                                            const Report& report,
                                            const std::function<void(const std::string&)>& mended);

}  // namespace lede
