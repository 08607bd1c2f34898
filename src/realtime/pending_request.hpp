#pragma once

#include <mutex>
#include <optional>
#include <string>

#include <directus/core/error.hpp>

#include "async/bell.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What came of one message: filled once by the driver, waited for by its operation.
struct PendingRequest {
  std::mutex mutex;
  Bell bell;
  bool isDone = false;
  std::optional<Error> error;
  std::string reply;  ///< the whole message that answered

  void done(std::optional<Error> failed, std::string text = {}) {
    {
      const std::scoped_lock lock(mutex);
      if (std::exchange(isDone, true)) return;
      error = std::move(failed);
      reply = std::move(text);
    }
    bell.ring();
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
