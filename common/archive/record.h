// A row's record (records.h): the article's JSON without text, then the text, so that a page
// of results decodes little and a snippet reads the text in place.
#pragma once

#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::archive {

// Bytes: varint length of the JSON, the JSON (article::to_json_without_text), the text.
std::string encode_record(const article::Article& article);

struct RecordView {
  std::string_view json;
  std::string_view text;
};
// Views into `data`. Error kArchive when it is damaged.
core::Result<RecordView> view_record(std::string_view data);
core::Result<article::Article> decode_record(std::string_view data);

}  // namespace lede::archive
