#pragma once

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Inside a `catch (...)`: what code of the application threw ends the call, an `Error` as that
/// error, anything else as `cancelled` with the name of what threw. A lack of memory goes on as it
/// is.
[[nodiscard]] inline Error thrownError(std::string_view what) {
  const auto threw = [what](std::string_view why) {
    return makeError(ErrorKind::cancelled,
                     std::string(what) + " threw" + (why.empty() ? "" : ": ") + std::string(why));
  };
  try {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& error) {
    return threw(error.what());
  } catch (...) {
    return threw("");
  }
}

/// Runs `step`, which is or calls code of the application.
template <class F>
Result<void> contained(std::string_view what, F&& step) {
  try {
    step();
    return {};
  } catch (...) {
    return thrownError(what);
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
