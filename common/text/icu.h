// ICU, loaded when a text first needs it: to load and relocate its libraries takes a command from the shell
// as long as to find its articles, and most texts are answered from tables (char_table.h).
#pragma once

#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

namespace lede::text {

// The functions in use: of characters, words and names, and of time zones. Each is called by its own name,
// icu_uc().u_tolower(c).
#define LEDE_ICU_UC(X)              \
  X(u_charDigitValue)               \
  X(u_charType)                     \
  X(u_getIntPropertyValue)          \
  X(u_hasBinaryProperty)            \
  X(u_isUUppercase)                 \
  X(u_isUWhiteSpace)                \
  X(u_istitle)                      \
  X(u_tolower)                      \
  X(ubrk_close)                     \
  X(ubrk_following)                 \
  X(ubrk_open)                      \
  X(ubrk_setText)                   \
  X(uidna_close)                    \
  X(uidna_nameToASCII_UTF8)         \
  X(uidna_openUTS46)                \
  X(unorm2_getNFCInstance)          \
  X(unorm2_getNFDInstance)          \
  X(unorm2_getNFKCCasefoldInstance) \
  X(unorm2_normalize)               \
  X(uscript_getScript)              \
  X(uscript_hasScript)
#define LEDE_ICU_I18N(X)             \
  X(ucal_close)                      \
  X(ucal_getTimeZoneOffsetFromLocal) \
  X(ucal_open)                       \
  X(ucal_setMillis)

template <auto function>
using IcuFunction = decltype(function);
#define LEDE_ICU_MEMBER(function) IcuFunction<& ::function> function = nullptr;
struct IcuUc {
  LEDE_ICU_UC(LEDE_ICU_MEMBER)
};
struct IcuI18n {
  LEDE_ICU_I18N(LEDE_ICU_MEMBER)
};
#undef LEDE_ICU_MEMBER

// Loaded by the first call, for the whole process; safe for many threads. Of the version that the program was
// built with, as the names of ICU's functions say. Throws std::runtime_error where it is not installed.
const IcuUc& icu_uc();
const IcuI18n& icu_i18n();

}  // namespace lede::text
