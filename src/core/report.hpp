#pragma once

#include <directus/core/callback.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Calls a hook of the application that only reports. A hook that throws is silenced: reporting
/// never fails the call that reports.
template <class Event>
void report(const Callback<const Event&>& callback, const Event& event) noexcept {
  if (!callback) return;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
  try {
    callback(event);
  } catch (...) {  // NOLINT(bugprone-empty-catch): nobody is left to report to
  }
#else
  callback(event);
#endif
}

}  // namespace DIRECTUS_NAMESPACE::detail
