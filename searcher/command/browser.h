// --open: an article's page in the user's browser.
#pragma once

#include <cstddef>

#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::searcher {

// Opens the article's address, `url` else `link`, by $BROWSER (its first command, split at white space;
// %s in it stands for the address, which else comes last) or xdg-open. No shell sees the address, and
// only http and https are opened. Waits for the command's end. Errors: kNotFound (no such address), kIo.
core::Status open_in_browser(const article::Article& article);

// Opens `hit`, the `number`th (from 1) of `shown` results. Error kUsage where it is none: fewer are shown.
core::Status open_hit(const article::Article* hit, std::size_t number, std::size_t shown);

}  // namespace lede::searcher
