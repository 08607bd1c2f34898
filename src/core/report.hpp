#pragma once

#include <directus/core/callback.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Tells a function of the user's that only reports. One that throws is silenced: reporting never
/// fails the call that reports.
template <class Event>
void report(const Callback<const Event&>& callback, const Event& event) noexcept {
  if (!callback) return;
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
  try {
    callback(event);
  } catch (...) {  // NOLINT(bugprone-empty-catch): there is nobody left to tell
  }
#else
  callback(event);
#endif
}

}  // namespace DIRECTUS_NAMESPACE::detail
