#include <memory>
#include <string>

#include "common/text/date_reading.h"
#include "common/text/icu.h"

namespace lede::text {

int offset_in_region(std::string_view region, Time local) {
  const IcuI18n& icu = icu_i18n();
  const std::u16string id(region.begin(), region.end());  // ASCII
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, decltype(icu.ucal_close)> calendar(
      icu.ucal_open(id.data(), static_cast<std::int32_t>(id.size()), "", UCAL_GREGORIAN, &status),
      icu.ucal_close);
  if (U_FAILURE(status)) return 0;
  icu.ucal_setMillis(calendar.get(), static_cast<double>(local.time_since_epoch().count()) * 1000.0, &status);
  std::int32_t raw = 0, saving = 0;
  // An hour that the clocks skip is read by the clock before, one that they show twice as the second.
  icu.ucal_getTimeZoneOffsetFromLocal(calendar.get(), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_LATTER, &raw,
                                      &saving, &status);
  return U_FAILURE(status) ? 0 : (raw + saving) / 1000;
}

}  // namespace lede::text
