#include "indexer/source/readers.h"

namespace lede::source {
namespace {

class DocumentReader : public Reader {
 public:
  DocumentReader(Input input, Format format) : input_(std::move(input)), format_(format) {}

  std::optional<Blob> next() override {
    if (!input_.bytes) return std::nullopt;
    const std::unique_ptr<ByteStream> bytes = std::move(input_.bytes);
    const std::string_view all = bytes->peek(kMaxUnit + 1);
    if (bytes->damage()) {
      input_.report(*bytes->damage());
      return std::nullopt;
    }
    if (all.size() > kMaxUnit) {
      input_.report({core::ErrorCode::kInvalidInput, "page or feed of more than 64 MiB", "", input_.path});
      return std::nullopt;
    }
    Blob blob;
    blob.format = format_;
    blob.bytes = all;
    blob.path = input_.path;
    blob.url = input_.url;
    return blob;
  }

 private:
  Input input_;
  Format format_;
};

}  // namespace

std::unique_ptr<Reader> read_document(Input input, Format format) {
  return std::make_unique<DocumentReader>(std::move(input), format);
}

std::string at_line(const std::string& path, std::uint64_t line) { return path + ":" + std::to_string(line); }
std::string at_offset(const std::string& path, std::uint64_t offset) {
  return path + "@" + std::to_string(offset);
}

}  // namespace lede::source
