#pragma once

#include <memory>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

#include "async/worker_thread.hpp"
#include "http/body_pool.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// One thread that drives any number of transfers with one multi handle: connections are shared,
/// and where the server speaks HTTP/2 so are their streams.
///
/// Thread safety: all members. It may be destroyed on its own thread.
class CurlLoop {
 public:
  /// Errors: libcurl has no memory or no descriptors left.
  [[nodiscard]] static Result<std::unique_ptr<CurlLoop>> create(const HttpOptions& options,
                                                                std::shared_ptr<BodyPool> bodies);
  using Maker = decltype(&create);
  CurlLoop(const CurlLoop&) = delete;
  CurlLoop& operator=(const CurlLoop&) = delete;
  /// What has not ended ends with `cancelled`.
  virtual ~CurlLoop();

  /// `done` is called once, on the thread of the loop. `request` and `limits` live until then.
  virtual void start(const HttpRequest& request, const SendOptions& limits, SendHandler done);

  /// `listener` is called on the thread of the loop. Only a listener calls it: see `openOver`.
  [[nodiscard]] std::unique_ptr<Socket> openSocket(SocketRequest request,
                                                   std::shared_ptr<SocketListener> listener);

 private:
  class State;
  explicit CurlLoop(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;  // the thread owns it, too
  WorkerThread thread_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
