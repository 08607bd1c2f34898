#pragma once

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Runs `step`, which is or calls a function of the user's. What it throws ends the call: an
/// `Error` as that error, anything else as `cancelled` with the name of what threw. A lack of
/// memory goes on as it is.
template <class T, class F>
Result<T> contained(std::string_view what, F&& step) {
  const auto threw = [what](std::string_view why) {
    return Error(
        {.kind = ErrorKind::cancelled,
         .message = std::string(what) + " threw" + (why.empty() ? "" : ": ") + std::string(why)});
  };
  try {
    return step();
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

}  // namespace DIRECTUS_NAMESPACE::detail
