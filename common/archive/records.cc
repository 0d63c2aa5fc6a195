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

core::Result<std::shared_ptr<const Records>> Records::open(const std::filesystem::path& path,
                                                           const std::shared_ptr<const Records>& other) {
  auto file = core::MappedFile::open(path);
  if (!file) return file.error();
  auto records = std::shared_ptr<Records>(new Records(std::move(*file), path));
  const std::string_view bytes = records->file_.bytes();
  char header_bytes[kRecordsHeader];
  if (!records->file_.copy(0, header_bytes, kRecordsHeader)) return records->damaged();
  const std::string_view header(header_bytes, kRecordsHeader);
  if (!header.starts_with(kRecordsMagic)) return records->damaged();
  const std::uint64_t rows = load_u64(header, 8), index = load_u64(header, 16),
                      dictionary = load_u64(header, 24);
  if (index > bytes.size() || rows >= 0xffffffffu || (bytes.size() - index) / 8 != rows + 1 ||
      index < kRecordsHeader || dictionary > index - kRecordsHeader) {
    return records->damaged();
  }
  records->rows_ = static_cast<std::uint32_t>(rows);
  records->index_ = index;
  records->dictionary_ = bytes.substr(kRecordsHeader, dictionary);
  records->trained_rows_ = load_u64(header, 32);
  if (other && records->has_dictionary_of(*other)) records->alike_ = other->alike_ ? other->alike_ : other;
  return std::shared_ptr<const Records>(std::move(records));
}

// By its number, which ZDICT makes of what is in it. Frames have checksums, should that ever deceive.
bool Records::has_dictionary_of(const Records& other) const {
  if (dictionary_.empty() || dictionary_.size() != other.dictionary_.size()) return false;
  const auto number_of = [](const Records& records) -> unsigned {
    char beginning[8];
    if (!records.file_.copy(kRecordsHeader, beginning, sizeof beginning)) return 0;
    return ZSTD_getDictID_fromDict(beginning, sizeof beginning);
  };
  const unsigned number = number_of(*this);
  return number != 0 && number == number_of(other);
}

// Where the frame stands, by its two entries of the index; nothing where they cannot be.
std::optional<Records::Extent> Records::extent(std::string_view entries) const {
  const std::uint64_t begin = load_u64(entries, 0), end = load_u64(entries, 8);
  if (begin > end || end > index_) return std::nullopt;
  return Extent{begin, static_cast<std::size_t>(end - begin)};
}

std::string_view Records::frame(std::uint32_t row) const {
  if (row >= rows_) return {};
  const auto at = extent(file_.bytes().substr(index_ + std::uint64_t{row} * 8, 16));
  return at ? file_.bytes().substr(at->begin, at->size) : std::string_view();
}

const Records::Unpacker& Records::unpacker() const {
  if (alike_) return alike_->unpacker();
  std::call_once(once_, [this] { unpacker_ = std::make_unique<Unpacker>(dictionary_); });
  return *unpacker_;
}

core::Result<std::string> Records::read(std::uint32_t row) const {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  ZSTD_freeDCtx);
  char entries[16];
  if (row >= rows_ || !file_.copy(index_ + std::uint64_t{row} * 8, entries, sizeof entries)) return damaged();
  const auto at = extent({entries, sizeof entries});
  if (!at) return damaged();
  std::string packed(at->size, '\0');
  if (!file_.copy(at->begin, packed.data(), packed.size())) return damaged();
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kMaxRecord) return damaged();  // also ZSTD's marks for "unknown" and "error"
  std::string record(size, '\0');
  const std::size_t got = ZSTD_decompress_usingDDict(context.get(), record.data(), record.size(),
                                                     packed.data(), packed.size(), unpacker().dictionary);
  if (got != size) return damaged();
  return record;
}

}  // namespace lede::archive
