#include "indexer/learn/model_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "common/archive/varint.h"
#include "common/core/file_writer.h"
#include "common/text/hash.h"
#include "common/text/stems.h"
#include "common/text/utf8.h"

namespace lede::learn {
namespace {

using archive::append_varint;
using core::Error;
using core::ErrorCode;

constexpr std::string_view kMagic = "LEDELRN1";
constexpr std::string_view kFamily = "LEDELRN";
constexpr std::size_t kHead = 16;  // magic and hash
constexpr std::size_t kMaxNameBytes = 1'000;
constexpr double kHundred = 100;
constexpr float kMaxIdf = 100;  // the log of a number of articles

void append_fixed(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

void append_float(std::string& out, double value) {
  append_fixed(out, std::bit_cast<std::uint32_t>(static_cast<float>(value)), 4);
}

void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

void append_quality(std::string& out, const Quality& quality) {
  for (const std::uint64_t number : {quality.given, quality.right, quality.wanted})
    append_varint(out, number);
}

void append_features(std::string& out, const Model& model) {
  append_varint(out, model.names.size());
  std::string_view before;
  std::size_t at = 0;
  for (std::size_t i = 0; i < model.names.size(); ++i) {
    const std::string_view name = model.names[i];
    const auto shared = static_cast<std::size_t>(
        std::mismatch(name.begin(), name.end(), before.begin(), before.end()).first - name.begin());
    append_varint(out, shared);
    append_text(out, name.substr(shared));
    append_float(out, model.idf[i]);
    append_varint(out, model.weight_ends[i] - at);
    std::uint32_t tag = 0;
    for (; at < model.weight_ends[i]; ++at) {
      append_varint(out, model.weights[at].tag - std::exchange(tag, model.weights[at].tag));
      append_float(out, model.weights[at].weight);
    }
    before = name;
  }
}

// Reads on until something is wrong; then every read fails.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  bool number(T& value) {
    return archive::read_varint(bytes_, at_, value);
  }
  // A number of things that take at least `bytes` each, so that what is made for them is bounded by the file.
  bool count(std::size_t& value, std::size_t bytes) {
    std::uint64_t wide = 0;
    if (!number(wide) || wide > (bytes_.size() - at_) / bytes) return false;
    value = static_cast<std::size_t>(wide);
    return true;
  }
  bool real(float& value) {
    if (bytes_.size() - at_ < 4) return false;
    value = std::bit_cast<float>(static_cast<std::uint32_t>(fixed(4)));
    return std::isfinite(value);
  }
  bool real(double& value) {
    float narrow = 0;
    if (!real(narrow)) return false;
    value = narrow;
    return true;
  }
  bool text(std::string& value) {
    std::uint64_t size = 0;
    if (!number(size) || size > kMaxNameBytes || size > bytes_.size() - at_) return false;
    value = bytes_.substr(at_, static_cast<std::size_t>(size));
    at_ += static_cast<std::size_t>(size);
    return true;
  }
  bool hundredths(double& value) {
    std::uint32_t number_read = 0;
    if (!number(number_read) || number_read > 100) return false;
    value = number_read / kHundred;
    return true;
  }
  bool quality(Quality& q) {
    return number(q.given) && number(q.right) && number(q.wanted) && q.right <= q.given &&
           q.right <= q.wanted;
  }
  std::uint64_t fixed(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << (8 * i);
    }
    return value;
  }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

bool read_tags(Reader& in, Model& model) {
  std::size_t count = 0;
  if (!in.count(count, 17)) return false;
  model.tags.resize(count);
  for (LearnedTag& tag : model.tags) {
    if (!in.text(tag.name) || !in.number(tag.examples) || !in.real(tag.bias) || !in.real(tag.sigmoid.slope) ||
        !in.real(tag.sigmoid.offset) || !in.quality(tag.quality)) {
      return false;
    }
    if (text::collapse_white_space(tag.name).empty() || !text::is_valid_utf8(tag.name) ||
        tag.name.find('\0') != std::string::npos) {
      return false;
    }
  }
  return true;
}

bool read_weights(Reader& in, Model& model) {
  std::size_t count = 0;
  if (!in.count(count, 5)) return false;
  std::uint64_t tag = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t more = 0;
    float weight = 0;
    if (!in.number(more) || !in.real(weight) || (i > 0 && more == 0)) return false;
    tag += more;
    if (tag >= model.tags.size()) return false;
    model.weights.push_back({static_cast<std::uint32_t>(tag), weight});
  }
  model.weight_ends.push_back(model.weights.size());
  return true;
}

