#pragma once

#include <chrono>
#include <memory>
#include <stop_token>

#include <directus/async/executor.hpp>
#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class AsyncSlot;

/// Where a flow goes on that does not block.
enum class Place {
  helper,    ///< a thread of the library that may block
  handlers,  ///< the executor, or the callback thread where there is no executor
};

/// How the flow of one operation waits: by blocking the thread that runs it, or by going on later.
///
/// Thread safety: a flow is on one thread at a time, and so are the calls of its driver.
class DIRECTUS_EXPORT Driver {
 public:
  virtual ~Driver();

  /// The driver that blocks. Every wait under it is over at once.
  [[nodiscard]] static Driver& blocking() noexcept;
  [[nodiscard]] virtual bool isBlocking() const noexcept = 0;

  /// What ends the operation; null for a blocking one, which only its own limits end.
  [[nodiscard]] virtual const std::stop_source* stopSource() const noexcept = 0;

  // The rest is for drivers that do not block.

  /// Calls `job` at that place.
  virtual void post(Place place, Job job) = 0;
  /// Calls `job` on a helper thread when the clock of the client reaches `until`.
  virtual void postAt(std::chrono::milliseconds until, Job job) = 0;
  /// Keeps the flow alive while somebody else has to resume it.
  [[nodiscard]] virtual std::shared_ptr<void> hold() = 0;
  /// The threads and the executor of a client, for a flow that has none of its own yet.
  virtual void adopt(const std::shared_ptr<AsyncSlot>& slot) = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
