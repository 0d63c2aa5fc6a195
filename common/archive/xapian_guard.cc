#include "common/archive/xapian_guard.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include "common/core/file_writer.h"

namespace lede::archive {

core::Error to_error(const Xapian::Error& error, const std::string& where) {
  using core::ErrorCode;
  const int number = errno;
  const std::string_view type = error.get_type();
  std::string message = error.get_msg();
  // A write that fails is taken back, which DB_DANGEROUS cannot do: Xapian then tells of that
  // alone, and only errno still has the cause.
  if (type == "InvalidOperationError" && number != 0 && message.find("cancel()") != std::string::npos) {
    message = std::string("cannot write: ") + std::strerror(number);
    return {ErrorCode::kIo, message, core::hint_for_errno(number), where};
  }
  if (const char* detail = error.get_error_string(); detail != nullptr) message += std::string(": ") + detail;
  if (message.find(std::strerror(ENOSPC)) != std::string::npos) {
    return {ErrorCode::kIo, message, core::hint_for_errno(ENOSPC), where};
  }
  if (type == "DatabaseLockError")
    return {ErrorCode::kLocked, message, "another lede-index is writing", where};
  if (type == "DatabaseCorruptError" || type == "DatabaseVersionError") {
    return {ErrorCode::kArchive, message, "run lede-index verify; restore a backup if it is damaged", where};
  }
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" || type == "DatabaseModifiedError" ||
      type == "DatabaseClosedError" || type == "DatabaseError" || type == "DatabaseCreateError") {
    return {ErrorCode::kIo, message, "", where};
  }
  if (type == "QueryParserError" || type == "WildcardError" || type == "InvalidArgumentError") {
    return {ErrorCode::kUsage, message, "", where};
  }
  return {ErrorCode::kInternal, std::string(type) + ": " + message, "", where};
}

}  // namespace lede::archive