bool read_features(Reader& in, Model& model) {
  std::size_t count = 0;
  if (!in.count(count, 7)) return false;
  std::string name, rest;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t shared = 0;
    float idf = 0;
    if (!in.number(shared) || shared > name.size() || !in.text(rest) || !in.real(idf)) return false;
    if (idf < 0 || idf > kMaxIdf) return false;
    std::string next = name.substr(0, shared) + rest;
    if (next.size() > kMaxNameBytes || (i > 0 && next <= name) || !text::is_valid_utf8(next)) return false;
    name = std::move(next);
    model.names.push_back(name);
    model.idf.push_back(idf);
    if (!read_weights(in, model)) return false;
  }
  return true;
}

bool read_model_of(Reader& in, Model& model) {
  return in.text(model.stemmer) && text::Stemmer::is_language(model.stemmer) && in.number(model.articles) &&
         in.hundredths(model.thresholds.first) && in.hundredths(model.thresholds.others) &&
         in.quality(model.quality) && read_tags(in, model) && read_features(in, model) && in.at_end();
}

}  // namespace

std::string encode(const Model& model) {
  std::string body;
  append_text(body, model.stemmer);
  append_varint(body, model.articles);
  for (const double threshold : {model.thresholds.first, model.thresholds.others}) {
    append_varint(body, static_cast<std::uint64_t>(std::lround(threshold * kHundred)));
  }
  append_quality(body, model.quality);
  append_varint(body, model.tags.size());
  for (const LearnedTag& tag : model.tags) {
    append_text(body, tag.name);
    append_varint(body, tag.examples);
    for (const double number : {static_cast<double>(tag.bias), tag.sigmoid.slope, tag.sigmoid.offset}) {
      append_float(body, number);
    }
    append_quality(body, tag.quality);
  }
  append_features(body, model);
  std::string file(kMagic);
  append_fixed(file, text::hash64(body), 8);
  return file + body;
}

core::Result<Model> decode(std::string_view bytes, const std::string& where) {
  const Error damaged{ErrorCode::kArchive, "damaged model of learned tags", "run lede-index tags learn again",
                      where};
  if (bytes.size() >= kMagic.size() && bytes.starts_with(kFamily) && !bytes.starts_with(kMagic)) {
    return Error{ErrorCode::kVersion, "this model of learned tags is of another lede",
                 "run lede-index tags learn again", where};
  }
  if (bytes.size() < kHead || !bytes.starts_with(kMagic)) return damaged;
  Reader head(bytes.substr(kMagic.size(), 8));
  if (head.fixed(8) != text::hash64(bytes.substr(kHead))) return damaged;
  Reader in(bytes.substr(kHead));
  Model model;
  if (!read_model_of(in, model)) return damaged;
  return model;
}

core::Status write_model(const std::filesystem::path& file, const Model& model) {
  return core::replace_file(file, encode(model));
}

core::Result<std::optional<Model>> read_model(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return std::optional<Model>();
  auto bytes = core::read_file(file);
  if (!bytes) return bytes.error();
  auto model = decode(*bytes, file.string());
  if (!model) return model.error();
  return std::optional<Model>(std::move(*model));
}

}  // namespace lede::learn
