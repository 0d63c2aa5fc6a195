#include <algorithm>

#include "indexer/source/readers.h"

namespace lede::source {
namespace {

constexpr std::size_t kRun = std::size_t{1} << 20;

class JsonlReader : public Reader {
 public:
  explicit JsonlReader(Input input) : input_(std::move(input)) {}

  std::optional<Blob> next() override {
    while (!done_) {
      const std::size_t size = whole_lines();
      if (size > 0) return take(size);
    }
    return std::nullopt;
  }

 private:
  // Bytes of whole lines at the front, about kRun of them; 0 when there were none, and then
  // something was passed over or the end was reached.
  std::size_t whole_lines() {
    std::size_t looked = 0;
    for (std::size_t want = kRun;; want = std::min(2 * want, kMaxUnit + 1)) {
      const std::string_view bytes = input_.bytes->peek(want);
      const std::size_t newline = bytes.substr(looked).rfind('\n');
      if (newline != std::string_view::npos) return looked + newline + 1;
      if (bytes.size() < want) return last_line(bytes);
      if (bytes.size() > kMaxUnit) {
        pass_over_line();
        return 0;
      }
      looked = bytes.size();
    }
  }

  std::size_t last_line(std::string_view bytes) {
    done_ = true;
    if (!input_.bytes->damage()) return bytes.size();
    core::Error error = *input_.bytes->damage();
    error.where = at_line(input_.path, line_);
    input_.report(std::move(error));
    return 0;
  }

  void pass_over_line() {
    input_.report(
        {core::ErrorCode::kInvalidInput, "line of more than 64 MiB", "", at_line(input_.path, line_)});
    while (true) {
      const std::string_view bytes = input_.bytes->peek(1);
      const std::size_t newline = bytes.find('\n');
      if (bytes.empty()) return;
      input_.bytes->skip(newline == std::string_view::npos ? bytes.size() : newline + 1);
      if (newline != std::string_view::npos) break;
    }
    ++line_;
  }

  Blob take(std::size_t size) {
    Blob blob;
    blob.format = Format::kJsonl;
    blob.bytes = input_.bytes->peek(size).substr(0, size);
    blob.path = input_.path;
    blob.url = input_.url;
    blob.first_line = line_;
    line_ += static_cast<std::uint64_t>(std::count(blob.bytes.begin(), blob.bytes.end(), '\n'));
    input_.bytes->skip(size);
    return blob;
  }

  Input input_;
  std::uint64_t line_ = 1;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> read_jsonl(Input input) { return std::make_unique<JsonlReader>(std::move(input)); }

}  // namespace lede::source
