// The model as a file of the archive, learned.model: replaced as a whole, read with every number checked.
//
// Magic "LEDELRN1", a hash64 (8 bytes, little-endian) of all that follows, then LEB128 numbers, texts
// (length, bytes) and floats (4 bytes, little-endian): stemmer, articles, thresholds (in hundredths), quality
// (given, right, wanted); the number of tags, each with name, examples, bias, slope, offset, quality; the
// number of features, each with the bytes it shares with the name before it, the rest of its name, idf, the
// number of its weights, each with the difference to the tag before it and the weight.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/core/result.h"
#include "indexer/learn/model.h"

namespace lede::learn {

inline constexpr std::string_view kModelFile = "learned.model";

std::string encode(const Model& model);

// Errors: kArchive (damaged), kVersion (of a newer lede). `where` is for messages.
core::Result<Model> decode(std::string_view bytes, const std::string& where);

// Errors: kIo.
core::Status write_model(const std::filesystem::path& file, const Model& model);
// None where there is no file. Errors: as decode(); kIo.
core::Result<std::optional<Model>> read_model(const std::filesystem::path& file);

}  // namespace lede::learn
