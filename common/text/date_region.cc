#include <unicode/timezone.h>

#include <memory>
#include <string>

#include "common/text/date_reading.h"

namespace lede::text {

int offset_in_region(std::string_view region, Time local) {
  const auto id =
      icu::UnicodeString::fromUTF8(icu::StringPiece(region.data(), static_cast<std::int32_t>(region.size())));
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  std::int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<double>(local.time_since_epoch().count()) * 1000.0, true, raw, saving, status);
  return U_FAILURE(status) ? 0 : (raw + saving) / 1000;
}

}  // namespace lede::text
