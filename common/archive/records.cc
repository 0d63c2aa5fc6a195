#include "common/archive/records.h"

#define ZSTD_STATIC_LINKING_ONLY  // for the dictionary in place
#include <zstd.h>

#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/records_format.h"

namespace lede::archive {

struct Records::Unpacker {
  explicit Unpacker(std::string_view bytes)
      : dictionary(bytes.empty() ? nullptr : ZSTD_createDDict_byReference(bytes.data(), bytes.size())) {}
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() { ZSTD_freeDDict(dictionary); }

  ZSTD_DDict* dictionary;
};

Records::Records(core::MappedFile file, std::filesystem::path path)
    : file_(std::move(file)), path_(std::move(path)) {}
Records::~Records() = default;

core::Error Records::damaged() const {
  return {core::ErrorCode::kArchive, "damaged records file", "run lede-index verify", path_.string()};
}

core::Result<std::shared_ptr<const Records>> Records::open(const std::filesystem::path& path) {
  auto file = core::MappedFile::open(path);
  if (!file) return file.error();
  auto records = std::shared_ptr<Records>(new Records(std::move(*file), path));
  const std::string_view bytes = records->file_.bytes();
  if (bytes.size() < kRecordsHeader || !bytes.starts_with(kRecordsMagic)) return records->damaged();
  const std::uint64_t rows = load_u64(bytes, 8), index = load_u64(bytes, 16),
                      dictionary = load_u64(bytes, 24);
  if (index > bytes.size() || rows >= 0xffffffffu || (bytes.size() - index) / 8 != rows + 1 ||
      index < kRecordsHeader || dictionary > index - kRecordsHeader) {
    return records->damaged();
  }
  records->rows_ = static_cast<std::uint32_t>(rows);
  records->index_ = index;
  records->dictionary_ = bytes.substr(kRecordsHeader, dictionary);
  records->trained_rows_ = load_u64(bytes, 32);
  return std::shared_ptr<const Records>(std::move(records));
}

std::string_view Records::frame(std::uint32_t row) const {
  if (row >= rows_) return {};
  const std::uint64_t begin = load_u64(file_.bytes(), index_ + std::uint64_t{row} * 8);
  const std::uint64_t end = load_u64(file_.bytes(), index_ + std::uint64_t{row} * 8 + 8);
  if (begin > end || end > index_) return {};
  return file_.bytes().substr(begin, end - begin);
}

const Records::Unpacker& Records::unpacker() const {
  std::call_once(once_, [this] { unpacker_ = std::make_unique<Unpacker>(dictionary_); });
  return *unpacker_;
}

core::Result<std::string> Records::read(std::uint32_t row) const {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  ZSTD_freeDCtx);
  const std::string_view packed = frame(row);
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kMaxRecord) return damaged();  // also ZSTD's marks for "unknown" and "error"
  std::string record(size, '\0');
  const std::size_t got = ZSTD_decompress_usingDDict(context.get(), record.data(), record.size(),
                                                     packed.data(), packed.size(), unpacker().dictionary);
  if (got != size) return damaged();
  return record;
}

}  // namespace lede::archive
