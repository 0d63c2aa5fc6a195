// The one place where Xapian's exceptions (which are no std::exception) become Errors.
#pragma once

#include <xapian.h>

#include <string>
#include <type_traits>
#include <utility>

#include "common/core/result.h"

namespace lede::archive {

// `where`: what was being read or written, for the message. A full disk, a missing file, a
// damaged database and a changed one each get their own code and hint.
core::Error to_error(const Xapian::Error& error, const std::string& where);

// Runs `f` (returning T or Result<T>; void becomes Done) and turns Xapian::Error into an Error.
template <typename F>
auto xapian_guard(const std::string& where, F&& f) {
  using T = std::invoke_result_t<F>;
  if constexpr (std::is_void_v<T>) {
    try {
      std::forward<F>(f)();
      return core::ok_status();
    } catch (const Xapian::Error& error) {
      return core::Status(to_error(error, where));
    }
  } else if constexpr (requires(T t) {
                         t.ok();
                         t.error();
                       }) {
    try {
      return std::forward<F>(f)();
    } catch (const Xapian::Error& error) {
      return T(to_error(error, where));
    }
  } else {
    try {
      return core::Result<T>(std::forward<F>(f)());
    } catch (const Xapian::Error& error) {
      return core::Result<T>(to_error(error, where));
    }
  }
}

}  // namespace lede::archive
