#include "common/archive/records_writer.h"

#include <zdict.h>

#include <algorithm>
#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/records_format.h"

namespace lede::archive {
namespace {

// Measured on news (packing speed, size): level 1 without a dictionary 234 MB/s, .472; level 3 with
// one 178 MB/s, .371; level 5 half the speed for no gain.
constexpr int kLevelAlone = 1;  // few records, to be packed again with others
constexpr int kLevelWithDictionary = 3;
constexpr std::size_t kDictionaryBytes = std::size_t{112} << 10;
// A hundred times the dictionary is what zdict.h asks for; less does nearly as well.
constexpr std::size_t kSampleBytes = std::size_t{6} << 20;
constexpr std::uint64_t kMinRows = 200;  // fewer teach little
// Measured on 37,000 news articles: trained on the first 650, .372; on as many of all, .370. So
// what has seen enough serves for long, and records are packed once.
constexpr std::uint64_t kSeenEnough = 500;
constexpr std::uint64_t kRetrain = 8;
constexpr std::uint64_t kRetrainLate = 100;

// No dictionary where the samples are too few or too much alike.
RecordDictionary train(const std::string& samples, const std::vector<std::size_t>& sizes,
                       std::uint64_t rows) {
  RecordDictionary dictionary{std::string(kDictionaryBytes, '\0'), rows};
  const std::size_t size =
      ZDICT_trainFromBuffer(dictionary.bytes.data(), dictionary.bytes.size(), samples.data(), sizes.data(),
                            static_cast<unsigned>(sizes.size()));
  dictionary.bytes.resize(ZDICT_isError(size) ? 0 : size);
  return dictionary;
}

// On records spread evenly over all parts.
core::Result<RecordDictionary> train(const std::vector<std::shared_ptr<const Records>>& parts,
                                     std::uint64_t rows) {
  std::uint64_t packed = 0;
  for (const auto& part : parts) {
    for (std::uint32_t row = 0; row < part->rows(); ++row) packed += part->frame(row).size();
  }
  const std::uint64_t step = 1 + 2 * packed / kSampleBytes;  // text packs to about a half
  std::string samples;
  std::vector<std::size_t> sizes;
  std::uint64_t n = 0;
  for (const auto& part : parts) {
    for (std::uint32_t row = 0; row < part->rows(); ++row) {
      if (n++ % step != 0) continue;
      auto record = part->read(row);
      if (!record) return record.error();
      samples += *record;
      sizes.push_back(record->size());
    }
  }
  return train(samples, sizes, rows);
}

bool is_worth_training(std::uint64_t rows, std::uint64_t trained_rows) {
  return rows >= kMinRows && rows >= (trained_rows < kSeenEnough ? kRetrain : kRetrainLate) * trained_rows;
}

}  // namespace

std::shared_ptr<const RecordDictionary> NewestDictionary::known() const {
  const std::lock_guard guard(mutex_);
  return known_;
}

// Others wait meanwhile: one training is half a second, their records then need no other packing.
std::shared_ptr<const RecordDictionary> NewestDictionary::known_or_trained(
    const std::vector<std::string>& records) {
  const std::lock_guard guard(mutex_);
  if (known_ || !is_worth_training(records.size(), 0)) return known_;
  std::size_t bytes = 0;
  for (const std::string& record : records) bytes += record.size();
  const std::size_t step = 1 + bytes / kSampleBytes;
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < records.size(); i += step) {
    samples += records[i];
    sizes.push_back(records[i].size());
  }
  RecordDictionary trained = train(samples, sizes, records.size());
  if (!trained.bytes.empty()) known_ = std::make_shared<const RecordDictionary>(std::move(trained));
  return known_;
}

void NewestDictionary::offer(const Records& records) {
  const std::lock_guard guard(mutex_);
  if (records.dictionary().empty() || (known_ && known_->trained_rows >= records.trained_rows())) return;
  known_ = std::make_shared<const RecordDictionary>(
      RecordDictionary{std::string(records.dictionary()), records.trained_rows()});
}

RecordPacker::RecordPacker(std::string_view dictionary) : context_(ZSTD_createCCtx(), ZSTD_freeCCtx) {
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel,
                         dictionary.empty() ? kLevelAlone : kLevelWithDictionary);
  ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
}

core::Result<std::string_view> RecordPacker::pack(std::string_view record) {
  packed_.resize(std::max(packed_.size(), ZSTD_compressBound(record.size())));
  const std::size_t size =
      ZSTD_compress2(context_.get(), packed_.data(), packed_.size(), record.data(), record.size());
  if (ZSTD_isError(size)) {
    return core::Error{core::ErrorCode::kInternal,
                       std::string("cannot pack a record: ") + ZSTD_getErrorName(size), "", ""};
  }
  return std::string_view(packed_).substr(0, size);
}

RecordsWriter::RecordsWriter(const std::filesystem::path& file, RecordDictionary dictionary)
    : file_(file), index_(file), dictionary_(std::move(dictionary)), packer_(dictionary_.bytes) {
  file_.write(std::string(kRecordsHeader, '\0'));
  file_.write(dictionary_.bytes);
}

void RecordsWriter::add(std::string_view record) {
  auto frame = packer_.pack(record);
  if (!frame) {
    problem_ = frame.error();
    return;
  }
  add_frame(*frame);
}

void RecordsWriter::add_frame(std::string_view frame) {
  note_offset();
  file_.write(frame);
  ++rows_;
}

void RecordsWriter::note_offset() {
  const std::uint64_t offset = file_.offset();
  index_.append({reinterpret_cast<const char*>(&offset), sizeof offset});
}

core::Status RecordsWriter::finish() {
  if (!problem_) return problem_;
  std::string header(kRecordsMagic);
  append_u64(header, rows_);
  append_u64(header, file_.offset());
  append_u64(header, dictionary_.bytes.size());
  append_u64(header, dictionary_.trained_rows);
  note_offset();
  if (core::Status status = index_.copy_to(file_); !status) return status;
  file_.patch(0, header);
  return file_.finish();
}

core::Status merge_records(const std::vector<std::shared_ptr<const Records>>& parts, const Records* known,
                           const std::filesystem::path& file) {
  std::uint64_t rows = 0;
  const Records* best = known;
  for (const auto& part : parts) {
    rows += part->rows();
    if (best == nullptr || part->trained_rows() > best->trained_rows()) best = part.get();
  }
  RecordDictionary dictionary;
  if (best != nullptr) dictionary = {std::string(best->dictionary()), best->trained_rows()};
  if (is_worth_training(rows, dictionary.trained_rows)) {
    auto trained = train(parts, rows);
    if (!trained) return trained.error();
    dictionary = std::move(*trained);
  }
  RecordsWriter out(file, dictionary);
  for (const auto& part : parts) {
    const bool same = part->dictionary() == dictionary.bytes;
    core::WalkedBytes walked([&] { part->release(); });
    for (std::uint32_t row = 0; row < part->rows(); ++row) {
      walked.add(part->frame(row).size() + sizeof(std::uint64_t));
      if (same) {
        out.add_frame(part->frame(row));
        continue;
      }
      auto record = part->read(row);
      if (!record) return record.error();
      out.add(*record);
    }
    walked.release();
  }
  return out.finish();
}

}  // namespace lede::archive
