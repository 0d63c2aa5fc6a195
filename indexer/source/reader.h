// Inputs of `lede-index add` and `parse`: files, folders and standard input become blobs.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/error.h"
#include "indexer/source/blob.h"
#include "indexer/source/selection.h"

namespace lede::source {

struct InputOptions {
  std::optional<Format> format = {};  // nothing: detected from each input's first bytes
  std::string url = {};               // base address of what is read, handed on in Blob::url
  Selection selection = {};           // asked of WARC records here
};

// Told of everything that could not be read, with `where` naming the file, file:line (JSONL) or
// file@offset (WARC: in the unpacked file, in bytes). Called from inside next(), on its thread.
using Report = std::function<void(core::Error)>;
// Told the kind of each thing that is passed over and no failure, such as "request record".
using PassOver = std::function<void(std::string_view kind)>;

// A stream of blobs. One thread reads; the blobs it hands out may be worked on by others.
class Reader {
 public:
  virtual ~Reader() = default;
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The next blob, or nothing at the end. What cannot be read is reported and passed over, so
  // a bad record costs itself only and a bad file what follows in it.
  virtual std::optional<Blob> next() = 0;
};

// Reads `paths` in the order given: a file, a folder (recursively, entries by name in byte
// order, hidden ones passed over, each real folder once), or "-" for standard input. Folders
// are listed and files opened as the reader comes to them. Memory is bounded by the largest
// blob, not by a file's size: pages, feeds and WARC records up to 64 MiB, JSONL in runs of whole
// lines of about 1 MiB, one line up to 64 MiB. What is larger is reported and passed over.
// gzip is undone whatever the name. Paths starting with "-" other than "-" are file names.
std::unique_ptr<Reader> open_inputs(std::vector<std::string> paths, InputOptions options, Report report,
                                    PassOver pass_over = {});

}  // namespace lede::source
