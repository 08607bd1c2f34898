#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

#include "core/process.hpp"
#include "http/body_pool.hpp"
#include "http/curl/loop.hpp"
#include "http/curl/slot.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What a `CurlTransport` shares with its calls: the slots that wait for a next call (the one used
/// last is taken first), and the loop. A client without a transport of its own has it as it is.
///
/// To be owned with `LeftToParent`: a child that closed the connections would say goodbye in its
/// parent's name.
/// Thread safety: all members.
class CurlPool : public Transport {
 public:
  explicit CurlPool(HttpOptions options);
  CurlPool(const CurlPool&) = delete;
  CurlPool& operator=(const CurlPool&) = delete;

  Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options) override;
  bool start(const HttpRequest& request, const SendOptions& options, SendHandler done) override;
  [[nodiscard]] std::unique_ptr<Socket> openSocket(
      const SocketRequest& request, std::shared_ptr<SocketListener> listener) override;

  /// What drives calls that do not block, made when it is first asked for; null in a forked child
  /// and where libcurl gives none.
  [[nodiscard]] std::shared_ptr<CurlLoop> loop();

  /// Null until `useLoops`.
  static inline std::atomic<CurlLoop::Maker> makeLoop = nullptr;

 private:
  using Slot = std::unique_ptr<CurlSlot>;

  [[nodiscard]] Result<Slot> acquire();
  void release(Slot slot);

  const HttpOptions options_;
  const HomeProcess home_;
  const std::shared_ptr<BodyPool> bodies_;
  std::mutex mutex_;
  std::vector<Slot> idle_;  // the coldest one is the first
  std::shared_ptr<CurlLoop> loop_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
