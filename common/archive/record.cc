#include "common/archive/record.h"

#include "common/archive/varint.h"
#include "common/article/article_json.h"

namespace lede::archive {

std::string encode_record(const article::Article& article) {
  const std::string json = article::to_json_without_text(article);
  std::string data;
  data.reserve(json.size() + article.text.size() + 4);
  append_varint(data, json.size());
  data += json;
  data += article.text;
  return data;
}

core::Result<RecordView> view_record(std::string_view data) {
  std::size_t at = 0;
  std::uint64_t size = 0;
  if (!read_varint(data, at, size) || size > data.size() - at) {
    return core::Error{core::ErrorCode::kArchive, "damaged record", "run lede-index verify", ""};
  }
  return RecordView{data.substr(at, size), data.substr(at + size)};
}

core::Result<article::Article> decode_record(std::string_view data) {
  const auto view = view_record(data);
  if (!view) return view.error();
  auto article = article::article_from_json_without_text(view->json);
  if (article) article->text = view->text;
  return article;
}

}  // namespace lede::archive
