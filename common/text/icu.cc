#include "common/text/icu.h"

#include <dlfcn.h>
#include <unicode/uvernum.h>

#include <stdexcept>
#include <string>

namespace lede::text {
namespace {

class Library {
 public:
  explicit Library(const std::string& name)
      : file_(name + ".so." U_ICU_VERSION_SHORT), handle_(::dlopen(file_.c_str(), RTLD_LAZY | RTLD_LOCAL)) {
    if (handle_ == nullptr) fail();
  }

  template <typename Function>
  void find(Function& function, const char* name) const {
    function = reinterpret_cast<Function>(::dlsym(handle_, name));
    if (function == nullptr) fail();
  }

 private:
  [[noreturn]] void fail() const {
    const char* told = ::dlerror();
    throw std::runtime_error("cannot load " + file_ + ", which must be installed: " + (told ? told : ""));
  }

  std::string file_;
  void* handle_;  // stays open: its functions are in use until the process ends
};

// The name as the linker knows it, with ICU's version in it.
#define LEDE_ICU_QUOTE(name) #name
#define LEDE_ICU_FIND(function) library.find(found.function, LEDE_ICU_QUOTE(function));

IcuUc load_uc() {
  const Library library("libicuuc");
  IcuUc found;
  LEDE_ICU_UC(LEDE_ICU_FIND)
  return found;
}

IcuI18n load_i18n() {
  const Library library("libicui18n");
  IcuI18n found;
  LEDE_ICU_I18N(LEDE_ICU_FIND)
  return found;
}

}  // namespace

const IcuUc& icu_uc() {
  static const IcuUc loaded = load_uc();
  return loaded;
}

const IcuI18n& icu_i18n() {
  static const IcuI18n loaded = load_i18n();
  return loaded;
}

}  // namespace lede::text
