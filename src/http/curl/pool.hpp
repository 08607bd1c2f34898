#pragma once

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

/// The slots that wait for a next call; the one used last is taken first.
///
/// To be owned with `LeftToParent`: a child that closed the connections would say goodbye in its
/// parent's name.
/// Thread safety: all members.
class CurlPool {
 public:
  explicit CurlPool(HttpOptions options);
  ~CurlPool() = default;
  CurlPool(const CurlPool&) = delete;
  CurlPool& operator=(const CurlPool&) = delete;

  [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options);

  /// What drives calls that do not block; made when it is first asked for.
  [[nodiscard]] Result<std::shared_ptr<CurlLoop>> loop();
  [[nodiscard]] bool isForked() const noexcept { return !home_.isHere(); }

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
