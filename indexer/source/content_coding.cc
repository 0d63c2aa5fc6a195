#include "indexer/source/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace lede::source {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;

core::Error invalid(std::string message) {
  return {core::ErrorCode::kInvalidInput, std::move(message), "", ""};
}

struct Inflater {
  z_stream z{};
  bool ready = false;
  explicit Inflater(int window_bits) { ready = inflateInit2(&z, window_bits) == Z_OK; }
  ~Inflater() {
    if (ready) inflateEnd(&z);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

core::Result<std::string> inflate_as(int window_bits, std::string_view body, std::size_t limit) {
  Inflater inflater(window_bits);
  if (!inflater.ready) return invalid("no memory to unpack the body");
  z_stream& z = inflater.z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  z.avail_in = static_cast<uInt>(std::min<std::size_t>(body.size(), 0xFFFFFFFFu));
  std::string out;
  while (true) {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    z.avail_out = static_cast<uInt>(kStep);
    const int status = inflate(&z, Z_NO_FLUSH);
    out.resize(before + kStep - z.avail_out);
    if (out.size() > limit) return invalid("unpacked body over the limit");
    if (status == Z_STREAM_END) return out;
    if (status != Z_OK) return invalid("compressed body is damaged or cut short");
  }
}

}  // namespace

core::Result<std::string> unchunk_body(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, failed] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line = body.find('\n');
    if (failed != std::errc() || line == std::string_view::npos ||
        line < static_cast<std::size_t>(end - body.data())) {
      return invalid("chunked body is damaged");
    }
    body.remove_prefix(line + 1);
    if (size == 0) return out;
    if (size > body.size()) return invalid("chunked body is cut short");
    out.append(body.substr(0, size));
    body.remove_prefix(size);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return out;
}

core::Result<std::string> inflate_body(std::string_view body, std::size_t limit) {
  auto wrapped = inflate_as(15 + 32, body, limit);
  const bool has_wrapper = body.starts_with("\x1f\x8b") || body.starts_with('\x78');
  if (wrapped.ok() || has_wrapper) return wrapped;
  return inflate_as(-15, body, limit);
}

core::Result<std::string> unbrotli_body(std::string_view body, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) return invalid("no memory to unpack the body");
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t in_left = body.size();
  std::string out;
  while (true) {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    auto* next = reinterpret_cast<std::uint8_t*>(out.data() + before);
    std::size_t out_left = kStep;
    const auto status = BrotliDecoderDecompressStream(state.get(), &in_left, &in, &out_left, &next, nullptr);
    out.resize(before + kStep - out_left);
    if (out.size() > limit) return invalid("unpacked body over the limit");
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
      return invalid("compressed body is damaged or cut short");
    }
  }
}

}  // namespace lede::source
