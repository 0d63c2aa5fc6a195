#include "common/text/idn.h"

#include <memory>

#include "common/text/icu.h"

namespace lede::text {

std::string idn_to_ascii(std::string_view host) {
  const IcuUc& icu = icu_uc();
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(icu.uidna_close)> idna(
      icu.uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, &status),
      icu.uidna_close);
  if (U_FAILURE(status)) return {};
  std::string out(4 * host.size() + 64, '\0');
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t size =
      icu.uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<std::int32_t>(host.size()), out.data(),
                                 static_cast<std::int32_t>(out.size()), &info, &status);
  // Names that are too long or oddly hyphened are seen in the wild and harm nobody.
  constexpr std::uint32_t kHarmless = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                      UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                      UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  if (U_FAILURE(status) || size < 0 || (info.errors & ~kHarmless) != 0) return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace lede::text
